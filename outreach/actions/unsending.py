"""Takes queued mail back until its first byte; what left, or is in a sender's hand, is told and left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions import campaigns, journal, who
from outreach.app import App
from outreach.errors import UsageError
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person
from outreach.store import drafts, events, people, unsending
from outreach.store.unsending import Fate


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the mails that a person wanted back, each with whom it is to."""

    #: Approved and not queued again.
    back: tuple[tuple[Person, Fate], ...]
    #: Ended for good: a server was asked to take them before.
    cancelled: tuple[tuple[Person, Fate], ...]
    #: In the hand of a sender, on the wire, or gone.
    gone: tuple[tuple[Person, Fate], ...]

    @property
    def reachless(self) -> tuple[tuple[Person, Fate], ...]:
        """Those that have not arrived for certain, and cannot be taken back."""
        return tuple(one for one in self.gone if one[1].state is not DeliveryState.SENT)


def unsend(app: App, words: str | None, *, campaign: str | None = None) -> Taken:
    """Take back what is queued to a person, from a draft's number, or of a campaign.

    Raises:
        UsageError: neither or both was named, or nothing of that was ever queued.
    """
    if (words is None) == (campaign is None):
        raise UsageError("whose mail?", hint="outreach unsend @handle, a draft's number, or --campaign NAME")
    named = campaigns.named(app, campaign) if campaign else None
    with app.writing() as db:
        found = (
            _chosen(app, db, words) if words else unsending.fates(db, transport=app.transport, campaign=named)
        )
        return _taken(app, db, found)


def _chosen(app: App, db: Session, words: str) -> list[Fate]:
    if words.isdecimal():
        number = int(words[:18])
        if drafts.draft(db, number) is None:
            raise UsageError(f"no draft {number}", hint="outreach queue")
        return unsending.fates(db, transport=app.transport, draft=number)
    return unsending.fates(db, transport=app.transport, person=who.one(db, words).id)


def _taken(app: App, db: Session, found: Sequence[Fate]) -> Taken:
    queued = {one.delivery_id: one for one in found if one.state is DeliveryState.QUEUED}
    back = unsending.take_back(db, queued, left=journal.left(app))
    because = f"taken back by {app.who}"
    ended = unsending.cancel(db, queued.keys() - back, because=because, now=app.now())
    for one in found:
        if one.delivery_id in back | ended:
            _log(app, db, one, kept=one.delivery_id in ended, because=because)
    persons = (
        {one.id: one for one in people.people(db, {one.influencer_id for one in found})} if found else {}
    )
    return Taken(
        _of(found, persons, back),
        _of(found, persons, ended),
        _of([one for one in found if one.state in _GONE], persons),
    )


#: Beyond what can be taken back.
_GONE = frozenset({DeliveryState.CLAIMED, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNKNOWN})


def _of(
    found: Sequence[Fate], persons: dict[int, Person], ids: set[int] | None = None
) -> tuple[tuple[Person, Fate], ...]:
    return tuple((persons[one.influencer_id], one) for one in found if ids is None or one.delivery_id in ids)


def _log(app: App, db: Session, one: Fate, *, kept: bool, because: str) -> None:
    about = {"influencer_id": one.influencer_id, "campaign": one.campaign, "draft_id": one.draft_id}
    if kept:
        about["message_id"] = one.message_id
    kind = "delivery.cancelled" if kept else "delivery.unsent"
    data = {"transport": app.transport}
    events.log(db, kind, f"{one.step}: {because}", at=app.now(), by=app.who, data=data, **about)
