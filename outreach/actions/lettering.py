"""A draft in, the letter that leaves for it out: the same for the queue, for `show --raw` and for one's own inbox."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.actions import attaching, pacing
from outreach.actions.tagging import answers_to
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import InputError
from outreach.mail import files, unsubscribing
from outreach.mail.ids import message_id
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.thread import Thread
from outreach.models import Draft, Enrolment
from outreach.people.person import Person


@dataclass(frozen=True, slots=True)
class Made:
    """A draft, with what its letter is made from besides."""

    draft: Draft
    enrolment: Enrolment
    #: None where no file holds it.
    campaign: Campaign | None
    #: What it goes on from.
    thread: Thread | None


def identity(app: App, account: str, *key: object) -> str:
    """Make the one Message-ID of what *key* names on this transport."""
    domain = app.config.sender(account).address.rpartition("@")[2]
    return message_id(app.secret, "\0".join(map(str, (app.transport, *key))), domain)


def letter(app: App, made: Made, person: Person) -> Letter:
    """Write the letter of a draft to its person.

    Raises:
        InputError: a file that goes with it is missing, or is another than when it was drafted.
    """
    named = identity(app, made.draft.account, made.enrolment.campaign, person.id, made.draft.step)
    return addressed(app, made, Mailbox(_display(person.name), made.draft.recipient), named)


def addressed(app: App, made: Made, to: Mailbox, named: str) -> Letter:
    """Write the same letter to whomever, with the Message-ID *named*. Raises InputError as `letter` does."""
    draft, thread, campaign = made.draft, made.thread, made.campaign
    account = app.config.sender(draft.account)
    attached, shown = attaching.load(app, campaign.step(draft.step) if campaign else None, named)
    if [files.named(one) for one in (*attached, *shown)] != draft.evidence.get("attachments", []):
        raise InputError(
            f"draft {draft.id}: the files that go with it are others than when it was written",
            hint=f"outreach draft {made.enrolment.campaign} WHO writes it anew",
        )
    return Letter(
        sender=Mailbox(account.name, account.address),
        recipient=to,
        subject=draft.subject,
        body=draft.body,
        footer=draft.footer,
        message_id=named,
        reply_to=answers_to(app, draft.account, named),
        references=thread.ids if thread else (),
        unsubscribe=_unsubscribe(app, draft.account, named, to.address),
        html=campaign.html if campaign else False,
        pictures=shown,
        attachments=attached,
    )


def _unsubscribe(app: App, name: str, named: str, to: str) -> tuple[str, ...]:
    """Give the URIs of List-Unsubscribe where mails of this account have it."""
    wanted, account = app.config.unsubscribe, app.config.sender(name)
    many = pacing.limits(app, name).per_day >= unsubscribing.MANY
    if wanted.header == "off" or (wanted.header == "auto" and not many):
        return ()
    mailto = wanted.mailto or account.reply_to or account.address
    return unsubscribing.uris(message_id=named, recipient=to, mailto=mailto, url=wanted.url)


def _display(name: str | None) -> str:
    """Give the name for the To header, or none where the sheet's cell is no plain name: its reader sees it."""
    plain = name and all(letter.isalpha() or letter in " .'’-" for letter in name)
    return name if name and plain else ""
