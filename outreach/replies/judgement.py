"""What an incoming message is taken for, as a value: its kind, why, the line that shows it, and what else it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.replies.kinds import Kind

#: Goes up when a rule changes, so that what was judged by older rules can be judged again.
RULES_VERSION = 8
#: How the reason begins where a mail cannot be read.
UNREADABLE = "unreadable, needs a look"
#: Characters of the line that shows it.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a message is taken for."""

    kind: Kind
    reason: str
    #: The line of the message that shows it.
    line: str
    #: 0 to 1.
    confidence: float
    version: int = RULES_VERSION
    #: Of a report, a complaint or a machine's wish: the address that it speaks of, as written.
    recipient: str | None = None
    #: Of a note of absence: the day of return, probably.
    returns_on: date | None = None
    #: Of a note of absence: whom to write to instead, probably; as written.
    substitute: str | None = None

    @property
    def hard(self) -> bool | None:
        """Whether the address will never work; None for what is no bounce."""
        return {Kind.BOUNCE_HARD: True, Kind.BOUNCE_SOFT: False}.get(self.kind)


def shown(line: str) -> str:
    """Cut a line to what is kept of it."""
    return line.strip()[:_SHOWN]
