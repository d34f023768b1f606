"""Takes the next message for the wire, and writes down what became of it; each in one transaction."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

from sqlmodel import Session

from outreach.actions import pacing
from outreach.actions.lawfulness import judged
from outreach.actions.readiness import Readiness
from outreach.actions.spoiling import spoilt_in_queue
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import BusyError, InputError, UnreachableError
from outreach.followups.crossing import cooling
from outreach.followups.holds import Hold, holds
from outreach.mail.delivery import DeliveryState
from outreach.mail.verdict import backoff
from outreach.mail.wire_ids import wire_id
from outreach.net.smtp import Outcome
from outreach.people.person import Person
from outreach.store import events, outbox, people, progress, suppressions
from outreach.store.guards import Allowed
from outreach.store.outbox import Claimed
from outreach.workdays import zone

#: A message that was withdrawn for a reason that may pass is looked at again after that.
_AGAIN = timedelta(minutes=5)
#: Between claim and wire; a program that took longer was asleep, and its plan is old.
_TOO_LONG = timedelta(minutes=2)
#: A message to somebody whose calendar has no day in the window is looked at again after that: both may be changed.
_NO_DAY = timedelta(days=1)
#: And one that waits for a person, who has to look first.
_FOR_A_PERSON = timedelta(hours=1)
#: How often a database is asked to take an outcome, which nothing else knows. One that is busy waits by itself each time;
#: one that cannot be reached is given these seconds.
_TRIES = 20
_PAUSE = 3.0
_TAKEN = "another sender took it over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One message in a sender's hand."""

    claimed: Claimed
    person: Person
    #: When it was taken.
    at: datetime
    #: The hashes by which this person would be blocked.
    suppressed: Sequence[str] = ()
    #: It went back for this reason, and waits.
    hold: Hold | None = None


def claim(
    app: App,
    db: Session,
    account: str,
    *,
    owner: str,
    allowed: Allowed,
    known: Mapping[str, Campaign] = MappingProxyType({}),
) -> Hand | None:
    """Take the next message that may leave now; what has its hour later goes back for that hour.

    What this account sent and has in hand is counted in the same transaction, so two senders keep one limit and one
    pace: while the account rests after its last mail nothing is taken. *known* are the campaigns whose files can be read.
    """
    now = app.now()
    if pacing.rests(app, db, account, now):
        return None
    first = partial(pacing.follow_ups_first, app, db, account, now)
    while claimed := outbox.claim(
        db,
        transport=app.transport,
        account=account,
        owner=owner,
        now=now,
        allowed=allowed,
        follow_ups_first=first,
    ):
        person = people.person(db, claimed.influencer_id)
        at = _moment(app, db, account, claimed, person, now)
        if at > now:
            outbox.release(db, claimed, owner=owner, not_before=at)
            continue
        if hold := _hold(app, db, claimed, person, now, known.get(claimed.campaign)):
            outbox.release(db, claimed, owner=owner, not_before=hold.until or now + _FOR_A_PERSON)
            return Hand(claimed=claimed, person=person, at=now, hold=hold)
        return Hand(claimed=claimed, person=person, at=now, suppressed=_digests(app, db, person))
    return None


def _moment(app: App, db: Session, account: str, claimed: Claimed, person: Person, now: datetime) -> datetime:
    """Give when it may leave; where their calendar has no day for it the next try is tomorrow, and others go on."""
    try:
        return pacing.first_moment(app, db, account, claimed, person, now)
    except InputError:
        return now + _NO_DAY


def settle(app: App, hand: Hand, outcome: Outcome, *, owner: str) -> None:
    """Write down what the wire made of it.

    Raises:
        BusyError: others kept the database for many minutes; the fate of the message will be called unknown.
        UnreachableError: its server was gone for a minute; the same.
    """
    for left in reversed(range(_TRIES)):
        try:
            _settle(app, hand, outcome, owner)
        except (BusyError, UnreachableError) as error:
            if not left:
                raise
            time.sleep(_PAUSE if isinstance(error, UnreachableError) else 0)
        else:
            return


def _settle(app: App, hand: Hand, outcome: Outcome, owner: str) -> None:
    now, verdict, claimed = app.now(), outcome.verdict, hand.claimed
    with app.writing() as db:
        settled = outbox.settle(
            db,
            claimed,
            verdict.state,
            owner=owner,
            now=now,
            code=outcome.reply_code,
            text=outcome.said,
            not_before=now + backoff(claimed.attempts + 1) if verdict.retry else now,
            address_failed=verdict.address_failed,
            known_as=wire_id(outcome.host, outcome.reply_text)
            if verdict.state is DeliveryState.SENT
            else None,
        )
        if settled:
            _log(app, db, claimed, hand.person, verdict.state, outcome.said)


