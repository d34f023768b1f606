"""Reads `inbox/`, a Maildir or a folder of .eml files: the mailbox of practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from outreach.actions.batching import numbered, take_whole
from outreach.actions.opening import traced
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.store import mailboxes

_FOLDER = "inbox"


def read_inbox(app: App, done: Synced) -> None:
    """Keep what answers us, each message once."""
    account, transport = app.config.account, app.transport
    take_whole(app, account, _FOLDER, numbered(_mails(app, done)), done)
    if not done.unread:
        with app.writing() as db:
            mailboxes.mark_read(db, account=account, transport=transport, folder=_FOLDER, now=app.now())


def _mails(app: App, done: Synced) -> Iterator[bytes]:
    folder = app.workspace / _FOLDER
    for path in files(folder):
        try:
            raw = path.read_bytes()
        except OSError as error:
            done.unread.append(f"{path.relative_to(folder.parent)}: {error.strerror}")
            continue
        if traced(raw, account=app.config.account) is None:
            done.unread.append(f"{path.relative_to(folder.parent)}: no mail that can be read")
        else:
            yield raw


def files(folder: Path) -> Iterable[Path]:
    """Go through a Maildir's new and cur, and through loose files; never what is still being written."""
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "tmp" and not path.name.startswith(".")
    )
