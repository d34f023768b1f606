"""Incoming messages: which are kept already, and keeping each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, select
from sqlmodel import Session

from outreach.mail.delivery import Direction, IdSource, Transport
from outreach.models import Address, Classification, Delivery, Influencer, Message, MessageId, MessageRaw
from outreach.people.addresses import folded
from outreach.replies import Kind
from outreach.store import bulk
from outreach.store.guards import GONE
from outreach.store.narrow import among, beside, each


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


@dataclass(frozen=True, slots=True)
class Judged:
    """One incoming message that is kept, and all that rules and people ever took it for."""

    message_id: int
    influencer_id: int
    #: Its canonical From address.
    sender: str
    at: datetime
    kept_at: datetime
    #: Its Message-ID, with angle brackets; None where it has none.
    header: str | None
    digest: str
    kinds: frozenset[Kind]


def seen(db: Session, transport: Transport, digests: Collection[str]) -> set[str]:
    """Read which of *digests* are of incoming messages that are kept."""
    c = Message.__table__.c
    incoming = (c.direction == Direction.IN, c.transport == transport, among(c.digest, digests))
    return set(db.scalars(select(c.digest).where(*incoming)))


def received(db: Session, person: int, *, transport: Transport) -> list[tuple[Message, Kind, str]]:
    """Read what came in from one person, oldest first, each with what it is taken for, and who says so."""
    m, c = Message.__table__.c, Classification.__table__.c
    newest = select(func.max(c.id)).group_by(c.message_id)
    statement = (
        select(Message, c.kind, c.by)
        .join(Classification.__table__, c.message_id == m.id)
        .where(
            m.direction == Direction.IN,
            m.transport == transport,
            m.influencer_id == person,
            c.id.in_(newest),
        )
        .order_by(m.at, m.id)
    )
    return [(one, kind, by) for one, kind, by in db.execute(statement)]


def from_addresses(db: Session, addresses: Collection[str], *, transport: Transport) -> list[Judged]:
    """Read the mails from some canonical addresses that are kept, whosever they were taken for, oldest first."""
    m, c, i = Message.__table__.c, Classification.__table__.c, MessageId.__table__.c
    theirs = (m.direction == Direction.IN, m.transport == transport, m.influencer_id.is_not(None))
    senders = {number: folded(sender) for number, sender in db.execute(select(m.id, m.sender).where(*theirs))}
    wanted = [number for number, sender in senders.items() if sender in addresses]
    statement = (
        select(m.id, m.influencer_id, m.at, m.kept_at, i.value, m.digest, c.kind)
        .join(Classification.__table__, c.message_id == m.id)
        .outerjoin(MessageId.__table__, and_(i.message_id == m.id, i.source == IdSource.HEADER))
        .where(among(m.id, wanted))
        .order_by(m.id, c.id)
    )
    found: dict[int, Judged] = {}
    for number, person, at, kept_at, header, digest, kind in db.execute(statement):
        kinds = (found[number].kinds if number in found else frozenset()) | {kind}
        found[number] = Judged(number, person, senders[number], at, kept_at, header, digest, kinds)
    return list(found.values())


def written_by(db: Session, addresses: Collection[str], *, transport: Transport) -> set[str]:
    """Read which canonical addresses are of somebody of whom a mail is kept."""
    a, m = Address.__table__.c, Message.__table__.c
    came = exists().where(
        beside(m.direction) == Direction.IN, m.transport == transport, m.influencer_id == a.influencer_id
    )
    return {one for (one,) in each(db, select(a.canonical).where(came), a.canonical, addresses)}


def known(db: Session, transport: Transport, ids: Collection[str]) -> set[tuple[str, int | None]]:
    """Read which of these Message-IDs are of mails that are kept, each with the person whose it is."""
    m, i = Message.__table__.c, MessageId.__table__.c
    incoming = (beside(m.direction) == Direction.IN, beside(m.transport) == transport)
    statement = select(i.value, m.influencer_id).join(MessageId.__table__, i.message_id == m.id)
    return {(value, person) for value, person in each(db, statement.where(*incoming), i.value, ids)}


def sent_subjects(db: Session, transport: Transport) -> list[tuple[str, str, int]]:
    """Read under which subjects mails went to whom: subject, canonical address, influencer."""
    m, d = Message.__table__.c, Delivery.__table__.c
    ours = (m.direction == Direction.OUT, m.transport == transport, m.influencer_id.is_not(None))
    statement = select(m.subject, m.recipient, m.influencer_id).join(Delivery.__table__, d.message_id == m.id)
    return [tuple(row) for row in db.execute(statement.where(*ours, d.state.in_(GONE)).distinct())]


def sent_to(db: Session, transport: Transport) -> list[tuple[str | None, str, int, datetime]]:
    """Read to whom mails went: name, canonical address, influencer, when the first one left."""
    m, d, i = Message.__table__.c, Delivery.__table__.c, Influencer.__table__.c
    statement = (
        select(i.name, m.recipient, i.id, func.min(func.coalesce(d.sending_at, m.at)))
        .join(Message.__table__, m.influencer_id == i.id)
        .join(Delivery.__table__, d.message_id == m.id)
        .where(m.direction == Direction.OUT, m.transport == transport, d.state.in_(GONE))
        .group_by(i.name, m.recipient, i.id)
    )
    return [tuple(row) for row in db.execute(statement)]


def with_addresses(db: Session, transport: Transport, *, above: int, upto: int) -> list[tuple[int, str, str]]:
    """Read the mails of some numbers in whose new words an address stands: influencer, From, text."""
    m = Message.__table__.c
    theirs = (m.direction == Direction.IN, m.transport == transport, m.influencer_id.is_not(None))
    statement = select(m.influencer_id, m.sender, m.text).where(*theirs, m.id > above, m.id <= upto)
    rows = db.execute(statement.where(m.text.contains("@")).order_by(m.id))
    return [tuple(row) for row in rows]


def last(db: Session) -> int:
    """Read the number of the last mail, whosever it is."""
    return db.scalar(select(func.max(Message.__table__.c.id))) or 0


def learn(db: Session, message: int, ids: Collection[str], *, source: IdSource) -> None:
    """Write down further ids under which a message is known; those that it has already are left."""
    c = MessageId.__table__.c
    known = set(db.scalars(select(c.value).where(c.message_id == message)))
    db.add_all(
        MessageId(message_id=message, value=one, source=source)
        for one in dict.fromkeys(ids)
        if one not in known
    )
    db.flush()


def keep(db: Session, arrived: Sequence[Arrived], *, transport: Transport, now: datetime) -> Sequence[int]:
    """Write messages, their bytes, ids and what they are taken for; give their numbers in the same order."""
    columns = (
        *("account", "influencer_id", "answers_id", "answers_because", "sender", "recipient"),
        *("subject", "text", "at", "digest"),
    )
    rows = [(*(getattr(one, name) for name in columns), len(one.raw)) for one in arrived]
    shared = {"direction": Direction.IN, "transport": transport, "kept_at": now}
    numbers = bulk.insert_many(db, Message, (*columns, "size"), rows, **shared)
    pairs = list(zip(numbers, arrived, strict=True))
    bulk.add_many(db, MessageRaw, ("message_id", "raw"), [(number, one.raw) for number, one in pairs])
    ids = [(number, one.message_id) for number, one in pairs if one.message_id]
    bulk.add_many(db, MessageId, ("message_id", "value"), ids, source=IdSource.HEADER)
    judged = [
        (number, one.kind, one.kind_because, one.line, one.confidence, one.version) for number, one in pairs
    ]
    verdict = ("message_id", "kind", "reason", "line", "confidence", "version")
    bulk.add_many(db, Classification, verdict, judged, by="outreach", at=now)
    return numbers
