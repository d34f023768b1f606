"""An address that is now known as somebody's in; what lies in the mailboxes from it, taken in as theirs, out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.actions import inboxes, sequences
from outreach.actions.batching import take_whole
from outreach.actions.connecting import mailbox_of
from outreach.actions.folders import watched
from outreach.actions.maildir import read_inbox
from outreach.actions.strays import Listed, digest_of, listed
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.delivery import Transport
from outreach.net.folders import Role
from outreach.net.imap import Box
from outreach.net.imap_mail import Mail
from outreach.people.addresses import canonical, folded
from outreach.store import inbox, people


def may_have_answered(app: App, address: str) -> bool:
    """Say whether a mail of ours left to whose an address is: else nothing from it is an answer."""
    with app.reading() as db:
        known = sequences.of(app, db, people.whose(db, {canonical(address)}).values())
    return any(mail.left_at for one in known for mail in one.sent)


def rematch(app: App, address: str) -> Synced:
    """Look in every mailbox for mail from an address, whenever it was read before, and take it in.

    What was found is struck off the list of mails that may be somebody's answer; what was not found again goes on holding
    whoever it may be from: it may lie where nobody looked, or be deleted since.
    """
    done = Synced()
    if app.transport is Transport.LOCAL:
        read_inbox(app, done)
        done.unmatched = 0  # nobody asked how many others lie there
    else:
        _search(app, canonical(address), done)
    return done


def still_listed(app: App, address: str) -> list[Listed]:
    """Give the mails from an address that hold somebody, and of which nothing is kept but that."""
    box = canonical(address)
    with app.reading() as db:
        kept = inbox.from_addresses(db, {box}, transport=app.transport)
    copies = {digest_of(f"a copy of {one.header}") for one in kept}
    found = (one for one in listed(app) if one.people and folded(one.row.sender) == box)
    return [one for one in found if one.row.digest not in copies]


def _search(app: App, address: str, done: Synced) -> None:
    for name in inboxes.each(app, done, "searched"):
        try:
            with mailbox_of(app, name) as box:
                for folder, mails in _found(app, name, box, address):
                    done.unread += [f"{folder}: {one.trouble}" for one in mails if one.trouble]
                    take_whole(app, name, folder, [one for one in mails if not one.trouble], done)
        except OutreachError as error:
            done.failed[name] = error


def _found(app: App, account: str, box: Box, address: str) -> Iterator[tuple[str, list[Mail]]]:
    """Give the mails of each folder that may be from the address: SEARCH also finds parts of words."""
    for folder in watched(box.folders(), app.config.accounts[account], whole=box.all_is_whole()):
        if folder.role is not Role.SENT:
            box.examine(folder)
            heads = list(box.heads(box.with_people((address,))))
            yield folder.name, box.wholes(heads) if heads else []
