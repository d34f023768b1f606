"""The name of a campaign in; its newest recorded text in its file, and what stood there kept beside it, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from outreach.actions import campaigns, sharing
from outreach.actions.workspace import write_whole
from outreach.app import App
from outreach.campaigns.hashing import text_hash
from outreach.errors import InputError, OutreachError, UsageError
from outreach.models import CampaignReading
from outreach.store import campaigns as readings
from outreach.toml import decode


@dataclass(frozen=True, slots=True)
class Taken:
    """What was brought."""

    campaign: str
    path: Path
    #: When the text was recorded.
    read_at: datetime
    #: Where the text that stood in the file is now; None where there was none, or the same.
    kept: Path | None
    #: The file had the newest text already.
    same: bool


def take(app: App, name: str) -> Taken:
    """Write the newest recorded text of a campaign into its file; a text of one's own is kept, never overwritten.

    Raises:
        UsageError: nothing is recorded of it.
        InputError: the file cannot be written.
    """
    name = name.removesuffix(".toml")
    with app.writing() as db:
        campaign, path = _file(app, name)
        newest = readings.newest_readings(db).get(campaign)
        if newest is None:
            raise UsageError(
                f"no text of a campaign {name!r} is recorded",
                hint=f"outreach draft {name} records it, where its file stands",
            )
        try:
            there = path.read_bytes() if path.is_file() else None
            same = there is not None and _is(there, newest)
            kept = None if there is None or same else _keep(path, there)
            if not same:
                path.parent.mkdir(exist_ok=True)
                write_whole(path, newest.text.encode())
        except OSError as error:
            raise InputError(
                f"{campaigns.name_of(app, path)}: cannot be written: {error.strerror or error}"
            ) from error
        readings.keep_copy(db, campaign, place=sharing.place(app), reading=newest.id or 0)
    return Taken(campaign, path, newest.read_at, kept, same)


def _file(app: App, name: str) -> tuple[str, Path]:
    """Find the campaign's id and its file; a file that cannot be read is replaced like any other."""
    for path, campaign in campaigns.ids(app).items():
        if name in {campaign, path.stem} and campaign is not None:
            return campaign, path
    return name, app.workspace / "campaigns" / f"{name}.toml"


def _is(there: bytes, newest: CampaignReading) -> bool:
    try:
        return text_hash(decode(there, name="")) == newest.digest
    except OutreachError:
        return False


def _keep(path: Path, there: bytes) -> Path:
    """Write what stood there beside it, under the first name that is free."""
    for number in count(1):
        kept = path.with_name(f"{path.name}.before{'' if number == 1 else f'-{number}'}")
        try:
            with kept.open("xb") as file:
                file.write(there)
        except FileExistsError:
            continue
        return kept
    raise AssertionError
