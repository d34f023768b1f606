"""Reads `inbox/`, a Maildir or a folder of .eml files: the mailbox of practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from outreach.actions.arriving import Synced, take
from outreach.actions.opening import Incoming, opened
from outreach.app import App
from outreach.store import mailboxes

_FOLDER = "inbox"
#: Messages in one transaction: whoever sends meanwhile does not wait for the whole inbox.
_BATCH = 50


def read_inbox(app: App, done: Synced) -> None:
    """Keep what answers us, each message once."""
    account, transport = app.config.account, app.transport
    mails = _mails(app, done)
    while batch := list(islice(mails, _BATCH)):
        with app.writing() as db:
            take(app, db, batch, done)
    if not done.unread:
        with app.writing() as db:
            mailboxes.mark_read(db, account=account, transport=transport, folder=_FOLDER, now=app.now())


def _mails(app: App, done: Synced) -> Iterator[Incoming]:
    folder = app.workspace / _FOLDER
    for path in files(folder):
        try:
            mail = opened(app, path.read_bytes(), account=app.config.account)
        except OSError as error:
            done.unread.append(f"{path.relative_to(folder.parent)}: {error.strerror}")
            continue
        if mail is None:
            done.unread.append(f"{path.relative_to(folder.parent)}: no mail that can be read")
        else:
            yield mail


def files(folder: Path) -> Iterable[Path]:
    """Go through a Maildir's new and cur, and through loose files; never what is still being written."""
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "tmp" and not path.name.startswith(".")
    )
