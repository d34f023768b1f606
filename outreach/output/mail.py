"""A draft as it will arrive, for reading on a terminal."""

from __future__ import annotations

import textwrap

#: Control characters but tab and line feed: those of a stranger's mail must not move a terminal's cursor.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), " ")


def as_it_arrives(*, sender: str, recipient: str, subject: str, body: str, footer: str) -> str:
    """Set the e-mail as its reader will see it."""
    head = f"From     {sender}\nTo       {recipient}\nSubject  {subject}"
    return f"{head}\n\n{body}\n\n{footer}"


def indented(text: str, by: str = "  ", width: int | None = None) -> str:
    """Set text off from what surrounds it; control characters in it become blanks.

    With *width*, lines are broken between words so that none is longer on the screen.
    """
    lines = text.translate(_CONTROLS).split("\n")
    if width is not None:
        lines = [part for line in lines for part in _broken(line, width - len(by))]
    return "\n".join(f"{by}{line}" if line else "" for line in lines)


def _broken(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, max(width, 20), break_long_words=False, break_on_hyphens=False) or [""]
