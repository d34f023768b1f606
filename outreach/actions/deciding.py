"""What a person decides about somebody: pause their sequences, stop them, block for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from outreach.actions import pausing, who
from outreach.actions.campaigns import named, shelf
from outreach.actions.standings import standings
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import InputError, UsageError
from outreach.followups.standing import Place
from outreach.models import Enrolment, SuppressionKind
from outreach.people.addresses import canonical
from outreach.people.dates import parse_date
from outreach.people.person import Person
from outreach.store import campaigns, events, outbox, pauses, people, suppressions
from outreach.text import fold
from outreach.workdays import zone_for


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision ended."""

    person: Person
    #: Sequences that ended by it.
    sequences: int
    #: Queued mails that will not be sent.
    cancelled: int
    #: Addresses and handles that were not blocked before.
    addresses: int = 0
    handles: int = 0
    #: An answer of theirs, which had ended one, waits in the queue no more.
    answered: bool = False


def stop(app: App, words: str, because: str, *, campaign: str | None = None) -> Decided:
    """End every running sequence of a person, or the one of a campaign; nothing queued to them there leaves any more.

    Raises:
        UsageError: no reason was given, or there is no such campaign.
    """
    _need(because)
    now, files = app.now(), shelf(app).campaigns
    only = named(app, campaign) if campaign else None
    with app.writing() as db:
        person = who.one(db, words)
        places = _places(app, db, person, files, only)
        for enrolment in campaigns.running(db, person.id):
            if only in {None, enrolment.campaign}:
                enrolment.stopped_at, enrolment.stopped_because = now, because
        said = f"stopped: {because}"
        cancelled = outbox.cancel_queued(db, [person.id], because=said, now=now, campaign=only)
        about = {"influencer_id": person.id, "campaign": only}
        events.log(db, "person.stopped", because, at=now, by=app.who, **about)
        return Decided(person, _running(places), cancelled, answered=Place.ANSWER in places)


def _places(
    app: App, db: Session, person: Person, files: Mapping[str, Campaign], only: str | None = None
) -> list[Place]:
    found = standings(app, db, files, people=[person.id])
    return [one.place for one in found if only in {None, one.progress.campaign}]


def _running(places: Sequence[Place]) -> int:
    """Count the sequences that nothing has ended yet."""
    return sum(place not in {Place.ENDED, Place.ANSWER} for place in places)


@dataclass(frozen=True, slots=True)
class Paused:
    """What a pause of somebody holds, or what its end lets go on."""

    person: Person
    sequences: int
    #: Queued mails that wait.
    waits: int
    #: Why they were paused before, each reason once.
    before: tuple[str, ...]
    #: When it ends by itself; None where a person ends it.
    until: datetime | None = None


def somebody(app: App, words: str, *, again: str) -> Person | None:
    """Find whom *words* mean, as what may be paused; None where they mean an account or a campaign.

    A part of a name may be a campaign that was mistyped, so it means nobody; in *again* the words for one person take
    the place of the braces, and that is the command that means them.

    Raises:
        UsageError: they mean nobody and nothing, or several.
    """
    try:
        pausing.target(app, words)
    except UsageError as neither:
        with app.reading() as db:
            if not (words.startswith("@") or people.find(db, words)):
                raise
            try:
                found = who.one(db, words)
            except UsageError as unclear:
                raise (unclear if "@" in words else _both(neither, unclear)) from None
        if "@" in words or ":" in words or fold(words) == fold(found.called):
            return found
        person = f"people are named by @handle, and it may be {found.called}"
        raise UsageError(f"{neither}; {person}", hint=again.replace("{}", who.sign(found), 1)) from None
    return None


def _both(neither: UsageError, unclear: UsageError) -> UsageError:
    return UsageError(f"{neither}, and {unclear}", hint=unclear.hint)


def pause(app: App, person: Person, because: str, until: str | None = None) -> Paused:
    """Let every running sequence of a person wait, *until* a day begins where they are, else until a person says so.

    What is queued to them stays queued. A pause takes the place of the one before it.

    Raises:
        UsageError: no reason was given, or that is no day to come.
    """
    _need(because)
    now, end = app.now(), _begins(app, person, until) if until else None
    with app.writing() as db:
        running = campaigns.running(db, person.id)
        before = _reasons(running, now)
        sooner = end is not None and any(
            one.paused_because or (one.snoozed_until or end) > end for one in running
        )
        for one in running:
            since = one.paused_at or now
            one.paused_at, one.paused_because = (None, None) if end else (since, because)
            one.snoozed_until, one.snoozed_because = (end, because) if end else (None, None)
        if running:
            said = f"{because}, until {_date(end.astimezone(_zone(app, person)))}" if end else because
            events.log(db, "person.paused", said, at=now, by=app.who, influencer_id=person.id)
        if sooner:
            pauses.wake(db, person.id, now=now, transport=app.transport)
        waits = pauses.waiting(db, person.id, transport=app.transport)
    return Paused(person, len(running), waits, before, end)


