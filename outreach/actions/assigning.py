"""Mails that may be somebody's answer, in; what a person says that they are, written down and done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from outreach.actions.deciding import stop
from outreach.actions.strays import Listed, listed
from outreach.actions.who import sign
from outreach.app import App
from outreach.errors import UsageError
from outreach.store import events, unmatched
from outreach.text import clean


@dataclass(frozen=True, slots=True)
class Settled:
    """A mail of which a person said what it is, and the sequences that ended by that."""

    mail: Listed
    ended: int = 0


def settle(app: App, numbers: Collection[int], *, answer: bool) -> list[Settled]:
    """Take a person's word that these mails are an *answer* of all whose they may be, or nobody's: they hold nobody more.

    Raises:
        UsageError: one of the numbers is not in the list, or nobody's answer is known of one; nothing is changed then.
    """
    found = {one.row.id: one for one in listed(app)}
    chosen = {number: found.get(number) for number in numbers}
    for number, one in chosen.items():
        if one is None:
            raise UsageError(f"no mail {number} is listed", hint="outreach queue --unmatched")
        if answer and not one.people:
            hint = "outreach people edit @handle --also ADDRESS"
            raise UsageError(f"nobody knows whose answer mail {number} is", hint=hint)
    return [_settled(app, one, answer=answer) for one in chosen.values() if one]


def _settled(app: App, one: Listed, *, answer: bool) -> Settled:
    who = clean(one.row.sender) or "nobody who is named"
    day = f"{one.row.at.day} {one.row.at:%B}"
    ended = 0
    if answer:
        ended = sum(
            stop(app, person.address or sign(person), f"answered: a mail of {day} from {who}").sequences
            for person in one.people
        )
    with app.writing() as db:
        unmatched.settle(db, {one.row.id or 0}, now=app.now())
        for person in () if answer else one.people:
            said = f"a mail of {day} from {who} is no answer of theirs"
            events.log(db, "unmatched.dismissed", said, at=app.now(), by=app.who, influencer_id=person.id)
    return Settled(one, ended)
