"""Settles by a person's word what became of a mail that nobody knows to have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from outreach.actions import who
from outreach.actions.selfmailing import files_copies
from outreach.app import App
from outreach.config.providers import provider_of
from outreach.errors import UsageError
from outreach.people.person import Person
from outreach.store import deliveries, events, mailboxes, people, recovery
from outreach.store.deliveries import Lost


@dataclass(frozen=True, slots=True)
class Unknown:
    """One mail whose fate nobody knows, with what is known."""

    person: Person
    mail: Lost
    #: When the account's mailbox, and with it Sent, was last read; None where it never was.
    looked_at: datetime | None
    #: The server files what it sent under Sent, so that no copy there says something.
    files_sent: bool


def unknown(app: App, words: str | None = None, *, campaign: str | None = None) -> list[Unknown]:
    """Tell what is known of the mails whose fate is not, to one person or to all, oldest first."""
    with app.reading() as db:
        person = who.one(db, words).id if words else None
        return _unknown(app, db, person, campaign)


def resolve(app: App, words: str, *, sent: bool, campaign: str | None = None) -> Unknown:
    """Settle the one such mail to a person: it arrived, or it is queued again, the same bytes under the same id.

    Raises:
        UsageError: no fate of a mail to them is unknown, or of several mails.
    """
    with app.writing() as db:
        person = who.one(db, words)
        one = _only(_unknown(app, db, person.id, campaign), person)
        settle, said = (recovery.found, "it was sent") if sent else (recovery.not_sent, "it was not sent")
        because = f"{app.who} says that {said}"
        settled = settle(db, one.mail.delivery_id, because=because, now=app.now())
        assert settled  # nobody else writes in this transaction
        events.log(
            db,
            "delivery.resolved",
            f"{one.mail.step}: {because}; before: {one.mail.said}",
            at=app.now(),
            by=app.who,
            influencer_id=person.id,
            campaign=one.mail.campaign,
            message_id=one.mail.message_id,
        )
        return one


def _unknown(app: App, db: Session, person: int | None, campaign: str | None) -> list[Unknown]:
    rows = deliveries.lost(db, transport=app.transport, person=person)
    if campaign is not None:
        rows = [row for row in rows if row.campaign == campaign]
    persons = {one.id: one for one in people.people(db, {row.influencer_id for row in rows})} if rows else {}
    looked = {
        account: mailboxes.read_at(db, account=account, transport=app.transport)
        for account in {row.account for row in rows}
    }
    files = {account: _files_sent(app, db, account) for account in looked}
    return [Unknown(persons[row.influencer_id], row, looked[row.account], files[row.account]) for row in rows]


def _files_sent(app: App, db: Session, account: str) -> bool:
    """Go by what a test of this account found, else by what is known of its provider."""
    if tested := files_copies(db, account):
        return tested[0]
    there = app.config.accounts.get(account)
    return there is not None and provider_of(there).files_sent is True


def _only(found: list[Unknown], person: Person) -> Unknown:
    if not found:
        raise UsageError(
            f"{person.called}: it is known what became of every mail to them",
            hint=f"outreach why {who.sign(person)}",
        )
    if len(found) > 1:
        names = ", ".join(one.mail.campaign for one in found)
        hint = f"outreach resolve {who.sign(person)} --campaign {found[0].mail.campaign}"
        raise UsageError(f"{person.called}: of {len(found)} mails nobody knows it: {names}", hint=hint)
    return found[0]
