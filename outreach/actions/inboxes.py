"""What is to be done with every mailbox in; the accounts whose mailbox may be opened now, one after the other, out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.actions import accounts
from outreach.actions.synced import Synced
from outreach.app import App


def each(app: App, done: Synced, to_be: str) -> Iterator[str]:
    """Name the accounts that have a mailbox; of one that is paused `failed` says that it was not *to_be*: read, searched."""
    with app.reading() as db:
        paused = accounts.paused(app, db)
    for name, account in app.config.accounts.items():
        if account.imap is None:
            continue
        if name in paused:
            then = f", so its mailbox was not {to_be}"
            done.failed[name] = accounts.still_refused(name, paused[name], then)
        else:
            yield name
