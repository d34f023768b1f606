"""Mails that may be somebody's answer until a person says whose: From, subject and date of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session

from outreach.followups.progress import Stray
from outreach.mail.delivery import Transport
from outreach.models import Unmatched
from outreach.store.narrow import among
from outreach.text import clean


def keep(db: Session, rows: Sequence[Unmatched]) -> Sequence[Unmatched]:
    """Write down those that were not yet, and give them; all are of one transport."""
    c = Unmatched.__table__.c
    wanted = {row.digest: row for row in rows}
    if not wanted:
        return ()
    same = (c.transport == rows[0].transport, among(c.digest, wanted))
    there = set(db.scalars(select(c.digest).where(*same)))
    fresh = [row for digest, row in wanted.items() if digest not in there]
    db.add_all(fresh)
    db.flush()
    return fresh


def digest_of(message_id: str | None, raw: bytes) -> str:
    """Give the digest by which a mail is known of which nothing else is kept; *raw* is what was read of it."""
    return sha256(message_id.encode() if message_id else raw).hexdigest()


def strike_off(db: Session, digests: Collection[str], *, transport: Transport, now: datetime) -> None:
    """Strike off mails of which it is known by now whose they are; they stay known, so that no reading lists them again."""
    c = Unmatched.__table__.c
    _settle(db, c.transport == transport, among(c.digest, digests), now=now)


def settle(db: Session, numbers: Collection[int], *, now: datetime) -> None:
    """Strike off mails of which a person says what they are."""
    _settle(db, among(Unmatched.__table__.c.id, numbers), now=now)


def list_again(db: Session, digests: Collection[str], *, transport: Transport) -> None:
    """Put mails back on the list, of which it is not known any more whose they are."""
    c = Unmatched.__table__.c
    again = update(Unmatched.__table__).where(c.transport == transport, among(c.digest, digests))
    db.execute(again.values(settled_at=None))


def _settle(db: Session, *which: ColumnElement[bool], now: datetime) -> None:
    c = Unmatched.__table__.c
    db.execute(update(Unmatched.__table__).where(*which, c.settled_at.is_(None)).values(settled_at=now))


def unmatched(db: Session, *, transport: Transport) -> list[Unmatched]:
    """Read all of a transport that is not settled, the newest first."""
    c = Unmatched.__table__.c
    open_ = (c.transport == transport, c.settled_at.is_(None))
    return list(db.scalars(select(Unmatched).where(*open_).order_by(c.at.desc(), c.id.desc())))


def strays(db: Session, *, transport: Transport) -> dict[int, list[Stray]]:
    """Read what may be whose answer, by influencer, the newest first."""
    found: dict[int, list[Stray]] = {}
    for row in unmatched(db, transport=transport):
        for person in row.persons or ():
            stray = Stray(sender=clean(row.sender), at=row.at, kept_at=row.kept_at)
            found.setdefault(person, []).append(stray)
    return found
