"""One thing that was found about a domain: how it stands, in words, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from outreach.mail.domain.answers import Answer


class Grade(StrEnum):
    """How a thing stands."""

    OK = "ok"
    #: Mail arrives, perhaps not everywhere.
    WARN = "warn"
    #: Receivers refuse or distrust mail for it.
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    grade: Grade
    said: str
    #: What to do about it; empty where nothing is to be done.
    mend: str = ""


def fine(said: str) -> Finding:
    """Say that a thing is as it should be."""
    return Finding(Grade.OK, said)


def doubtful(said: str, mend: str) -> Finding:
    """Say what works and should be known."""
    return Finding(Grade.WARN, said, mend)


def wrong(said: str, mend: str) -> Finding:
    """Say what does not work."""
    return Finding(Grade.FAIL, said, mend)


def unanswered(name: str, answer: Answer) -> Finding:
    """Say that DNS did not answer, which is nobody's fault for certain."""
    return doubtful(
        f"no answer from DNS for {name}: {answer.why}", "look at the network, then the same again"
    )
