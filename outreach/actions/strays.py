"""Mails that may be somebody's answer: kept as a line each, and listed until it is known what they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from outreach.actions.doubting import Doubt
from outreach.actions.opening import Traced
from outreach.app import App
from outreach.models import Unmatched
from outreach.people.addresses import folded, mailbox
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.store import people, progress, suppressions, unmatched


@dataclass(frozen=True, slots=True)
class Stray:
    """One such mail, not written down yet."""

    row: Unmatched
    #: The addresses of which it speaks, and their mailboxes.
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """One such mail, and whose answer it may be."""

    row: Unmatched
    people: tuple[Person, ...]
    #: The sender is somebody's address, who wrote for these as well.
    known: bool


def stray(app: App, mail: Traced, doubt: Doubt, *, at: datetime, digest: str) -> Stray:
    """Make what is written down of a mail of which there is *doubt*."""
    sender = mail.parts.from_ or ""
    row = Unmatched(
        account=mail.account,
        transport=app.transport,
        sender=sender,
        subject=mail.parts.subject,
        at=at,
        kept_at=app.now(),
        because=doubt.because,
        digest=digest,
        persons=sorted(doubt.persons) or None,
    )
    return Stray(
        row, frozenset(fold(one) for one in (sender, *doubt.addresses) for fold in (folded, mailbox))
    )


def keep(app: App, db: Session, found: Sequence[Stray]) -> int:
    """Write them down, unless one is from or speaks of somebody who was erased; say how many are new to the list."""
    gone = suppressions.forgotten(db, app.secret, {name for one in found for name in one.named})
    return len(_open(app, db, unmatched.keep(db, [one.row for one in found if one.named.isdisjoint(gone)])))


def heard(app: App, db: Session, persons: Collection[int]) -> set[int]:
    """Name those of some people who answered themselves, or whom nobody may write to: nobody else needs to speak for them."""
    stand = (
        progress.progress(db, transport=app.transport, secret=app.secret, people=persons) if persons else ()
    )
    return {
        one.person.id
        for one in stand
        if one.answers() or one.noted_since_named(NoteKind.ANSWERED) or one.suppressed_because is not None
    }


def unsettled(app: App, db: Session) -> list[Unmatched]:
    """Read those of which nobody has said what they are, the newest first; none for which all were heard otherwise."""
    return _open(app, db, unmatched.unmatched(db, transport=app.transport))


def _open(app: App, db: Session, rows: Sequence[Unmatched]) -> list[Unmatched]:
    known = heard(app, db, {one for row in rows for one in row.persons or ()})
    return [row for row in rows if not row.persons or not known.issuperset(row.persons)]


def listed(app: App) -> list[Listed]:
    """Read them; of each, From, Subject, date, why it looks like an answer, and whose it may be."""
    with app.reading() as db:
        rows = unsettled(app, db)
        persons = {
            one.id: one for one in people.people(db, {one for row in rows for one in row.persons or ()})
        }
        return [
            Listed(
                row, tuple(persons[one] for one in row.persons or ()), known=bool(people.find(db, row.sender))
            )
            for row in rows
        ]
