"""Queued mail taken back before its first byte: what never went near a server in, none of it in the queue out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Delivery, Event, Message, MessageId, MessageRaw
from outreach.store.narrow import among, beside
from outreach.store.outbox import end_queued

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__
#: Where a message leaves rows besides its own.
_PARTS: tuple[Any, ...] = (MessageRaw.__table__, MessageId.__table__)


@dataclass(frozen=True, slots=True)
class Fate:
    """One outgoing mail, and how far it has come."""

    delivery_id: int
    message_id: int
    influencer_id: int
    campaign: str
    step: str
    draft_id: int | None
    state: DeliveryState
    #: How often a server was asked to take it.
    attempts: int
    #: When it left, or may have.
    at: datetime | None


def fates(
    db: Session,
    *,
    transport: Transport,
    person: int | None = None,
    campaign: str | None = None,
    draft: int | None = None,
) -> list[Fate]:
    """Read the mails to one person, of one campaign or of one draft, oldest first; none to who was forgotten."""
    d, m = _DELIVERY.c, _MESSAGE.c
    columns = (d.id, m.id, m.influencer_id, m.campaign, m.step, m.draft_id, d.state, d.attempts, d.sending_at)
    statement = select(*columns).join(_MESSAGE, m.id == d.message_id).order_by(d.id)
    wanted = {m.influencer_id: person, m.campaign: campaign, m.draft_id: draft}
    chosen = (column == value for column, value in wanted.items() if value is not None)
    mine = (m.direction == Direction.OUT, d.transport == transport, m.influencer_id.is_not(None))
    return [Fate(*row) for row in db.execute(statement.where(*mine, *chosen))]


def take_back(db: Session, ids: Collection[int], *, left: Collection[str]) -> set[int]:
    """Take queued mails that no server was ever asked to take out of the queue; give the deliveries that were.

    *left* are the Message-IDs of what did leave, by whoever knows better than a database that was put back.

    Their drafts are approved and not queued, as before. The log keeps its lines about them.
    """
    d = _DELIVERY.c
    return _taken(db, d.state == DeliveryState.QUEUED, among(d.id, ids), left=left)


def reopen(db: Session, person: int, *, since: datetime, transport: Transport, left: Collection[str]) -> int:
    """Do the same with what was cancelled since a mail from a person was read; say how many.

    Whatever else it was cancelled for is still there, and keeps it from the queue.
    """
    d, m = _DELIVERY.c, _MESSAGE.c
    theirs = select(m.id).where(beside(m.direction) == Direction.OUT, m.influencer_id == person)
    later = (d.transport == transport, d.settled_at >= since)
    which = (d.state == DeliveryState.CANCELLED, d.message_id.in_(theirs), *later)
    return len(_taken(db, *which, left=left))


def _taken(db: Session, *which: ColumnElement[bool], left: Collection[str]) -> set[int]:
    """Delete those mails, of which no server was ever asked to take one and that nobody answers, and give their deliveries."""
    d, i = _DELIVERY.c, MessageId.__table__.c
    gone = select(i.message_id).where(among(i.value, left))
    answered = select(_MESSAGE.c.answers_id).where(_MESSAGE.c.answers_id.is_not(None))
    untouched = (d.attempts == 0, d.sending_at.is_(None), d.message_id.not_in(gone.union(answered)))
    rows = db.execute(delete(_DELIVERY).where(*which, *untouched).returning(d.id, d.message_id)).all()
    numbers = {row.message_id for row in rows}
    for table in _PARTS:
        db.execute(delete(table).where(among(table.c.message_id, numbers)))
    db.execute(
        update(Event.__table__).where(among(Event.__table__.c.message_id, numbers)).values(message_id=None)
    )
    db.execute(delete(_MESSAGE).where(among(_MESSAGE.c.id, numbers)))
    return {row.id for row in rows}


def cancel(db: Session, ids: Collection[int], *, because: str, now: datetime) -> set[int]:
    """End queued mails for good that a server was asked to take before; give the deliveries that ended."""
    return set(end_queued(db, among(_DELIVERY.c.id, ids), because=because, now=now))
