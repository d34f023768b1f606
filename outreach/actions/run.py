"""What one run of sending did: what became of each message, and what still waits and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from outreach.errors import OutreachError
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person


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
