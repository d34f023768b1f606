"""Judges mails that are kept once more: all by newer rules, or one by what a person says. Standing follows, for it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from outreach.actions import journal, who
from outreach.actions.arriving import FOR_OTHERS
from outreach.actions.opening import Incoming, about, opened, without
from outreach.actions.speaking import copied
from outreach.actions.strays import keep
from outreach.app import App
from outreach.errors import UsageError
from outreach.followups.progress import ENDING, LASTING
from outreach.people.addresses import folded
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.judgement import RULES_VERSION, Judgement
from outreach.store import classifications, events, inbox, outbox, people, threads, unsending
from outreach.store.classifications import Kept

#: Mails in one transaction: whoever sends meanwhile does not wait for all of them.
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """A mail that is taken for something else than before."""

    person: Person
    mail: Kept
    now: Judgement
    #: Whose sequences it ends or opens besides: they wrote it in the conversation of that person.
    others: tuple[Person, ...] = ()
    #: Who wrote it in that conversation, and for whom it goes on counting as an answer.
    writers: tuple[Person, ...] = ()


@dataclass(slots=True)
class Reclassified:
    """What newer rules made of mails that older ones had judged."""

    looked: int = 0
    #: Mails that went to others as well, and may be their answer until a person says whose.
    doubtful: int = 0
    changed: list[Changed] = field(default_factory=list)


def reclassify(app: App) -> Reclassified:
    """Judge again what older rules judged; what a person said stays."""
    done, last = Reclassified(), 0
    while True:
        with app.writing() as db:
            mails = classifications.judged_before(
                db, RULES_VERSION, transport=app.transport, after=last, most=_BATCH
            )
            if not mails:
                return done
            last = mails[-1].message_id
            done.looked += len(mails)
            changed, doubtful = _judge_again(app, db, mails)
            done.changed += changed
            done.doubtful += doubtful


def say(app: App, words: str, kind: Kind, *, number: int | None = None) -> Changed:
    """Take the last mail from a person, or about them, or the one of that *number*, for *kind*, whatever the rules say of it.

    Raises:
        UsageError: no such mail came from them, or it counts as that already.
    """
    with app.writing() as db:
        person = who.one(db, words)
        mails = classifications.of(db, person.id, transport=app.transport)
        if noted := _noted(app, db, person, mails, kind, number):
            return noted
        mail = _meant(person, mails, kind, number)
        said = Judgement(kind, f"{app.who} says so", mail.line, 1.0)
        others = _write(app, db, mail, said, by=app.who, version=None)
        read = _read(app, mail) if said.kind in FOR_OTHERS else None
        keep(app, db, list(copied(app, db, [(read, [mail.person])] if read else [])))
        still = inbox.noted(db, inbox.Noted(mail.digest, app.transport), live=True) - others
        writers = set() if kind in FOR_OTHERS else still
        persons = {one.id: one for one in people.people(db, others | writers)} if others | writers else {}
        return Changed(
            person, mail, said, *(tuple(persons[one] for one in sorted(each)) for each in (others, writers))
        )


def _noted(
    app: App, db: Session, person: Person, mails: Sequence[Kept], kind: Kind, number: int | None
) -> Changed | None:
    """Take the mail in another's conversation by which they were last taken to have answered for an answer or for nothing."""
    note = inbox.last_noted(db, person.id, transport=app.transport)
    if note is None or note.mail is None or kind not in {Kind.REPLY, Kind.RECEIPT}:
        return None
    mail = classifications.by_digest(db, note.mail, transport=app.transport)
    later = any(one.kept_at >= note.at for one in mails)
    if number != mail.message_id and (number is not None or later):
        return None
    now, about_it = app.now(), inbox.Noted(note.mail, app.transport)
    said = Judgement(kind, f"{app.who} says so", mail.line, 1.0)
    if not inbox.renote(db, about_it, [person.id], lifted_at=now if kind is Kind.RECEIPT else None):
        raise _counts_already(person, mail, kind, app.who)
    line = f"{called(kind, app.who)}, was {'nothing' if kind is Kind.REPLY else 'answer'} {note.text}: {said.reason}"
    events.log(db, "message.reclassified", line, at=now, by=app.who, influencer_id=person.id)
    if kind is Kind.RECEIPT:
        unsending.reopen(db, person.id, since=note.at, transport=app.transport, left=journal.left(app))
    else:
        outbox.cancel_queued(db, [person.id], because="they answered", now=now, transport=app.transport)
    return Changed(person, replace(mail, kind=Kind.RECEIPT if kind is Kind.REPLY else Kind.REPLY), said)


