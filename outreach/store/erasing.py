"""A person in; nothing of them left in the database but keyed hashes, the fates of mails to nobody, and what keeps both true.

An outgoing message keeps its row, its Message-ID (a keyed hash) and its delivery, emptied of whom it went to and what it said:
limits count it, the journal of what was sent finds it, and an answer to it is known for one that is not to be kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, String, cast, delete, func, literal, or_, select, update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction
from outreach.models import (
    Address,
    Approval,
    Channel,
    Classification,
    Delivery,
    Draft,
    Enrolment,
    Event,
    Feed,
    Influencer,
    Measurement,
    Message,
    MessageId,
    MessageRaw,
    Note,
    Post,
    Tag,
)
from outreach.store import mentions, settings

#: Tables whose rows hang on a person and on nothing else that stays; those that others hang on last.
_HANGING = (Measurement, Feed, Post, Channel, Tag, Note, Address)
_IN_HAND = (DeliveryState.CLAIMED, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is of one person."""

    mails: int
    answers: int
    drafts: int
    posts: int
    notes: int


def held(db: Session, person: int) -> Held:
    """Count what there is of a person."""
    m, e = Message.__table__.c, Enrolment.__table__.c
    theirs = select(e.id).where(e.influencer_id == person)
    return Held(
        _count(db, Message, m.influencer_id == person, m.direction == Direction.OUT),
        _count(db, Message, m.influencer_id == person, m.direction == Direction.IN),
        _count(db, Draft, Draft.__table__.c.enrolment_id.in_(theirs)),
        _count(db, Post, Post.__table__.c.influencer_id == person),
        _count(db, Note, Note.__table__.c.influencer_id == person),
    )


def _count(db: Session, table: type[Any], *where: ColumnElement[bool]) -> int:
    found: int = db.execute(select(func.count()).select_from(table.__table__).where(*where)).scalar_one()
    return found


def in_hand(db: Session, person: int) -> bool:
    """Say whether a sender has a mail to this person in hand."""
    d, m = Delivery.__table__.c, Message.__table__.c
    theirs = select(m.id).where(m.influencer_id == person)
    return _count(db, Delivery, d.message_id.in_(theirs), d.state.in_(_IN_HAND)) > 0


def answers(db: Session, person: int) -> set[str]:
    """Read the hashes of the mails that came in from this person."""
    m = Message.__table__.c
    return set(db.scalars(select(m.digest).where(m.influencer_id == person, m.direction == Direction.IN)))


def erase(db: Session, person: int, *, called: str, addresses: Sequence[str], now: datetime) -> None:
    """Erase a person. Numbers of people are never given again: a Message-ID is made of them.

    *addresses* are canonical; *called* is how notes about others name them today.
    """
    if db.get_bind().dialect.name == "sqlite":
        db.connection().exec_driver_sql("PRAGMA secure_delete = ON")
    settings.keep_number(db, Influencer.__table__.name, person)
    named = mentions.patterns(db, person, called=called, addresses=addresses)
    _drafts(db, person)
    _incoming(db, person)
    _outgoing(db, person, now)
    posts = select(Post.__table__.c.id).where(Post.__table__.c.influencer_id == person)
    _set(db, Draft, {"post_id": None}, Draft.__table__.c.post_id.in_(posts))
    for table in _HANGING:
        _delete(db, table, table.__table__.c.influencer_id == person)
    _delete(db, Influencer, Influencer.__table__.c.id == person)
    mentions.erase(db, person, named, addresses, now=now)


def _drafts(db: Session, person: int) -> None:
    e, d, m, v = (table.__table__.c for table in (Enrolment, Draft, Message, Event))
    theirs = select(d.id).where(d.enrolment_id.in_(select(e.id).where(e.influencer_id == person)))
    mails = select(m.id).where(m.influencer_id == person)
    _delete(db, Event, or_(v.influencer_id == person, v.draft_id.in_(theirs), v.message_id.in_(mails)))
    _delete(db, Approval, Approval.__table__.c.draft_id.in_(theirs))
    _set(db, Message, {"draft_id": None}, m.draft_id.in_(theirs))
    _delete(db, Draft, d.enrolment_id.in_(select(e.id).where(e.influencer_id == person)))
    _delete(db, Enrolment, e.influencer_id == person)


def _incoming(db: Session, person: int) -> None:
    m = Message.__table__.c
    came = select(m.id).where(m.influencer_id == person, m.direction == Direction.IN)
    for table in (Classification, MessageRaw, MessageId):
        _delete(db, table, table.__table__.c.message_id.in_(came))
    digests = select(m.digest).where(m.influencer_id == person, m.direction == Direction.IN)
    _set(db, Note, {"mail": None}, Note.__table__.c.mail.in_(digests))
    _delete(db, Message, m.influencer_id == person, m.direction == Direction.IN)


def _outgoing(db: Session, person: int, now: datetime) -> None:
    m, d = Message.__table__.c, Delivery.__table__.c
    theirs = select(m.id).where(m.influencer_id == person)
    _delete(db, MessageRaw, MessageRaw.__table__.c.message_id.in_(theirs))
    ended = {"state": DeliveryState.CANCELLED, "settled_at": now}
    _set(db, Delivery, ended, d.message_id.in_(theirs), d.state == DeliveryState.QUEUED)
    _set(db, Delivery, {"reply_text": None, "held_because": None}, d.message_id.in_(theirs))
    nothing = dict.fromkeys(("recipient", "subject", "text"), "") | {"influencer_id": None, "size": 0}
    digest = literal("forgotten-") + cast(m.id, String)
    _set(db, Message, {**nothing, "digest": digest}, m.influencer_id == person)


def _delete(db: Session, table: type[Any], *where: ColumnElement[bool]) -> None:
    db.execute(delete(table.__table__).where(*where), execution_options={"synchronize_session": False})


def _set(db: Session, table: type[Any], values: dict[str, Any], *where: ColumnElement[bool]) -> None:
    statement = update(table.__table__).where(*where).values(values)
    db.execute(statement, execution_options={"synchronize_session": False})


def scrub(engine: Engine) -> str | None:
    """Write a SQLite file anew, so that no byte of what was erased stays in it or beside it; say why that failed."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    engine.dispose()
    connection = sqlite3.connect(engine.url.database, timeout=5, isolation_level=None)
    try:
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()
    return "other programs read it" if busy else None
