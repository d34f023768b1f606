"""Sends what is queued and due, one at a time: claim, intent, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from outreach.actions import planning
from outreach.app import App
from outreach.errors import ConfigError
from outreach.followups.holds import Hold, holds
from outreach.mail.composing import stamp
from outreach.mail.delivery import DeliveryState, backoff
from outreach.net.sink import Sink
from outreach.net.smtp import Line, Outcome
from outreach.people.addresses import canonical
from outreach.people.person import Person
from outreach.plan.planning import may_leave
from outreach.store import deliveries, events, outbox, people, progress, suppressions
from outreach.store.outbox import Claimed
from outreach.store.sender import sender_lock

_WITHHELD = "ended before the first byte: answered, stopped or blocked meanwhile"


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
    #: Messages that a dead sender, or a second Ctrl-C, left: back in the queue, and with a fate that nobody knows.
    requeued: int = 0
    lost: int = 0
    #: The person asked to stop.
    stopped: bool = False
    #: Why an account sends nothing more for now, by account.
    halted: dict[str, str] = field(default_factory=dict)
    #: Queued for later, soonest first.
    waiting: tuple[tuple[Person, datetime], ...] = ()
    #: Accounts for which mail is queued, but which config.toml no longer has.
    gone: tuple[str, ...] = ()
    #: To whom a mail went of which nobody knows whether it arrived, in this run or before.
    unknown: tuple[Person, ...] = ()

    def count(self, state: DeliveryState) -> int:
        """Count what ended in *state*."""
        return sum(step.state is state for step in self.steps)


def check_free(app: App) -> None:
    """Make sure that nobody else sends.

    Raises:
        BusyError: another process sends from this database.
        ConfigError: it is a database that several share.
    """
    with _lock(app):
        pass


def send(app: App, *, tell: Callable[[Step], None], stop: Callable[[], bool]) -> Run:
    """Send all that may leave now; *tell* hears of each message, *stop* is asked between two of them.

    A KeyboardInterrupt ends it at once; what was on the wire then is settled as far as anybody can know.

    Raises:
        BusyError: another process sends from this database.
    """
    run = Run()
    with _lock(app):
        _recover(app, run)
        try:
            asyncio.run(_Sender(app, run, tell, stop).send())
        except KeyboardInterrupt:
            run.stopped = True
            _recover(app, run)
    with app.reading() as db:
        run.waiting = planning.waiting(app, db)
        run.gone = tuple(
            sorted(deliveries.queued_accounts(db, transport=app.transport) - set(app.config.accounts))
        )
        lost = deliveries.unknown(db, transport=app.transport)
        run.unknown = tuple(people.people(db, lost)) if lost else ()
    return run


def _lock(app: App) -> AbstractContextManager[None]:
    """Hold the right to send; a shared database has no such lock yet, and two senders would recover each other's mail."""
    database = app.engine.url.database
    if app.engine.dialect.name != "sqlite" or not database:
        raise ConfigError(
            "this version sends from a SQLite database only",
            hint="leave database.url empty in config.toml, or wait for the version that shares one",
        )
    return sender_lock(Path(database))


def _recover(app: App, run: Run) -> None:
    with app.writing() as db:
        back, lost = outbox.recover(db, now=app.now())
    run.requeued += back
    run.lost += lost


