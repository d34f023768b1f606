"""How far the answers are known, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from outreach.output.moments import ago, counted


def read_words(read_at: datetime | None, now: datetime, *, by_hand: bool) -> str:
    """Say when the inbox was read, or that the program reads none."""
    if by_hand:
        return "no account has a mailbox that is read here (imap): outreach stop whoever answers"
    return f"inbox read {ago(read_at, now)}" if read_at else "inbox not read to its end yet"


def doubtful_words(count: int) -> str:
    """Say that mails may be answers, and where they are listed."""
    are = "be an answer and belongs" if count == 1 else "be answers and belong"
    return f"{counted(count, 'mail')} may {are} to nobody: outreach queue --unmatched"


def paused_words(paused: Mapping[str, str]) -> list[str]:
    """Say from which account or of which campaign nothing leaves, and how it goes on: `account main` -> why."""
    return [
        f"{what} is paused, nothing leaves: {because}\ntry: outreach resume {what.partition(' ')[2]}"
        for what, because in paused.items()
    ]
