"""What incoming mails are taken for, to be judged again: by newer rules, or by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, exists, select
from sqlmodel import Session

from outreach.mail.delivery import Direction, Transport
from outreach.models import Classification, Message, MessageRaw
from outreach.replies import Kind
from outreach.replies.judgement import Judgement

_OURS, _LATER = Message.__table__.alias(), Classification.__table__.alias()


@dataclass(frozen=True, slots=True)
class Kept:
    """One incoming mail with what it is taken for now."""

    message_id: int
    person: int
    account: str
    subject: str
    at: datetime
    kind: Kind
    reason: str
    line: str
    by: str
    #: The canonical address to which the mail went that it answers; None where that is not known.
    sent_to: str | None
    sender: str
    #: When it was read; its Date header may say anything.
    kept_at: datetime
    digest: str
    raw: bytes = field(repr=False)


def judged_before(
    db: Session, version: int, *, transport: Transport, after: int, most: int
) -> Sequence[Kept]:
    """Read mails that rules older than *version* judged and no person, by ascending number from *after* on."""
    m, c = Message.__table__.c, Classification.__table__.c
    return _read(db, _kept(transport).where(c.version < version, m.id > after).order_by(m.id).limit(most))


def of(db: Session, person: int, *, transport: Transport) -> list[Kept]:
    """Read the mails that came from one person, or about them, the last one first."""
    m = Message.__table__.c
    mine = _kept(transport).where(m.influencer_id == person)
    return _read(db, mine.order_by(m.kept_at.desc(), m.id.desc()))


def by_digest(db: Session, digest: str, *, transport: Transport) -> Kept:
    """Read the mail of a digest."""
    (found,) = _read(db, _kept(transport).where(Message.__table__.c.digest == digest))
    return found


def write(
    db: Session, message: int, judged: Judgement, *, by: str, version: int | None, now: datetime
) -> None:
    """Say what a mail is from now on; what was said before stays in the history."""
    db.add(
        Classification(
            message_id=message,
            kind=judged.kind,
            reason=judged.reason,
            line=judged.line,
            confidence=judged.confidence,
            version=version,
            by=by,
            at=now,
        )
    )
    db.flush()


def _read(db: Session, statement: Select[tuple[object, ...]]) -> list[Kept]:
    return [Kept(*row) for row in db.execute(statement)]


def _kept(transport: Transport) -> Select[tuple[object, ...]]:
    m, c, raw, ours = Message.__table__.c, Classification.__table__.c, MessageRaw.__table__.c, _OURS.c
    columns = (m.id, m.influencer_id, m.account, m.subject, m.at, c.kind, c.reason, c.line, c.by)
    return (
        select(*columns, ours.recipient, m.sender, m.kept_at, m.digest, raw.raw)
        .join(Classification.__table__, c.message_id == m.id)
        .join(MessageRaw.__table__, raw.message_id == m.id)
        .outerjoin(_OURS, ours.id == m.answers_id)
        .where(
            m.direction == Direction.IN,
            m.transport == transport,
            m.influencer_id.is_not(None),
            ~exists().where(_LATER.c.message_id == m.id, _LATER.c.id > c.id),
        )
    )
