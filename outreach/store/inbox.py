"""Incoming messages: which are kept already, and keeping each once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, exists, func, select, update
from sqlmodel import Session

from outreach.mail.delivery import Direction, IdSource, Transport
from outreach.models import Address, Classification, Delivery, Message, MessageId, MessageRaw, Note
from outreach.people.addresses import folded
from outreach.people.record import NoteKind
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


def from_address(db: Session, address: str, *, transport: Transport) -> list[Judged]:
    """Read the mails from a canonical address that are kept, whosever they were taken for, oldest first."""
    m, c, i = Message.__table__.c, Classification.__table__.c, MessageId.__table__.c
    theirs = (m.direction == Direction.IN, m.transport == transport, m.influencer_id.is_not(None))
    statement = (
        select(m.sender, m.id, m.influencer_id, m.at, m.kept_at, i.value, m.digest, c.kind)
        .join(Classification.__table__, c.message_id == m.id)
        .outerjoin(MessageId.__table__, and_(i.message_id == m.id, i.source == IdSource.HEADER))
        .where(*theirs)
        .order_by(m.id, c.id)
    )
    found: dict[int, Judged] = {}
    for sender, number, person, at, kept_at, header, digest, kind in db.execute(statement):
        if folded(sender) == address:
            kinds = (found[number].kinds if number in found else frozenset()) | {kind}
            found[number] = Judged(number, person, at, kept_at, header, digest, kinds)
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


@dataclass(frozen=True, slots=True)
class Noted:
    """The mail that says that somebody answered, by its digest; and whether it asks for no more mail."""

    mail: str
    transport: Transport
    lasting: bool = False


def note_answer(db: Session, person: int, text: str, about: Noted, *, day: date, now: datetime) -> bool:
    """Write down once that somebody answered in a mail that is not kept as theirs; say whether it is new."""
    c = Note.__table__.c
    same = (c.influencer_id == person, c.mail == about.mail, c.transport == about.transport)
    if db.scalars(select(c.id).where(*same)).first() is not None:
        return False
    note = Note(influencer_id=person, kind=NoteKind.ANSWERED, text=text, day=day, at=now, by="sync")
    note.mail, note.transport, note.lasting = about.mail, about.transport, about.lasting
    db.add(note)
    db.flush()
    return True


def noted(db: Session, about: Noted, *, live: bool = False) -> set[int]:
    """Read of whom it was noted that they answered in a mail; with *live* of whom that counts."""
    c = Note.__table__.c
    theirs = select(c.influencer_id).where(c.mail == about.mail, c.transport == about.transport)
    return set(db.scalars(theirs.where(c.lifted_at.is_(None)) if live else theirs))


def renote(db: Session, about: Noted, persons: Collection[int], *, lifted_at: datetime | None) -> set[int]:
    """Let what is noted of a mail about some people count, or from a moment on no more; say for whom that is new."""
    c = Note.__table__.c
    theirs = (c.mail == about.mail, c.transport == about.transport, among(c.influencer_id, persons))
    changed = c.lifted_at.is_not(None) if lifted_at is None else c.lifted_at.is_(None)
    notes = update(Note.__table__).where(*theirs, changed).values(lifted_at=lifted_at)
    return set(db.scalars(notes.returning(c.influencer_id)))


def mark_lasting(db: Session, about: Noted) -> None:
    """Write down of all who are noted to have answered in a mail whether it asks for no more mail."""
    c = Note.__table__.c
    notes = update(Note.__table__).where(c.mail == about.mail, c.transport == about.transport)
    db.execute(notes.values(lasting=about.lasting))


def last_noted(db: Session, person: int, *, transport: Transport) -> Note | None:
    """Read what was noted last of somebody by a mail that is kept as another's."""
    c, m = Note.__table__.c, Message.__table__.c
    kept = exists().where(m.digest == c.mail, m.transport == transport, m.direction == Direction.IN)
    theirs = (c.influencer_id == person, c.transport == transport, kept)
    return db.scalars(select(Note).where(*theirs).order_by(c.at.desc(), c.id.desc())).first()


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
