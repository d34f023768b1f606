"""Judges mails that are kept once more: all by newer rules, or one by what a person says. Standing follows, for it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from outreach.actions import who
from outreach.actions.opening import about, opened, without
from outreach.actions.speaking import copied
from outreach.actions.strays import keep
from outreach.app import App
from outreach.errors import UsageError
from outreach.followups.progress import ENDING, LASTING
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.judgement import RULES_VERSION, Judgement
from outreach.store import classifications, events, outbox, people, threads, unsending
from outreach.store.classifications import Kept

#: Mails in one transaction: whoever sends meanwhile does not wait for all of them.
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """A mail that is taken for something else than before."""

    person: Person
    mail: Kept
    now: Judgement


@dataclass(slots=True)
class Reclassified:
    """What newer rules made of mails that older ones had judged."""

    looked: int = 0
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
            done.changed += _judge_again(app, db, mails)


def say(app: App, words: str, kind: Kind, *, number: int | None = None) -> Changed:
    """Take the last mail from a person, or about them, or the one of that *number*, for *kind*, whatever the rules say of it.

    Raises:
        UsageError: no such mail came from them, or it counts as that already.
    """
    with app.writing() as db:
        person = who.one(db, words)
        mail = _meant(person, classifications.of(db, person.id, transport=app.transport), kind, number)
        said = Judgement(kind, f"{app.who} says so", mail.line, 1.0)
        _write(app, db, mail, said, by=app.who, version=None)
        return Changed(person, mail, said)


def _meant(person: Person, mails: Sequence[Kept], kind: Kind, number: int | None) -> Kept:
    """Find the one that is meant, and never go on to an earlier one by itself: what that ended would be open again."""
    sign = who.sign(person)
    mail = next((one for one in mails if number in {None, one.message_id}), None)
    if mail is None:
        nothing = "nothing came from them yet" if number is None else f"no mail {number} came from them"
        raise UsageError(f"{person.called}: {nothing}", hint=f"outreach show {sign}")
    if mail.kind is kind:
        day = f"{mail.at.day} {mail.at:%B}"
        said = f"{person.called}: the mail of {day} counts as {called(kind, mail.by)} already"
        raise UsageError(said, hint=f"outreach show {sign}, for the number of another: --mail NUMBER")
    return mail


def called(kind: Kind, by: str) -> str:
    """Call a kind as *by* means it: what a person takes for nothing is kept as what says nothing, a receipt."""
    return "nothing" if kind is Kind.RECEIPT and by != "outreach" else kind.called


def _judge_again(app: App, db: Session, mails: Sequence[Kept]) -> list[Changed]:
    persons = {one.id: one for one in people.people(db, sorted({mail.person for mail in mails}))}
    ours = threads.words(db, persons, transport=app.transport)
    changed = []
    for mail in mails:
        judged = _judged(app, mail, ours.get(mail.person, ""))
        if mail.kind in LASTING and judged.kind not in LASTING:  # a wish is taken back by a person alone
            judged = replace(judged, kind=mail.kind, reason=mail.reason, line=mail.line)
        if (judged.kind, judged.reason) == (mail.kind, mail.reason):
            classifications.write(
                db, mail.message_id, judged, by="outreach", version=RULES_VERSION, now=app.now()
            )
            continue
        _write(app, db, mail, judged, by="outreach", version=RULES_VERSION)
        if judged.kind is not mail.kind:
            changed.append(Changed(persons[mail.person], mail, judged))
    return changed


def _judged(app: App, mail: Kept, ours: str) -> Judgement:
    """Judge the bytes by what does not repeat *ours*; where they were emptied or cannot be read, what was said of them holds."""
    read = opened(app, mail.raw, account=mail.account) if mail.raw else None
    if read is None:
        return Judgement(mail.kind, mail.reason, mail.line, 0.0)
    new = without(app, read, ours)
    return about(app, new, mail.sent_to) if mail.sent_to else new.verdict


def _write(app: App, db: Session, mail: Kept, judged: Judgement, *, by: str, version: int | None) -> None:
    """Write it down, with what it was before, and end what it ends, or give back what it ended."""
    now = app.now()
    classifications.write(db, mail.message_id, judged, by=by, version=version, now=now)
    said = f"{called(judged.kind, by)}, was {called(mail.kind, mail.by)}: {judged.reason}"
    about_it = {"influencer_id": mail.person, "message_id": mail.message_id}
    events.log(db, "message.reclassified", said, at=now, by=by, **about_it)
    if judged.kind in ENDING and mail.kind not in ENDING:
        outbox.cancel_queued(db, [mail.person], because="they answered", now=now, transport=app.transport)
        read = opened(app, mail.raw, account=mail.account) if mail.raw else None
        keep(app, db, list(copied(app, db, [(read, [mail.person])] if read else [])))
    elif mail.kind in ENDING and judged.kind not in ENDING:
        unsending.reopen(db, mail.person, since=mail.message_id, transport=app.transport)
