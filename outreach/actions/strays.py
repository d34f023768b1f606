"""Mails that may be somebody's answer: kept as a line each, and listed until it is known what they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from outreach.actions.doubting import Doubt
from outreach.actions.opening import Traced
from outreach.app import App
from outreach.mail.letter import Parts
from outreach.models import Unmatched
from outreach.people.addresses import folded, mailbox
from outreach.people.person import Person
from outreach.store import inbox, people, progress, suppressions, unmatched


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
    #: The sender is somebody's address; of whom mails are kept, too.
    owned: bool
    known: bool


def name_of(parts: Parts) -> str:
    """Give what tells a mail from others, the same by its headers and by all of it: its Message-ID, or what it has instead."""
    return parts.message_id or "\0".join((parts.from_ or "", parts.date or "", parts.subject, *parts.to))


def digest_of(name: str) -> str:
    """Give the digest by which a mail is known of which nothing else is kept."""
    return sha256(name.encode()).hexdigest()


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
    """Write them down; say how many are new to the list.

    Of one that is from or speaks of somebody who was erased it stands alone whom else it holds.
    """
    gone = suppressions.forgotten(db, app.secret, {name for one in found for name in one.named})
    for one in found:
        if not one.named.isdisjoint(gone):
            unmatched.erase(one.row)
    rows = [one.row for one in found if one.row.persons or one.named.isdisjoint(gone)]
    return len(_open(app, db, unmatched.keep(db, rows)))


def heard(app: App, db: Session, persons: Collection[int]) -> set[int]:
    """Name those of some people to whom no sequence goes on, for they answered or nobody may write to them.

    Nobody else needs to speak for them. Whoever was named in a new campaign after an answer may be written to there.
    """
    stand = (
        progress.progress(db, transport=app.transport, secret=app.secret, people=persons) if persons else ()
    )
    open_ = {one.person.id for one in stand if not one.answered and one.suppressed_because is None}
    return {one.person.id for one in stand} - open_


def unsettled(app: App, db: Session) -> list[Unmatched]:
    """Read those of which nobody has said what they are, the newest first; none for which all were heard otherwise."""
    return _open(app, db, unmatched.unmatched(db, transport=app.transport))


def _open(app: App, db: Session, rows: Sequence[Unmatched]) -> list[Unmatched]:
    known = heard(app, db, {one for row in rows for one in row.persons or ()})
    return [row for row in rows if not row.persons or not known.issuperset(row.persons)]


def listed(app: App) -> list[Listed]:
    """Read them; of each, From, Subject, date, why it looks like an answer, and whose it may be."""
    with app.reading() as db:
        return _listed(app, db, unsettled(app, db))


def numbered(app: App, db: Session, numbers: Collection[int]) -> dict[int, Listed]:
    """Read those of these numbers of which a person may say what they are, whatever was said before."""
    found = _listed(app, db, unmatched.numbered(db, numbers, transport=app.transport))
    return {one.row.id or 0: one for one in found}


def _listed(app: App, db: Session, rows: Sequence[Unmatched]) -> list[Listed]:
    whose = {one for row in rows for one in row.persons or ()}
    persons = {one.id: one for one in people.people(db, whose)} if whose else {}
    senders = {folded(row.sender) for row in rows}
    owned, read = people.owned(db, senders), inbox.written_by(db, senders, transport=app.transport)
    return [
        Listed(
            row,
            tuple(persons[one] for one in row.persons or ()),
            owned=folded(row.sender) in owned,
            known=folded(row.sender) in read,
        )
        for row in rows
    ]
