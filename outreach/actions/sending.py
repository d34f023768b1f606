"""Sends what is queued and due, each account beside the others: claim, intent, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from functools import partial

from outreach.actions import campaigns, overdue
from outreach.actions.committing import Commits
from outreach.actions.guarding import check
from outreach.actions.journal import journal
from outreach.actions.lines import Lines
from outreach.actions.readiness import readiness
from outreach.actions.recovering import recover
from outreach.actions.refreshing import Refresher
from outreach.actions.run import Run, Step
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.delivery import Transport
from outreach.net.server import Credential, Server, Tls
from outreach.net.sink import LOOPBACK, Sink
from outreach.net.smtp import Line
from outreach.store import deliveries, people
from outreach.store.journal import Journal
from outreach.store.sender import sender


def check_free(app: App) -> None:
    """Make sure that nobody else sends where only one may.

    Raises:
        BusyError: another process sends from this database.
    """
    with sender(app.engine, secrets.token_hex(8)):
        pass


def send(
    app: App,
    *,
    tell: Callable[[Step], None],
    stop: Callable[[], bool],
    refresher: Refresher | None = None,
    rests: bool = True,
) -> Run:
    """Send all that may leave now; *tell* hears of each message, *stop* is asked between two of them.

    An account *rests* between two mails, and the run waits for it, or ends. *refresher* remembers from one run to the
    next when the mailboxes were read. A KeyboardInterrupt ends it at once; what was on the wire then is settled as far as anybody can know.

    Raises:
        BusyError: another process sends from this SQLite database.
        OutreachError: this database must not send, or what leaves cannot be written down.
    """
    run, owner = Run(), secrets.token_hex(8)
    with sender(app.engine, owner), journal(app) as book:
        run.lost += recover(app)
        check(app)
        try:
            asyncio.run(_Sender(app, run, owner, book, tell, stop, refresher or Refresher(app), rests).send())
        except KeyboardInterrupt:
            run.stopped = True
        run.lost += recover(app, ours={owner})
    with app.reading() as db:
        run.overdue, run.waiting = overdue.parted(app, db)
        run.gone = tuple(
            sorted(deliveries.queued_accounts(db, transport=app.transport) - set(app.config.accounts))
        )
        lost = deliveries.unknown(db, transport=app.transport)
        run.unknown = tuple(people.people(db, lost)) if lost else ()
    return run


class _Sender:
    """One run: each account beside the others."""

    def __init__(
        self,
        app: App,
        run: Run,
        owner: str,
        book: Journal,
        tell: Callable[[Step], None],
        stop: Callable[[], bool],
        refresher: Refresher,
        rests: bool,  # noqa: FBT001 - as it was asked
    ) -> None:
        self.app, self.run = app, run
        known = campaigns.shelf(app).campaigns
        self.commits = partial(Commits, app, owner=owner, book=book, campaigns=known)
        self.lines = partial(Lines, app, run, tell=tell, stop=stop, refresher=refresher, rests=rests)

    async def send(self) -> None:
        """Send for each account until nothing is due, its server wants no more, or the person stops it."""
        if self.app.transport is Transport.SMTP:
            await asyncio.gather(*map(self._send_from, self._queued()))
            return
        async with Sink(self.app.workspace / "outbox", self.app.faults) as sink:
            here = Server(LOOPBACK, sink.port, Tls.NONE)
            for account in self._queued():
                await self._send(account, partial(Line, here))

    def _queued(self) -> list[str]:
        with self.app.reading() as db:
            queued = deliveries.queued_accounts(db, transport=self.app.transport)
        return [name for name in self.app.config.accounts if name in queued]

    async def _send_from(self, account: str) -> None:
        """Send from one account; what is wrong with it stops no other."""
        app = self.app

        def login(again: bool) -> Credential:  # noqa: FBT001 - as the line asks
            return app.credential(account, again=again)

        try:
            await self._send(account, partial(Line, app.server(account, "smtp"), login=login))
        except OutreachError as error:
            self.run.halted[account] = error

    async def _send(self, account: str, new_line: Callable[[], Line]) -> None:
        commits = self.commits(account)
        await self.lines(commits, new_line).send()
        if account not in self.run.halted and not self.run.stopped:
            self._tell_kept(commits)

    def _tell_kept(self, commits: Commits) -> None:
        """Say what is due and may not leave, and why."""
        app, account = self.app, commits.account
        with app.reading() as db:
            ready = readiness(app, db, account, commits.campaigns)
            due = deliveries.due(db, transport=app.transport, account=account, now=app.now())
        found = [ready.hold_of(one.campaign, one.influencer_id, one.recipient) for one in due]
        reasons = dict.fromkeys(hold.because for hold in found if hold)
        if reasons:
            self.run.kept[account] = sum(hold is not None for hold in found), "; ".join(reasons)
