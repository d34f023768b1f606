"""Why a mail did not arrive, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a server did not take a mail."""

    #: In words for the marketer.
    said: str
    #: The address will never work.
    hard: bool
    #: A code that stands for many things.
    vague: bool = False
    #: It says so plainly that the mailbox is there that a code which denies it is wrong.
    passing: bool = False


#: What is known where nothing says why.
NOT_KNOWN = Cause("it does not say why", hard=False, vague=True)