def _begins(app: App, person: Person, written: str) -> datetime:
    """Give the moment at which a day begins by their clock."""
    day, now, zone = parse_date(written, day_first=True), app.now(), _zone(app, person)
    if day is None:
        years = (parse_date(f"{written} {now.year + ahead}", day_first=True) for ahead in (0, 1))
        meant = next((one for one in years if one and datetime.combine(one, time(), zone) > now), None)
        said = "which year?" if meant else "no date"
        raise UsageError(f"--until {written}: {said}", hint=f"write it as {meant or '2026-12-05'}")
    begins = datetime.combine(day, time(), zone)
    if begins <= now:
        raise UsageError(f"--until {written}: not a day to come", hint="a later day, or leave it out")
    return begins


def _zone(app: App, person: Person) -> ZoneInfo:
    return zone_for(person.time_zone, person.country, app.config.time_zone)


def _date(day: datetime) -> str:
    return f"{day.day} {day:%B %Y}"


def resume(app: App, person: Person) -> Paused:
    """Let the sequences of a person go on; what the pause put off in the queue is looked at by the next sender."""
    now = app.now()
    with app.writing() as db:
        running = [one for one in campaigns.running(db, person.id) if _reason(one, now)]
        before = _reasons(running, now)
        for one in running:
            one.paused_at = one.paused_because = one.snoozed_because = None
            one.snoozed_until = now  # from then on it is due
        if running:
            said = f"was paused: {'; '.join(before)}"
            events.log(db, "person.resumed", said, at=now, by=app.who, influencer_id=person.id)
            pauses.wake(db, person.id, now=now, transport=app.transport)
        waits = pauses.waiting(db, person.id, transport=app.transport)
    return Paused(person, len(running), waits, before)


def _reasons(running: Sequence[Enrolment], now: datetime) -> tuple[str, ...]:
    return tuple(dict.fromkeys(because for one in running if (because := _reason(one, now))))


def _reason(one: Enrolment, now: datetime) -> str | None:
    """Say why a person lets it wait now."""
    return one.snoozed_because if one.snoozed_until and one.snoozed_until > now else one.paused_because


def block(app: App, words: str, because: str) -> Decided:
    """Never write to a person again, at any address or handle known of them, whatever is imported later.

    Raises:
        UsageError: no reason was given.
    """
    _need(because)
    now, files = app.now(), shelf(app).campaigns
    with app.writing() as db:
        person = who.one(db, words)
        places = _places(app, db, person, files)
        known = [(SuppressionKind.ADDRESS, one.canonical) for one in people.addresses(db, person.id)]
        known += [
            (SuppressionKind.HANDLE, f"{one.platform}:{one.canonical_handle}")
            for one in people.channels(db, person.id)
        ]
        new = [
            kind
            for kind, value in known
            if suppressions.suppress(db, kind, value, secret=app.secret, because=because, now=now)
        ]
        cancelled = outbox.cancel_queued(db, [person.id], because=f"blocked: {because}", now=now)
        events.log(db, "person.blocked", because, at=now, by=app.who, influencer_id=person.id)
        return Decided(
            person,
            _running(places),
            cancelled,
            addresses=new.count(SuppressionKind.ADDRESS),
            handles=new.count(SuppressionKind.HANDLE),
        )


def block_domain(app: App, name: str, because: str) -> tuple[str, int, int]:
    """Never write to any address of a domain again; give the domain as people write it, how many people have one there, what was cancelled.

    Raises:
        UsageError: no reason was given.
        InputError: that is no domain.
    """
    _need(because)
    now, whole = app.now(), suppressions.domain(_at(name.strip().lstrip("@").rstrip(".")))
    called = whole[1:].encode().decode("idna")
    with app.writing() as db:
        suppressions.suppress(db, SuppressionKind.ADDRESS, whole, secret=app.secret, because=because, now=now)
        there = people.at_domain(db, whole)
        cancelled = outbox.cancel_queued(db, there, because=f"blocked: {because}", now=now)
        events.log(db, "domain.blocked", f"{called}: {because}", at=now, by=app.who)
    return called, len(there), cancelled


def _at(domain: str) -> str:
    """Make an address there, as every address is known."""
    try:
        return canonical(f"x@{domain}")
    except InputError:
        hint = f"outreach block {domain}" if "@" in domain else "--domain example.com"
        raise InputError(f"{domain!r} is no domain", hint=hint) from None


def _need(because: str) -> None:
    if not because.strip():
        raise UsageError("a reason is needed: it is what `outreach why` will say", hint='--because "..."')
