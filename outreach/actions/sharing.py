"""A campaign file of this place in; whether it goes on from the newest text that a shared database recorded, out.

Of a shared database every workspace holds a copy of the file. The database knows which reading each place last had, so
an edit of the newest text is told from one of an older text, which would undo what a colleague wrote.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session

from outreach.app import App
from outreach.campaigns.hashing import text_hash
from outreach.errors import ConfigError
from outreach.models import CampaignReading
from outreach.store import campaigns as readings

_LINES = 24  # of a difference; a longer one ends with their number


@dataclass(frozen=True, slots=True)
class Shared:
    """What a shared database knows of campaign files; nothing where the database is this workspace's own."""

    #: The newest reading of each campaign.
    newest: Mapping[str, CampaignReading]
    #: Which reading this place last had, by campaign.
    had: Mapping[str, int]

    def ahead_of(self, campaign: str, text: str) -> CampaignReading | None:
        """Give the newest reading where *text* does not go on from it; None where it does."""
        newest = self.newest.get(campaign)
        if newest is None or newest.digest == text_hash(text) or self.had.get(campaign) == newest.id:
            return None
        return newest


def is_shared(app: App) -> bool:
    """Say whether other workspaces may use the same database."""
    return not app.database_url.startswith("sqlite")


def shared(app: App, db: Session | None = None) -> Shared:
    """Read what the database knows of campaign files."""
    if not is_shared(app):
        return Shared({}, {})
    if db is None:
        with app.reading() as session:
            return shared(app, session)
    return Shared(readings.newest_readings(db), readings.copies(db, place(app)))


def place(app: App) -> str:
    """Name this workspace on this machine, as a digest."""
    try:
        machine = Path("/etc/machine-id").read_text("ascii").strip()
    except (OSError, ValueError):
        machine = ""
    return sha256("\0".join((machine, platform.node(), str(app.workspace))).encode()).hexdigest()


def record(app: App, db: Session, *, name: str, campaign: str, text: str) -> None:
    """Keep this reading of a campaign file, called *name*, as the newest one, and that this place has it.

    Raises:
        ConfigError: the shared database has a newer text.
    """
    if newest := shared(app, db).ahead_of(campaign, text):
        raise refusal(name, text, newest)
    number = readings.record_reading(db, campaign, digest=text_hash(text), text=text, now=app.now())
    if is_shared(app):
        readings.keep_copy(db, campaign, place=place(app), reading=number)


def note(app: App, *, campaign: str, text: str) -> None:
    """Remember that this place has the newest text, if it does: what is edited from now on goes on from it."""
    known = shared(app)
    newest = known.newest.get(campaign)
    if newest is None or newest.digest != text_hash(text) or known.had.get(campaign) == newest.id:
        return
    with app.writing() as db:
        readings.keep_copy(db, campaign, place=place(app), reading=newest.id or 0)


def refusal(name: str, text: str, newest: CampaignReading) -> ConfigError:
    """Say in which lines a file differs from the newest reading, and what to do."""
    lines = list(
        unified_diff(
            newest.text.splitlines(),
            text.splitlines(),
            f"newest, of {newest.read_at:%Y-%m-%d %H:%M} UTC",
            name,
            n=0,
            lineterm="",
        )
    )
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], f"... and {len(lines) - _LINES} more lines"]
    return ConfigError(
        "\n".join((f"{name}: the shared database has a newer text of this campaign", *lines)),
        hint=f"outreach campaign take {newest.campaign}; it keeps yours beside it, to make your change again",
    )
