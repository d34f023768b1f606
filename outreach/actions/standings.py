"""Where everybody stands now: the queue, the numbers, and the story of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.actions import campaigns, clock, pausing, strays, who
from outreach.actions.lawfulness import judged, told
from outreach.actions.logging import Entry, entries
from outreach.actions.readiness import unseen
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.campaigns.reading import read
from outreach.errors import ConfigError
from outreach.followups.crossing import crossed
from outreach.followups.holds import PAUSES, Hold, day_of
from outreach.followups.progress import Progress
from outreach.followups.standing import Calendar, Place, Standing, standing
from outreach.mail.delivery import DeliveryState, Transport
from outreach.people.person import Person
from outreach.store import campaigns as enrolling
from outreach.store import deliveries, drafts, events, mailboxes, people, posts, progress

#: Places at which a mail could leave now, once it is approved.
_NEXT = frozenset({Place.FIRST, Place.DUE, Place.OVERDUE})
#: Places at which only a follow-up stands.
_LATER = frozenset({Place.COMING, Place.DUE, Place.OVERDUE})
#: What may be an answer is spoken of for so long, where it holds nobody.
_LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Halt:
    """What a pause holds: an account, a campaign or somebody."""

    #: Such as `account main`, or the name of a person.
    what: str
    because: str
    #: The word by which `resume` knows it.
    resumed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """How far the answers are known."""

    #: When all that can be read was last read to its end; None where some of it was not.
    read_at: datetime | None
    #: No account has a mailbox that the program reads.
    by_hand: bool
    #: Accounts and campaigns that are paused.
    paused: tuple[Halt, ...]
    #: Mails that may be somebody's answer: those that hold somebody, and what came lately.
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """Everybody who is in a campaign, in the order in which a marketer looks at them."""

    standings: tuple[Standing, ...]
    #: Campaign files that could not be read; their people wait.
    problems: tuple[str, ...]
    inbox: Inbox
    #: Whoever is paused, each once.
    resting: tuple[Halt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened to one person, and what holds them."""

    person: Person
    events: tuple[Entry, ...]
    standings: tuple[Standing, ...]
    holds: tuple[Hold, ...]
    #: What the law of their country says of each campaign.
    law: tuple[str, ...]
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The workspace in numbers."""

    people: int
    posts: int
    drafts: int
    approved: int
    deliveries: Mapping[DeliveryState, int]
    places: Mapping[Place, int]
    problems: tuple[str, ...]
    inbox: Inbox
    #: Whoever is paused, each once.
    resting: tuple[Halt, ...]


def standings(
    app: App, db: Session, known: Mapping[str, Campaign], *, people: Collection[int] | None = None
) -> list[Standing]:
    """Compute where everybody stands in every campaign, or some people, oldest enrolment first."""
    now, sending = app.now(), app.config.sending
    calendar = Calendar(window=sending.hours, time_zone=app.config.time_zone)
    stored = progress.progress(db, transport=app.transport, secret=app.secret, people=people)
    facts = [judged(app, one, known.get(one.campaign)) for one in clock.facts_by_now(app, db, stored)]
    gone = _recorded(db, {one.campaign for one in facts} - set(known))
    found = [standing(one, known.get(one.campaign), now, calendar) for one in facts]
    for place, one in enumerate(found):
        last = gone.get(one.progress.campaign)
        if last and (ended := standing(one.progress, last, now, calendar)).place is Place.ENDED:
            found[place] = ended
    seen = [_seen(app, one, known.get(one.progress.campaign)) for one in found]
    return crossed(seen, now, cool_off=sending.cool_off)


def _seen(app: App, one: Standing, campaign: Campaign | None) -> Standing:
    """Let a follow-up wait to which nobody would see the answer."""
    hold = unseen(app, campaign) if one.place in _LATER and one.progress.sent else None
    if hold is None:
        return one
    return replace(one, place=Place.WAITING, because=hold.because, at=None, holds=(*one.holds, hold))


def _recorded(db: Session, names: Collection[str]) -> dict[str, Campaign]:
    """Read campaigns whose file is gone or cannot be read as they were last: they still say who is at the end."""
    found: dict[str, Campaign] = {}
    for name in sorted(names):
        text = enrolling.newest_reading(db, name)
        with suppress(ConfigError):  # an earlier version of the program may have read it otherwise
            found |= {name: read(text, name=name)} if text else {}
    return found


def queue(app: App, campaign: str | None = None) -> Queue:
    """Compute where everybody stands, of one campaign or of all."""
    shelf = campaigns.shelf(app)
    wanted = campaigns.named(app, campaign) if campaign else None
    with app.reading() as db:
        found = standings(app, db, shelf.campaigns)
        inbox, stays = _inbox(app, db), pausing.stays(app, db, shelf.campaigns)
    shown = [
        _stays(one, stays.get(one.progress.campaign))
        for one in found
        if wanted in {None, one.progress.campaign}
    ]
    return Queue(tuple(sorted(shown, key=_order)), shelf.problems, inbox, _resting(shown))


def _resting(found: Iterable[Standing]) -> tuple[Halt, ...]:
    """Say who waits because a person paused them."""
    waits = [one for one in found if one.place is Place.WAITING]
    held = {
        one.progress.person.id: (one.progress, hold)
        for one in waits
        for hold in one.holds
        if hold.code in PAUSES
    }
    return tuple(
        Halt(one.person.called, _until(one, hold), who.sign(one.person)) for one, hold in held.values()
    )


def _until(one: Progress, hold: Hold) -> str:
    because = hold.because.removeprefix("paused: ")
    return f"{because}, until {day_of(one, hold.until)}" if hold.until else because


def _stays(one: Standing, hold: Hold | None) -> Standing:
    """Let what is queued or approved wait, where its campaign or its account is paused."""
    approved = one.step is not None and "is approved" in one.progress.drafted.get(one.step.name, "")
    if hold is None or not (one.place is Place.QUEUED or (one.place in _NEXT and approved)):
        return one
    return replace(one, place=Place.WAITING, because=hold.because, at=None, holds=(*one.holds, hold))


def _inbox(app: App, db: Session) -> Inbox:
    practice = app.transport is Transport.LOCAL
    names = [app.config.account] if practice else [n for n, one in app.config.accounts.items() if one.imap]
    moments = [mailboxes.read_at(db, account=name, transport=app.transport) for name in names]
    read = [moment for moment in moments if moment is not None]
    return Inbox(
        read_at=min(read) if read and len(read) == len(moments) else None,
        by_hand=not names,
        paused=tuple(Halt(str(one), why, one.name) for one, why in pausing.paused(app, db).items()),
        doubtful=sum(
            bool(row.persons) or row.kept_at >= app.now() - _LATELY for row in strays.unsettled(app, db)
        ),
    )


def _order(one: Standing) -> tuple[int, str, int]:
    places = list(Place)
    return places.index(one.place), one.at.isoformat() if one.at else "", one.progress.enrolment_id


def story(app: App, words: str) -> Story:
    """Tell all that is known of why a person was or was not written to."""
    shelf = campaigns.shelf(app)
    with app.reading() as db:
        person, stays = who.one(db, words), pausing.stays(app, db, shelf.campaigns)
        stood = standings(app, db, shelf.campaigns, people=[person.id])
        found = [_stays(one, stays.get(one.progress.campaign)) for one in stood]
        written = entries(db, events.events(db, person=person.id))
        published = len(posts.posts(db, [person.id]).get(person.id, ()))
    going_on = [one.progress.campaign for one in found if one.place not in {Place.ANSWER, Place.ENDED}]
    halted = [stays[one] for one in going_on if one in stays]
    reasons = tuple(dict.fromkeys([*(hold for one in found for hold in one.holds), *halted]))
    law = [line for one in found for line in told(app, person, shelf.campaigns.get(one.progress.campaign))]
    return Story(
        person=person,
        events=tuple(written),
        standings=tuple(found),
        holds=reasons,
        law=tuple(dict.fromkeys(law)),
        posts=published,
    )


def status(app: App) -> Status:
    """Count everything once."""
    found = queue(app)
    with app.reading() as db:
        drafted, approved = drafts.count(db, transport=app.transport)
        return Status(
            people=people.count(db),
            posts=posts.count(db),
            drafts=drafted,
            approved=approved,
            deliveries=deliveries.count_by_state(db, transport=app.transport),
            places=Counter(one.place for one in found.standings),
            problems=found.problems,
            inbox=found.inbox,
            resting=found.resting,
        )