def give_back(app: App, hand: Hand, *, owner: str) -> None:
    """Put it back into the queue as it was: nothing was said of it."""
    with app.writing() as db:
        outbox.release(db, hand.claimed, owner=owner, not_before=app.now())


def take_back(app: App, hand: Hand, *, owner: str) -> None:
    """Undo an intent after which no byte left."""
    with app.writing() as db:
        outbox.settle(
            db, hand.claimed, DeliveryState.QUEUED, owner=owner, now=app.now(), code=None, text="not begun"
        )


def outlived(app: App, hand: Hand, ready: Readiness) -> str | None:
    """Say at the wire why what was true when a message was taken may not be true any more; None where it is."""
    if abs(app.now() - hand.at) > _TOO_LONG:
        return "too much time went by between the plan and the wire"
    claimed = hand.claimed
    hold = ready.hold_of(claimed.campaign, claimed.influencer_id, claimed.recipient)
    return hold.because if hold else None


def withdrawn(app: App, hand: Hand, *, owner: str, because: str | None = None) -> tuple[DeliveryState, str]:
    """End what the intent refused, with the reason; one that may pass, such as *because*, lets it wait."""
    claimed, now = hand.claimed, app.now()
    with app.writing() as db:
        final = next((hold for hold in _holds(app, db, claimed, now) if hold.final), None)
        if final is None:
            ours = outbox.release(db, claimed, owner=owner, not_before=now + _AGAIN)
            waits = because or "an earlier mail to them is on its way"
            return DeliveryState.QUEUED, waits if ours else _TAKEN
        if not outbox.cancel(db, claimed, owner=owner, because=final.because, now=now):
            return DeliveryState.QUEUED, _TAKEN
        _log(app, db, claimed, hand.person, DeliveryState.CANCELLED, final.because)
    return DeliveryState.CANCELLED, f"ended before the first byte: {final.because}"


def _log(app: App, db: Session, claimed: Claimed, person: Person, state: DeliveryState, said: str) -> None:
    about = {"influencer_id": person.id, "campaign": claimed.campaign, "message_id": claimed.message_id}
    events.log(db, f"delivery.{state}", f"{claimed.step}: {said}", at=app.now(), by=app.who, **about)


def _holds(
    app: App, db: Session, claimed: Claimed, now: datetime, campaign: Campaign | None = None
) -> tuple[Hold, ...]:
    facts = progress.progress(db, transport=app.transport, secret=app.secret, people=[claimed.influencer_id])
    mine = next((one for one in facts if one.campaign == claimed.campaign), None)
    if mine is None:
        return ()
    others = [one for one in facts if one is not mine]
    first = not mine.named and all(one.left_at is None for one in mine.sent)
    cool = cooling(mine, others, now, app.config.sending.cool_off) if first else None
    return (*holds(judged(app, mine, campaign), now), *([cool] if cool else []))


def _hold(
    app: App, db: Session, claimed: Claimed, person: Person, now: datetime, campaign: Campaign | None
) -> Hold | None:
    """Find what came up since the plan and may pass; what is final the intent itself refuses."""
    found = _holds(app, db, claimed, now, campaign)
    if any(hold.final for hold in found):
        return None
    return next(iter(found), None) or _spoilt(app, db, claimed, person, now)


def _spoilt(app: App, db: Session, claimed: Claimed, person: Person, now: datetime) -> Hold | None:
    """Find what the day has made wrong of a mail that lay in the queue overnight; the plan has seen those of today."""
    here, queued = zone(app.config.time_zone), claimed.queued_at
    if (
        claimed.draft_id is None
        or queued is None
        or queued.astimezone(here).date() == now.astimezone(here).date()
    ):
        return None
    because = spoilt_in_queue(app, db, claimed.draft_id, person)
    return Hold("spoilt", because) if because else None


def _digests(app: App, db: Session, person: Person) -> list[str]:
    return suppressions.digests(
        app.secret,
        addresses=[one.canonical for one in people.addresses(db, person.id)],
        handles=[(one.platform, one.canonical_handle) for one in people.channels(db, person.id)],
    )
