"""What an action may touch: settings, database, clock, key, the web. Opened when first used, replaceable in a test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from outreach.errors import ConfigError, NoWorkspaceError

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from outreach.config import Config, Loaded
    from outreach.mail.delivery import Transport
    from outreach.net.carrier import Web
    from outreach.net.server import Credential, Server
    from outreach.net.sink import Fault


def utc_now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)


def find_workspace(start: Path, *, upward: bool = True) -> Path | None:
    """Find the nearest folder with a config.toml, from *start* upward."""
    start = start.absolute()
    looked = (start, *start.parents) if upward else (start,)
    return next((folder for folder in looked if (folder / "config.toml").is_file()), None)


@dataclass(kw_only=True)
class App:
    """The world of one command."""

    #: The folder that the person named; None to look upward from here.
    folder: Path | None = None
    clock: Callable[[], datetime] = utc_now
    #: It may hold a password, so no repr shows it.
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    #: Asks the person at the terminal for a password, unseen; None where nobody sits there.
    ask: Callable[[str], str] | None = None
    #: What the embedded catch-all does to the mail of an address: for rehearsing bad days.
    faults: Mapping[str, Fault] = field(default_factory=dict)
    #: Hosts of the web that stand on this machine, each with its port: for demonstrations.
    hosts: Mapping[str, int] = field(default_factory=dict)
    _credentials: dict[str, Credential] = field(default_factory=dict, init=False, repr=False)

    def now(self) -> datetime:
        """Give the time, in UTC."""
        return self.clock()

    @cached_property
    def workspace(self) -> Path:
        """The folder with config.toml.

        Raises:
            NoWorkspaceError: there is none.
        """
        start = self.folder or Path.cwd()
        found = find_workspace(start, upward=self.folder is None)
        if found is None:
            where = (
                f"{start} has no config.toml"
                if self.folder
                else "no workspace here: no folder upward has a config.toml"
            )
            raise NoWorkspaceError(where, hint="outreach init, or outreach demo to look around first")
        return found.resolve()

    @cached_property
    def loaded(self) -> Loaded:
        """Settings, each with its origin."""
        from outreach.config import load

        return load(self.workspace, environ=self.environ)

    @property
    def config(self) -> Config:
        """The settings."""
        return self.loaded.config

    @cached_property
    def secret(self) -> bytes:
        """The workspace's key."""
        path = self.workspace / "secret.key"
        try:
            return bytes.fromhex(path.read_text("ascii").strip())
        except (OSError, ValueError):
            raise ConfigError(
                f"{path}: the workspace's key is missing or damaged",
                hint="restore it from a backup; a new key would not know who was written to",
            ) from None

    @property
    def state(self) -> Path | None:
        """The folder outside every workspace in which this machine remembers them; None where there is no home."""
        named = self.environ.get("XDG_STATE_HOME", "")
        if Path(named).is_absolute():
            return Path(named) / "outreach"
        home = self.environ.get("HOME") or self.environ.get("USERPROFILE")
        return Path(home) / ".local" / "state" / "outreach" if home else None

    @property
    def transport(self) -> Transport:
        """The way in which mail leaves."""
        from outreach.mail.delivery import Transport

        return Transport(self.config.transport)

    def server(self, name: str, kind: Literal["smtp", "imap"]) -> Server:
        """Say where the server of an account is that takes its mail, or that keeps its mailbox.

        Raises:
            ConfigError: the account names none.
        """
        from outreach.config.providers import example
        from outreach.net.server import Server, Tls

        account = self.config.sender(name)
        found = account.smtp if kind == "smtp" else account.imap
        if found is None:
            raise ConfigError(
                f"config.toml: accounts.{name}.{kind}: missing; it says where the server is",
                hint=f"below [accounts.{name}]: {example(account.address, kind)}",
            )
        return Server(found.host, found.port, Tls(found.tls))

    def credential(self, name: str, *, again: bool = False) -> Credential:
        """Give what lets an account in; found once, and anew with *again*, after a server refused it.

        The same secret again is not worth a second try: providers lock an account that keeps failing.

        Raises:
            LoginError: there is none.
        """
        from outreach.net.credentials import Sources, credential

        if again or name not in self._credentials:
            account = self.config.sender(name)
            sources = Sources(
                account=name,
                user=account.login,
                token_command=account.token_command,
                password_cmd=account.password_cmd,
                password_env=account.password_env,
                keyring=account.keyring,
            )
            self._credentials[name] = credential(
                sources, environ=self.environ, ask=self.ask, folder=self.workspace
            )
        return self._credentials[name]

    def unheard(self, name: str, words: str) -> str:
        """Take the secret of an account out of what a server said, and shorten it to one line."""
        from outreach.net.credentials import without

        return without(words, self._credentials.get(name))

    @cached_property
    def web(self) -> Web:
        """How the web is asked for feeds."""
        from outreach.net.carrier import Web
        from outreach.net.guard import Guard, networks

        allowed = networks(self.config.posts.private_networks)
        return Web(guard=Guard(allowed, self.hosts), now=self.now)

    @cached_property
    def who(self) -> str:
        """The person at the keyboard, for the log."""
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "somebody"

    @cached_property
    def database_url(self) -> str:
        """The database of this workspace."""
        return self.config.database.url or f"sqlite:///{self.workspace / 'outreach.db'}"

    @cached_property
    def engine(self) -> Engine:
        """The database, at this program's schema and made with this workspace's key."""
        from outreach.store.engine import open_engine
        from outreach.store.faults import told
        from outreach.store.migrating import ensure_schema
        from outreach.store.settings import check_key

        secret = self.secret
        with told(self._database):
            engine = open_engine(self.database_url)
            try:
                ensure_schema(engine)
                check_key(engine, secret)
            except BaseException:
                engine.dispose()
                raise
        return engine

    @property
    def _database(self) -> str:
        """How people call the database; a URL may hold a password."""
        url = self.database_url
        return url.removeprefix("sqlite:///") if url.startswith("sqlite:") else "the shared database"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open the database for looking; nobody is shut out."""
        from sqlmodel import Session

        from outreach.store.engine import reading
        from outreach.store.faults import told

        with told(self._database), Session(reading(self.engine), expire_on_commit=False) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open the database for one transaction: all of it is kept, or nothing."""
        from sqlmodel import Session

        from outreach.store.faults import told

        with told(self._database), Session(self.engine, expire_on_commit=False) as db, db.begin():
            yield db

    def close(self) -> None:
        """Let go of the database."""
        if "engine" in self.__dict__:
            self.engine.dispose()
