"""A body in; where the greeting at its end begins, with the names under it, out."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
#: `Best wishes,`, a name, a brand, a town and a blank line.
_LINES = 5
_WORDS = 6
#: What ends a sentence or begins a list does not stand at the end of a mail by itself.
_ENDS = tuple('.!?…:;)"”')
_BULLETS = tuple("-*•>–—#0123456789")


def closing(shown: str) -> int:
    """Find where the last lines begin that are short and say nothing: no sign ends them, no bullet begins them."""
    begin = end = len(shown.rstrip())
    for _ in range(_LINES):
        start = shown.rfind("\n", 0, end) + 1
        line = shown[start:end].strip()
        if line.endswith(_ENDS) or line.startswith(_BULLETS) or len(_WORD.findall(line)) > _WORDS:
            break
        if not start:  # all that there is
            return len(shown)
        begin, end = start, start - 1
    return begin
