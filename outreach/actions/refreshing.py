"""Reads what came in, looks for earlier mail and asks DNS while a run of sending goes on, where that was done too long ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from outreach.actions import accounts, domains
from outreach.actions.looking import look_again, unsought
from outreach.actions.readiness import looked_since, stale
from outreach.actions.synced import Synced
from outreach.actions.syncing import sync
from outreach.app import App


class Refresher:
    """What one sender last read and searched, and when; what fails keeps mail back and is tried again later.

    *heard* gets what each reading of the mailboxes brought.
    """

    def __init__(self, app: App, heard: Callable[[Synced], None] = lambda _done: None) -> None:
        self.app, self.heard = app, heard
        self.read_at: datetime | None = None
        self.searched_at: datetime | None = None
        self.asked_at: datetime | None = None

    def refresh(self) -> None:
        """Read and search again what is too old for mail to leave."""
        app, since = self.app, looked_since(self.app)
        with app.reading() as db:
            unread = set(stale(app, db)) - accounts.paused(app, db).keys()
        if unread and (self.read_at is None or self.read_at < since):
            self.read_at = app.now()
            self.heard(sync(app))
        with app.reading() as db:
            wanted = unsought(app, db)
        if wanted and (self.searched_at is None or self.searched_at < since):
            self.searched_at = app.now()
            look_again(app)
        if self.asked_at is None or self.asked_at < since:
            self.asked_at = app.now()
            domains.ask_again(app)
