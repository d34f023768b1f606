"""One mail that came in, as bytes, in; kept once if it belongs to somebody, and what it ends or holds, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session

from outreach.app import App
from outreach.errors import InputError, OutreachError
from outreach.followups.holds import holds
from outreach.followups.progress import ENDING
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.classifying import RULES_VERSION, Judgement, classify
from outreach.replies.clues import Clues, clues
from outreach.replies.matching import Candidate, Match, match
from outreach.replies.new_words import new_words
from outreach.store import deliveries, events, inbox, outbox, people, progress
from outreach.store.inbox import Arrived


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
class Looked:
    """One folder in which there was something new to look at."""

    account: str
    folder: str
    new: int


@dataclass(slots=True)
class Synced:
    """What a sync did."""

    arrivals: list[Arrival] = field(default_factory=list)
    #: Messages that belong to nobody we wrote to; nothing of them is kept.
    unmatched: int = 0
    #: Mails that look like answers and belong to nobody: From, subject and date are kept.
    doubtful: int = 0
    #: Sequences that ended, and those that now wait for a person.
    ended: int = 0
    held: int = 0
    #: Mails of which nobody knew whether they arrived, and now it is known that they did.
    settled: int = 0
    #: Folders of mailboxes, in the order of reading.
    looked: list[Looked] = field(default_factory=list)
    #: What could not be read, and why.
    unread: list[str] = field(default_factory=list)
    #: Account -> why its mailbox could not be read.
    failed: dict[str, OutreachError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail, taken apart."""

    raw: bytes = field(repr=False)
    digest: str
    #: The account in whose mailbox it lay.
    account: str
    parts: Parts
    clues: Clues
    #: The canonical addresses of the clues.
    addresses: frozenset[str]
    verdict: Judgement
    #: The new words.
    text: str


def opened(
    app: App, raw: bytes, *, account: str, at: datetime | None = None, trouble: str = ""
) -> Incoming | None:
    """Take a mail apart; *at* is when a server got it, *trouble* why that gave its headers alone.

    None for one that cannot be read at all. One of which the headers can be read is a machine's, or unclear.
    """
    parts, trouble = _parts(raw, trouble)
    if parts is None:
        return None
    verdict = classify(parts, own=[one.address for one in app.config.accounts.values()])
    if trouble and verdict.kind is not Kind.OWN:
        verdict = Judgement(Kind.OTHER, trouble, f"From: {parts.from_}", 0.3)
    verdict = replace(verdict, line=_storable(verdict.line))
    found = clues(parts)
    if at is not None and found.at is not None:  # a clock that is wrong by years makes no answer an old mail
        found = replace(found, at=max(found.at, at))
    text = _storable(new_words(parts.text))
    return Incoming(raw, sha256(raw).hexdigest(), account, parts, found, _folded(found), verdict, text)


