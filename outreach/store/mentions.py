"""Somebody who is to be erased in; what stands about others, or about nobody, without their addresses and names, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlmodel import Session

from outreach.models import Address, Channel, Event, Lookup, Note, Unmatched
from outreach.people.addresses import mailbox
from outreach.store import unmatched

_SOMEBODY = "somebody"
_CONVERSATION = "in the conversation with "
#: Events that say what somebody was called before.
_CHANGES = ("person.edited", "person.changed")


def patterns(
    db: Session, person: int, *, called: str, addresses: Sequence[str]
) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Read, while the person is still there, what is to be replaced by what: their addresses, and what they were called.

    *addresses* are canonical; what notes say of a conversation may name a person as they were called at that time.
    """
    c = Address.__table__.c
    typed = db.scalars(select(c.address).where(c.influencer_id == person))
    names = {called, *_handles(db, person), *_earlier(db, person)}
    return (
        (_any_of({*addresses, *typed}), _SOMEBODY),
        (
            re.compile(f"{_CONVERSATION}(?:{_any_of(names).pattern})(?:, mail \\d+)?(?!\\w)"),
            _CONVERSATION + _SOMEBODY,
        ),
    )


def _any_of(words: set[str]) -> re.Pattern[str]:
    """Match any of some words, the longest first; where there is none, nothing."""
    longest = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)", re.IGNORECASE)


def _handles(db: Session, person: int) -> Iterator[str]:
    c = Channel.__table__.c
    for handle in db.scalars(select(c.handle).where(c.influencer_id == person)):
        yield f"@{handle}"


def _earlier(db: Session, person: int) -> Iterator[str]:
    """Read from what was said of changes what the person was called before and after each."""
    c = Event.__table__.c
    for said in db.scalars(select(c.said).where(c.influencer_id == person, c.kind.in_(_CHANGES))):
        what, _, change = said.partition(": ")
        if what in {"name", "handle"}:
            words = change.split(" -> ")
            yield from (word.partition(" on ")[0] if what == "handle" else word for word in words)


def _strays(db: Session, person: int, addresses: Sequence[str], now: datetime) -> None:
    """Take them out of mails that may be an answer: what may be that of others goes on holding these, and says no more."""
    theirs = {mailbox(one) for one in addresses}
    for row in db.scalars(select(Unmatched)):
        others = [one for one in row.persons or () if one != person]
        speaks_of_them = not theirs.isdisjoint(_mailboxes(row.sender, row.because))
        if speaks_of_them or others != (row.persons or []):
            unmatched.erase(row)
            row.persons = others or None
            if not others:
                row.settled_at, row.digest = row.settled_at or now, f"erased {row.id}"
    db.flush()


def _mailboxes(sender: str, because: str) -> set[str]:
    """Name the mailboxes of which a row speaks, in whatever spelling."""
    return {mailbox(word.strip(".,;:<>()")) for word in (sender, *because.split()) if "@" in word}


def erase(
    db: Session,
    person: int,
    named: Sequence[tuple[re.Pattern[str], str]],
    addresses: Sequence[str],
    *,
    now: datetime,
) -> None:
    """Take them out of what stands about others, or about nobody."""
    k = Lookup.__table__.c
    db.execute(delete(Lookup.__table__).where(k.recipient.in_(addresses)))
    _strays(db, person, addresses, now)
    for table, column in ((Event.__table__, Event.__table__.c.said), (Note.__table__, Note.__table__.c.text)):
        may = or_(column.contains("@"), column.contains(_CONVERSATION))
        for number, before in db.execute(select(table.c.id, column).where(may)).all():
            after = before
            for pattern, instead in named:
                after = pattern.sub(instead, after)
            if after != before:
                db.execute(update(table).where(table.c.id == number).values({column.name: after}))
