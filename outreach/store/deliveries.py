"""What became of outgoing messages, as it stands: who waits, what left, what nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Transport
from outreach.models import Delivery, Message

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__


def waiting(db: Session, *, transport: Transport, account: str | None = None) -> list[tuple[int, datetime]]:
    """Read what is queued, from one account or from all: (influencer, not before), soonest first."""
    d, m = _DELIVERY.c, _MESSAGE.c
    statement = (
        select(m.influencer_id, d.not_before)
        .join(_MESSAGE, m.id == d.message_id)
        .where(d.state == DeliveryState.QUEUED, d.transport == transport)
        .order_by(d.not_before, d.id)
    )
    if account is not None:
        statement = statement.where(d.account == account)
    return [(person, at) for person, at in db.execute(statement)]


def queued_accounts(db: Session, *, transport: Transport) -> set[str]:
    """Read from which accounts something is queued."""
    d = _DELIVERY.c
    queued = (d.state == DeliveryState.QUEUED, d.transport == transport)
    return set(db.scalars(select(d.account).where(*queued).distinct()))


def unknown(db: Session, *, transport: Transport) -> list[int]:
    """Read to whom a mail went of which nobody knows whether it arrived, oldest first."""
    d, m = _DELIVERY.c, _MESSAGE.c
    lost = (d.state == DeliveryState.UNKNOWN, d.transport == transport)
    return list(
        db.scalars(select(m.influencer_id).join(_DELIVERY, d.message_id == m.id).where(*lost).order_by(d.id))
    )


def by_message(db: Session, messages: Collection[int]) -> dict[int, Delivery]:
    """Read the fate of these messages, by message."""
    found = db.scalars(select(Delivery).where(_DELIVERY.c.message_id.in_(sorted(messages))))
    return {one.message_id: one for one in found}


def left(db: Session, *, transport: Transport, account: str, since: datetime) -> list[datetime]:
    """Read when mails of this account left since then; what may have left counts."""
    c = _DELIVERY.c
    gone = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNKNOWN)
    mine = (c.transport == transport, c.account == account, c.state.in_(gone), c.sending_at > since)
    return list(db.scalars(select(c.sending_at).where(*mine)))


def count_by_state(db: Session, *, transport: Transport) -> dict[DeliveryState, int]:
    """Count deliveries by state."""
    d = _DELIVERY.c
    statement = select(d.state, func.count()).where(d.transport == transport).group_by(d.state)
    return dict(iter(db.execute(statement)))
