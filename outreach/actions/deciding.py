"""What a person decides about somebody: stop a sequence, block for good."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.actions import who
from outreach.app import App
from outreach.errors import InputError, UsageError
from outreach.models import SuppressionKind
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.store import campaigns, events, outbox, people, suppressions


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision ended."""

    person: Person
    #: Sequences that ended.
    sequences: int
    #: Queued mails that will not be sent.
    cancelled: int
    #: Addresses and handles that were not blocked before.
    addresses: int = 0
    handles: int = 0


def stop(app: App, words: str, because: str) -> Decided:
    """End every running sequence of a person; nothing queued to them leaves any more.

    Raises:
        UsageError: no reason was given.
    """
    _need(because)
    now = app.now()
    with app.writing() as db:
        person = who.one(db, words)
        running = campaigns.running(db, person.id)
        for enrolment in running:
            enrolment.stopped_at, enrolment.stopped_because = now, because
        cancelled = outbox.cancel_queued(db, [person.id], because=f"stopped: {because}", now=now)
        events.log(db, "person.stopped", because, at=now, by=app.who, influencer_id=person.id)
        return Decided(person, len(running), cancelled)


def block(app: App, words: str, because: str) -> Decided:
    """Never write to a person again, at any address or handle known of them, whatever is imported later.

    Raises:
        UsageError: no reason was given.
    """
    _need(because)
    now = app.now()
    with app.writing() as db:
        person = who.one(db, words)
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
        ended = len(campaigns.running(db, person.id))
        return Decided(
            person,
            ended,
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
