"""Looks at what the machine gives: where the database lies, room on the disk, time zones, the keyring."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path
from zoneinfo import TZPATH

from outreach.actions.checks import Check, failed, ok, warn
from outreach.app import App
from outreach.errors import OutreachError
from outreach.net import credentials
from outreach.store import place

_MB = 1_000_000
#: Below the first a person should make room; below the second what was sent may not be written down.
_SCARCE, _GONE = 1000 * _MB, 50 * _MB
#: Years after which rules of time zones are old: some country changes its own in each.
_OLD = 2
#: `2025b`, as the rules call themselves, or `2026.6`, as the package does.
_VERSION = re.compile(r"(?:# version )?((\d{4})(?:[a-z]{1,2}|\.\d+))\s")


def machine(app: App) -> Iterator[Check]:
    """Check this machine; what lies in a shared database is its server's business."""
    yield from _place(app)
    yield _disk(app)
    yield _zones(app.now().date())
    if any(one.keyring for one in app.config.accounts.values()):
        yield _keyring()


def _file(app: App) -> Path | None:
    """Give the file of the database; None for a shared one."""
    url = app.database_url
    return Path(url.removeprefix("sqlite:///")).absolute() if url.startswith("sqlite:///") else None


def _place(app: App) -> Iterator[Check]:
    file = _file(app)
    if file is None:
        return
    if program := place.synced(file):
        said = f"{file.parent} is copied by {program}: a copy of half a change, or of yesterday, may take the database's place"
        yield warn("folder", said, "a folder that nothing copies while you work")
    elif kind := place.remote(file, place.mounts()):
        said = f"{file.parent} lies on another machine ({kind}), where two programs may write at once"
        yield warn("folder", said, "a folder of this machine, or PostgreSQL for a team: database.url")
    else:
        yield ok("folder", f"{file.parent} is of this machine, as far as can be seen")


def _disk(app: App) -> Check:
    folder = (_file(app) or app.workspace / "config.toml").parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return warn("disk", f"how much room there is for {folder} cannot be told", "")
    said = f"{free // _MB:,} MB free"
    if free < _GONE:
        words = f"{said}: what is sent may not be written down"
        return failed("disk", OutreachError(words, hint="make room before anything is sent"))
    return warn("disk", said, "make room") if free < _SCARCE else ok("disk", said)


def _zones(today: date) -> Check:
    version, source = _rules()
    found = _VERSION.match(f"{version} ")
    if found is None:
        return warn("time zones", f"rules of {source}, of unknown age", "pip install --upgrade tzdata")
    said = f"rules of {found[1]}, from {source}"
    if today.year - int(found[2]) < _OLD:
        return ok("time zones", said)
    mend = "pip install --upgrade tzdata" if source == "tzdata" else "update the system's package tzdata"
    return warn("time zones", f"{said}: countries have changed their clocks since", mend)


def _rules() -> tuple[str, str]:
    """Give the version of the rules in force and where they are from: the system's go before the package's."""
    for folder in map(Path, TZPATH):
        for name in ("tzdata.zi", "+VERSION"):
            if (file := folder / name).is_file():
                return file.read_text("utf-8", "replace")[:40].partition("\n")[0], str(folder)
        if (folder / "Europe").is_dir():
            return "", str(folder)
    return metadata.version("tzdata"), "tzdata"


def _keyring() -> Check:
    name = credentials.keyring_backend()
    if name is None:
        said = "keyring = true, and this system has none"
        return failed(
            "keyring", OutreachError(said, hint="another way for the password: outreach help accounts")
        )
    if "plaintext" in name.casefold():
        return warn(
            "keyring",
            f"{name} keeps passwords as they are, in a file",
            "password_cmd with a program that encrypts",
        )
    return ok("keyring", name)
