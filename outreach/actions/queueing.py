"""Freezes what a person confirmed into messages: bytes, Message-ID and time, all in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session

from outreach.actions import planning
from outreach.app import App
from outreach.errors import Refused
from outreach.mail.composing import compose
from outreach.mail.ids import message_id
from outreach.mail.letter import Letter, Mailbox
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


def queue(app: App, *, confirmed: int, campaign: str | None = None) -> Queued:
    """Queue all that the plan holds, if it is still as many as the person confirmed.

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
        begun = _threads(app, db, made.slots)
        for slot in made.slots:
            _freeze(app, db, slot, begun)
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


def _freeze(app: App, db: Session, slot: Slot, begun: Threads) -> None:
    found = drafts.draft(db, slot.candidate.draft_id)
    assert found is not None
    draft, enrolment = found
    person, now = slot.candidate.progress.person, app.now()
    key = f"{app.transport}\0{enrolment.campaign}\0{person.id}\0{draft.step}"
    account = app.config.accounts[draft.account]
    identity = message_id(app.secret, key, account.address.rpartition("@")[2])
    thread = begun.get((enrolment.campaign, person.id))
    letter = Letter(
        sender=Mailbox(account.name, account.address),
        recipient=Mailbox(_display(person.name), draft.recipient),
        subject=draft.subject,
        body=draft.body,
        footer=draft.footer,
        message_id=identity,
        reply_to=account.reply_to,
        references=thread.ids if thread else (),
    )
    raw = compose(letter)
    frozen = Frozen(
        campaign=enrolment.campaign,
        step=draft.step,
        influencer_id=person.id,
        draft_id=slot.candidate.draft_id,
        account=draft.account,
        sender=account.address,
        recipient=canonical(draft.recipient),
        subject=draft.subject,
        text=draft.body,
        message_id=identity,
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


def _display(name: str | None) -> str:
    """Give the name for the To header, or none where the sheet's cell is no plain name: its reader sees it."""
    plain = name and all(letter.isalpha() or letter in " .'’-" for letter in name)
    return name if name and plain else ""
