"""What a person paused: an account or a campaign, since when and why. A pause that a server caused stands with its account.

That of a person stands with each of their enrolments; here is what its end does to the queue.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Transport
from outreach.models import Delivery, Message, Setting
from outreach.store import settings
from outreach.store.engine import dump_json

_SETTING = Setting.__table__
_PREFIX = "paused."


class Paused(StrEnum):
    """What can be paused."""

    ACCOUNT = "account"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause."""

    at: datetime
    because: str
    by: str


def pauses(db: Session, kind: Paused) -> dict[str, Pause]:
    """Read what of one kind is paused, by name."""
    c, prefix = _SETTING.c, f"{_PREFIX}{kind}."
    rows = db.execute(select(c.name, c.value).where(c.name.startswith(prefix, autoescape=True)))
    return {name.removeprefix(prefix): _read(value) for name, value in rows}


def pause(db: Session, kind: Paused, name: str, found: Pause) -> Pause | None:
    """Pause it; what is paused already keeps its time and takes the newer reason. Give the pause that there was."""
    before = pauses(db, kind).get(name)
    at = before.at if before else found.at
    row = {"at": at.isoformat(), "because": found.because, "by": found.by}
    settings.put(db, f"{_PREFIX}{kind}.{name}", dump_json(row))
    return before


def resume(db: Session, kind: Paused, name: str) -> Pause | None:
    """Lift a pause and give it; None where there is none."""
    c = _SETTING.c
    mine = delete(_SETTING).where(c.name == f"{_PREFIX}{kind}.{name}").returning(c.value)
    value = db.scalars(mine).one_or_none()
    return _read(value) if value else None


def waiting(db: Session, person: int, *, transport: Transport) -> int:
    """Count what is queued to a person."""
    return db.scalars(select(func.count(Delivery.__table__.c.id)).where(*_queued(person, transport))).one()


def wake(db: Session, person: int, *, now: datetime, transport: Transport) -> None:
    """Let the next sender look at what is queued to a person, and that no server has put off."""
    d = Delivery.__table__.c
    put_off_by_us = (d.attempts == 0, d.not_before > now)
    waits = update(Delivery.__table__).where(*_queued(person, transport), *put_off_by_us)
    db.execute(waits.values(not_before=now))


def _queued(person: int, transport: Transport) -> tuple[ColumnElement[bool], ...]:
    d, m = Delivery.__table__.c, Message.__table__.c
    theirs = d.message_id.in_(select(m.id).where(m.influencer_id == person))
    return d.state == DeliveryState.QUEUED, d.transport == transport, theirs


def _read(value: str) -> Pause:
    row = json.loads(value)
    return Pause(datetime.fromisoformat(row["at"]), row["because"], row["by"])
