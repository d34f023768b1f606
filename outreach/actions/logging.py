"""Reads the log of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import who as finding
from outreach.app import App
from outreach.models import Event
from outreach.replies import Kind
from outreach.store import events, people

#: What was said of a mail that came in names what it was taken for.
_ARRIVED = frozenset(f"message.{kind}" for kind in Kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    event: Event
    #: Whom it concerns; empty where nobody.
    called: str
    #: It speaks of mail that never left this machine.
    practice: bool

    @property
    def what(self) -> str:
        """Name what was done, in words."""
        kind = "message.read" if self.event.kind in _ARRIVED else self.event.kind
        return kind.replace(".", " ").replace("_", " ")


def listed(app: App, *, who: str | None, last: str | None, newest: int) -> list[Entry]:
    """Read the newest lines, oldest first, each with the person whom it concerns."""
    with app.reading() as db:
        person = finding.one(db, who).id if who else None
        batch = events.last_batch(db, last) if last else None
        if last and batch is None:
            return []
        return entries(db, events.events(db, person=person, batch=batch, newest=newest))


def entries(db: Session, found: Sequence[Event]) -> list[Entry]:
    """Add to each line the person whom it concerns, and whether it was practice."""
    ids = {event.influencer_id for event in found if event.influencer_id is not None}
    names = {one.id: one.called for one in people.people(db, ids)} if ids else {}
    practised = events.practised(db, found)
    return [Entry(event, names.get(event.influencer_id or 0, ""), event.id in practised) for event in found]
