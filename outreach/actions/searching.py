"""Addresses in; the newest mail of each in a mailbox that this program did not send, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach.app import App
from outreach.net.folders import Folder, Role
from outreach.net.imap import Box
from outreach.net.imap_mail import NAMED, Mail
from outreach.replies.correspondence import Conversation, Correspondence, correspondence
from outreach.store import lookups

#: Addresses that one SEARCH asks for: the line stays shorter than 8,000 characters.
_AT_ONCE = 20
#: Mails whose headers are fetched at once, the newest first.
_HEADS = 100


def search(app: App, box: Box, people: Mapping[str, int]) -> list[Conversation]:
    """Search every folder that may hold a conversation for all addresses; *people* is canonical address -> person.

    Raises UnreachableError; then nothing is known of any of them.
    """
    newest: dict[str, Conversation] = {}
    for folder in _places(box.folders()):
        box.examine(folder)
        wanted = sorted(people)
        for start in range(0, len(wanted), _AT_ONCE):
            for one in _in_folder(app, box, folder, wanted[start : start + _AT_ONCE], people):
                before = newest.get(one.address)
                if before is None or _newer(one, before):
                    newest[one.address] = one
    return list(newest.values())


def _newer(one: Conversation, other: Conversation) -> bool:
    if one.day != other.day:
        return one.day > other.day
    return one.came is not None and (other.came is None or one.came > other.came)


def _places(folders: Sequence[Folder]) -> list[Folder]:
    """Choose where to look: a folder of everything holds it all, else every folder but drafts."""
    everything = [one for one in folders if one.role is Role.ALL]
    return everything or [one for one in folders if one.role is not Role.DRAFTS]


def _in_folder(
    app: App, box: Box, folder: Folder, addresses: Sequence[str], people: Mapping[str, int]
) -> list[Conversation]:
    """Find the newest mail of each address in the folder that is open, a hundred mails at a time.

    SEARCH finds parts of words, so that what comes back is compared.
    """
    left, found = set(addresses), []
    uids = box.with_people(sorted(left))
    while left and uids:
        some = uids[-_HEADS:]
        for head, named in reversed(_read(app, box, some)):
            for address in sorted(left & named.people):
                left.discard(address)
                day = named.day or (head.at or app.now()).date()
                came = (
                    head.at if head.at and head.at <= app.now() else None
                )  # of a clock ahead nothing follows
                found.append(Conversation(people[address], address, day, came, folder.name))
        uids = box.with_people(sorted(left), below=some[0]) if left and len(uids) > _HEADS else []
    return found


def _read(app: App, box: Box, uids: Sequence[int]) -> list[tuple[Mail, Correspondence]]:
    """Read from and to whom mails went, but for those that this program sent or has kept."""
    mails = [(head, correspondence(head.raw)) for head in box.heads(uids, NAMED)]
    with app.reading() as db:
        ids = {one for _, named in mails for one in named.ids}
        ours = lookups.known_ids(db, ids, transport=app.transport)
    return [(head, named) for head, named in mails if not named.ids & ours]
