"""Two texts of a file in, what makes one of the other out, as `patch` reads it."""

from __future__ import annotations

import re
from difflib import unified_diff
from itertools import pairwise

from outreach.lint.places import line_starts

#: What a terminal obeys.
_CONTROL = re.compile(r"[\x1b\x7f-\x9f]")
_NO_END = "\\ No newline at end of file\n"


def as_diff(name: str, before: str, after: str) -> str:
    """Set the lines that differ, with three around them; empty where none does."""
    lines = unified_diff(_lines(before), _lines(after), name, name)
    whole = "".join(line if line.endswith(("\n", "\r")) else f"{line}\n{_NO_END}" for line in lines)
    return _CONTROL.sub(" ", whole)


def _lines(text: str) -> list[str]:
    starts = [*line_starts(text), len(text)]
    return [text[start:end] for start, end in pairwise(starts) if start < end]
