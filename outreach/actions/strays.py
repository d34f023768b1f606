"""Mails that may be somebody's answer: kept as a line each, listed, and dismissed by a person who has looked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from outreach.actions.doubting import Doubt
from outreach.actions.opening import Traced
from outreach.app import App
from outreach.errors import UsageError
from outreach.models import Unmatched
from outreach.people.addresses import folded, mailbox
from outreach.people.person import Person
from outreach.store import events, people, suppressions, unmatched
from outreach.text import clean


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
    """Write them down, unless one is from or speaks of somebody who was erased; say how many were not there yet."""
    gone = suppressions.forgotten(db, app.secret, {name for one in found for name in one.named})
    return unmatched.keep(db, [one.row for one in found if one.named.isdisjoint(gone)])


def listed(app: App) -> list[Listed]:
    """Read them, the newest first; of each, From, Subject, date, why it looks like an answer, and whose it may be."""
    with app.reading() as db:
        rows = unmatched.unmatched(db, transport=app.transport)
        persons = {
            one.id: one for one in people.people(db, {one for row in rows for one in row.persons or ()})
        }
        return [
            Listed(
                row, tuple(persons[one] for one in row.persons or ()), known=bool(people.find(db, row.sender))
            )
            for row in rows
        ]


def dismiss(app: App, numbers: Collection[int]) -> list[Listed]:
    """Take a person's word that these mails are nobody's answer: they hold nobody any more.

    Raises:
        UsageError: one of the numbers is not in the list; nothing is changed then.
    """
    found = {one.row.id: one for one in listed(app)}
    if missing := [number for number in numbers if number not in found]:
        raise UsageError(f"no mail {missing[0]} is listed", hint="outreach queue --unmatched")
    chosen = [found[number] for number in dict.fromkeys(numbers)]
    with app.writing() as db:
        unmatched.dismiss(db, {one.row.id or 0 for one in chosen}, now=app.now())
        for one in chosen:
            who = clean(one.row.sender) or "nobody who is named"
            said = f"a mail from {who} is no answer of theirs"
            for person in one.people:
                events.log(db, "unmatched.dismissed", said, at=app.now(), by=app.who, influencer_id=person.id)
    return chosen
