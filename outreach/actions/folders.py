"""The folders of a mailbox in; those that may hold an answer, and are read, out."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.config import Account
from outreach.net.folders import Folder, Role
from outreach.text import fold

#: What a server that has a folder of everything is read by, and what else is not read.
_EVERYTHING = (Role.ALL, Role.JUNK, Role.TRASH, Role.SENT)


def watched(listed: Sequence[Folder], account: Account, *, whole: bool) -> list[Folder]:
    """Choose the folders that may hold an answer, where a filter may file one anywhere, and those of what we wrote.

    Unless the folder of everything is *whole*, it may lack what stands in INBOX: a mail in both is known by its digest.
    """
    left = not_skipped(listed, account)
    if any(one.role is Role.ALL for one in left):
        return [one for one in left if one.role in _EVERYTHING or (one.name == "INBOX" and not whole)]
    return [one for one in left if one.role is not Role.DRAFTS]


def not_skipped(listed: Sequence[Folder], account: Account) -> list[Folder]:
    """Leave out the folders that are not to be read."""
    skip = {fold(name or "") for name in account.imap.skip} if account.imap else set()
    return [one for one in listed if fold(one.name) not in skip]


def is_main(folder: Folder) -> bool:
    """Say whether a folder is one without which no reading is whole."""
    return folder.name == "INBOX" or folder.role is Role.ALL
