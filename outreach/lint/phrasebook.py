"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where the first of them stands in a folded text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it. A phrase is a row of words: `a|b` is either, a last `?` makes the word optional,
`*` lets letters follow (endings of Turkish, plurals), `-` is a hyphen, a blank or nothing, an apostrophe may be missing.
Blanks stand for blanks, line breaks and commas.

The patterns are linear: words are literal, endings and gaps have an upper bound, and each is tried where a word begins.
They stand on shelves by the two letters with which they begin, and a shelf is compiled when a text asks for it: the
whole list at once would take longer than all else that `outreach lint FILE` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from outreach.text import Language, match_fold

_GAP = r"[\s,]{1,4}"
_SIGNS = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}
_SIGN = re.compile(r"[*'-]")
_BEGINNING = re.compile(r"\w+")


class Found(NamedTuple):
    """A phrase of the list in a text, and why it is listed."""

    span: tuple[int, int]
    reason: str


class PhraseBook:
    """One table of phrase -> reason, ready to search with."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._shelves: dict[str, list[tuple[str, str]]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase, why in sorted(listed.items(), key=lambda item: -len(item[0])):
            first, *others = match_fold(phrase).split()
            rest = "".join(map(_slot, others))
            for word in first.split("|"):
                for shelf in {_SIGN.split(word)[0][:2], _SIGN.sub("", word)[:2]}:
                    self._shelves.setdefault(shelf, []).append((rf"{_word(word)}{rest}\b", why))

    def find(self, folded: str, start: int, end: int) -> Found | None:
        """Find the first phrase in *folded* between *start* and *end*."""
        for beginning in _BEGINNING.finditer(folded, start, end):
            shelf = beginning.group()[:2]
            if shelf in self._shelves:
                found = self._pattern(shelf).match(folded, beginning.start(), end)
                if found:
                    return Found(found.span(), self._shelves[shelf][(found.lastindex or 1) - 1][1])
        return None

    def _pattern(self, shelf: str) -> re.Pattern[str]:
        """Compile a shelf: one group for each phrase, the longest phrase first."""
        if shelf not in self._patterns:
            self._patterns[shelf] = re.compile("|".join(f"({phrase})" for phrase, _ in self._shelves[shelf]))
        return self._patterns[shelf]


@cache
def phrasebooks(name: str, language: Language) -> Mapping[str, PhraseBook]:
    """Load the tables of `phrases/NAME.LANGUAGE.toml`, once."""
    import tomllib  # noqa: PLC0415 - a rule that is off reads no list
    from pkgutil import get_data  # noqa: PLC0415 - as tomllib; importlib.resources takes six times as long to import

    raw = get_data(__package__, f"phrases/{name}.{language}.toml") or b""
    return {table: PhraseBook(listed) for table, listed in tomllib.loads(raw.decode()).items()}


def _slot(slot: str) -> str:
    either = "|".join(_word(one) for one in slot.removesuffix("?").split("|"))
    return f"(?:{_GAP}(?:{either}))" + ("?" if slot.endswith("?") else "")


def _word(written: str) -> str:
    return "".join(_SIGNS.get(letter) or re.escape(letter) for letter in written)
