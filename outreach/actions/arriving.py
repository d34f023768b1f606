"""One mail that came in, as bytes, in; kept once if it belongs to somebody, and what it ends or holds, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from outreach.actions import sequences
from outreach.actions.noting import FOR_OTHERS, note
from outreach.actions.opening import Incoming, about, without
from outreach.actions.relating import Ours
from outreach.actions.speaking import copied
from outreach.actions.strays import digest_of, keep, name_of
from outreach.actions.synced import Arrival, Synced
from outreach.app import App
from outreach.followups.progress import ENDING, Progress
from outreach.mail.letter import Parts
from outreach.people.addresses import folded
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.classifying import RULES_VERSION
from outreach.replies.matching import Match
from outreach.replies.wordless import in_quotes, spoken
from outreach.store import deliveries, events, inbox, outbox, people, recovery, threads, unmatched
from outreach.store.inbox import Arrived, Judged
from outreach.text import clean


def take(app: App, db: Session, mails: Sequence[Incoming], done: Synced) -> None:
    """Keep those mails that belong to somebody we wrote to, each once, and end or hold what they end or hold."""
    theirs = _new(app, db, list(_theirs(app, db, mails, done)))
    if not theirs:
        return
    numbers = sorted({person for one in theirs for person in (one.person, *one.also)})
    noted = {person for one in theirs for person in one.also}
    before = sequences.running(app, db, noted)
    arrived = [_arrived(app, one) for one in theirs]
    kept = _keep(app, db, arrived)
    _strike_off(app, db, theirs)
    _settle(app, db, theirs, done)
    over = _end(app, db, list(zip(theirs, kept, strict=True)))
    done.doubtful += keep(app, db, list(copied(app, db, _speaking(db, theirs))))
    stand = sequences.of(app, db, numbers)
    earlier = (_without(frozenset(kept), one) for one in stand if one.person.id not in noted)
    ended = before + sequences.count(earlier, app.now())
    ended.subtract(sequences.count(stand, app.now()))
    done.ended += sum(ended[person] for person in numbers if person in over)
    done.held += sum(ended[person] for person in numbers if person not in over)
    known, shown = {one.person.id: one.person for one in stand}, {one.person for one in theirs}
    done.others += [known[person] for person in numbers if ended[person] and person not in shown]
    done.arrivals += _told_of(db, theirs, arrived, known)


def _speaking(db: Session, theirs: Sequence[Theirs]) -> list[tuple[Incoming, tuple[int, ...]]]:
    """Give what may speak for others too, with those whose it is, whoever the address of its writer is thought to be."""
    answers = [(one, folded(one.mail.parts.from_ or "")) for one in theirs if _for_others(one)]
    owner = people.whose(db, {sender for _, sender in answers}) if answers else {}
    return [
        (one.mail, (one.person, *(person for person in one.also if person != owner.get(sender))))
        for one, sender in answers
    ]


def _for_others(one: Theirs) -> bool:
    """Say whether it may be the answer of more than whoever wrote it: a person wrote it, or may have."""
    return one.mail.verdict.kind in FOR_OTHERS


def _strike_off(app: App, db: Session, theirs: Sequence[Theirs]) -> None:
    """Take them off the list of strays: what a person wrote is listed anew for others, a machine's words are not theirs."""
    spoken = {digest_of(name_of(one.mail.parts)) for one in theirs if _for_others(one)}
    machines = {
        digest_of(name_of(one.mail.parts)): (one.person, *one.also) for one in theirs if not _for_others(one)
    }
    unmatched.strike_off(db, spoken, transport=app.transport, now=app.now())
    unmatched.narrow(db, machines, transport=app.transport, now=app.now())


def _end(app: App, db: Session, kept: Sequence[tuple[Theirs, int]]) -> set[int]:
    """Cancel what is queued to whoever answered in mails that are *kept* under a number each, and say who that is."""
    noted = [
        (person, _judged(app, one, number)) for one, number in kept if _for_others(one) for person in one.also
    ]
    owner = people.whose(db, {mail.sender for _, mail in noted}) if noted else {}
    for person, mail in noted:
        note(app, db, person, mail, owned=owner.get(mail.sender) == person)
    over = {one.person for one, _ in kept if one.mail.verdict.kind in ENDING} | {
        person for person, _ in noted
    }
    outbox.cancel_queued(db, over, because="they answered", now=app.now(), transport=app.transport)
    return over


def _judged(app: App, one: Theirs, number: int) -> Judged:
    parts, kinds, now = one.mail.parts, frozenset({one.mail.verdict.kind}), app.now()
    sender, at = folded(parts.from_ or ""), _when(parts, now)
    return Judged(number, one.person, sender, at, now, parts.message_id, one.mail.digest, kinds)


