"""Answers of people we wrote to, in; those among whoever got a copy for whom they may speak as well, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from outreach.actions.doubting import Copies
from outreach.actions.opening import Incoming, own_addresses
from outreach.actions.strays import Stray, stray
from outreach.app import App
from outreach.followups.progress import Progress
from outreach.people.record import NoteKind
from outreach.store import progress, unmatched


def copied(app: App, db: Session, answers: Sequence[tuple[Incoming, Collection[int]]]) -> Iterator[Stray]:
    """Give what is to be written down of answers that went to others to whom we wrote, and who gave none themselves.

    *answers* are mails, each with the influencers whose it is.
    """
    copies = Copies.read(app, db, [mail for mail, _ in answers], own_addresses(app))
    found = [(mail, doubt) for mail, whose in answers if (doubt := copies.of(mail, but=whose))]
    persons = {person for _, doubt in found for person in doubt.persons}
    stand = (
        progress.progress(db, transport=app.transport, secret=app.secret, people=persons) if persons else ()
    )
    waiting = {one.person.id for one in stand if not _answered(one)}
    for mail, doubt in found:
        if left := doubt.persons & waiting:
            named = f"a copy of {mail.parts.message_id or mail.digest}"
            yield stray(
                *(app, mail, replace(doubt, persons=left)),
                at=_when(mail, app.now()),
                digest=unmatched.digest_of(named, mail.raw),
            )


def _answered(one: Progress) -> bool:
    return bool(
        one.answers() or one.noted_since_named(NoteKind.ANSWERED) or one.suppressed_because is not None
    )


def _when(mail: Incoming, now: datetime) -> datetime:
    return min(datetime.fromisoformat(mail.parts.date), now) if mail.parts.date else now