def _parts(raw: bytes, trouble: str) -> tuple[Parts | None, str]:
    """Read a mail, or its headers alone where all of it cannot be read; and say what the trouble is."""
    try:
        parts = read(raw)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's bytes do, no mail is lost and none stops the others
        trouble = f"it could not be read ({type(error).__name__})"
        try:
            parts = read(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")
        except Exception:  # noqa: BLE001 - as above
            return None, trouble
    return (
        replace(
            parts,
            subject=_storable(parts.subject),
            from_=_storable(parts.from_) if parts.from_ else None,
            to=tuple(map(_storable, parts.to)),
        ),
        trouble,
    )


def take(app: App, db: Session, mails: Sequence[Incoming], done: Synced) -> None:
    """Keep those mails that belong to somebody we wrote to, each once, and end or hold what they end or hold."""
    theirs = list(_theirs(app, db, mails, done))
    if not theirs:
        return
    numbers = sorted({person for _, _, person in theirs})
    persons = {one.id: one for one in people.people(db, numbers)}
    before = _running(app, db, numbers)
    _keep(app, db, theirs)
    for mail, matched, _ in theirs:
        _settle(app, db, matched, mail, done)
    over = {person for mail, _, person in theirs if mail.verdict.kind in ENDING}
    for person in sorted(over):
        outbox.cancel_queued(db, person, because="they answered", now=app.now(), transport=app.transport)
    after = _running(app, db, numbers)
    for person in numbers:
        change = before[person] - after[person]
        done.ended += change if person in over else 0
        done.held += 0 if person in over else change
    done.arrivals += [
        Arrival(persons[person], mail.verdict.kind, mail.parts.subject, mail.text, matched.because)
        for mail, matched, person in theirs
    ]


Theirs = tuple[Incoming, Match, int]


def _theirs(app: App, db: Session, mails: Sequence[Incoming], done: Synced) -> Iterator[Theirs]:
    """Match mails with those of ours that they answer, and leave out what is kept already; say whose each is."""
    seen = inbox.seen(db, app.transport, {mail.digest for mail in mails})
    fresh = [mail for mail in {mail.digest: mail for mail in mails}.values() if mail.digest not in seen]
    ours = Ours.read(app, db, fresh)
    kept = inbox.known(db, app.transport, {mail.parts.message_id or "" for mail in fresh})
    for mail in fresh:
        matched = ours.match(mail)
        person = matched.candidate.influencer_id if matched else None
        if matched is None or person is None or mail.verdict.kind is Kind.OWN:
            done.unmatched += 1
        elif (mail.parts.message_id, person) not in kept:
            kept |= {(mail.parts.message_id, person)} if mail.parts.message_id else set()
            yield mail, matched, person


@dataclass(frozen=True, slots=True)
class Ours:
    """Our mails by the ids and addresses under which some that came in may point to them."""

    by: Mapping[str, Sequence[Candidate]]

    @classmethod
    def read(cls, app: App, db: Session, mails: Sequence[Incoming]) -> Ours:
        """Read those that *mails* may answer."""
        ids = {one for mail in mails for one in mail.clues.ids}
        addresses = {one for mail in mails for one in mail.addresses}
        by: dict[str, list[Candidate]] = {}
        for one in inbox.candidates(db, transport=app.transport, ids=ids, addresses=addresses):
            for key in (*one.ids, one.recipient):
                by.setdefault(key, []).append(one)
        return cls(by)

    def match(self, mail: Incoming) -> Match | None:
        """Find the one that *mail* answers."""
        keys = mail.clues.ids | mail.addresses
        found = {id(one): one for key in keys for one in self.by.get(key, ())}
        return match(mail.clues, list(found.values()))


def _running(app: App, db: Session, persons: Sequence[int]) -> Counter[int]:
    """Count for each person the sequences that have begun, and that nothing ended and no machine's mail holds."""
    running: Counter[int] = Counter()
    for one in progress.progress(db, transport=app.transport, secret=app.secret, people=persons):
        found = holds(one, app.now()) if one.sent else ()
        ended = any(hold.final or hold.code == "machine-mail" for hold in found)
        running[one.person.id] += bool(one.sent) and not ended
    return running


def _settle(app: App, db: Session, matched: Match, mail: Incoming, done: Synced) -> None:
    """Take a mail that names one of ours as proof that ours arrived."""
    named = matched.candidate.ids & mail.clues.ids
    if not named:
        return
    for account in app.config.accounts:
        for delivery, value in deliveries.unknown_ids(db, transport=app.transport, account=account):
            if value in named:
                because = f"it arrived: a mail from {mail.parts.from_ or 'a mail system'} names it"
                done.settled += outbox.found(db, delivery, because=because, now=app.now())


def _keep(app: App, db: Session, theirs: Sequence[Theirs]) -> None:
    arrived = [_arrived(app, *one) for one in theirs]
    numbers = inbox.keep(db, arrived, transport=app.transport, now=app.now())
    for (mail, _, person), number in zip(theirs, numbers, strict=True):
        kind = mail.verdict.kind
        said = f'{kind}: "{" ".join((mail.text or mail.parts.subject).split())[:120]}"'
        about = {"influencer_id": person, "message_id": number}
        events.log(db, f"message.{kind}", said, at=app.now(), by="sync", **about)


def _arrived(app: App, mail: Incoming, matched: Match, person: int) -> Arrived:
    parts, verdict = mail.parts, mail.verdict
    return Arrived(
        account=mail.account,
        influencer_id=person,
        answers_id=matched.candidate.message_id,
        answers_because=matched.because,
        message_id=parts.message_id,
        sender=parts.from_ or "",
        recipient=parts.to[0] if parts.to else "",
        subject=parts.subject,
        text=mail.text,
        at=_when(parts, app.now()),
        digest=mail.digest,
        raw=mail.raw,
        kind=verdict.kind,
        kind_because=verdict.reason,
        line=verdict.line,
        confidence=verdict.confidence,
        version=RULES_VERSION,
    )


def _folded(found: Clues) -> frozenset[str]:
    """Give the canonical addresses of the clues."""
    addresses = set()
    for address in (*found.addresses, *found.failed):
        with suppress(InputError):
            addresses.add(canonical(address))
    return frozenset(addresses)


def _storable(text: str) -> str:
    """Leave out what no database takes: some charsets decode to halves of letters."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _when(parts: Parts, now: datetime) -> datetime:
    """Take the Date header, but never a time to come."""
    if parts.date is None:
        return now
    said = datetime.fromisoformat(parts.date)
    return min(said, now) if said.tzinfo else now
