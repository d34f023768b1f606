"""Sends what is queued and due, one at a time: claim, intent, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from outreach.actions import accounts, campaigns, overdue
from outreach.actions.claiming import Hand, claim, give_back, outlived, settle, take_back, withdrawn
from outreach.actions.guarding import check
from outreach.actions.halting import OPENING, halt
from outreach.actions.journal import entry, journal
from outreach.actions.looking import look_again, unsought
from outreach.actions.readiness import looked_since, readiness, stale
from outreach.actions.resting import rest
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.composing import stamp
from outreach.mail.delivery import DeliveryState, Transport
from outreach.net.server import Credential, Server, Tls
from outreach.net.sink import LOOPBACK, Sink
from outreach.net.smtp import Line, Outcome
from outreach.people.person import Person
from outreach.store import deliveries, events, outbox, people, recovery
from outreach.store.journal import Entry, Journal
from outreach.store.sender import dead, sender


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one message."""

    person: Person
    state: DeliveryState
    #: The server's words, or why it did not leave.
    said: str
    at: datetime


@dataclass(slots=True)
class Run:
    """What one run of sending did."""

    steps: list[Step] = field(default_factory=list)
    #: Messages that a dead sender, or a second Ctrl-C, left with a fate that nobody knows.
    lost: int = 0
    #: The person asked to stop.
    stopped: bool = False
    #: Why an account sends nothing more for now, by account.
    halted: dict[str, OutreachError] = field(default_factory=dict)
    #: Account -> how many queued mails whose hour has come may not leave, and why.
    kept: dict[str, tuple[int, str]] = field(default_factory=dict)
    #: Queued for later, soonest first.
    waiting: tuple[tuple[Person, datetime], ...] = ()
    #: Due so long ago that a person is asked first, longest ago first.
    overdue: tuple[tuple[Person, datetime], ...] = ()
    #: Accounts for which mail is queued, but which config.toml no longer has.
    gone: tuple[str, ...] = ()
    #: To whom a mail went of which nobody knows whether it arrived, in this run or before.
    unknown: tuple[Person, ...] = ()

    def count(self, state: DeliveryState) -> int:
        """Count what ended in *state*."""
        return sum(step.state is state for step in self.steps)


def check_free(app: App) -> None:
    """Make sure that nobody else sends where only one may.

    Raises:
        BusyError: another process sends from this database.
    """
    with sender(app.engine, secrets.token_hex(8)):
        pass


def recover(app: App) -> int:
    """Settle what senders left that died; say how many mails have a fate that nobody knows because of it."""
    run = Run()
    _recover(app, run)
    return run.lost


def send(app: App, *, tell: Callable[[Step], None], stop: Callable[[], bool]) -> Run:
    """Send all that may leave now; *tell* hears of each message, *stop* is asked between two of them.

    A KeyboardInterrupt ends it at once; what was on the wire then is settled as far as anybody can know.

    Raises:
        BusyError: another process sends from this SQLite database.
        OutreachError: this database must not send, or what leaves cannot be written down.
    """
    run, owner = Run(), secrets.token_hex(8)
    with sender(app.engine, owner), journal(app) as book:
        _recover(app, run)
        check(app)
        try:
            asyncio.run(_Sender(app, run, owner, book, tell, stop).send())
        except KeyboardInterrupt:
            run.stopped = True
            _recover(app, run, ours={owner})
    with app.reading() as db:
        run.overdue, run.waiting = overdue.parted(app, db)
        run.gone = tuple(
            sorted(deliveries.queued_accounts(db, transport=app.transport) - set(app.config.accounts))
        )
        lost = deliveries.unknown(db, transport=app.transport)
        run.unknown = tuple(people.people(db, lost)) if lost else ()
    return run


def _recover(app: App, run: Run, ours: Collection[str] = ()) -> None:
    """Settle what senders left that send no more."""
    with app.writing() as db:
        gone = dead(db, recovery.owners(db)) | set(ours)
        _, lost = recovery.recover(db, dead=gone, now=app.now())
        for one in deliveries.lost(db, transport=app.transport) if lost else ():
            if one.delivery_id in lost:
                about = {"influencer_id": one.influencer_id, "message_id": one.message_id}
                said = f"{one.step}: {recovery.ENDED}"
                events.log(
                    db, "delivery.unknown", said, at=app.now(), by=app.who, campaign=one.campaign, **about
                )
    run.lost += len(lost)


