"""What the lack of a copy in Sent is judged by: mails that certainly left, and when a copy was first missed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Transport
from outreach.models import Delivery, Event, MessageId

#: The line of the log by which a first look is remembered.
KIND = "delivery.missed"


def left(db: Session, *, transport: Transport, account: str, newest: int) -> dict[str, int]:
    """Read the ids of the newest mails that a server took from an account by its own word: id -> delivery.

    Not those that a person said were sent: no server said so.
    """
    d, i = Delivery.__table__.c, MessageId.__table__.c
    taken = (
        d.transport == transport,
        d.account == account,
        d.state == DeliveryState.SENT,
        d.reply_code >= 200,
    )
    some = (
        select(d.id, d.message_id)
        .where(*taken)
        .order_by(d.sending_at.desc(), d.id.desc())
        .limit(newest)
        .subquery()
    )
    rows = db.execute(select(i.value, some.c.id).join(some, some.c.message_id == i.message_id))
    return {value: number for value, number in rows}  # noqa: C416 - rows are no pairs to mypy


def first(db: Session, message: int, *, since: datetime) -> datetime | None:
    """Read when the copy of a message was first missed since an attempt; None where it was not."""
    c = Event.__table__.c
    mine = (c.message_id == message, c.kind == KIND, c.at >= since)
    found: datetime | None = db.scalars(select(func.min(c.at)).where(*mine)).one()
    return found
