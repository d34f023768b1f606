"""What was due long ago, after a week in which the laptop slept, leaves only when a person says so."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from outreach.actions import planning
from outreach.app import App
from outreach.people.person import Person
from outreach.plan.planning import OVERDUE
from outreach.store import events, outbox

Waiting = tuple[tuple[Person, datetime], ...]


def overdue(app: App) -> Waiting:
    """Read whose mail was due more than a day ago, longest ago first."""
    with app.reading() as db:
        return parted(app, db)[0]


def parted(app: App, db: Session) -> tuple[Waiting, Waiting]:
    """Read who is queued: those that were due more than a day ago, and the others."""
    found, late = planning.waiting(app, db), app.now() - OVERDUE
    return tuple(one for one in found if one[1] <= late), tuple(one for one in found if one[1] > late)


def free(app: App) -> int:
    """Let all of it leave in the hours and limits of today and later; say how many mails that are."""
    with app.writing() as db:
        count = len(outbox.free_overdue(db, transport=app.transport, now=app.now()))
        if count:
            said = f"mails that were due more than a day ago and may leave after all: {count}"
            events.log(db, "delivery.freed", said, at=app.now(), by=app.who)
    return count
