"""What the lines of an account have to write in; one transaction for all that waits, and one line of the journal for each, out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from outreach.actions import clock
from outreach.actions.claiming import Hand
from outreach.actions.journal import entry
from outreach.actions.readiness import Readiness, readiness
from outreach.actions.settling import give_back, settle, write_down
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import OutreachError
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Outcome
from outreach.store import events, outbox
from outreach.store.journal import Entry, Journal

#: Between claim and wire; a program that took longer was asleep, and its plan is old.
_TOO_LONG = timedelta(minutes=2)
#: What was looked at so lately is looked at again only where somebody else wrote into the log since.
_LATELY = timedelta(seconds=1)
#: Seconds for which lines wait for each other, so that one transaction does for many.
_GATHER = 0.005


@dataclass(frozen=True, slots=True)
class Intent:
    """The answer to one who is about to write the first byte of a message."""

    granted: bool
    #: When the intent was committed; also the Date of the message.
    at: datetime
    #: Why it waits, where the plan no longer holds.
    because: str | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    hand: Hand
    answer: asyncio.Future[Intent]


@dataclass(frozen=True, slots=True)
class _Ended:
    hand: Hand
    outcome: Outcome
    written: asyncio.Future[None]


class Commits:
    """Writes down what the lines of one account intend and what became of it, many lines at a time.

    Whoever waits goes on when it stands in the database and, for an intent, in the journal.
    """

    def __init__(
        self, app: App, account: str, owner: str, book: Journal, campaigns: Mapping[str, Campaign]
    ) -> None:
        self.app, self.account, self.owner, self.book = app, account, owner, book
        self.campaigns = campaigns
        self._wishes: list[_Wish] = []
        self._ended: list[_Ended] = []
        #: The lines of the journal of what is on the wire, by delivery.
        self._begun: dict[int, Entry] = {}
        #: How many lines are at work: when all of them wait nothing more will come.
        self.busy = 0
        #: The newest line of the log when it was last looked at what may leave; None where others wrote since, or a server
        #: did not take a mail: too many that bounce stop the account.
        self.seen: int | None = None
        self.since: datetime | None = None
        self._called: asyncio.Handle | None = None
        #: An intent was refused since mails were taken last: what forbids it may forbid others of them.
        self.refused = False

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Count one more line that may have to wait."""
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1

    def looked(self, db: Session) -> None:
        """Remember that it was looked at what may leave; who was taken before others wrote is asked about again."""
        newest = events.last(db)
        if newest != self.seen:
            self.since = self.app.now()
        self.seen = newest

    async def intend(self, hand: Hand) -> Intent:
        """Commit that a message is being sent, unless something speaks against it.

        Raises:
            OutreachError: it could not be written down, so no byte may leave.
        """
        wish = _Wish(hand, asyncio.get_running_loop().create_future())
        self._wishes.append(wish)
        self._call()
        return await wish.answer

    def settle(self, hand: Hand, outcome: Outcome) -> asyncio.Future[None]:
        """Let the next commit write down what became of a message; whoever wants to know that it did waits for the future.

        Its OutreachError: the database took it at no try; the fate of the message will be called unknown.
        """
        ended = _Ended(hand, outcome, asyncio.get_running_loop().create_future())
        self._ended.append(ended)
        self._call()
        return ended.written

    def flush(self) -> None:
        """Write down all that waits, now; what fails with an error stays for the next time.

        Raises:
            OutreachError: the database did not take what became of messages.
        """
        wishes, ended = [one for one in self._wishes if not one.answer.done()], list(self._ended)
        if not wishes and not ended:
            return
        try:
            with self.app.writing() as db:
                self._look(db, ended)
                logged = write_down(
                    self.app, db, [(one.hand, one.outcome) for one in ended], owner=self.owner
                )
                intents = self._intents(db, [one.hand for one in wishes])
            self.seen = None if self.seen is None else self.seen + logged
        except Exception as error:  # noqa: BLE001 - what servers said is known to nobody else: it is tried alone
            _fail((one.answer for one in wishes), error)
            wishes, intents, self.seen = [], [], None
            for one in ended:
                settle(self.app, [(one.hand, one.outcome)], owner=self.owner)
        self._end(ended)
        self._begin(wishes, intents)
        self._wishes = [one for one in self._wishes if not one.answer.done()]
        del self._ended[: len(ended)]

    def _call(self) -> None:
        """Commit as soon as every line waits, or a moment after the first does."""
        loop = asyncio.get_running_loop()
        if len(self._wishes) + len(self._ended) >= self.busy:
            if self._called:
                self._called.cancel()
            self._called = loop.call_soon(self._commit)
        elif self._called is None:
            self._called = loop.call_later(_GATHER, self._commit)

    def _commit(self) -> None:
        self._called = None
        try:
            self.flush()
        except Exception as error:  # noqa: BLE001 - whoever waits hears of it
            _fail((one.answer for one in self._wishes), error)
            _fail((one.written for one in self._ended), error)
            self._wishes.clear()

    def _intents(self, db: Session, hands: Sequence[Hand]) -> list[Intent]:
        """Say of each whether it may leave, and commit to those that may."""
        if not hands:
            return []
        app, now = self.app, self.app.now()
        reasons = self._reasons(db, hands, now)
        wishes = [
            (hand.claimed, hand.suppressed)
            for hand, because in zip(hands, reasons, strict=True)
            if because is None
        ]
        granted = outbox.intend(db, wishes, owner=self.owner, now=now, until=clock.lately_until(app, db))
        return [
            Intent(hand.claimed.delivery_id in granted, now, because)
            for hand, because in zip(hands, reasons, strict=True)
        ]

    def _look(self, db: Session, ended: Sequence[_Ended]) -> None:
        """Notice that somebody else wrote into the log since it was last looked at what may leave, or that a mail failed."""
        failed = any(one.outcome.verdict.state is not DeliveryState.SENT for one in ended)
        if failed or self.seen != events.last(db):
            self.seen = None

    def _reasons(self, db: Session, hands: Sequence[Hand], now: datetime) -> list[str | None]:
        """Say of each why what was true when it was taken may not be true any more; None where it is."""
        if self.seen is not None and self.since is not None:
            latest = max(self.since, now - _LATELY)
            if all(latest <= one.at <= now for one in hands):
                return [None] * len(hands)
        to = [(one.claimed.influencer_id, one.claimed.recipient) for one in hands]
        ready = readiness(self.app, db, self.account, self.campaigns, to=to)
        return [_outlived(one, ready, now) for one in hands]

    def _begin(self, wishes: Sequence[_Wish], intents: Sequence[Intent]) -> None:
        """Write what leaves into the journal too; where that fails no byte has left, and the mails wait as before."""
        granted = [
            (wish.hand.claimed, intent.at)
            for wish, intent in zip(wishes, intents, strict=True)
            if intent.granted
        ]
        lines = {claimed.delivery_id: entry(self.app, claimed, at) for claimed, at in granted}
        try:
            if lines:
                self.book.begin(*lines.values())
        except OutreachError as error:
            _fail((one.answer for one in wishes), error)
            give_back(self.app, [claimed for claimed, _ in granted], owner=self.owner)
            return
        self._begun |= lines
        for wish, intent in zip(wishes, intents, strict=True):
            self.refused = self.refused or not intent.granted
            wish.answer.set_result(intent)

    def _end(self, ended: Sequence[_Ended]) -> None:
        begun = [(one, self._begun.pop(one.hand.claimed.delivery_id, None)) for one in ended]
        lines = [line._replace(state=one.outcome.verdict.state) for one, line in begun if line]
        if lines:
            self.book.end(*lines)
        for one in ended:
            if not one.written.done():
                one.written.set_result(None)


def _outlived(hand: Hand, ready: Readiness, now: datetime) -> str | None:
    if abs(now - hand.at) > _TOO_LONG:
        return "too much time went by between the plan and the wire"
    claimed = hand.claimed
    hold = ready.hold_of(claimed.campaign, claimed.influencer_id, claimed.recipient)
    return hold.because if hold else None


def _fail(waiting: Iterable[asyncio.Future[Any]], error: Exception) -> None:
    for one in waiting:
        if not one.done():
            one.set_exception(error)
