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
from outreach.models import Draft, Enrolment
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
        rows = {draft.id: (draft, enrolment) for draft, enrolment in drafts.of(db, _ids(made.slots))}
        ready = [_frozen(app, slot, rows[slot.candidate.draft_id], begun, texts) for slot in made.slots]
        numbers = outbox.queue(db, ready, transport=app.transport, now=app.now())
        _log(app, db, made.slots, [rows[one.draft_id][0] for one in ready], numbers)
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


def _ids(slots: Sequence[Slot]) -> list[int]:
    return [slot.candidate.draft_id for slot in slots]


def _frozen(
    app: App, slot: Slot, row: tuple[Draft, Enrolment], begun: Threads, texts: Mapping[str, Campaign]
) -> Frozen:
    draft, enrolment = row
    person = slot.candidate.progress.person
    thread, text = begun.get((enrolment.campaign, person.id)), texts.get(enrolment.campaign)
    leaving = letter(app, Made(draft, enrolment, text, thread), person)
    raw = compose(leaving)
    return Frozen(
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


def _log(
    app: App, db: Session, slots: Sequence[Slot], written: Sequence[Draft], numbers: Sequence[int]
) -> None:
    columns = ("said", "influencer_id", "campaign", "draft_id", "message_id")
    lines = [
        (
            f"{one.step} queued for {one.recipient}" + (f", {slot.because}" if slot.because else ""),
            slot.candidate.progress.person.id,
            slot.candidate.progress.campaign,
            one.id,
            number,
        )
        for slot, one, number in zip(slots, written, numbers, strict=True)
    ]
    events.log_many(db, columns, lines, kind="delivery.queued", at=app.now(), by=app.who)
