"""Sends what is queued and due, one at a time: claim, intent, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from outreach.actions import planning
from outreach.app import App
from outreach.mail.composing import stamp
from outreach.mail.delivery import DeliveryState, backoff
from outreach.net.sink import Sink
from outreach.net.smtp import Line, Outcome
from outreach.people.person import Person
from outreach.plan.planning import may_leave
from outreach.store import events, outbox, people, suppressions
from outreach.store.outbox import Claimed
from outreach.store.sender import sender_lock


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
    #: Messages that a dead sender had left: back in the queue, and with a fate that nobody knows.
    requeued: int = 0
    lost: int = 0
    #: The person asked to stop.
    stopped: bool = False
    #: Why the account sends nothing more until a person has looked.
    halted: str = ""
    #: Queued for later: (influencer, not before), soonest first.
    waiting: list[tuple[Person, datetime]] = field(default_factory=list)

    def count(self, state: DeliveryState) -> int:
        """Count what ended in *state*."""
        return sum(step.state is state for step in self.steps)


def send(app: App, *, tell: Callable[[Step], None], stop: Callable[[], bool]) -> Run:
    """Send all that may leave now; *tell* hears of each message, *stop* is asked between two of them.

    Raises:
        BusyError: another process sends from this database.
    """
    run = Run()
    with _lock(app):
        with app.writing() as db:
            run.requeued, run.lost = outbox.recover(db, now=app.now())
        asyncio.run(_send(app, run, tell, stop))
    with app.reading() as db:
        waiting = outbox.waiting(db, transport=app.transport, account=app.config.account)
        persons = (
            {one.id: one for one in people.people(db, [number for number, _ in waiting])} if waiting else {}
        )
        run.waiting = [(persons[number], at) for number, at in waiting]
    return run


def _lock(app: App) -> AbstractContextManager[None]:
    return (
        sender_lock(app.workspace / "outreach.db") if app.engine.dialect.name == "sqlite" else nullcontext()
    )


async def _send(app: App, run: Run, tell: Callable[[Step], None], stop: Callable[[], bool]) -> None:
    owner = secrets.token_hex(8)
    async with Sink(app.workspace / "outbox", app.faults) as sink, Line("127.0.0.1", sink.port) as line:
        while not run.halted:
            if stop():
                run.stopped = True
                return
            claimed = _claim(app, owner)
            if claimed is None:
                return
            step = await _send_one(app, line, claimed, owner, run)
            if step is not None:
                run.steps.append(step)
                tell(step)


def _claim(app: App, owner: str) -> Claimed | None:
    with app.writing() as db:
        return outbox.claim(
            db, transport=app.transport, account=app.config.account, owner=owner, now=app.now()
        )


async def _send_one(app: App, line: Line, claimed: Claimed, owner: str, run: Run) -> Step | None:
    """Carry one claimed message to its end; None where its hour has not come after all."""
    with app.writing() as db:
        person = people.person(db, claimed.influencer_id)
        at = may_leave(
            person, left_at=planning.left_today(app, db), limits=planning.limits(app), now=app.now()
        )
        if at > app.now():
            outbox.release(db, claimed, owner=owner, not_before=at)
            return None
        blocked_by = _digests(app, db, person)
    sent_at = app.now()

    def intent() -> bool:
        with app.writing() as db:
            return outbox.intend(db, claimed, owner=owner, suppressed=blocked_by, now=sent_at)

    outcome = await line.deliver(
        claimed.sender, claimed.recipient, stamp(claimed.raw, sent_at), intent=intent
    )
    if outcome.verdict.pause_account:
        run.halted = outcome.reply_text
    return _settle(app, claimed, person, outcome, owner)


def _settle(app: App, claimed: Claimed, person: Person, outcome: Outcome, owner: str) -> Step:
    now, said = app.now(), outcome.said
    state = outcome.verdict.state
    with app.writing() as db:
        if outcome.withheld:
            state, said = (
                DeliveryState.CANCELLED,
                "ended before the first byte: answered, stopped or blocked meanwhile",
            )
            outbox.cancel(db, claimed, owner=owner, because=said, now=now)
        else:
            again = now + backoff(claimed.attempts + 1) if outcome.verdict.retry else now
            code = outcome.reply_code
            outbox.settle(db, claimed, state, owner=owner, now=now, code=code, text=said, not_before=again)
        about = {"influencer_id": person.id, "campaign": claimed.campaign, "message_id": claimed.message_id}
        events.log(db, f"delivery.{state}", f"{claimed.step}: {said}", at=now, by=app.who, **about)
    return Step(person, state, said, now)


def _digests(app: App, db: Session, person: Person) -> list[str]:
    return suppressions.digests(
        app.secret,
        addresses=[one.canonical for one in people.addresses(db, person.id)],
        handles=[(one.platform, one.canonical_handle) for one in people.channels(db, person.id)],
    )
