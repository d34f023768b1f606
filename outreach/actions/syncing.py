"""Reads the answers: each message once, matched to what was sent, and what it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session

from outreach.app import App
from outreach.errors import InputError
from outreach.followups.progress import ENDING
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.classifying import RULES_VERSION, classify
from outreach.replies.clues import Clues, clues
from outreach.replies.matching import match
from outreach.replies.new_words import new_words
from outreach.store import campaigns, events, inbox, outbox, people
from outreach.store.inbox import Arrived

_FOLDER = "inbox"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One new message that belongs to somebody."""

    person: Person
    kind: Kind
    subject: str
    #: The new words.
    text: str
    #: Why it was taken for theirs.
    because: str


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did."""

    arrivals: tuple[Arrival, ...]
    #: Messages that belong to nobody we wrote to; nothing of them is kept.
    unmatched: int
    #: Sequences that ended, and those that wait for a person.
    ended: int
    held: int


def sync(app: App) -> Synced:
    """Read `inbox/`, a Maildir or a folder of .eml files, and keep what answers us, each message once."""
    with app.writing() as db:
        there = inbox.seen(db, app.transport)
        arrivals, unmatched, ended, held = [], 0, 0, 0
        for path in _files(app.workspace / _FOLDER):
            raw = path.read_bytes()
            digest = sha256(raw).hexdigest()
            if digest in there:
                continue
            there.add(digest)
            arrival = _take(app, db, raw, digest)
            if arrival is None:
                unmatched += 1
                continue
            arrivals.append(arrival)
            running = len(campaigns.running(db, arrival.person.id))
            ended += running if arrival.kind in ENDING else 0
            held += running if arrival.kind not in ENDING else 0
        inbox.mark_read(
            db, account=app.config.account, transport=app.transport, folder=_FOLDER, now=app.now()
        )
    return Synced(tuple(arrivals), unmatched, ended, held)


def _files(folder: Path) -> Iterator[Path]:
    """Go through a Maildir's new and cur, and through loose files; never what is still being written."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "tmp" and not path.name.startswith("."):
            yield path


def _take(app: App, db: Session, raw: bytes, digest: str) -> Arrival | None:
    """Keep one message if it belongs to somebody we wrote to."""
    now, parts = app.now(), read(raw)
    found = clues(parts)
    ids = {*found.in_reply_to, *found.references, *found.returned_ids}
    matched = match(
        found, inbox.candidates(db, transport=app.transport, ids=ids, addresses=_canonical(found))
    )
    verdict = classify(parts, own=[one.address for one in app.config.accounts.values()])
    if matched is None or matched.candidate.influencer_id is None or verdict.kind is Kind.OWN:
        return None
    person = people.person(db, matched.candidate.influencer_id)
    text = new_words(parts.text)
    arrived = Arrived(
        account=app.config.account,
        influencer_id=person.id,
        answers_id=matched.candidate.message_id,
        answers_because=matched.because,
        message_id=parts.message_id,
        sender=parts.from_ or "",
        recipient=parts.to[0] if parts.to else "",
        subject=parts.subject,
        text=text,
        at=_when(parts, now),
        digest=digest,
        raw=raw,
        kind=verdict.kind,
        kind_because=verdict.reason,
        line=verdict.line,
        confidence=verdict.confidence,
        version=RULES_VERSION,
    )
    number = inbox.keep(db, arrived, transport=app.transport, now=now)
    if verdict.kind in ENDING:
        outbox.cancel_queued(db, person.id, because="they answered", now=now, transport=app.transport)
    said = f'{verdict.kind}: "{" ".join((text or parts.subject).split())[:120]}"'
    events.log(
        db, f"message.{verdict.kind}", said, at=now, by="sync", influencer_id=person.id, message_id=number
    )
    return Arrival(person, verdict.kind, parts.subject, text, matched.because)


def _canonical(found: Clues) -> set[str]:
    addresses = set()
    for address in (*found.addresses, *found.failed):
        try:
            addresses.add(canonical(address))
        except InputError:
            continue
    return addresses


def _when(parts: Parts, now: datetime) -> datetime:
    """Take the Date header, but never a time to come."""
    if parts.date is None:
        return now
    said = datetime.fromisoformat(parts.date)
    return min(said, now) if said.tzinfo else now
