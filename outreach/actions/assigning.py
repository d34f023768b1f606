"""Mails that may be somebody's answer, in; what a person says that they are, written down and done."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from sqlmodel import Session

from outreach.actions import journal
from outreach.actions.sequences import running
from outreach.actions.strays import Listed, numbered
from outreach.app import App
from outreach.errors import UsageError
from outreach.store import events, noting, outbox, unmatched, unsending
from outreach.text import clean


@dataclass(frozen=True, slots=True)
class Settled:
    """A mail of which a person said what it is, and how many sequences ended, or are open again, by that."""

    mail: Listed
    ended: int = 0
    opened: int = 0


def settle(app: App, numbers: Collection[int], *, answer: bool, lasting: bool = False) -> list[Settled]:
    """Take a person's word that these mails are an *answer* of all whose they may be, or nobody's: they hold nobody more.

    A *lasting* one asks for no more mail.

    Whatever was said of one before, the last word holds.

    Raises:
        UsageError: no person may say anything of one of the numbers, or nobody knows whose answer one may be; nothing is changed
            then.
    """
    with app.writing() as db:
        found = numbered(app, db, numbers)
        for number in numbers:
            _refuse(number, found.get(number), answer=answer)
        left = cache(lambda: journal.left(app))
        chosen = [found[number] for number in dict.fromkeys(numbers)]
        settled = [_settled(app, db, one, left, answer=answer, lasting=lasting) for one in chosen]
        unmatched.settle(db, numbers, by=app.who, now=app.now())
        return settled


def _refuse(number: int, one: Listed | None, *, answer: bool) -> None:
    if one is None:
        raise UsageError(f"no mail {number} is listed", hint="outreach queue --unmatched")
    if answer and not one.people:
        hint = "outreach people edit @handle --also ADDRESS"
        raise UsageError(f"nobody knows whose answer mail {number} is", hint=hint)


def _settled(
    app: App, db: Session, one: Listed, left: Callable[[], Collection[str]], *, answer: bool, lasting: bool
) -> Settled:
    now, digest = app.now(), one.row.digest
    notes = noting.of_mail(db, digest, transport=app.transport)
    persons = {person.id for person in one.people} | {note.influencer_id for note in notes}
    before = running(app, db, persons)
    what = f"a mail of {one.row.at.day} {one.row.at:%B} from {clean(one.row.sender) or 'nobody who is named'}"
    changed = noting.let_count(db, notes, lifted_at=None if answer else now)
    if answer:
        about = noting.Noted(digest, app.transport, lasting=lasting)
        for note in notes:
            note.lasting = lasting
        for person in sorted(persons):
            noting.write(db, person, f"in {what}", about, day=one.row.at.date(), now=now)
        outbox.cancel_queued(db, persons, because="they answered", now=now, transport=app.transport)
    for person in () if answer else changed:
        since = one.row.settled_at or now
        unsending.reopen(db, person, since=since, transport=app.transport, left=left())
    kind, said = (
        ("message.reply", "answered in {}")
        if answer
        else ("unmatched.dismissed", "{} is no answer of theirs")
    )
    for person in sorted(persons):
        events.log(db, kind, said.format(what), at=now, by=app.who, influencer_id=person)
    after = running(app, db, persons)
    return Settled(one, (before - after).total(), (after - before).total())