def _told_of(
    db: Session, theirs: Sequence[Theirs], arrived: Sequence[Arrived], known: Mapping[int, Person]
) -> Iterator[Arrival]:
    """Say what arrived; *known* are those people of whom is known who they are."""
    others = {one.person for one in theirs} - known.keys()
    persons = {**known, **{one.id: one for one in people.people(db, others)}}
    for one, their in zip(arrived, theirs, strict=True):
        yield Arrival(
            *(persons[their.person], one.kind, one.subject, one.text),
            *(one.answers_because, one.kind_because, one.sender, their.matched.candidate.sent_to),
            *(their.mail.verdict.returns_on, their.mail.verdict.substitute),
        )


@dataclass(frozen=True, slots=True)
class Theirs:
    """A mail that came in, and whose it is."""

    mail: Incoming
    matched: Match
    person: int
    #: Others whose answer it is too: somebody who answers in a thread that was forwarded to them, or for a company.
    also: tuple[int, ...]


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
            continue
        verdict = about(app, mail, matched.candidate.sent_to)
        also = tuple(sorted(ours.others(mail) - {person}))
        one = _written_by(ours, Theirs(replace(mail, verdict=verdict), matched, person, also))
        if (mail.parts.message_id, one.person) not in kept:
            kept |= {(mail.parts.message_id, one.person)} if mail.parts.message_id else set()
            yield one


#: Kinds that hold the sequence of whoever wrote it, and end none.
_OF_WRITER = frozenset({Kind.OTHER, Kind.AUTO_REPLY})


def _written_by(ours: Ours, one: Theirs) -> Theirs:
    """Take what holds a sequence as the mail of the one contact who wrote it, in whosever conversation.

    A note of absence is about its writer alone. A desk sends what a person wrote there as a machine's mail of no kind that is
    told apart, and what cannot be read may be an answer too: as which it would end the sequence of both.
    """
    verdict = one.mail.verdict
    alone = len(one.also) == 1 and verdict.kind in _OF_WRITER and one.person not in ours.others(one.mail)
    matched = ours.by(one.mail, one.also[0]) if alone else None
    if matched is None:
        return one
    also = (one.person,) if verdict.kind is Kind.OTHER else ()
    return replace(one, matched=matched, person=one.also[0], also=also)


def _new(app: App, db: Session, theirs: Sequence[Theirs]) -> list[Theirs]:
    """Leave out of what they wrote what only repeats our mails to them: a quote, whoever marks it as one."""
    ours = threads.words(db, {one.person for one in theirs}, transport=app.transport)
    return [replace(one, mail=without(app, one.mail, ours.get(one.person, ""))) for one in theirs]


def _without(kept: Collection[int], one: Progress) -> Progress:
    """Give the progress as it was before these messages came."""
    return replace(one, received=tuple(mail for mail in one.received if mail.message_id not in kept))


def _settle(app: App, db: Session, theirs: Sequence[Theirs], done: Synced) -> None:
    """Take mails that name some of ours as proof that these arrived."""
    lost = [
        one
        for account in app.config.accounts
        for one in deliveries.unknown_ids(db, transport=app.transport, account=account)
    ]
    for one in theirs if lost else ():
        named = one.matched.candidate.ids & one.mail.clues.ids
        because = f"a server took it: a mail from {one.mail.parts.from_ or 'a mail system'} names it"
        for delivery, value in lost:
            if value in named:
                done.settled += recovery.found(db, delivery, because=because, now=app.now())


def _keep(app: App, db: Session, arrived: Sequence[Arrived]) -> Sequence[int]:
    numbers = inbox.keep(db, arrived, transport=app.transport, now=app.now())
    columns = ("kind", "said", "influencer_id", "message_id")
    lines = [
        (f"message.{one.kind}", _told(one), one.influencer_id, number)
        for one, number in zip(arrived, numbers, strict=True)
    ]
    events.log_many(db, columns, lines, at=app.now(), by="sync")
    return numbers


def _told(one: Arrived) -> str:
    """Tell of an answer its first words, of all else why it was taken for that, and the line that shows it."""
    if one.kind is Kind.REPLY:
        return f"{one.kind.called}: {in_quotes(_shown(spoken(one.text, one.subject)))}"
    return f'{one.kind.called}: {one.kind_because}: "{_shown(one.line)}"'


def _shown(text: str) -> str:
    return clean(" ".join(text.split())[:120])


def _arrived(app: App, one: Theirs) -> Arrived:
    mail, matched, person = one.mail, one.matched, one.person
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


def _when(parts: Parts, now: datetime) -> datetime:
    """Take the Date header, but never a time to come."""
    if parts.date is None:
        return now
    said = datetime.fromisoformat(parts.date)
    return min(said, now) if said.tzinfo else now
