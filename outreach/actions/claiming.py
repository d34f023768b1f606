"""Takes the next messages for the wire, in one transaction: each looked at again by all that the plan looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

from sqlmodel import Session

from outreach.actions import clock, pacing
from outreach.actions.lawfulness import judged
from outreach.actions.spoiling import spoilt_in_queue
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import InputError
from outreach.followups.crossing import cooling
from outreach.followups.holds import Hold, holds
from outreach.followups.progress import Progress
from outreach.people.person import Person
from outreach.plan.leaving import Leaving
from outreach.store import claims, outbox, people, progress, suppressions
from outreach.store.claims import Claimed
from outreach.store.guards import Allowed
from outreach.workdays import zone

#: A message to somebody whose calendar has no day in the window is looked at again after that: both may be changed.
_NO_DAY = timedelta(days=1)
#: And one that waits for a person, who has to look first.
_FOR_A_PERSON = timedelta(hours=1)


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
    most: int = 1,
) -> list[Hand]:
    """Take the next messages that may leave now, *most* of them at most; what has its hour later goes back for that hour.

    What this account sent and has in hand is counted in the same transaction, so two senders keep one limit and one
    pace: while the account rests after its last mail nothing is taken. *known* are the campaigns whose files can be read.
    """
    now = app.now()
    if pacing.rests(app, db, account, now):
        return []
    while batch := claims.claim(
        db,
        transport=app.transport,
        account=account,
        owner=owner,
        now=now,
        allowed=allowed,
        most=most,
        follow_ups=partial(pacing.follow_ups_left, app, db, account, now),
    ):
        if hands := _hands(app, db, account, batch, owner, known, now):
            return hands
    return []


def _hands(
    app: App,
    db: Session,
    account: str,
    batch: Sequence[Claimed],
    owner: str,
    known: Mapping[str, Campaign],
    now: datetime,
) -> list[Hand]:
    """Keep what may leave now of what was claimed; the rest goes back, and is told where a person should know why."""
    ids = {one.influencer_id for one in batch}
    facts = _facts(app, db, ids)
    persons = {number: known[0].person for number, known in facts.items()}
    persons |= {one.id: one for one in people.people(db, ids - persons.keys())}
    leaving = pacing.leaving(app, db, account, batch, persons.values(), now)
    hashes = suppressions.of_people(db, app.secret, ids)
    hands = []
    for one in batch:
        person = persons[one.influencer_id]
        at = _moment(leaving, person, now)
        if at > now:
            outbox.release(db, [one], owner=owner, not_before=at)
            continue
        hold = _hold(app, db, one, facts.get(person.id, ()), now, known.get(one.campaign))
        if hold:
            outbox.release(db, [one], owner=owner, not_before=hold.until or now + _FOR_A_PERSON)
        else:
            leaving.take(person)
        hands.append(
            Hand(claimed=one, person=person, at=now, suppressed=hashes.get(person.id, ()), hold=hold)
        )
    return hands


def _moment(leaving: Leaving, person: Person, now: datetime) -> datetime:
    """Give when it may leave; where their calendar has no day for it the next try is tomorrow, and others go on."""
    try:
        return leaving.moment(person)
    except InputError:
        return now + _NO_DAY


def _facts(app: App, db: Session, ids: set[int]) -> dict[int, list[Progress]]:
    found: dict[int, list[Progress]] = {}
    facts = progress.progress(db, transport=app.transport, secret=app.secret, people=ids)
    for one in clock.facts_by_now(app, db, facts):
        found.setdefault(one.person.id, []).append(one)
    return found


def hold_of(app: App, db: Session, claimed: Claimed, now: datetime) -> Hold | None:
    """Find what ends a message for good, else what it waits for; None where nothing speaks against it."""
    facts = _facts(app, db, {claimed.influencer_id}).get(claimed.influencer_id, ())
    found = _holds(app, claimed, facts, now, None)
    return next((hold for hold in found if hold.final), next(iter(found), None))


def _hold(
    app: App,
    db: Session,
    claimed: Claimed,
    facts: Sequence[Progress],
    now: datetime,
    campaign: Campaign | None,
) -> Hold | None:
    """Find what came up since the plan and may pass; what is final the intent itself refuses."""
    found = _holds(app, claimed, facts, now, campaign)
    if any(hold.final for hold in found):
        return None
    return next(iter(found), None) or _spoilt(app, db, claimed, facts, now)


def _holds(
    app: App, claimed: Claimed, facts: Sequence[Progress], now: datetime, campaign: Campaign | None
) -> tuple[Hold, ...]:
    mine = next((one for one in facts if one.campaign == claimed.campaign), None)
    if mine is None:
        return ()
    others = [one for one in facts if one is not mine]
    first = not mine.named and all(one.left_at is None for one in mine.sent)
    cool = cooling(mine, others, now, app.config.sending.cool_off) if first else None
    return (*holds(judged(app, mine, campaign), now), *([cool] if cool else []))


def _spoilt(app: App, db: Session, claimed: Claimed, facts: Sequence[Progress], now: datetime) -> Hold | None:
    """Find what the day has made wrong of a mail that lay in the queue overnight; the plan has seen those of today."""
    here, queued = zone(app.config.time_zone), claimed.queued_at
    if (
        claimed.draft_id is None
        or queued is None
        or queued.astimezone(here).date() == now.astimezone(here).date()
    ):
        return None
    because = spoilt_in_queue(app, db, claimed.draft_id, facts[0].person) if facts else None
    return Hold("spoilt", because) if because else None
