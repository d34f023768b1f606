"""Says what became wrong with an approved draft since a person said yes to it, though its text is the same, and what to do.

A day that lay ahead is over, the post is old or has been overtaken, its writer tells of a loss. The reasons are the
sender's; nothing of them ever stands in a mail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session

from outreach.actions.who import sign
from outreach.app import App
from outreach.models import Approval, Draft, Enrolment
from outreach.people.person import Person
from outreach.store import drafts

if TYPE_CHECKING:
    from outreach.actions.linting import Judged

#: Rules whose verdict changes with the day and with what is published; all others were judged at approval.
_CHANGING = frozenset({"AGE161", "PST407"})


def spoilt(
    app: App, db: Session, rows: Sequence[tuple[Draft, Enrolment]], approvals: Mapping[int, Approval]
) -> dict[int, str]:
    """Judge approved drafts by today: draft -> why it may not leave; errors that a person overrode do not count."""
    if not rows:
        return {}
    from outreach.actions import linting  # noqa: PLC0415 - who has nothing to send needs no rules
    from outreach.lint.rules import RULES  # noqa: PLC0415 - as above

    found: dict[int, str] = {}
    others = [rule.code for rule in RULES if rule.code not in _CHANGING]
    rules = linting.rulebook(app, ignore=others)
    for one in linting.judge(app, db, rows, rules, among=()):  # no rule that compares is asked
        number = one.draft.id or 0
        if because := spoil(one, approvals.get(number)):
            found[number] = because
    return found


def spoil(judged: Judged, approval: Approval | None) -> str | None:
    """Say why a draft that was judged by today may not leave; None where nothing speaks against it."""
    overridden = {code for code, _ in approval.overrides} if approval else set()
    told = (error for error in judged.errors if error.code in _CHANGING - overridden)
    error = next(told, None)
    return f"{error.message} ({error.code})" if error else None


def mended(because: str, person: Person) -> str:
    """Add to *because* what mends an approved draft."""
    return f"{because}: outreach edit {sign(person)}"


def taken_out(because: str, person: Person) -> str:
    """Add to *because* what to do of a mail that is queued: its text can be changed no more."""
    return f"{because}: outreach stop {sign(person)} --because WHY, then name them in a new campaign"


def spoilt_in_queue(app: App, db: Session, number: int, person: Person) -> str | None:
    """Say why a draft to *person* that is queued already may not leave, and what to do."""
    row = drafts.draft(db, number)
    if row is None:
        return None
    found = spoilt(app, db, [row], drafts.approvals(db, [number], transport=app.transport))
    return taken_out(found[number], person) if number in found else None
