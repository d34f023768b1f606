"""One thing that was looked at, how it stands, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from outreach.errors import Outcome, OutreachError


class State(StrEnum):
    """How a thing stands."""

    #: As it should be.
    OK = "ok"
    #: It works, and a person should know of it.
    WARN = "warn"
    #: It does not work.
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of `doctor`."""

    state: State
    #: What was looked at, such as `database` or `me smtp`.
    about: str
    said: str
    #: What to do about it; empty where nothing is to be done.
    mend: str = ""
    #: What a failure makes of the exit code.
    outcome: Outcome = Outcome.DONE


def ok(about: str, said: str) -> Check:
    """Say that a thing is as it should be."""
    return Check(state=State.OK, about=about, said=said)


def warn(about: str, said: str, mend: str) -> Check:
    """Say what works and should be known."""
    return Check(state=State.WARN, about=about, said=said, mend=mend)


def failed(about: str, error: OutreachError, mend: str = "") -> Check:
    """Say what went wrong, and what the error says to do."""
    outcome = error.outcome if error.outcome in {Outcome.CONFIG, Outcome.LOGIN} else Outcome.PARTLY
    return Check(state=State.FAIL, about=about, said=str(error), mend=mend or error.hint, outcome=outcome)


def shown(at: datetime, zone: ZoneInfo) -> str:
    """Name a moment: `22 Nov 2026 13:29 Istanbul`."""
    local = at.astimezone(zone)
    return f"{local.day} {local:%b %Y %H:%M} {zone.key.rpartition('/')[2].replace('_', ' ')}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that somebody else wrote down, for judging this machine's clock."""

    #: Such as `the newest mail in INBOX of me`.
    what: str
    at: datetime
    #: It was said just now; else it only cannot lie in the future.
    just_now: bool = False
    #: The demonstration wrote it, which plays with time.
    played: bool = False