class _Sender:
    """One run: one account after the other, each with a line of its own, one message after the other."""

    def __init__(
        self,
        app: App,
        run: Run,
        owner: str,
        book: Journal,
        tell: Callable[[Step], None],
        stop: Callable[[], bool],
    ) -> None:
        self.app, self.run, self.owner, self.book, self.tell, self.stop = app, run, owner, book, tell, stop
        #: The line of the journal for the message in hand, once its intent was committed.
        self.begun: Entry | None = None
        self.campaigns = campaigns.shelf(app).campaigns
        #: When this run last tried to read the mailboxes, and to search them.
        self.read_at: datetime | None = None
        self.searched_at: datetime | None = None

    async def send(self) -> None:
        """Send for each account until nothing is due, its server wants no more, or the person stops it."""
        if self.app.transport is Transport.SMTP:
            for account in self._queued():
                await self._send_from(account)
            return
        async with Sink(self.app.workspace / "outbox", self.app.faults) as sink:
            here = Server(LOOPBACK, sink.port, Tls.NONE)
            for account in self._queued():
                await self._carry(account, Line(here))

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
            await self._carry(account, Line(app.server(account, "smtp"), login=login))
        except OutreachError as error:
            self.run.halted[account] = error

    async def _carry(self, account: str, line: Line) -> None:
        async with line:
            while account not in self.run.halted and not self.run.stopped:
                hand = self._claim(account)
                if hand is not None:
                    step = hand if isinstance(hand, Step) else await self._send_one(line, hand, account)
                    self._note(step)
                elif not await rest(self.app, account, self.stop):
                    break
        if account not in self.run.halted and not self.run.stopped:
            self._tell_kept(account)

    def _claim(self, account: str) -> Hand | Step | None:
        """Take the next message; one that a person must look at first is put aside."""
        self.run.stopped = self.run.stopped or self.stop()
        if self.run.stopped:
            return None
        app = self.app
        self._refresh()
        with app.writing() as db:
            ready = readiness(app, db, account, self.campaigns, to=())
            if ready.paused:
                self.run.halted[account] = OutreachError(ready.paused.because)
                return None
            hand = claim(app, db, account, owner=self.owner, allowed=ready.allowed)
        if hand is None or hand.hold is None:
            return hand
        return Step(hand.person, DeliveryState.QUEUED, f"waits: {hand.hold.because}", app.now())

    def _refresh(self) -> None:
        """Read what came in, and look for earlier mail, where that was done too long ago; what fails keeps mail back."""
        app, since = self.app, looked_since(self.app)
        with app.reading() as db:
            unread = set(stale(app, db)) - accounts.paused(app, db).keys()
        if unread and (self.read_at is None or self.read_at < since):
            self.read_at = app.now()
            sync(app)
        with app.reading() as db:
            wanted = unsought(app, db)
        if wanted and (self.searched_at is None or self.searched_at < since):
            self.searched_at = app.now()
            look_again(app)

    def _note(self, step: Step) -> None:
        self.run.steps.append(step)
        self.tell(step)

    async def _send_one(self, line: Line, hand: Hand, account: str) -> Step:
        """Carry one claimed message to its end."""
        app, claimed = self.app, hand.claimed
        sent_at, because, to = hand.at, None, [(claimed.influencer_id, claimed.recipient)]
        self.begun = None

        def intent() -> bool:
            nonlocal sent_at, because
            with app.writing() as db:
                sent_at = app.now()
                because = outlived(app, hand, readiness(app, db, account, self.campaigns, to=to))
                ours = because is None and outbox.intend(
                    db, claimed, owner=self.owner, suppressed=hand.suppressed, now=sent_at
                )
            return ours and self._begin(hand, sent_at)

        try:
            outcome = await line.deliver(
                claimed.sender,
                claimed.recipient,
                lambda: stamp(claimed.raw, sent_at),
                intent=intent,
                utf8=not claimed.raw.isascii(),
            )
        except asyncio.CancelledError:
            if line.outcome is not None:
                self._note(self._settle(hand, line.outcome))
            raise
        except OutreachError as error:
            give_back(app, hand, owner=self.owner)
            self.run.halted[account] = error
            return self._step(hand, DeliveryState.QUEUED, str(error))
        if refusal := halt(app, account, line.server, outcome):
            self.run.halted[account] = refusal
        return self._settle(hand, outcome, because)

    def _begin(self, hand: Hand, at: datetime) -> bool:
        """Write the intent into the journal too; where that fails no byte has left, and the mail waits as before."""
        line = entry(self.app, hand.claimed, at)
        try:
            self.book.begin(line)
        except OutreachError:
            take_back(self.app, hand, owner=self.owner)
            raise
        self.begun = line
        return True

    def _settle(self, hand: Hand, outcome: Outcome, because: str | None = None) -> Step:
        """Write down what became of it; *because*: why the intent let it wait."""
        if outcome.withheld:
            state, said = withdrawn(self.app, hand, owner=self.owner, because=because)
            return self._step(hand, state, said)
        if outcome.phase in OPENING:
            give_back(self.app, hand, owner=self.owner)
            return self._step(hand, DeliveryState.QUEUED, outcome.said)
        settle(self.app, hand, outcome, owner=self.owner)
        if self.begun:
            self.book.end(self.begun._replace(state=outcome.verdict.state))
        return self._step(hand, outcome.verdict.state, outcome.said)

    def _step(self, hand: Hand, state: DeliveryState, said: str) -> Step:
        return Step(hand.person, state, said, self.app.now())

    def _tell_kept(self, account: str) -> None:
        """Say what is due and may not leave, and why."""
        app = self.app
        if app.transport is Transport.LOCAL:
            return
        with app.reading() as db:
            ready = readiness(app, db, account, self.campaigns)
            due = deliveries.due(db, transport=app.transport, account=account, now=app.now())
        found = [ready.hold_of(one.campaign, one.influencer_id, one.recipient) for one in due]
        reasons = dict.fromkeys(hold.because for hold in found if hold)
        if reasons:
            self.run.kept[account] = sum(hold is not None for hold in found), "; ".join(reasons)
