"""One account with mail queued in; its messages claimed and carried, over as many lines at once as it may have, out."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from outreach.actions import pacing, pausing
from outreach.actions.carrying import Carrier
from outreach.actions.claiming import Hand, claim
from outreach.actions.committing import Commits
from outreach.actions.readiness import readiness
from outreach.actions.recovering import recover
from outreach.actions.refreshing import Refresher
from outreach.actions.resting import rest
from outreach.actions.run import Run, Step
from outreach.actions.settling import give_back
from outreach.app import App
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line

#: Messages that are claimed at once for each of several lines, at most.
_EACH = 8
#: After that what was claimed and not begun is looked at anew: somebody may have put it off.
_OLD = timedelta(seconds=3)


class Lines:
    """The lines of one account, and the messages in their hands."""

    def __init__(
        self,
        app: App,
        run: Run,
        commits: Commits,
        new_line: Callable[[], Line],
        *,
        tell: Callable[[Step], None],
        stop: Callable[[], bool],
        refresher: Refresher,
        rests: bool,
    ) -> None:
        self.app, self.run, self.commits, self.account = app, run, commits, commits.account
        self.carrier = Carrier(app, run, commits, tell)
        self.new_line, self.stop = new_line, stop
        self.refresher, self.rests = refresher, rests
        #: How many more lines may join, once a first mail went through.
        self.more = pacing.connections(app, self.account) - 1
        #: How many are claimed at once: twice as many each time, half of it where some grew old before they were begun.
        self.most = self.lot = self.more + 1
        self.cap = _EACH * self.most if self.more else 1
        #: Claimed, and in the hand of no line yet; `dry` where there was nothing more for several lines.
        self.shelf: deque[Hand] = deque()
        self.dry = False
        #: What went wrong on one line, told when the others have come to their end.
        self.broken: Exception | None = None

    async def send(self) -> None:
        """Send until nothing is due, the server wants no more, or the person stops it.

        Raises:
            OutreachError: what left, or is about to, cannot be written down.
        """
        try:
            async with asyncio.TaskGroup() as lines:
                lines.create_task(self._work(lines, first=True))
        finally:
            self.commits.flush()
            self._put_back()
        if self.broken:
            raise self.broken

    def goes_on(self) -> bool:
        """Say whether another message may be begun."""
        self.run.stopped = self.run.stopped or self.stop()
        return not self.run.stopped and not self.broken and self.account not in self.run.halted

    async def _work(self, lines: asyncio.TaskGroup, *, first: bool = False) -> None:
        """Work over one line to its end; what goes wrong on it ends no other in the middle of a message."""
        with self.commits.at_work():
            async with self.new_line() as line:
                try:
                    await self._carry(line, lines, first=first)
                except Exception as error:  # noqa: BLE001 - raised when all lines have come to their end
                    self.broken = self.broken or error

    async def _carry(self, line: Line, lines: asyncio.TaskGroup, *, first: bool) -> None:
        """Carry one message after the other; when one went through, other lines join the *first*."""
        while (hand := await self._next()) is not None:
            step = _waits(self.app, hand) or await self.carrier.carry(line, hand, first=first)
            if step is None:  # the server takes no more lines
                self.more = 0
                return
            self.carrier.note(step)
            if step.state is DeliveryState.SENT:
                self._join(lines)
            elif step.state is DeliveryState.REFUSED or self.commits.refused:
                self._put_back()

    def _join(self, lines: asyncio.TaskGroup) -> None:
        for _ in range(min(self.more, len(self.shelf))):
            lines.create_task(self._work(lines))
            self.more -= 1

    def _put_back(self) -> bool:
        """Claim anew what no line has begun, if there is any: it is old, or what a mail before it met may stop it, too."""
        back = [one.claimed for one in self.shelf if one.hold is None]
        self.shelf = deque(one for one in self.shelf if one.hold is not None)
        give_back(self.app, back, owner=self.commits.owner)
        return bool(back)

    async def _next(self) -> Hand | None:
        """Give the next message in hand; None where nothing may be begun any more."""
        while self.goes_on():
            if self.shelf and self.app.now() - self.shelf[0].at > _OLD:
                self.most = max(self.lot // 2, 1) if self._put_back() else self.most
            since = self.app.now()
            if not self.shelf and not self.dry:
                self.shelf.extend(self._claim())
            if self.shelf:
                return self.shelf.popleft()
            self.dry = self.cap > 1
            if not (self.goes_on() and await self._rest(since)):
                return None
            # a sender on another machine may have died meanwhile, with a mail in its hand
            self.run.lost += recover(self.app)
        return None

    async def _rest(self, since: datetime) -> bool:
        """Wait out the pause that a claim met, though it be over by now; say False where none is, or none is waited for."""
        return self.rests and await rest(self.app, self.account, self.stop, since=since)

    def _claim(self) -> list[Hand]:
        """Take the next messages; those that a person must look at first are put aside, and told."""
        app, known = self.app, self.commits.campaigns
        self.refresher.refresh()
        with app.writing() as db:
            ready = readiness(app, db, self.account, known, to=())
            if ready.paused:
                self.run.halted[self.account] = pausing.halted(ready.paused)
                return []
            self.commits.looked(db)
            hands = claim(
                app,
                db,
                self.account,
                owner=self.commits.owner,
                allowed=ready.allowed,
                known=known,
                most=self.most,
            )
        self.lot, self.most = self.most, min(2 * self.most, self.cap)
        self.commits.refused = False
        return hands


def _waits(app: App, hand: Hand) -> Step | None:
    if hand.hold is None:
        return None
    return Step(hand.person, DeliveryState.QUEUED, f"waits: {hand.hold.because}", app.now())
