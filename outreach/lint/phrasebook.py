"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where the first of them stands in a folded text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it. A phrase is a row of words: `a|b` is either, a last `?` makes the word optional,
`*` lets letters follow (endings of Turkish, plurals), `-` is a hyphen, a blank or nothing, an apostrophe may be missing.
Blanks stand for blanks, line breaks and commas.

The patterns are linear: words are literal, endings and gaps have an upper bound, and each starts at a word's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from outreach.text import Language, match_fold

_GAP = r"[\s,]{1,4}"
_SIGNS = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """One list, ready to search with."""

    pattern: re.Pattern[str]
    #: Pattern of one phrase -> why it is listed, the most particular first.
    reasons: Mapping[str, str]

    def first(self, folded: str, start: int, end: int) -> re.Match[str] | None:
        """Find the first phrase in *folded* between *start* and *end*."""
        return self.pattern.search(folded, start, end)

    def reason(self, found: re.Match[str]) -> str:
        """Give the reason beside the phrase that *found* is."""
        return next(why for one, why in self.reasons.items() if re.fullmatch(one, found.group()))


@cache
def phrasebooks(name: str, language: Language) -> Mapping[str, PhraseBook]:
    """Load the tables of `phrases/NAME.LANGUAGE.toml`, once."""
    import tomllib  # noqa: PLC0415 - a rule that is off reads no list
    from pkgutil import get_data  # noqa: PLC0415 - as tomllib; importlib.resources takes six times as long to import

    raw = get_data(__package__, f"phrases/{name}.{language}.toml") or b""
    return {table: compiled(listed) for table, listed in tomllib.loads(raw.decode()).items()}


def compiled(listed: Mapping[str, str]) -> PhraseBook:
    """Make a book of phrase -> reason. Phrases with the same first word share it, so that few are tried at each word."""
    by_first: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for phrase, why in sorted(listed.items(), key=lambda item: -len(item[0])):
        firsts, rest = _parts(match_fold(phrase))
        for first in firsts:
            by_first.setdefault(first, []).append(rest)
            reasons[rf"{first}{rest}"] = why
    branches = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(by_first.items()))
    initials = "".join(sorted({first[0] for first in by_first}))
    return PhraseBook(re.compile(rf"\b(?=[{initials}])(?:{branches})"), reasons)


def _parts(phrase: str) -> tuple[list[str], str]:
    """Split into the patterns of the first word and the one of the others."""
    first, *others = phrase.split()
    rest = "".join(_slot(other) for other in others)
    return [_word(one) for one in first.split("|")], rf"{rest}\b"


def _slot(slot: str) -> str:
    either = "|".join(_word(one) for one in slot.removesuffix("?").split("|"))
    return f"(?:{_GAP}(?:{either}))" + ("?" if slot.endswith("?") else "")


def _word(written: str) -> str:
    return "".join(_SIGNS.get(letter) or re.escape(letter) for letter in written)