class _Sender:
    """One run: one server, one line, one message after the other."""

    def __init__(self, app: App, run: Run, tell: Callable[[Step], None], stop: Callable[[], bool]) -> None:
        self.app, self.run, self.tell, self.stop = app, run, tell, stop
        self.owner = secrets.token_hex(8)

    async def send(self) -> None:
        """Send for each account until nothing is due, its server wants no more, or the person stops it."""
        async with (
            Sink(self.app.workspace / "outbox", self.app.faults) as sink,
            Line("127.0.0.1", sink.port) as line,
        ):
            for account in self.app.config.accounts:
                while account not in self.run.halted and (claimed := self._claim(account)):
                    if step := await self._send_one(line, claimed, account):
                        self._note(step)

    def _claim(self, account: str) -> Claimed | None:
        self.run.stopped = self.run.stopped or self.stop()
        if self.run.stopped:
            return None
        app = self.app
        with app.writing() as db:
            return outbox.claim(db, transport=app.transport, account=account, owner=self.owner, now=app.now())

    def _note(self, step: Step) -> None:
        self.run.steps.append(step)
        self.tell(step)

    async def _send_one(self, line: Line, claimed: Claimed, account: str) -> Step | None:
        """Carry one claimed message to its end; None where its hour has not come after all."""
        app = self.app
        with app.writing() as db:
            person = people.person(db, claimed.influencer_id)
            left_at = planning.left_today(app, db, account)
            at = may_leave(person, left_at=left_at, limits=planning.limits(app), now=app.now())
            if at > app.now():
                outbox.release(db, claimed, owner=self.owner, not_before=at)
                return None
            if hold := _hold(app, db, claimed):
                return self._held(db, claimed, person, hold)
            blocked_by = _digests(app, db, person)
        sent_at = app.now()

        def intent() -> bool:
            with app.writing() as db:
                return outbox.intend(db, claimed, owner=self.owner, suppressed=blocked_by, now=sent_at)

        try:
            outcome = await line.deliver(
                claimed.sender, claimed.recipient, stamp(claimed.raw, sent_at), intent=intent
            )
        except asyncio.CancelledError:
            if line.outcome is not None:
                self._note(self._settle(claimed, person, line.outcome))
            raise
        if outcome.verdict.pause_account:
            self.run.halted[account] = outcome.said
        return self._settle(claimed, person, outcome)

    def _held(self, db: Session, claimed: Claimed, person: Person, hold: Hold) -> Step:
        """Put aside what a person must look at first."""
        outbox.hold(db, claimed, owner=self.owner, because=hold.because)
        return self._log(db, claimed, person, DeliveryState.HELD, hold.because)

    def _settle(self, claimed: Claimed, person: Person, outcome: Outcome) -> Step:
        now, verdict, said = self.app.now(), outcome.verdict, outcome.said
        with self.app.writing() as db:
            if outcome.withheld:
                outbox.cancel(db, claimed, owner=self.owner, because=_WITHHELD, now=now)
                return self._log(db, claimed, person, DeliveryState.CANCELLED, _WITHHELD)
            outbox.settle(
                db,
                claimed,
                verdict.state,
                owner=self.owner,
                now=now,
                code=outcome.reply_code,
                text=said,
                not_before=now + backoff(claimed.attempts + 1) if verdict.retry else now,
            )
            return self._log(db, claimed, person, verdict.state, said)

    def _log(self, db: Session, claimed: Claimed, person: Person, state: DeliveryState, said: str) -> Step:
        now = self.app.now()
        about = {"influencer_id": person.id, "campaign": claimed.campaign, "message_id": claimed.message_id}
        events.log(db, f"delivery.{state}", f"{claimed.step}: {said}", at=now, by=self.app.who, **about)
        return Step(person, state, said, now)


def _hold(app: App, db: Session, claimed: Claimed) -> Hold | None:
    """Find what came up since the plan and only a person lifts; what is final the intent itself refuses."""
    person = [claimed.influencer_id]
    facts = progress.progress(db, transport=app.transport, secret=app.secret, people=person)
    mine = next((one for one in facts if one.campaign == claimed.campaign), None)
    found = holds(mine, app.now()) if mine else ()
    if any(hold.final for hold in found):
        return None
    address = mine.person.address if mine else claimed.recipient
    if address is None or canonical(address) != claimed.recipient:
        return Hold("address", f"queued for {claimed.recipient}, the address is now {address or 'not known'}")
    return next(iter(found), None)


def _digests(app: App, db: Session, person: Person) -> list[str]:
    return suppressions.digests(
        app.secret,
        addresses=[one.canonical for one in people.addresses(db, person.id)],
        handles=[(one.platform, one.canonical_handle) for one in people.channels(db, person.id)],
    )
