"""Collects what a person sees beside a draft: who gets it, what became of it, and what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from outreach.actions import linting, who
from outreach.actions.approving import campaign_named, resolve
from outreach.actions.linting import Judged
from outreach.actions.reclassifying import called
from outreach.app import App
from outreach.models import Approval, Delivery, Message
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.store import deliveries, drafts, inbox, people, threads
from outreach.store.threads import Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One draft with all that stands around it."""

    judged: Judged
    #: Newest value of each metric, such as `followers`.
    numbers: Mapping[str, float]
    #: The mails of its thread that were sent before it, oldest first.
    before: tuple[Sent, ...]
    approval: Approval | None
    delivery: Delivery | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One mail that came in from somebody, or about mail to them."""

    number: int
    kind: Kind
    #: What the kind is called.
    called: str
    at: datetime
    #: From, as written.
    sender: str
    #: The sign by which it was taken for theirs.
    because: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that stands under one word."""

    #: None where the word means a draft or a campaign.
    person: Person | None
    looks: tuple[Look, ...]
    answers: tuple[Answer, ...]


def look(app: App, judged: Sequence[Judged]) -> tuple[Look, ...]:
    """Read what stands around drafts, in the same order."""
    ids = [one.draft.id or 0 for one in judged]
    with app.reading() as db:
        ids_of = {one.enrolment.influencer_id for one in judged}
        numbers = people.measurements(db, ids_of)
        approvals = drafts.approvals(db, ids, transport=app.transport)
        begun = threads.sent(db, ids_of, transport=app.transport)
        sent = {
            number: one.id or 0 for number, one in drafts.messages(db, ids, transport=app.transport).items()
        }
        fates = deliveries.by_message(db, sent.values())
    return tuple(
        Look(
            judged=one,
            numbers={
                name: value
                for (owner, name), value in numbers.items()
                if owner == one.enrolment.influencer_id
            },
            before=_before(one, begun),
            approval=approvals.get(one.draft.id or 0),
            delivery=fates.get(sent.get(one.draft.id or 0, 0)),
        )
        for one in judged
    )


def _before(one: Judged, begun: Mapping[tuple[str, int], Sequence[Sent]]) -> tuple[Sent, ...]:
    """Take of its thread what went before: all of it, unless the draft itself was sent."""
    mails = begun.get((one.enrolment.campaign, one.enrolment.influencer_id), ())
    return tuple(takewhile(lambda mail: mail.step != one.draft.step, mails))


def show(app: App, word: str) -> Shown:
    """Find a draft by its number, those of a campaign, or the drafts and answers of one person.

    Raises:
        UsageError: the word means none of them.
    """
    person = None if word.isdecimal() or campaign_named(app, word) else _person(app, word)
    if person is None:
        return Shown(None, look(app, resolve(app, [word])), ())
    with app.reading() as db:
        judged = linting.judge(app, db, drafts.current(db, people=[person.id]))
        came = inbox.received(db, person.id, transport=app.transport)
    return Shown(person, look(app, judged), tuple(_answer(*one) for one in came))


def _answer(one: Message, kind: Kind, by: str) -> Answer:
    return Answer(
        number=one.id or 0,
        kind=kind,
        called=called(kind, by),
        at=one.at,
        sender=one.sender,
        because=one.answers_because or "",
        subject=one.subject,
        text=one.text,
    )


def _person(app: App, word: str) -> Person | None:
    with app.reading() as db:
        return who.one(db, word) if people.find(db, word) else None
