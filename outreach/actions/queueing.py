"""Freezes what a person confirmed into messages: bytes, Message-ID and time, all in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session

from outreach.actions import campaigns, lawfulness, planning
from outreach.actions.lettering import Made, letter
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import Refused
from outreach.mail.composing import compose
from outreach.mail.thread import Thread
from outreach.people.addresses import canonical
from outreach.plan.planning import Slot
from outreach.store import drafts, events, outbox, threads
from outreach.store.outbox import Frozen


@dataclass(frozen=True, slots=True)
class Queued:
    """What was frozen."""

    now: int
    later: tuple[Slot, ...]


def queue(
    app: App, *, confirmed: int, campaign: str | None = None, shown: Collection[int] | None = None
) -> Queued:
    """Queue all that the plan holds, if it is still as many as the person confirmed, and no draft but those *shown*.

    Raises:
        Refused: the plan changed since it was shown; nothing is queued.
    """
    with app.writing() as db:
        made = planning.planned(app, db, planning.candidates(app, db, campaign))
        if len(made.slots) != confirmed:
            raise Refused(
                f"the plan has {len(made.slots)}, not {confirmed}; nothing was queued",
                hint="outreach send, and look at the plan again",
            )
        if shown is not None and not {slot.candidate.draft_id for slot in made.slots} <= set(shown):
            raise Refused(
                "the plan has other mails than those that you saw; nothing was queued",
                hint="outreach send, and look at the plan again",
            )
        begun, texts = _threads(app, db, made.slots), campaigns.shelf(app).campaigns
        lawfulness.write_down(app, db, lawfulness.warnings(app, db, made.slots, texts))
        for slot in made.slots:
            _freeze(app, db, slot, begun, texts)
    return Queued(len(made.now), made.later)


Threads = Mapping[tuple[str, int], Thread]


def _threads(app: App, db: Session, slots: Sequence[Slot]) -> Threads:
    """Read what was sent before to the people of these slots: (campaign, influencer) -> thread."""
    people: dict[str, list[int]] = defaultdict(list)
    for slot in slots:
        people[slot.candidate.progress.campaign].append(slot.candidate.progress.person.id)
    return {
        (campaign, person): thread
        for campaign, ids in people.items()
        for person, thread in threads.threads(db, campaign, ids, transport=app.transport).items()
    }


def _freeze(app: App, db: Session, slot: Slot, begun: Threads, texts: Mapping[str, Campaign]) -> None:
    found = drafts.draft(db, slot.candidate.draft_id)
    assert found is not None
    draft, enrolment = found
    person, now = slot.candidate.progress.person, app.now()
    thread, text = begun.get((enrolment.campaign, person.id)), texts.get(enrolment.campaign)
    leaving = letter(app, Made(draft, enrolment, text, thread), person)
    raw = compose(leaving)
    frozen = Frozen(
        campaign=enrolment.campaign,
        step=draft.step,
        influencer_id=person.id,
        draft_id=slot.candidate.draft_id,
        account=draft.account,
        sender=leaving.sender.address,
        recipient=canonical(draft.recipient),
        subject=draft.subject,
        text=draft.body,
        message_id=leaving.message_id,
        raw=raw,
        digest=sha256(raw).hexdigest(),
        not_before=slot.at,
    )
    number = outbox.queue(db, frozen, transport=app.transport, now=now)
    about = {
        "influencer_id": person.id,
        "campaign": enrolment.campaign,
        "draft_id": draft.id,
        "message_id": number,
    }
    said = f"{draft.step} queued for {draft.recipient}" + (f", {slot.because}" if slot.because else "")
    events.log(db, "delivery.queued", said, at=now, by=app.who, **about)