def _meant(person: Person, mails: Sequence[Kept], kind: Kind, number: int | None) -> Kept:
    """Find the one that is meant, and never go on to an earlier one by itself: what that ended would be open again."""
    sign = who.sign(person)
    mail = next((one for one in mails if number in {None, one.message_id}), None)
    if mail is None:
        nothing = "nothing came from them yet" if number is None else f"no mail {number} came from them"
        raise UsageError(f"{person.called}: {nothing}", hint=f"outreach show {sign}")
    if mail.kind is kind:
        raise _counts_already(person, mail, kind, mail.by)
    return mail


def _counts_already(person: Person, mail: Kept, kind: Kind, by: str) -> UsageError:
    said = f"{person.called}: the mail of {mail.at.day} {mail.at:%B} counts as {called(kind, by)} already"
    return UsageError(
        said, hint=f"outreach show {who.sign(person)}, for the number of another: --mail NUMBER"
    )


def called(kind: Kind, by: str) -> str:
    """Call a kind as *by* means it: what a person takes for nothing is kept as what says nothing, a receipt."""
    return "nothing" if kind is Kind.RECEIPT and by != "outreach" else kind.called


def _judge_again(app: App, db: Session, mails: Sequence[Kept]) -> tuple[list[Changed], int]:
    """Give what changed, and how many of these mails may be the answer of others as well."""
    persons = {one.id: one for one in people.people(db, sorted({mail.person for mail in mails}))}
    ours = threads.words(db, persons, transport=app.transport)
    changed, answers = [], []
    for mail in mails:
        read = _read(app, mail)
        judged = _judged(app, mail, read, ours.get(mail.person, ""))
        if mail.kind in LASTING and judged.kind not in LASTING:  # a wish is taken back by a person alone
            judged = replace(judged, kind=mail.kind, reason=mail.reason, line=mail.line)
        if read and judged.kind in FOR_OTHERS:
            answers.append((read, [mail.person]))
        if (judged.kind, judged.reason) == (mail.kind, mail.reason):
            classifications.write(
                db, mail.message_id, judged, by="outreach", version=RULES_VERSION, now=app.now()
            )
            continue
        _write(app, db, mail, judged, by="outreach", version=RULES_VERSION)
        if judged.kind is not mail.kind:
            changed.append(Changed(persons[mail.person], mail, judged))
    return changed, keep(app, db, list(copied(app, db, answers)))


def _read(app: App, mail: Kept) -> Incoming | None:
    return opened(app, mail.raw, account=mail.account, at=mail.kept_at) if mail.raw else None


def _judged(app: App, mail: Kept, read: Incoming | None, ours: str) -> Judgement:
    """Judge the bytes by what does not repeat *ours*; where they were emptied or cannot be read, what was said of them holds."""
    if read is None:
        return Judgement(mail.kind, mail.reason, mail.line, 0.0)
    new = without(app, read, ours)
    return about(app, new, mail.sent_to) if mail.sent_to else new.verdict


def _write(app: App, db: Session, mail: Kept, judged: Judgement, *, by: str, version: int | None) -> set[int]:
    """Write it down, with what it was before, and end what it ends, or give back what it ended; give whose besides."""
    now = app.now()
    classifications.write(db, mail.message_id, judged, by=by, version=version, now=now)
    said = f"{called(judged.kind, by)}, was {called(mail.kind, mail.by)}: {judged.reason}"
    about_it = {"influencer_id": mail.person, "message_id": mail.message_id}
    events.log(db, "message.reclassified", said, at=now, by=by, **about_it)
    others = _of_others(app, db, mail, judged)
    ends, ended = judged.kind in ENDING, mail.kind in ENDING
    answers = judged.kind in FOR_OTHERS
    over = [*([mail.person] if ends and not ended else []), *(others if answers else [])]
    outbox.cancel_queued(db, over, because="they answered", now=now, transport=app.transport)
    freed = [*([mail.person] if ended and not ends else []), *([] if answers else others)]
    left = journal.left(app) if freed else ()
    for person in freed:
        unsending.reopen(db, person, since=mail.kept_at, transport=app.transport, left=left)
    return others


def _of_others(app: App, db: Session, mail: Kept, judged: Judgement) -> set[int]:
    """Let it count, or count no more, for those noted to have answered in it too; not for its writer, who is asked about alone."""
    about_it = inbox.Noted(mail.digest, app.transport, lasting=judged.kind in LASTING)
    answers = judged.kind in FOR_OTHERS
    if answers and about_it.lasting is not (mail.kind in LASTING):
        inbox.mark_lasting(db, about_it)
    if answers is (mail.kind in FOR_OTHERS):
        return set()
    noted = inbox.noted(db, about_it)
    if not answers:
        noted -= people.owners(db, folded(mail.sender))
    return inbox.renote(db, about_it, noted, lifted_at=None if answers else app.now())
