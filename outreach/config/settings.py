"""The settings: their names, kinds, defaults and limits. config.example.toml explains each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from outreach.config.kinds import (
    DAYS,
    Address,
    Command,
    DatabaseUrl,
    Days,
    Host,
    Hours,
    IysCode,
    Line,
    MersisNumber,
    Names,
    Networks,
    OneClickUrl,
    OptionalAddress,
    OptionalText,
    Seconds,
    Selector,
    TimeZone,
    Variable,
)
from outreach.errors import UsageError
from outreach.text import Language
from outreach.toml import Path, near, wrong
from outreach.toml.kinds import OptionalLine, Texts
from outreach.toml.linting import Lint
from outreach.workdays import Window

_REFUSED_KEYS = frozenset({"password", "passwd", "pass", "secret", "token"})
_REFUSED_KEY = (
    "a password does not belong in config.toml; take it out and say where it is kept: "
    "password_cmd, password_env, keyring = true, or token_command"
)
_ACCOUNT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}")


class Settings(BaseModel):
    """A table of settings; a name that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Secretless(Settings):
    """A table that people may take for the place of a password."""

    @model_validator(mode="before")
    @classmethod
    def _no_secret(cls, table: Any) -> Any:
        written = [key for key in table if _is_secret(key)] if isinstance(table, Mapping) else []
        if written:
            raise wrong(((key,), _REFUSED_KEY) for key in written)
        return table


def _is_secret(key: object) -> bool:
    return str(key).casefold().replace("-", "_").removeprefix("app_").removeprefix("oauth_") in _REFUSED_KEYS


class Smtp(Secretless):
    """The server that takes an account's mail."""

    host: Host
    port: int = Field(default=465, ge=1, le=65535, strict=True)
    tls: Literal["tls", "starttls"] = "tls"


class Imap(Secretless):
    """The server that keeps an account's mailbox."""

    host: Host
    port: int = Field(default=993, ge=1, le=65535, strict=True)
    tls: Literal["tls", "starttls"] = "tls"
    #: Folders that are never read, whatever stands in them.
    skip: Texts = ()


class WarmUp(Settings):
    """How the limit of a new mailbox grows: with every day on which it sends."""

    #: Mails in 24 hours at first.
    start: int = Field(default=10, ge=1, le=2000, strict=True)
    #: By how much each day on which mail left is more than the one before.
    growth: float = Field(default=1.2, ge=1, le=2)
    #: Where it ends.
    ceiling: int = Field(default=40, ge=1, le=2000, strict=True)

    @model_validator(mode="after")
    def _grows(self) -> WarmUp:
        if self.start > self.ceiling:
            raise wrong([(("start",), f"must be at most ceiling, {self.ceiling} (found {self.start})")])
        return self


class Account(Secretless):
    """An address that we send from, and how its servers let us in. No setting holds a password."""

    name: Line
    address: Address
    brand: OptionalLine = None
    signature: OptionalText = None
    reply_to: OptionalAddress = None
    #: Answers go to an address of their own for each mail; `auto`: where the provider puts other ids in the place of ours.
    plus_addresses: Literal["auto", "on", "off"] = "auto"
    #: The name to log in with; the address where empty.
    user: OptionalLine = None
    #: Prints an OAuth access token.
    token_command: Command = ()
    #: Prints the password.
    password_cmd: Command = ()
    #: The environment variable that holds the password.
    password_env: Variable = None
    #: The password is in the system's keyring.
    keyring: bool = False
    #: Mails in any 24 hours; as `sending.per_day` where empty.
    per_day: int | None = Field(default=None, ge=1, le=2000, strict=True)
    #: Seconds between two mails; as `sending.pause_seconds` where empty.
    pause_seconds: Seconds | None = None
    #: Lines over which its mail leaves at once, where no pause is kept between two mails.
    connections: int = Field(default=1, ge=1, le=20, strict=True)
    #: None where the limit does not grow.
    warm_up: WarmUp | None = None
    #: Where the key of the signatures of its mail stands in DNS; guessed by the provider where empty.
    dkim_selector: Selector = None
    smtp: Smtp | None = None
    #: None where the program cannot read the answers.
    imap: Imap | None = None

    @property
    def login(self) -> str:
        """The name that its servers know it by."""
        return self.user or self.address

    @property
    def signed(self) -> str:
        """The lines below every mail."""
        return self.signature or self.name


class Database(Settings):
    """Where the program keeps what it learns."""

    #: It may hold a password, so no repr shows it.
    url: DatabaseUrl = Field(default="", repr=False)


