"""What a person says that a mail from somebody is, in; what it was taken for before, written down and done, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from outreach.actions import journal, who
from outreach.actions.noting import FOR_OTHERS
from outreach.actions.reclassifying import Changed, called, read_again, rewrite
from outreach.actions.speaking import copied
from outreach.actions.strays import keep
from outreach.app import App
from outreach.errors import UsageError
from outreach.followups.progress import LASTING
from outreach.models import Note
from outreach.people.person import Person
from outreach.replies import Kind
from outreach.replies.judgement import Judgement
from outreach.store import classifications, events, noting, outbox, people, unsending
from outreach.store.classifications import Kept


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
        others = rewrite(app, db, mail, said, by=app.who, version=None)
        read = read_again(app, mail) if said.kind in FOR_OTHERS else None
        keep(app, db, list(copied(app, db, [(read, [mail.person])] if read else [])))
        writers = _still(app, db, mail, kind) - others
        persons = {one.id: one for one in people.people(db, others | writers)} if others | writers else {}
        return Changed(
            person, mail, said, *(tuple(persons[one] for one in sorted(each)) for each in (others, writers))
        )


def ways_back(app: App, person: Person) -> list[str]:
    """Name the command that takes back each word by which somebody answered in a mail that is not kept as theirs."""
    sign = who.sign(person)
    with app.reading() as db:
        notes = noting.live(db, person.id, transport=app.transport)
    return list(dict.fromkeys(_way_back(sign, mail, line) for mail, line in notes))


def _way_back(sign: str, mail: int | None, line: int | None) -> str:
    if line is not None:
        return f"outreach resolve --unmatched {line}"
    return f"outreach resolve {sign} --as nothing" + (f" --mail {mail}" if mail else "")


def _still(app: App, db: Session, mail: Kept, kind: Kind) -> set[int]:
    """Name for whom it goes on counting as more than *kind*: its writer in another's conversation, and of whom a person said so."""
    notes = noting.of_mail(db, mail.digest, transport=app.transport)
    live = [one for one in notes if (one.address or one.by != noting.SYNC) and one.lifted_at is None]
    return {
        one.influencer_id for one in live if kind not in FOR_OTHERS or (one.lasting and kind not in LASTING)
    }


#: What may be said of a mail to somebody who wrote it in another's conversation: how it counts for them alone.
_OF_NOTES = frozenset({Kind.REPLY, Kind.OPT_OUT, Kind.RECEIPT})


def _noted(
    app: App, db: Session, person: Person, mails: Sequence[Kept], kind: Kind, number: int | None
) -> Changed | None:
    """Take a mail in another's conversation for *kind* where it is the last by which they answered, or the one of *number*."""
    notes = noting.of_person(db, person.id, transport=app.transport)
    note, there = next(((one, its) for one, its in _newest(notes) if number in {None, its}), (None, None))
    if note is None or (number is None and any(one.kept_at >= note.at for one in mails)):
        return None
    mail = _mail_of(app, db, person, note, there)
    if kind not in _OF_NOTES:
        raise _kept_elsewhere(db, person, mail, note)
    if mail.kind is kind:
        raise _counts_already(person, mail, kind, mail.by)
    said = Judgement(kind, f"{app.who} says so", mail.line, 1.0)
    line = f"{called(kind, app.who)}, was {called(mail.kind, mail.by)} {note.text}: {said.reason}"
    events.log(db, "message.reclassified", line, at=app.now(), by=app.who, influencer_id=person.id)
    note.by = app.who
    noting.let_count(db, [note], lifted_at=app.now() if kind is Kind.RECEIPT else None)
    if kind is Kind.RECEIPT:
        unsending.reopen(db, person.id, since=note.at, transport=app.transport, left=journal.left(app))
    else:
        note.lasting = kind is Kind.OPT_OUT
        outbox.cancel_queued(db, [person.id], because="they answered", now=app.now(), transport=app.transport)
    return Changed(person, mail, said)


def _newest(notes: Sequence[tuple[Note, int | None]]) -> Sequence[tuple[Note, int | None]]:
    """Put those without a number, of which one cannot be told from another, in the order in which they still count."""
    return sorted(notes, key=lambda one: one[1] is None and one[0].lifted_at is not None)


def _mail_of(app: App, db: Session, person: Person, note: Note, number: int | None) -> Kept:
    """Give the mail of a note, with what it counts as for them; of one that went with whoever was erased, what the note says."""
    kind = Kind.RECEIPT if note.lifted_at else Kind.OPT_OUT if note.lasting else Kind.REPLY
    if note.mail and number is not None:
        mail = classifications.by_digest(db, note.mail, transport=app.transport)
        return replace(mail, kind=kind, by=app.who if note.lifted_at else mail.by)
    return Kept(
        message_id=0,
        person=person.id,
        account="",
        subject="",
        at=note.at,
        kind=kind,
        reason="it is noted",
        line=note.text,
        by=app.who if note.lifted_at else "outreach",
        sent_to=None,
        sender="",
        kept_at=note.at,
        digest="",
        raw=b"",
    )


def _kept_elsewhere(db: Session, person: Person, mail: Kept, note: Note) -> UsageError:
    sign, owner = who.sign(person), people.person(db, mail.person)
    said = f"{person.called}: their last word stands {note.text}: say answer, no-more-mail or nothing"
    other = f"outreach resolve {who.sign(owner)} --as ... --mail {mail.message_id} for what it is"
    mine = f"outreach show {sign}, for the number of another: --mail NUMBER"
    return UsageError(said, hint=other if owner.id != person.id else mine)


def _meant(person: Person, mails: Sequence[Kept], kind: Kind, number: int | None) -> Kept:
    """Find the one that is meant, and never go on to an earlier one by itself: what that ended would be open again."""
    sign = who.sign(person)
    mail = next((one for one in mails if number in {None, one.message_id}), None)
    if mail is None:
        nothing = "nothing came from them yet" if number is None else f"no mail {number} came from them"
        raise UsageError(f"{person.called}: {nothing}", hint=f"outreach why {sign}")
    if mail.kind is kind:
        raise _counts_already(person, mail, kind, mail.by)
    return mail


def _counts_already(person: Person, mail: Kept, kind: Kind, by: str) -> UsageError:
    said = f"{person.called}: the mail of {mail.at.day} {mail.at:%B} counts as {called(kind, by)} already"
    return UsageError(
        said, hint=f"outreach show {who.sign(person)}, for the number of another: --mail NUMBER"
    )
