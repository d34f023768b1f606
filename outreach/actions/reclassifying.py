"""Mails that are kept, in; judged once more by newer rules, and what that ends or gives back, out. Standing follows, for it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from outreach.actions import journal
from outreach.actions.noting import FOR_OTHERS, credit
from outreach.actions.opening import Incoming, about, opened, without
from outreach.actions.speaking import copied
from outreach.actions.strays import keep
from outreach.app import App
from outreach.followups.progress import ENDING, LASTING
from outreach.people.addresses import folded
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.judgement import RULES_VERSION, Judgement
from outreach.store import classifications, events, noting, outbox, people, threads, unsending
from outreach.store.classifications import Kept
from outreach.store.inbox import Judged

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


def called(kind: Kind, by: str) -> str:
    """Call a kind as *by* means it: what a person takes for nothing is kept as what says nothing, a receipt."""
    return "nothing" if kind is Kind.RECEIPT and by != "outreach" else kind.called


def _judge_again(app: App, db: Session, mails: Sequence[Kept]) -> tuple[list[Changed], int]:
    """Give what changed, and how many of these mails may be the answer of others as well."""
    persons = {one.id: one for one in people.people(db, sorted({mail.person for mail in mails}))}
    ours = threads.words(db, persons, transport=app.transport)
    changed, answers = [], []
    for mail in mails:
        read = read_again(app, mail)
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
        rewrite(app, db, mail, judged, by="outreach", version=RULES_VERSION)
        if judged.kind is not mail.kind:
            changed.append(Changed(persons[mail.person], mail, judged))
    return changed, keep(app, db, list(copied(app, db, answers)))


def read_again(app: App, mail: Kept) -> Incoming | None:
    """Read its bytes once more; None where they were emptied."""
    return opened(app, mail.raw, account=mail.account, at=mail.kept_at) if mail.raw else None


def _judged(app: App, mail: Kept, read: Incoming | None, ours: str) -> Judgement:
    """Judge the bytes by what does not repeat *ours*; where they were emptied or cannot be read, what was said of them holds."""
    if read is None:
        return Judgement(mail.kind, mail.reason, mail.line, 0.0)
    new = without(app, read, ours)
    return about(app, new, mail.sent_to) if mail.sent_to else new.verdict


def rewrite(
    app: App, db: Session, mail: Kept, judged: Judgement, *, by: str, version: int | None
) -> set[int]:
    """Write it down, with what it was before, and end what it ends, or give back what it ended; give whose besides."""
    now = app.now()
    classifications.write(db, mail.message_id, judged, by=by, version=version, now=now)
    said = f"{called(judged.kind, by)}, was {called(mail.kind, mail.by)}: {judged.reason}"
    about_it = {"influencer_id": mail.person, "message_id": mail.message_id}
    events.log(db, "message.reclassified", said, at=now, by=by, **about_it)
    others = _of_others(app, db, mail, judged) | _of_writer(app, db, mail, judged)
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
    """Let it count, or count no more, for those noted to have answered in it too; its writer is asked about alone, as is of whom a person said what it is."""
    answers, notes = judged.kind in FOR_OTHERS, noting.of_mail(db, mail.digest, transport=app.transport)
    others = [one for one in notes if one.address is None and one.by == noting.SYNC]
    for one in others if answers else ():
        one.lasting = judged.kind in LASTING
    if answers is (mail.kind in FOR_OTHERS):
        return set()
    return noting.let_count(db, others, lifted_at=None if answers else app.now())


def _of_writer(app: App, db: Session, mail: Kept, judged: Judgement) -> set[int]:
    """Note it of whoever wrote it in another's conversation, where it is known by now to be an answer, or a wish for no more mail."""
    if judged.kind not in FOR_OTHERS:
        return set()
    for one in noting.of_mail(db, mail.digest, transport=app.transport) if judged.kind in LASTING else ():
        one.lasting = one.lasting or one.by == noting.SYNC
    about_it = Judged(
        message_id=mail.message_id,
        influencer_id=mail.person,
        sender=folded(mail.sender),
        at=mail.at,
        kept_at=mail.kept_at,
        header=None,
        digest=mail.digest,
        kinds=frozenset({judged.kind}),
    )
    return credit(app, db, [about_it], app.transport)
