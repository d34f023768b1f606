"""Incoming messages: whom they may answer, and keeping each once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, IdSource, Transport
from outreach.models import Address, Classification, Delivery, Mailbox, Message, MessageId, MessageRaw
from outreach.replies import Kind
from outreach.replies.matching import Candidate

_REACHED = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One incoming message to keep."""

    account: str
    influencer_id: int | None
    answers_id: int
    answers_because: str
    message_id: str | None
    sender: str
    recipient: str
    subject: str
    text: str
    at: datetime
    digest: str
    raw: bytes
    kind: Kind
    kind_because: str
    line: str
    confidence: float
    version: int


def seen(db: Session, transport: Transport, digests: Collection[str]) -> set[str]:
    """Read which of *digests* are of incoming messages that are kept."""
    c = Message.__table__.c
    incoming = (c.direction == Direction.IN, c.transport == transport, c.digest.in_(sorted(digests)))
    return set(db.scalars(select(c.digest).where(*incoming)))


def kept(db: Session, transport: Transport, *, person: int, message_id: str) -> bool:
    """Say whether this mail of theirs is kept, perhaps with other line ends or headers of delivery."""
    m, i = Message.__table__.c, MessageId.__table__.c
    same = (m.direction == Direction.IN, m.transport == transport, m.influencer_id == person)
    statement = (
        select(m.id).join(MessageId.__table__, i.message_id == m.id).where(*same, i.value == message_id)
    )
    return db.scalars(statement).first() is not None


def received(db: Session, person: int, *, transport: Transport) -> list[tuple[Message, Kind]]:
    """Read what came in from one person, oldest first, each with what it is taken for."""
    m, c = Message.__table__.c, Classification.__table__.c
    newest = select(func.max(c.id)).group_by(c.message_id)
    statement = (
        select(Message, c.kind)
        .join(Classification.__table__, c.message_id == m.id)
        .where(
            m.direction == Direction.IN,
            m.transport == transport,
            m.influencer_id == person,
            c.id.in_(newest),
        )
        .order_by(m.at, m.id)
    )
    return [(one, kind) for one, kind in db.execute(statement)]


def candidates(
    db: Session, *, transport: Transport, ids: Collection[str], addresses: Collection[str]
) -> list[Candidate]:
    """Read the mails of ours that carry one of *ids*, or went to a person known by one of *addresses* (canonical).

    A mail stands there once for the address it went to and once for each other address of that person.
    """
    m, i, d, a = Message.__table__.c, MessageId.__table__.c, Delivery.__table__.c, Address.__table__.c
    by_id = select(i.message_id).where(i.value.in_(sorted(ids)))
    people = select(a.influencer_id).where(a.canonical.in_(sorted(addresses)), a.influencer_id.is_not(None))
    wanted = or_(m.id.in_(by_id), m.recipient.in_(sorted(addresses)), m.influencer_id.in_(people))
    statement = (
        select(m.id, m.influencer_id, m.recipient, d.sending_at)
        .join(Delivery.__table__, d.message_id == m.id)
        .where(m.direction == Direction.OUT, m.transport == transport, d.state.in_(_REACHED), wanted)
        .order_by(m.id)
    )
    rows = db.execute(statement).all()
    known: dict[int, set[str]] = {}
    for owner, value in db.execute(
        select(i.message_id, i.value).where(i.message_id.in_([row.id for row in rows]))
    ):
        known.setdefault(owner, set()).add(value)
    also: dict[int, set[str]] = {}
    owners = a.influencer_id.in_(sorted({row.influencer_id for row in rows if row.influencer_id is not None}))
    for owner, address in db.execute(select(a.influencer_id, a.canonical).where(owners)):
        also.setdefault(owner, set()).add(address)
    return [
        Candidate(row.id, row.influencer_id, frozenset(known.get(row.id, ())), address, row.sending_at)
        for row in rows
        for address in sorted({row.recipient} | also.get(row.influencer_id, set()))
    ]


def keep(db: Session, arrived: Arrived, *, transport: Transport, now: datetime) -> int:
    """Write the message, its bytes, its id and what it is taken for."""
    message = Message(
        direction=Direction.IN,
        transport=transport,
        account=arrived.account,
        influencer_id=arrived.influencer_id,
        answers_id=arrived.answers_id,
        answers_because=arrived.answers_because,
        sender=arrived.sender,
        recipient=arrived.recipient,
        subject=arrived.subject,
        text=arrived.text,
        at=arrived.at,
        kept_at=now,
        digest=arrived.digest,
        size=len(arrived.raw),
    )
    db.add(message)
    db.flush()
    number = message.id
    assert number is not None
    db.add(MessageRaw(message_id=number, raw=arrived.raw))
    if arrived.message_id:
        db.add(MessageId(message_id=number, value=arrived.message_id, source=IdSource.HEADER))
    db.add(
        Classification(
            message_id=number,
            kind=arrived.kind,
            reason=arrived.kind_because,
            line=arrived.line,
            confidence=arrived.confidence,
            version=arrived.version,
            by="outreach",
            at=now,
        )
    )
    db.flush()
    return number


def mark_read(db: Session, *, account: str, transport: Transport, folder: str, now: datetime) -> None:
    """Write down that a folder was read to its end."""
    c = Mailbox.__table__.c
    found = db.scalars(
        select(Mailbox).where(c.account == account, c.transport == transport, c.folder == folder)
    ).first()
    mailbox = found or Mailbox(account=account, transport=transport, folder=folder)
    mailbox.synced_at = now
    db.add(mailbox)


def last_read(db: Session, *, account: str, transport: Transport) -> datetime | None:
    """Read when the folder that was read longest ago was read."""
    c = Mailbox.__table__.c
    statement = (
        select(c.synced_at).where(c.account == account, c.transport == transport).order_by(c.synced_at)
    )
    found: datetime | None = db.scalars(statement).first()
    return found
