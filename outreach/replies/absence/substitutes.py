"""The words of a note of absence in; the address of whoever answers meanwhile, probably, out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from outreach.mail.decoding import addresses
from outreach.replies.phrasing import finder, folded, lines
from outreach.replies.reports.mailboxes import DAEMONS, NOBODY, local

#: Lines of a note that are read, and characters of one.
_LINES, _LONG = 60, 500
#: What is set around an address, and is no part of it.
_MARKS = re.compile(r"[\"()\[\]{}<>*!/|;]")
_UNREAD = NOBODY | DAEMONS | {"postmaster"}


def substitute(text: str, not_these: Collection[str]) -> str | None:
    """Find the first address that words such as *contact* or *ulaşabilirsiniz* stand by; none of *not_these*."""
    skipped = {one.lower() for one in not_these}
    read = [line[:_LONG] for line in lines(text)[:_LINES]]
    found = finder("absence", "instead")
    for at, line in enumerate(read):
        there = [one for one in written(line) if one.lower() not in skipped]
        around = " ".join(
            (_title(read, at), *read[max(0, at - 2) : at], _without(line), *read[at + 1 : at + 2])
        )
        if there and found.search(folded(around)):
            return there[0]
    return None


def _title(read: Sequence[str], at: int) -> str:
    """Give the line above a paragraph, where it ends in a colon: what stands below belongs to it."""
    blank = next((place for place in range(at, max(-1, at - 4), -1) if not read[place].strip()), 0)
    return read[blank - 1] if blank and read[blank - 1].rstrip().endswith(":") else ""


def written(line: str) -> list[str]:
    """Give the addresses that stand in a line of a text, whatever marks and endings are set to them."""
    found = (one.strip(".'’") for one in addresses(_plain(line)))
    clean = (one.partition("'")[0].partition("’")[0] for one in found)
    return [one for one in clean if "." in one.partition("@")[2] and local(one) not in _UNREAD]


def _plain(line: str) -> str:
    return _MARKS.sub(" ", line).replace("mailto:", " ")


def _without(line: str) -> str:
    return " ".join(word for word in line.split() if "@" not in word)
