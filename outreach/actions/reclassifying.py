"""Judges mails that are kept once more: all by newer rules, or one by what a person says. Standing follows, for it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from outreach.actions import who
from outreach.actions.opening import about, opened, without
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


def say(app: App, words: str, kind: Kind) -> Changed:
    """Take the last mail from a person, or about them, for *kind*, whatever the rules say of it.

    Raises:
        UsageError: nothing came from them.
    """
    with app.writing() as db:
        person = who.one(db, words)
        mail = classifications.newest(db, person.id, transport=app.transport)
        if mail is None:
            raise UsageError(
                f"{person.called}: nothing came from them yet", hint=f"outreach why {who.sign(person)}"
            )
        said = Judgement(kind, f"{app.who} says so", mail.line, 1.0)
        _write(app, db, mail, said, by=app.who, version=None)
        return Changed(person, mail, said)


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
    said = f"{judged.kind.called}, was {mail.kind.called}: {judged.reason}"
    about_it = {"influencer_id": mail.person, "message_id": mail.message_id}
    events.log(db, "message.reclassified", said, at=now, by=by, **about_it)
    if judged.kind in ENDING and mail.kind not in ENDING:
        outbox.cancel_queued(db, [mail.person], because="they answered", now=now, transport=app.transport)
    elif mail.kind in ENDING and judged.kind not in ENDING:
        unsending.reopen(db, mail.person, since=mail.message_id, transport=app.transport)
