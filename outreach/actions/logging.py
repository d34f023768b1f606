"""Reads the log of what was done."""

from __future__ import annotations

from outreach.actions import who as finding
from outreach.app import App
from outreach.models import Event
from outreach.store import events, people


def listed(app: App, *, who: str | None, last: str | None, newest: int) -> list[tuple[Event, str]]:
    """Read the newest lines, oldest first, each with the person whom it concerns."""
    with app.reading() as db:
        person = finding.one(db, who).id if who else None
        batch = events.last_batch(db, last) if last else None
        if last and batch is None:
            return []
        found = events.events(db, person=person, batch=batch, newest=newest)
        ids = {event.influencer_id for event in found if event.influencer_id is not None}
        names = {one.id: one.called for one in people.people(db, ids)} if ids else {}
    return [(event, names.get(event.influencer_id or 0, "")) for event in found]
