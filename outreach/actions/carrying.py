"""Carries one claimed message over a line to its end: intent, journal, wire, outcome, each committed before the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from outreach.actions.claiming import Hand
from outreach.actions.committing import Commits, Intent
from outreach.actions.enveloping import Envelopes
from outreach.actions.halting import OPENING, halt
from outreach.actions.run import Run, Step
from outreach.actions.settling import give_back, withdrawn
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.composing import stamp
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line, Outcome


class Carrier:
    """Carries the messages of one account, over as many lines as there are."""

    def __init__(self, app: App, run: Run, commits: Commits, tell: Callable[[Step], None]) -> None:
        self.app, self.run, self.commits, self.tell = app, run, commits, tell
        self.envelopes = Envelopes(app, commits.account)

    def note(self, step: Step) -> None:
        """Write down and tell what became of a message."""
        self.run.steps.append(step)
        self.tell(step)

    async def carry(self, line: Line, hand: Hand, *, first: bool) -> Step | None:
        """Carry one claimed message to its end; None where a line beside the *first* one did not come to stand."""
        claimed, intent = hand.claimed, Intent(granted=False, at=hand.at)

        async def asked() -> bool:
            nonlocal intent
            intent = await self.commits.intend(hand)
            return intent.granted

        try:
            outcome = await self.envelopes.deliver(
                line, claimed, lambda: stamp(claimed.raw, intent.at), intent=asked
            )
        except asyncio.CancelledError:
            if (known := line.outcome) and known.phase not in OPENING:
                self.commits.settle(hand, known)
                self.note(self._step(hand, known.verdict.state, known.said))
            raise
        except OutreachError as error:
            give_back(self.app, [claimed], owner=self.commits.owner)
            self.run.halted[self.commits.account] = error
            return self._step(hand, DeliveryState.QUEUED, str(error))
        if outcome.phase in OPENING:
            give_back(self.app, [claimed], owner=self.commits.owner)
            step = self._step(hand, DeliveryState.QUEUED, outcome.said)
            return self._halted(line, outcome, step) if first else None
        return self._halted(line, outcome, await self._settle(hand, outcome, intent))

    def _halted(self, line: Line, outcome: Outcome, step: Step) -> Step:
        """Let nothing more leave from the account where its server speaks against all of it."""
        self.envelopes.write_down()
        if refusal := halt(self.app, self.commits.account, line.server, outcome):
            self.run.halted[self.commits.account] = refusal
        return step

    async def _settle(self, hand: Hand, outcome: Outcome, intent: Intent) -> Step:
        """Write down what became of it."""
        if outcome.withheld:
            state, said = withdrawn(self.app, hand, owner=self.commits.owner, because=intent.because)
            return self._step(hand, state, said)
        await self.commits.settle(hand, outcome)
        return self._step(hand, outcome.verdict.state, outcome.said)

    def _step(self, hand: Hand, state: DeliveryState, said: str) -> Step:
        return Step(hand.person, state, said, self.app.now())
