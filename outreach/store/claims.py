"""What is queued in; the next messages for a sender, and nobody else, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, IdSource, Transport
from outreach.models import Delivery, Influencer, Message, MessageId, MessageRaw
from outreach.plan.planning import OVERDUE
from outreach.store.guards import EVERYTHING, Allowed, follows

_DELIVERY, _MESSAGE = Delivery.__table__, Message.__table__


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message that this sender has and nobody else."""

    delivery_id: int
    message_id: int
    influencer_id: int
    #: Who speaks for them; None where nobody does.
    representative: int | None
    campaign: str
    step: str
    sender: str
    recipient: str
    #: How many were made before this one.
    attempts: int
    raw: bytes
    #: Our Message-ID.
    identity: str
    #: From which draft it was made, and when it was queued.
    draft_id: int | None = None
    queued_at: datetime | None = None


def claim(
    db: Session,
    *,
    transport: Transport,
    account: str,
    owner: str,
    now: datetime,
    allowed: Allowed = EVERYTHING,
    most: int = 1,
    follow_ups: Callable[[], int] = lambda: 1,
) -> list[Claimed]:
    """Take the next messages whose time has come, not long ago, and that are *allowed*: queued becomes claimed.

    Where the time of follow-ups and of first mails has come *follow_ups* is asked how many of those go before these.
    """
    d = _DELIVERY.c
    due = (
        d.state == DeliveryState.QUEUED,
        d.transport == transport,
        d.account == account,
        d.not_before <= now,
        d.not_before > now - OVERDUE,
        _MESSAGE.c.influencer_id.is_not(None),  # who was forgotten is nobody
        *allowed.guards,
    )
    following, first = (_next(db, (kind, *due), most) for kind in (follows(), ~follows()))
    share = follow_ups() if following and first else len(following)
    return _taken(db, (*following[:share], *first, *following[share:])[:most], owner)


def _next(db: Session, due: Sequence[ColumnElement[bool]], most: int) -> list[int]:
    d = _DELIVERY.c
    statement = select(d.id).join(_MESSAGE, _MESSAGE.c.id == d.message_id).where(*due)
    statement = statement.order_by(d.not_before, d.id).limit(most)
    return list(db.scalars(statement.with_for_update(skip_locked=True, of=_DELIVERY)))


def _taken(db: Session, wanted: Sequence[int], owner: str) -> list[Claimed]:
    """Change their state, and read what was changed, in the order in which it was *wanted*."""
    if not wanted:
        return []
    d = _DELIVERY.c
    taken = db.scalars(
        update(_DELIVERY)
        .where(d.id.in_(wanted), d.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.CLAIMED, owner=owner)
        .returning(d.id)
    )
    found = {one.delivery_id: one for one in _claimed(db, sorted(taken))}
    return [found[number] for number in wanted if number in found]


def _claimed(db: Session, taken: Sequence[int]) -> list[Claimed]:
    d, m, i, p = _DELIVERY.c, _MESSAGE.c, MessageId.__table__.c, Influencer.__table__.c
    raw = MessageRaw.__table__.c
    columns: tuple[Any, ...] = (
        d.id,
        d.message_id,
        m.influencer_id,
        p.representative_id,
        m.campaign,
        m.step,
        m.sender,
        m.recipient,
        d.attempts,
        raw.raw,
        i.value,
        m.draft_id,
        m.at,
    )
    statement = (
        select(*columns)
        .join(_MESSAGE, m.id == d.message_id)
        .join(Influencer.__table__, p.id == m.influencer_id)
        .join(MessageRaw.__table__, raw.message_id == d.message_id)
        .join(MessageId.__table__, i.message_id == d.message_id)
        .where(d.id.in_(taken), i.source == IdSource.OURS)
    )
    return [Claimed(*row) for row in db.execute(statement)]
