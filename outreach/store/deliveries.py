"""What became of outgoing messages, as it stands: who waits, what left, what nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, IdSource, Transport
from outreach.models import Delivery, Message, MessageId
from outreach.store.guards import GONE
from outreach.store.narrow import among, beside, each

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


@dataclass(frozen=True, slots=True)
class Due:
    """One queued mail whose hour has come."""

    campaign: str
    influencer_id: int
    #: Canonical address.
    recipient: str


def due(db: Session, *, transport: Transport, account: str, now: datetime) -> list[Due]:
    """Read what is queued from an account and might leave now, soonest first."""
    d, m = _DELIVERY.c, _MESSAGE.c
    statement = (
        select(m.campaign, m.influencer_id, m.recipient)
        .join(_DELIVERY, d.message_id == m.id)
        .where(d.state == DeliveryState.QUEUED, d.transport == transport, d.account == account)
        .where(d.not_before <= now)
        .order_by(d.not_before, d.id)
    )
    return [Due(*row) for row in db.execute(statement)]


def queued_accounts(db: Session, *, transport: Transport) -> set[str]:
    """Read from which accounts something is queued."""
    d = _DELIVERY.c
    queued = (d.state == DeliveryState.QUEUED, d.transport == transport)
    return set(db.scalars(select(d.account).where(*queued).distinct()))


def count_queued(
    db: Session, *, transport: Transport, account: str | None = None, campaign: str | None = None
) -> int:
    """Count what is queued, from one account or of one campaign."""
    d, m = _DELIVERY.c, _MESSAGE.c
    queued = [d.state == DeliveryState.QUEUED, d.transport == transport]
    queued += [d.account == account] if account is not None else []
    queued += [m.campaign == campaign] if campaign is not None else []
    statement = select(func.count()).select_from(_DELIVERY).join(_MESSAGE, m.id == d.message_id)
    return db.scalars(statement.where(*queued)).one()


def next_due(db: Session, *, transport: Transport, after: datetime) -> datetime | None:
    """Read when the next of what is queued comes due after a moment; None where nothing does."""
    d = _DELIVERY.c
    queued = (d.state == DeliveryState.QUEUED, d.transport == transport, d.not_before > after)
    found: datetime | None = db.scalars(select(func.min(d.not_before)).where(*queued)).one()
    return found


def unknown(db: Session, *, transport: Transport) -> list[int]:
    """Read to whom a mail went of which nobody knows whether it arrived, oldest first."""
    d, m = _DELIVERY.c, _MESSAGE.c
    lost = (d.state == DeliveryState.UNKNOWN, d.transport == transport, m.influencer_id.is_not(None))
    return list(
        db.scalars(select(m.influencer_id).join(_DELIVERY, d.message_id == m.id).where(*lost).order_by(d.id))
    )


def by_message(db: Session, messages: Collection[int]) -> dict[int, Delivery]:
    """Read the fate of these messages, by message."""
    found = db.scalars(select(Delivery).where(among(_DELIVERY.c.message_id, messages)))
    return {one.message_id: one for one in found}


@dataclass(frozen=True, slots=True)
class Lost:
    """One mail of which nobody knows whether it arrived."""

    delivery_id: int
    message_id: int
    influencer_id: int
    campaign: str
    step: str
    account: str
    #: Canonical address.
    recipient: str
    subject: str
    #: When the intent was committed.
    at: datetime
    #: The server's last words, or what happened to the line.
    said: str


def lost(db: Session, *, transport: Transport, person: int | None = None) -> list[Lost]:
    """Read the mails of which nobody knows whether they arrived, to one person or to all, oldest first."""
    d, m = _DELIVERY.c, _MESSAGE.c
    statement = (
        select(
            d.id,
            m.id,
            m.influencer_id,
            m.campaign,
            m.step,
            d.account,
            m.recipient,
            m.subject,
            d.sending_at,
            d.reply_text,
        )
        .join(_MESSAGE, m.id == d.message_id)
        .where(d.state == DeliveryState.UNKNOWN, d.transport == transport, m.influencer_id.is_not(None))
        .order_by(d.id)
    )
    if person is not None:
        statement = statement.where(m.influencer_id == person)
    return [Lost(*row) for row in db.execute(statement)]


def unknown_ids(db: Session, *, transport: Transport, account: str) -> list[tuple[int, str]]:
    """Read the mails of an account of which nobody knows whether they arrived: (delivery, our Message-ID)."""
    d, i, m = _DELIVERY.c, MessageId.__table__.c, _MESSAGE.c
    lost = (d.state == DeliveryState.UNKNOWN, d.transport == transport, d.account == account)
    statement = (
        select(d.id, i.value)
        .join(MessageId.__table__, i.message_id == d.message_id)
        .join(_MESSAGE, m.id == d.message_id)
        .where(*lost, i.source == IdSource.OURS, m.influencer_id.is_not(None))
        .order_by(d.id)
    )
    return [(number, value) for number, value in db.execute(statement)]


def left(
    db: Session,
    *,
    transport: Transport,
    account: str,
    since: datetime,
    now: datetime,
    besides: Collection[int] = (),
) -> list[datetime]:
    """Read when mails of this account left since then, some deliveries not counted.

    What may have left counts, and what a sender has in hand as leaving *now*.
    """
    c = _DELIVERY.c
    gone = and_(c.state.in_(GONE), c.sending_at > since)
    mine = (c.transport == transport, c.account == account, or_(gone, c.state == DeliveryState.CLAIMED))
    found = db.execute(select(c.id, c.state, c.sending_at).where(*mine))
    return [
        now if state is DeliveryState.CLAIMED else at for number, state, at in found if number not in besides
    ]


def first_left(db: Session, *, transport: Transport, account: str | None = None) -> datetime | None:
    """Read when the first mail of a transport left, or may have; None where none did."""
    c = _DELIVERY.c
    statement = select(func.min(c.sending_at)).where(c.transport == transport, c.state.in_(GONE))
    if account is not None:
        statement = statement.where(c.account == account)
    found: datetime | None = db.scalars(statement).one()
    return found


def last_left(db: Session, *, transport: Transport) -> datetime | None:
    """Read when the last mail of a transport left, or may have, by the clock of whoever sent it; None where none did."""
    c = _DELIVERY.c
    statement = select(func.max(c.sending_at)).where(c.transport == transport, c.state.in_(GONE))
    found: datetime | None = db.scalars(statement).one()
    return found


def reached(
    db: Session, *, transport: Transport, to: Collection[tuple[int, str]] | None = None
) -> set[tuple[int, str]]:
    """Read whom mail left to, or may have: (influencer, canonical address).

    Of those alone who share person or address with one of *to*, where it is given.
    """
    d, m = _DELIVERY.c, _MESSAGE.c
    statement = select(m.influencer_id, m.recipient).join(_DELIVERY, d.message_id == m.id).distinct()
    statement = statement.where(m.influencer_id.is_not(None))  # who was forgotten is nobody
    if to is None:
        rows = list(db.execute(statement.where(d.transport == transport, d.state.in_(GONE))))
    else:
        near = statement.where(beside(d.transport) == transport, d.state.in_(GONE))
        rows = [*each(db, near, m.influencer_id, {person for person, _ in to})]
        rows += each(db, near, m.recipient, {address for _, address in to})
    return {(person, address) for person, address in rows}


def written_to(db: Session, address: str) -> bool:
    """Say whether any mail went to a canonical address, or may have."""
    d, m = _DELIVERY.c, _MESSAGE.c
    there = select(d.id).join(_MESSAGE, d.message_id == m.id).where(m.recipient == address, d.state.in_(GONE))
    return db.scalars(there.limit(1)).first() is not None


def count_by_state(db: Session, *, transport: Transport) -> dict[DeliveryState, int]:
    """Count deliveries by state; what became of a mail to somebody who was forgotten nobody will ever know."""
    d, m = _DELIVERY.c, _MESSAGE.c
    settled = or_(d.state != DeliveryState.UNKNOWN, m.influencer_id.is_not(None))
    statement = (
        select(d.state, func.count())
        .join(_MESSAGE, m.id == d.message_id)
        .where(d.transport == transport, settled)
        .group_by(d.state)
    )
    return dict(iter(db.execute(statement)))
