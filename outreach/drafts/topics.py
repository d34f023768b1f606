"""Topics and a post's words in, the topics that it speaks of out; endings aside, in Turkish and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from outreach.text import search_key

# kitap, kitabı; ağaç, ağacı; kanat, kanadı; seramik, seramiği: the last letter before a vowel
_SOFT = {"p": "b", "t": "d", "k": "g"}
_WHOLE = 3  # topics up to this many letters must stand alone: `art` is not `artık`


def topics_in(text: str, topics: Sequence[str]) -> tuple[str, ...]:
    """List the *topics* of which every word stands in *text*, with or without an ending."""
    found = " ".join(re.findall(r"\w+", search_key(text))) if topics else ""
    return tuple(
        topic for topic in topics if topic.strip() and all(word.search(found) for word in _words(topic))
    )


@lru_cache(maxsize=256)
def _words(topic: str) -> tuple[re.Pattern[str], ...]:
    words = re.findall(r"\w+", search_key(topic))
    return tuple(re.compile(rf"\b(?:{_forms(word)})") for word in words) or (re.compile(r"(?!)"),)


def _forms(word: str) -> str:
    """Spell *word* alone, as one of several (`ceramics` finds `ceramic`), and with an ending."""
    if len(word) <= _WHOLE:
        return rf"{word}\b"
    soft = word[:-1] + _SOFT.get(word[-1], word[-1])
    singular = word.removesuffix("s")
    return rf"{word}|{soft}|{singular}\b"
