"""Says what became wrong with an approved draft since a person said yes to it, though its text is the same.

A day that lay ahead is over, the post is old or has been overtaken, its writer tells of a loss. The reasons are the
sender's; nothing of them ever stands in a mail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from outreach.app import App
from outreach.models import Approval, Draft, Enrolment
from outreach.store import drafts

#: Rules whose verdict changes with the day and with what is published; all others were judged at approval.
_CHANGING = frozenset({"AGE161", "PST407"})


def spoilt(
    app: App, db: Session, rows: Sequence[tuple[Draft, Enrolment]], approvals: Mapping[int, Approval]
) -> dict[int, str]:
    """Judge approved drafts by today: draft -> why it may not leave; errors that a person overrode do not count."""
    if not rows:
        return {}
    from outreach.actions import linting  # noqa: PLC0415 - who has nothing to send needs no rules

    found: dict[int, str] = {}
    for one in linting.judge(app, db, rows, among=()):  # no rule that compares is asked
        number = one.draft.id or 0
        overridden = {code for code, _ in approvals[number].overrides} if number in approvals else set()
        told = (error for error in one.errors if error.code in _CHANGING - overridden)
        if error := next(told, None):
            found[number] = f"{error.message} ({error.code})"
    return found


def spoilt_in_queue(app: App, db: Session, number: int) -> str | None:
    """Say the same of one draft that is queued already."""
    row = drafts.draft(db, number)
    if row is None:
        return None
    return spoilt(app, db, [row], drafts.approvals(db, [number], transport=app.transport)).get(number)
