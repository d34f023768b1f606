"""Mails that we wrote, found in Sent or elsewhere, in; what ours are called there is learnt, and what a person wrote ends a sequence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from outreach.actions.synced import Synced
from outreach.app import App
from outreach.mail.delivery import IdSource, Transport
from outreach.net.imap_mail import Mail
from outreach.replies.handwriting import Written, by_hand, copy_of, written
from outreach.replies.matching import Candidate
from outreach.store import campaigns, candidates, events, inbox, outbox, people


def learn(app: App, db: Session, folder: str, mails: Sequence[Mail], done: Synced) -> None:
    """Take the headers of our own mails in: copies of what this program sent, and what a person wrote to somebody.

    A person who writes by hand to somebody in a sequence goes on with them alone, so the sequence ends; what they answer
    to it is known by its id.
    """
    found = [written(mail.raw, came=mail.at, now=app.now(), thread=mail.thread) for mail in mails]
    if not found:
        return
    wanted = candidates.Wanted(
        ids=frozenset(value for one in found for value in one.ids),
        addresses=frozenset(address for one in found for address in one.to),
    )
    ours = candidates.candidates(db, wanted, transport=app.transport)
    for one in found if ours else ():
        copied = copy_of(one, ours)
        to = {copied.influencer_id: copied} if copied else by_hand(one, ours)
        for person, mail in to.items():
            inbox.learn(db, mail.message_id, one.ids, source=IdSource.SENT_COPY)
            if (
                copied is None and person is not None and app.transport is Transport.SMTP
            ):  # practice ends nothing real
                _end(app, db, person, mail, one, folder, done)


def _end(
    app: App, db: Session, person: int, ours: Candidate, one: Written, folder: str, done: Synced
) -> None:
    """End the sequences of somebody that had begun when a person wrote to them."""
    running = campaigns.begun(db, person, before=max(one.at, ours.sent_at), transport=app.transport)
    if not running:
        return
    day, now = _day(one.at), app.now()
    because = f"you wrote to them yourself on {day} ({folder})"
    for enrolment in running:
        enrolment.stopped_at, enrolment.stopped_because = now, because
    db.flush()
    outbox.cancel_queued(db, [person], because=f"stopped: {because}", now=now, transport=app.transport)
    events.log(db, "person.stopped", because, at=now, by="sync", influencer_id=person)
    done.ended += len(running)
    done.by_hand.append((people.person(db, person), because))


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
