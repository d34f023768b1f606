"""Carries one claimed message over a line to its end: intent, journal, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from outreach.actions import clock
from outreach.actions.claiming import Hand, give_back, outlived, settle, take_back, withdrawn
from outreach.actions.halting import OPENING, halt
from outreach.actions.journal import entry
from outreach.actions.readiness import readiness
from outreach.actions.run import Run, Step
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.errors import OutreachError
from outreach.mail.composing import stamp
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line, Outcome
from outreach.store import outbox
from outreach.store.journal import Entry, Journal


class Carrier:
    """Carries the messages of one account, one after the other; tells each and notes it."""

    def __init__(
        self,
        app: App,
        run: Run,
        owner: str,
        book: Journal,
        tell: Callable[[Step], None],
        campaigns: Mapping[str, Campaign],
    ) -> None:
        self.app, self.run, self.owner, self.book, self.tell = app, run, owner, book, tell
        self.campaigns = campaigns
        #: The line of the journal for the message in hand, once its intent was committed.
        self.begun: Entry | None = None

    def note(self, step: Step) -> None:
        self.run.steps.append(step)
        self.tell(step)

    async def carry(self, line: Line, hand: Hand, account: str) -> Step:
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
                    db,
                    claimed,
                    owner=self.owner,
                    hashes=hand.suppressed,
                    now=sent_at,
                    until=clock.lately_until(app, db),
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
                self.note(self._settle(hand, line.outcome))
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
