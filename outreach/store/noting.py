"""Notes that somebody answered in a mail which is not kept as theirs: written once for each, lifted, found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, delete, or_, select, update
from sqlmodel import Session

from outreach.mail.delivery import Direction, Transport
from outreach.models import Message, Note, Unmatched
from outreach.people.record import NoteKind

#: Who writes down what a mail says; whoever else a note is by has said what it is.
SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Noted:
    """The mail that says that somebody answered, by its digest."""

    mail: str
    transport: Transport
    #: It asks for no more mail.
    lasting: bool = False
    #: The canonical address of theirs that it came from; None where it is their answer for another reason.
    address: str | None = None


def write(db: Session, person: int, text: str, about: Noted, *, day: date, now: datetime) -> bool:
    """Write down once that somebody answered in a mail; say whether it is new."""
    if any(one.influencer_id == person for one in of_mail(db, about.mail, transport=about.transport)):
        return False
    note = Note(influencer_id=person, kind=NoteKind.ANSWERED, text=text, day=day, at=now, by=SYNC)
    note.mail, note.transport = about.mail, about.transport
    note.lasting, note.address = about.lasting, about.address
    db.add(note)
    db.flush()
    return True


def of_mail(db: Session, mail: str, *, transport: Transport) -> list[Note]:
    """Read all that is noted of a mail, whether it counts or was lifted."""
    c = Note.__table__.c
    return list(db.scalars(select(Note).where(c.mail == mail, c.transport == transport).order_by(c.id)))


def of_person(db: Session, person: int, *, transport: Transport) -> list[tuple[Note, int | None]]:
    """Read by which mails in others' conversations somebody answered, each with its number, the last one first.

    It has none where it went with whoever was erased.
    """
    c, m = Note.__table__.c, Message.__table__.c
    same = and_(m.digest == c.mail, m.transport == transport, m.direction == Direction.IN)
    theirs = (c.influencer_id == person, c.transport == transport, or_(m.id.is_not(None), c.mail.is_(None)))
    statement = select(Note, m.id).outerjoin(Message.__table__, same).where(*theirs)
    return [(note, number) for note, number in db.execute(statement.order_by(c.at.desc(), c.id.desc()))]


def live(db: Session, person: int, *, transport: Transport) -> list[tuple[int | None, int | None]]:
    """Read of each note that counts the number of its mail, and that of the line in the list of mails of nobody."""
    c, m, u = Note.__table__.c, Message.__table__.c, Unmatched.__table__.c
    kept = and_(m.digest == c.mail, m.transport == transport, m.direction == Direction.IN)
    listed = and_(u.digest == c.mail, u.transport == transport)
    statement = select(m.id, u.id).select_from(Note.__table__)
    statement = statement.outerjoin(Message.__table__, kept).outerjoin(Unmatched.__table__, listed)
    theirs = (c.influencer_id == person, c.transport == transport, c.lifted_at.is_(None))
    return [(mail, line) for mail, line in db.execute(statement.where(*theirs).order_by(c.id))]


def let_count(db: Session, notes: Iterable[Note], *, lifted_at: datetime | None) -> set[int]:
    """Let notes count, or from a moment on no more; say for whom that is new."""
    changed = [one for one in notes if (one.lifted_at is None) is not (lifted_at is None)]
    for one in changed:
        one.lifted_at = lifted_at
    db.flush()
    return {one.influencer_id for one in changed}


def take_off(db: Session, person: int, address: str) -> datetime | None:
    """Delete what counts of somebody only because an address was theirs; say since when the first of it stood.

    What a person said stays, without the address.
    """
    c = Note.__table__.c
    theirs = (c.influencer_id == person, c.address == address)
    gone = delete(Note.__table__).where(*theirs, c.by == SYNC, c.lifted_at.is_(None)).returning(c.at)
    since = min(db.scalars(gone), default=None)
    db.execute(update(Note.__table__).where(*theirs).values(address=None))
    return since
