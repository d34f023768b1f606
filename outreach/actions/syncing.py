"""Reads the answers of every account: each message once, matched to what was sent, and what it ends."""

from __future__ import annotations

from collections.abc import Callable

from outreach.actions import inboxes
from outreach.actions.maildir import read_inbox
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.mail.delivery import Transport


def sync(app: App, tell: Callable[[str, int, int], None] = lambda *_: None) -> Synced:
    """Read what came in: `inbox/` in practice, else the mailbox of each account that has one and is not paused.

    *tell* hears how far a folder is read. What keeps a mailbox from being read stands in `failed` and stops none of the others.
    """
    done = Synced()
    if app.transport is Transport.LOCAL:
        read_inbox(app, done)
        return done
    from outreach.actions.mailbox import read_mailbox  # noqa: PLC0415 - loads TLS, which practice does not need

    for name in inboxes.each(app, done, "read"):
        if error := read_mailbox(app, name, done, tell):
            done.failed[name] = error
    return done
