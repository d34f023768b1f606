"""A folded line in; the same with the words put right that whoever is short and angry misspells, out.

A letter left out, two of them swapped, one held down. The first letter is always right, and so is the end of a Turkish
word, where a letter less means something else (`listede`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach.replies.phrasing import folded, phrases

_HELD = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[a-z]{4,16}")


def spelled(line: str) -> str:
    """Put the words of a folded *line* right that stand in the data."""
    known = _misspelt()
    return _WORD.sub(lambda word: known.get(word[0], word[0]), _HELD.sub(r"\1", line))


@cache
def _misspelt() -> dict[str, str]:
    right = [folded(word) for word in phrases("refusals")["spelled"]]
    found = {wrong: word for word in right for wrong in _wrongs(word)}
    return {wrong: word for wrong, word in found.items() if wrong not in right}


def _wrongs(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
