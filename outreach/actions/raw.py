"""One draft in; the exact bytes of its mail, as they left or as they would leave now, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from outreach.actions import campaigns
from outreach.actions.approving import resolve
from outreach.actions.lettering import Made, letter
from outreach.app import App
from outreach.errors import UsageError
from outreach.mail.composing import compose, stamp
from outreach.models import Draft, Enrolment
from outreach.store import deliveries, drafts, outbox, people, threads


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one mail, with CRLF lines."""

    raw: bytes
    #: When they left, or may have; None where they have not, and their Date is that of now.
    left_at: datetime | None
    #: They are frozen: nothing but the Date will change.
    queued: bool


def one_draft(app: App, word: str) -> tuple[Draft, Enrolment]:
    """Find the one draft that *word* means: its number, or a person or campaign that has no other.

    Raises:
        UsageError: it means none, or several.
    """
    found = resolve(app, [word])
    if len(found) != 1:
        numbers = [str(one.draft.id) for one in found]
        some = ", ".join(numbers[:6]) + (" ..." if len(numbers) > 6 else "")
        raise UsageError(
            f"{word!r} has {len(numbers)} drafts, and this is for one: {some}"
            if found
            else f"{word!r} has no draft",
            hint="name it by its number",
        )
    return found[0].draft, found[0].enrolment


def raw_of(app: App, word: str) -> Raw:
    """Give the bytes of one draft's mail: those that left or are frozen, else those that it would be frozen to.

    Raises:
        UsageError: *word* does not mean one draft.
        InputError: it cannot be written as a mail.
    """
    draft, enrolment = one_draft(app, word)
    with app.reading() as db:
        message = drafts.messages(db, [draft.id or 0], transport=app.transport).get(draft.id or 0)
        if message is not None:
            fate = deliveries.by_message(db, [message.id or 0])[message.id or 0]
            left = fate.sending_at
            return Raw(stamp(outbox.frozen(db, message.id or 0), left or app.now()), left, queued=True)
        person = people.person(db, enrolment.influencer_id)
        going = letter(app, made(app, db, draft, enrolment), person)
    return Raw(stamp(compose(going), app.now()), None, queued=False)


def made(app: App, db: Session, draft: Draft, enrolment: Enrolment) -> Made:
    """Collect what the letter of a draft is made from."""
    person, campaign = enrolment.influencer_id, enrolment.campaign
    begun = threads.threads(db, campaign, [person], transport=app.transport)
    return Made(draft, enrolment, campaigns.shelf(app).campaigns.get(campaign), begun.get(person))
