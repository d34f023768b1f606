"""Reads the answers: each message once, matched to what was sent, and what it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from sqlmodel import Session

from outreach.app import App
from outreach.errors import InputError
from outreach.followups.holds import holds
from outreach.followups.progress import ENDING
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.classifying import RULES_VERSION, Judgement, classify
from outreach.replies.clues import Clues, clues
from outreach.replies.matching import Match, match
from outreach.replies.new_words import new_words
from outreach.store import events, inbox, outbox, people, progress
from outreach.store.inbox import Arrived

_FOLDER = "inbox"
#: Messages in one transaction: whoever sends meanwhile does not wait for the whole inbox.
_BATCH = 50


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


@dataclass(slots=True)
class Synced:
    """What a sync did."""

    arrivals: list[Arrival] = field(default_factory=list)
    #: Messages that belong to nobody we wrote to; nothing of them is kept.
    unmatched: int = 0
    #: Sequences that ended, and those that now wait for a person.
    ended: int = 0
    held: int = 0
    #: What could not be read, and why.
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mail:
    """One file of the inbox."""

    raw: bytes
    digest: str


def sync(app: App) -> Synced:
    """Read `inbox/`, a Maildir or a folder of .eml files, and keep what answers us, each message once."""
    done = Synced()
    mails = _mails(app.workspace / _FOLDER, done)
    while batch := list(islice(mails, _BATCH)):
        with app.writing() as db:
            there = inbox.seen(db, app.transport, {mail.digest for mail in batch})
            for mail in batch:
                if mail.digest not in there:
                    there.add(mail.digest)
                    _take(app, db, mail, done)
    if not done.unread:
        with app.writing() as db:
            account, transport = app.config.account, app.transport
            inbox.mark_read(db, account=account, transport=transport, folder=_FOLDER, now=app.now())
    return done


def _mails(folder: Path, done: Synced) -> Iterator[_Mail]:
    for path in _files(folder):
        try:
            raw = path.read_bytes()
        except OSError as error:
            done.unread.append(f"{path.relative_to(folder.parent)}: {error.strerror}")
            continue
        yield _Mail(raw, sha256(raw).hexdigest())


def _files(folder: Path) -> Iterable[Path]:
    """Go through a Maildir's new and cur, and through loose files; never what is still being written."""
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "tmp" and not path.name.startswith(".")
    )


def _take(app: App, db: Session, mail: _Mail, done: Synced) -> None:
    """Keep one message if it belongs to somebody we wrote to, and end or hold what it ends or holds."""
    parts = read(mail.raw)
    found = clues(parts)
    matched = match(
        found, inbox.candidates(db, transport=app.transport, ids=found.ids, addresses=_canonical(found))
    )
    verdict = classify(parts, own=[one.address for one in app.config.accounts.values()])
    if matched is None or matched.candidate.influencer_id is None or verdict.kind is Kind.OWN:
        done.unmatched += 1
        return
    person = people.person(db, matched.candidate.influencer_id)
    if parts.message_id and inbox.kept(db, app.transport, person=person.id, message_id=parts.message_id):
        return
    running = _running(app, db, person)
    text = new_words(parts.text)
    _keep(app, db, mail, parts, matched, verdict, text)
    if verdict.kind in ENDING:
        outbox.cancel_queued(db, person.id, because="they answered", now=app.now(), transport=app.transport)
        done.ended += running
    else:
        done.held += running - _running(app, db, person)
    done.arrivals.append(Arrival(person, verdict.kind, parts.subject, text, matched.because))


def _running(app: App, db: Session, person: Person) -> int:
    """Count their sequences that have begun, and that nothing ended and no machine's mail holds."""
    facts = progress.progress(db, transport=app.transport, secret=app.secret, people=[person.id])
    every = [holds(one, app.now()) for one in facts if one.sent]
    return sum(not any(hold.final or hold.code == "machine-mail" for hold in found) for found in every)


def _keep(
    app: App, db: Session, mail: _Mail, parts: Parts, matched: Match, verdict: Judgement, text: str
) -> None:
    now, person = app.now(), matched.candidate.influencer_id
    arrived = Arrived(
        account=app.config.account,
        influencer_id=person,
        answers_id=matched.candidate.message_id,
        answers_because=matched.because,
        message_id=parts.message_id,
        sender=parts.from_ or "",
        recipient=parts.to[0] if parts.to else "",
        subject=parts.subject,
        text=text,
        at=_when(parts, now),
        digest=mail.digest,
        raw=mail.raw,
        kind=verdict.kind,
        kind_because=verdict.reason,
        line=verdict.line,
        confidence=verdict.confidence,
        version=RULES_VERSION,
    )
    number = inbox.keep(db, arrived, transport=app.transport, now=now)
    said = f'{verdict.kind}: "{" ".join((text or parts.subject).split())[:120]}"'
    kind = f"message.{verdict.kind}"
    events.log(db, kind, said, at=now, by="sync", influencer_id=person, message_id=number)


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
