"""Mails that may be somebody's answer until a person says whose: From, subject and date of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, func, or_, select, update
from sqlmodel import Session

from outreach.followups.progress import Stray
from outreach.mail.delivery import Transport
from outreach.models import Note, Unmatched
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


def erase(row: Unmatched) -> None:
    """Take out of a mail what it says of somebody who was erased; it goes on holding others."""
    row.sender, row.subject, row.because = "", "", "it speaks of somebody who was erased too"


def strike_off(db: Session, digests: Collection[str], *, transport: Transport, now: datetime) -> None:
    """Strike off mails of which it is known by now whose they are; they stay known, so that no reading lists them again."""
    c = Unmatched.__table__.c
    which = (c.transport == transport, among(c.digest, digests), c.settled_at.is_(None))
    db.execute(update(Unmatched.__table__).where(*which).values(settled_at=now))


def narrow(db: Session, whose: Mapping[str, Collection[int]], *, transport: Transport, now: datetime) -> None:
    """Take those of whom it is known by now what a mail (its digest) says of them out of it; the others wait on."""
    c = Unmatched.__table__.c
    for row in db.scalars(select(Unmatched).where(c.transport == transport, among(c.digest, whose))):
        row.persons = [one for one in row.persons or () if one not in whose[row.digest]] or None
        row.settled_at = row.settled_at if row.persons else row.settled_at or now
    db.flush()


def settle(db: Session, numbers: Collection[int], *, by: str, now: datetime) -> None:
    """Strike off mails of which a person says what they are."""
    c = Unmatched.__table__.c
    said = update(Unmatched.__table__).where(among(c.id, numbers))
    db.execute(said.values(settled_at=func.coalesce(c.settled_at, now), settled_by=by))


def list_again(db: Session, digests: Iterable[str], *, transport: Transport) -> set[str]:
    """Put mails back on the list, of which it is not known any more whose they are; give those that stood there once."""
    c = Unmatched.__table__.c
    again = update(Unmatched.__table__).where(c.transport == transport, among(c.digest, digests))
    return set(db.scalars(again.values(settled_at=None, settled_by=None).returning(c.digest)))


def unmatched(db: Session, *, transport: Transport) -> list[Unmatched]:
    """Read all of a transport that is not settled, the newest first."""
    c = Unmatched.__table__.c
    open_ = (c.transport == transport, c.settled_at.is_(None))
    return list(db.scalars(select(Unmatched).where(*open_).order_by(c.at.desc(), c.id.desc())))


def numbered(db: Session, numbers: Collection[int], *, transport: Transport) -> list[Unmatched]:
    """Read those of these numbers that are on the list, or of which a person has said what they are."""
    c = Unmatched.__table__.c
    sayable = or_(c.settled_at.is_(None), c.settled_by.is_not(None))
    return list(
        db.scalars(
            select(Unmatched).where(c.transport == transport, among(c.id, numbers), sayable).order_by(c.id)
        )
    )


def dismissed(db: Session, *, transport: Transport) -> list[tuple[str, Sequence[int]]]:
    """Read of whose mails a person said that they are no answer: sender as written, and whose they might have been."""
    c, note = Unmatched.__table__.c, Note.__table__.c
    answers = exists().where(note.mail == c.digest, note.transport == transport, note.lifted_at.is_(None))
    said = (c.transport == transport, c.settled_by.is_not(None), c.persons.is_not(None), ~answers)
    return [
        (sender, persons or ()) for sender, persons in db.execute(select(c.sender, c.persons).where(*said))
    ]


def strays(db: Session, *, transport: Transport) -> dict[int, list[Stray]]:
    """Read what may be whose answer, by influencer, the newest first."""
    found: dict[int, list[Stray]] = {}
    c = Unmatched.__table__.c
    open_ = (c.transport == transport, c.settled_at.is_(None), c.persons.is_not(None))
    statement = select(c.sender, c.at, c.kept_at, c.persons).where(*open_)
    for sender, at, kept_at, persons in db.execute(statement.order_by(c.at.desc(), c.id.desc())):
        stray = Stray(sender=clean(sender), at=at, kept_at=kept_at)
        for person in persons or ():
            found.setdefault(person, []).append(stray)
    return found
