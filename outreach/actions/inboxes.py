"""What is to be done with every mailbox in; the accounts whose mailbox may be opened now, one after the other, out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.actions import accounts
from outreach.actions.arriving import Synced
from outreach.app import App
from outreach.errors import OutreachError


def each(app: App, done: Synced, to_be: str) -> Iterator[str]:
    """Name the accounts that have a mailbox; of one that is paused `failed` says that it was not *to_be*: read, searched."""
    with app.reading() as db:
        paused = accounts.paused(app, db)
    for name, account in app.config.accounts.items():
        if account.imap is None:
            continue
        if name in paused:
            said = f"account {name} is paused, so its mailbox was not {to_be}: {paused[name]}"
            done.failed[name] = OutreachError(said, hint=f"outreach resume {name}")
        else:
            yield name
