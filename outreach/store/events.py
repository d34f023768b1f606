"""The append-only log: what happened, to whom, when, why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.models import Event, Message
from outreach.store import bulk
from outreach.store.bulk import Rows
from outreach.store.narrow import among


def log(db: Session, kind: str, said: str, *, at: datetime, by: str, **about: Any) -> None:
    """Write one line. *about* may name influencer_id, campaign, draft_id, message_id, batch and data."""
    db.add(Event(kind=kind, said=said, at=at, by=by, **about))


def log_many(db: Session, columns: Sequence[str], rows: Rows, **shared: Any) -> None:
    """Write many lines, each with a value for each of *columns* and the *shared* ones, named as for `log`."""
    bulk.add_many(db, Event, columns, rows, **({"data": {}} | shared))


def events(
    db: Session, *, person: int | None = None, batch: str | None = None, newest: int | None = None
) -> Sequence[Event]:
    """Read lines, oldest first: all, those about one person, or those of one batch; only the *newest* of them."""
    c = Event.__table__.c
    statement = select(Event).order_by(c.id.desc())
    if person is not None:
        statement = statement.where(c.influencer_id == person)
    if batch is not None:
        statement = statement.where(c.batch == batch)
    if newest is not None:
        statement = statement.limit(newest)
    return list(reversed(db.scalars(statement).all()))


def of_kind(db: Session, kind: str) -> Sequence[Event]:
    """Read the lines of one kind, oldest first."""
    c = Event.__table__.c
    return db.scalars(select(Event).where(c.kind == kind).order_by(c.id)).all()


def practised(db: Session, written: Collection[Event]) -> set[int]:
    """Say which of these lines speak of practice, by the key of the line: mail that only the catch-all saw, its approvals."""
    c = Message.__table__.c
    about = {one.message_id for one in written if one.message_id is not None}
    local = set(db.scalars(select(c.id).where(among(c.id, about), c.transport == Transport.LOCAL)))
    return {
        one.id or 0
        for one in written
        if one.message_id in local or one.data.get("transport") == Transport.LOCAL
    }


def last_batch(db: Session, prefix: str) -> str | None:
    """Find the newest batch of one kind, such as `import`."""
    c = Event.__table__.c
    found: str | None = db.scalars(
        select(c.batch).where(c.batch.startswith(f"{prefix}-")).order_by(c.id.desc()).limit(1)
    ).first()
    return found


def last(db: Session) -> int:
    """Read the number of the newest line; another number later says that something happened."""
    return db.scalars(select(func.max(Event.__table__.c.id))).one() or 0
