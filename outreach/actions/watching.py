"""A sender that stays: says when there may be something to do, and does one round of it. Idle it reads two numbers a look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from outreach.actions.refreshing import Refresher
from outreach.actions.resting import rests_until
from outreach.actions.run import Run, Step
from outreach.actions.sending import send
from outreach.actions.synced import Synced
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.mail.delivery import Transport
from outreach.store import deliveries, events
from outreach.store.faults import one_was_faster

#: Between two looks at what changed.
POLL = timedelta(seconds=5)
#: What could not leave, or be reached, is tried again after that.
AGAIN = timedelta(minutes=5)


class Watch:
    """What a sender that stays remembers from one round to the next."""

    def __init__(self, app: App, heard: Callable[[Synced], None]) -> None:
        self.app, self.heard = app, heard
        self.refresher = Refresher(app, heard)
        #: When the last round began, and the newest line of the log then.
        self.began: datetime | None = None
        self.seen = 0
        #: When the first account may write again that has mail due; None where none rests.
        self.rested: datetime | None = None

    def round(self, *, tell: Callable[[Step], None], stop: Callable[[], bool]) -> Run:
        """Read what came in, where that is due, and send what may leave now.

        Raises:
            BusyError: another process sends from this SQLite database, or wrote the same row in the same instant.
            OutreachError: this database must not send, or cannot be reached.
        """
        self.began = self.app.now()
        with self.app.reading() as db:
            self.seen = events.last(db)
        with one_was_faster():
            return self._round(tell, stop)

    def _round(self, tell: Callable[[Step], None], stop: Callable[[], bool]) -> Run:
        app = self.app
        if app.transport is Transport.LOCAL:
            self.heard(sync(app))
        else:
            self.refresher.refresh()
        before = app.now()
        run = send(app, tell=tell, stop=stop, refresher=self.refresher, rests=False)
        ends = (rests_until(app, account, before) for account in app.config.accounts)
        self.rested = min((end for end in ends if end), default=None)
        return run

    def due(self) -> bool:
        """Say whether another round may find something: a mail came due, something happened, or it is time to try again."""
        began, now = self.began, self.app.now()
        if began is None or not timedelta(0) <= now - began < AGAIN:
            return True
        if self.rested and self.rested <= now:
            return True
        with self.app.reading() as db:
            if events.last(db) != self.seen:
                return True
            at = deliveries.next_due(db, transport=self.app.transport, after=began)
        return at is not None and at <= now

    def rest(self) -> timedelta:
        """Say how long nothing is to be done: until the next look, or until the next mail comes due."""
        now = self.app.now()
        with self.app.reading() as db:
            at = deliveries.next_due(db, transport=self.app.transport, after=now)
        return min(at - now, POLL) if at else POLL