class Sending(Settings):
    """When mail may leave, and how much of it."""

    window: Hours = (time(10), time(17))
    days: Days = DAYS[:5]
    #: Mails of one account in any 24 hours.
    per_day: int = Field(default=20, ge=1, le=2000, strict=True)
    #: Seconds between two mails of one account, drawn anew for each.
    pause_seconds: Seconds = (40, 160)
    #: Days between the last mail of one campaign to somebody and the first of another.
    cool_off: int = Field(default=30, ge=0, le=365, strict=True)
    #: Megabytes of all files that go with one mail, as they travel.
    attachments_mb: int = Field(default=5, ge=1, le=25, strict=True)
    #: Minutes after which what was read of a mailbox is too old for a follow-up to leave.
    sync_minutes: int = Field(default=10, ge=1, le=1440, strict=True)

    #: Who is asked whether the domain of an address takes mail, before mail leaves.
    resolver: Names = "system"

    @property
    def hours(self) -> Window:
        """The window as the plan reads it."""
        return Window(*self.window, frozenset(map(DAYS.index, self.days)))


class Posts(Settings):
    """Which posts a draft may speak of, and where they may be read."""

    max_age_days: int = Field(default=45, ge=1, le=3650, strict=True)
    #: Networks that are not public, where feeds may be read all the same.
    private_networks: Networks = ()


class FooterLines(Settings):
    """The footer's words in one language."""

    opt_out: OptionalText = None


class Footer(Settings):
    """What stands below every mail beside the signature."""

    en: FooterLines = FooterLines()
    tr: FooterLines = FooterLines()
    postal_address: OptionalText = None

    def opt_out(self, language: Language) -> str | None:
        """Give the opt-out line of a language; None is the line that the program ships."""
        return {Language.EN: self.en, Language.TR: self.tr}[language].opt_out


class Company(Settings):
    """Who we are in the eyes of the law."""

    #: As the trade register has it.
    name: OptionalLine = None
    mersis_no: MersisNumber = None
    #: The number under which İYS knows the brand.
    iys_code: IysCode = None


class Unsubscribe(Settings):
    """The header by which a mail program offers a button for no more mail."""

    #: `auto`: where an account may send 1,000 mails a day.
    header: Literal["auto", "on", "off"] = "auto"
    #: Who is asked; where answers go where empty.
    mailto: OptionalAddress = None
    #: Asked by a POST when somebody presses the button.
    url: OneClickUrl = None


class Config(Settings):
    """All settings, checked."""

    transport: Literal["local", "smtp"] = "local"
    language: Language = Language.EN
    time_zone: TimeZone = "UTC"
    database: Database = Database()
    accounts: Mapping[str, Account] = Field(default_factory=dict)
    account: str = Field(default="", validate_default=True)
    sending: Sending = Sending()
    posts: Posts = Posts()
    footer: Footer = Footer()
    company: Company = Company()
    unsubscribe: Unsubscribe = Unsubscribe()
    lint: Lint = Lint()

    @field_validator("accounts")
    @classmethod
    def _accounts(cls, accounts: Mapping[str, Account]) -> Mapping[str, Account]:
        faults: list[tuple[Path, str]] = []
        seen: dict[str, str] = {}
        for name, account in accounts.items():
            if not _ACCOUNT_NAME.fullmatch(name):
                faults.append(((name,), "an account's name is letters, digits, - and _"))
            first = seen.setdefault(account.address.casefold(), name)
            if first != name:
                faults.append(((name, "address"), f"is the address of account {first} too"))
        if faults:
            raise wrong(faults)
        return accounts

    @field_validator("account")
    @classmethod
    def _account(cls, account: str, info: ValidationInfo) -> str:
        accounts = info.data.get("accounts") or {}
        if account and accounts and account not in accounts:
            meant = near(account, accounts)
            raise ValueError(
                f"no such account; did you mean {meant}?" if meant else f"there are: {', '.join(accounts)}"
            )
        return account or next(iter(accounts), "")

    def sender(self, name: str | None = None) -> Account:
        """Give the account called *name*, or the default one; raises UsageError where there is none."""
        wanted = name or self.account
        if wanted in self.accounts:
            return self.accounts[wanted]
        raise UsageError(
            f"no account {wanted!r} in config.toml" if wanted else "config.toml names no account",
            hint=f"one of {', '.join(self.accounts)}" if self.accounts else "outreach init",
        )
