"""How far the answers are known, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from shlex import quote
from typing import Protocol

from outreach.output.moments import ago, counted

#: Pauses that are told one by one.
_SHOWN = 6


def read_words(read_at: datetime | None, now: datetime, *, by_hand: bool) -> str:
    """Say when the inbox was read, or that the program reads none."""
    if by_hand:
        return "no account has a mailbox that is read here (imap): outreach stop whoever answers"
    return f"inbox read {ago(read_at, now)}" if read_at else "inbox not read to its end yet"


class Halt(Protocol):
    """What a pause holds, why, and the word by which `resume` knows it."""

    @property
    def what(self) -> str: ...

    @property
    def because(self) -> str: ...

    @property
    def resumed(self) -> str: ...


def doubtful_words(count: int) -> str:
    """Say that mails may be answers, and where they are listed."""
    answer = "answer" if count == 1 else "answers"
    return f"{counted(count, 'mail')} may be somebody's {answer}: outreach queue --unmatched"


def settling(
    number: int | None, who: str, sender: str, *, known: bool, owned: bool, several: bool
) -> Iterator[str]:
    """Give the commands by which a person says whether such a mail is an answer of *who*, each behind what it says.

    *owned* says whether *sender* is somebody's address, *known* that mails of theirs are kept, *several* that it may be the answer of more people. A
    stranger's words become no part of a command that a shell would read otherwise.
    """
    address = sender if sender and quote(sender) == sender else "ADDRESS"
    if known:
        yield f"to read it: outreach show {address}"
    if sender and not (owned or several):
        yield f"if it is theirs: outreach people edit {who} --also {address}"
    else:
        yield f"if it speaks for them: outreach resolve --unmatched {number} --as answer"
    yield f"if it is no answer: outreach resolve --unmatched {number}"


def paused_words(paused: Sequence[Halt]) -> list[str]:
    """Say from which account, of which campaign or to whom nothing leaves, and how it goes on; the last of many are counted."""
    lines = [
        f"{one.what} is paused, nothing leaves: {one.because}\ntry: outreach resume {one.resumed}"
        for one in paused[:_SHOWN]
    ]
    if more := len(paused) - _SHOWN:
        lines += [f"and {more} more: outreach queue"] if more > 0 else []
    return lines
