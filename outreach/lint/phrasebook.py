"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where they stand in a text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it. A phrase is a row of words: `a|b` is either, a last `?` makes the word optional,
`*` lets letters follow (endings of Turkish, plurals), `-` is a hyphen, a blank or nothing, an apostrophe may be missing.
Blanks stand for blanks, line breaks and commas. Phrases and texts meet folded, so "is birligi" is "iş birliği".

The patterns are linear: words are literal, endings and gaps have an upper bound, and each is tried where a word begins.
They stand on shelves by their first word, and a shelf is compiled when a text asks for it: the whole list at once would
take longer than all else that `outreach lint FILE` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from outreach.lint.texts import STEM, Text
from outreach.text import Language, match_fold

_GAP = r"[\s,]{1,4}"
_SIGNS = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}
_JOINT = re.compile(r"['-]")


class Found(NamedTuple):
    """A phrase of the list in a text, and why it is listed."""

    span: tuple[int, int]
    reason: str


class PhraseBook:
    """One table of phrase -> reason, ready to search with."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        #: By the first word, and by the first letters of one that may have an ending.
        self._words: dict[str, _Shelf] = {}
        self._stems: dict[str, _Shelf] = {}
        self._beginnings: tuple[frozenset[str], frozenset[str]] | None = None
        for phrase, why in sorted(listed.items(), key=lambda item: -len(item[0])):
            first, blank, others = match_fold(phrase).partition(" ")
            for word in first.split("|"):
                self._put(word, blank + others, why)

    def _put(self, word: str, rest: str, why: str) -> None:
        """Put a phrase on the shelves of all tokens with which it may begin: `i'd` begins with `i`, or is typed `id`."""
        joined = _JOINT.sub("", word)
        head = _JOINT.split(word)[0]
        if head != word:
            _shelf(self._words, head).add(word[len(head) :] + rest, why)
        if joined.endswith("*"):
            _shelf(self._stems, joined[:STEM]).add(joined[STEM:] + rest, why)
        else:
            _shelf(self._words, joined).add(rest, why)

    def holds(self, text: Text) -> bool:
        """Say whether a phrase stands in *text*."""
        folded, end = text.folded, len(text.folded)
        return any(shelf.search(folded, end) for shelf in self._asked(text))

    def find(self, text: Text, end: int | None = None) -> Found | None:
        """Find the first phrase in *text*, or in what stands before *end*."""
        folded = text.folded
        end = len(folded) if end is None else end
        found = [one for shelf in self._asked(text) if (one := shelf.search(folded, end))]
        return min(found, default=None)

    def each(self, text: Text) -> Iterator[Found]:
        """Yield the phrases in *text*, those together that begin alike."""
        return (found for shelf in self._asked(text) for found in shelf.each(text.folded))

    def _asked(self, text: Text) -> list[_Shelf]:
        """List the shelves whose first word or letters stand in *text*."""
        if not self._beginnings:
            self._beginnings = frozenset(self._words), frozenset(self._stems)
        words, stems = self._beginnings
        asked = [self._words[word] for word in words & text.vocabulary]
        return asked + [self._stems[stem] for stem in stems & text.stems] if stems else asked


class _Shelf:
    """Phrases that begin alike."""

    __slots__ = ("_beginning", "_compiled", "_phrases")

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning
        self._phrases: list[tuple[str, str]] = []
        self._compiled: re.Pattern[str] | None = None

    def add(self, rest: str, why: str) -> None:
        """Add a phrase by what follows the beginning, as it is written."""
        self._phrases.append((rest, why))

    def search(self, folded: str, end: int) -> Found | None:
        found = (self._compiled or self._compile()).search(folded, 0, end)
        return self._found(found) if found else None

    def each(self, folded: str) -> Iterator[Found]:
        return map(self._found, (self._compiled or self._compile()).finditer(folded))

    def _compile(self) -> re.Pattern[str]:
        """Make the pattern, a group for each phrase. It begins with letters, for which a search needs no steps of a pattern."""
        either = "|".join(f"({_pattern(rest)})" for rest, _ in self._phrases)
        self._compiled = re.compile(rf"{self._beginning}(?<!\w{self._beginning})(?:{either})\b")
        return self._compiled

    def _found(self, found: re.Match[str]) -> Found:
        return Found(found.span(), self._phrases[(found.lastindex or 1) - 1][1])


def _shelf(shelves: dict[str, _Shelf], beginning: str) -> _Shelf:
    return shelves.setdefault(beginning, _Shelf(beginning))


@cache
def phrasebooks(name: str, language: Language) -> Mapping[str, PhraseBook]:
    """Load the tables of `phrases/NAME.LANGUAGE.toml`, once."""
    import tomllib  # noqa: PLC0415 - a rule that is off reads no list
    from pkgutil import get_data  # noqa: PLC0415 - as tomllib; importlib.resources takes six times as long to import

    raw = get_data(__package__, f"phrases/{name}.{language}.toml") or b""
    return {table: PhraseBook(listed) for table, listed in tomllib.loads(raw.decode()).items()}


def _pattern(rest: str) -> str:
    """Turn what follows the beginning of a phrase into a pattern: the end of a word, then slots."""
    word, *slots = rest.split(" ")
    return _word(word) + "".join(map(_slot, slots))


def _slot(slot: str) -> str:
    either = "|".join(_word(one) for one in slot.removesuffix("?").split("|"))
    return f"(?:{_GAP}(?:{either}))" + ("?" if slot.endswith("?") else "")


def _word(written: str) -> str:
    return "".join(_SIGNS.get(letter) or re.escape(letter) for letter in written)
