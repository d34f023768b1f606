"""Makes a workspace: settings, folders, secret key."""

from __future__ import annotations

import os
import secrets
import shlex
from dataclasses import dataclass
from pathlib import Path

from outreach.config import load, starter
from outreach.config.providers import by_address
from outreach.errors import ConfigError, OutreachError, UsageError
from outreach.text import Language

#: What people write into; `outbox/` is made by the first sending.
FOLDERS = ("campaigns", "templates", "inbox")
#: The file that marks a folder of the demonstration, and what it says.
MARK = "DEMO"
MARKED = "This folder was made by `outreach demo` and is made anew by the next one.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What `init` asks."""

    name: str
    address: str
    brand: str
    language: Language
    time_zone: str
    #: One of `config.providers.NAMED`; None to tell by the address.
    provider: str | None = None
    #: Host, or host and port, of the servers; None for those of the provider, empty for none.
    smtp: str | None = None
    imap: str | None = None


def played(folder: Path) -> bool:
    """Say whether the demonstration made a workspace, with a clock of its own."""
    mark = folder / MARK
    return mark.is_file() and mark.read_text("utf-8", "replace") == MARKED


def keeper(address: str) -> str | None:
    """Name the provider whose domain an address is at; None for a domain of somebody's own."""
    found = by_address(address)
    return found.key if found else None


def servers(config: Path) -> str:
    """Say which servers a new config.toml names: `smtp.gmail.com and imap.gmail.com`; once if it is one; empty for none."""
    account = load(config.parent, environ={}).config.sender()
    return " and ".join(dict.fromkeys(one.host for one in (account.smtp, account.imap) if one))


def fault(**answer: str) -> str | None:
    """Say what is wrong with one answer, named as in `starter`; None where it can be used."""
    usable: dict[str, str] = {
        "name": "Selin",
        "address": "selin@kilnhaus.example",
        "brand": "Kilnhaus",
        "time_zone": "UTC",
    }
    try:
        starter(**(usable | answer), language=Language.EN)
    except OutreachError as error:
        return str(error).split(": ", 2)[-1] if isinstance(error, ConfigError) else str(error)
    return None


def make(folder: Path, answers: Answers) -> Path:
    """Write a new workspace into *folder* and give the path of its config.toml.

    Raises:
        UsageError: there is one already, or it cannot be written there; nothing that stands there is touched.
    """
    config = folder / "config.toml"
    if config.exists():
        raise UsageError(
            f"{config} is there already; nothing was changed",
            hint=f"outreach --workspace {shlex.quote(str(folder))} config show",
        )
    text = starter(
        name=answers.name,
        address=answers.address,
        brand=answers.brand,
        language=answers.language,
        time_zone=answers.time_zone,
        provider=answers.provider,
        smtp=answers.smtp,
        imap=answers.imap,
    )
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        key = folder / "secret.key"
        if not key.exists():
            write_whole(key, f"{secrets.token_hex(32)}\n".encode(), mode=0o600)
        # Last, because it is what makes the folder a workspace.
        write_whole(config, text.encode(), mode=0o600)
    except OSError as error:
        raise UsageError(f"{folder}: no workspace can be made here: {error.strerror or error}") from None
    return config


def write_whole(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write a file whole or not at all; *mode* less what the system keeps from new files."""
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
