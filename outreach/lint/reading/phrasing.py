"""A phrase as a list writes it in; the words by which it is found, and the pattern that it must match there, out.

A phrase is a row of slots: `a|b` is either, a last `?` makes the word optional, `*` lets letters follow (endings of
Turkish, plurals), `-` is a hyphen, a blank or nothing, an apostrophe may be missing. Blanks stand for blanks, line breaks
and commas. The patterns are linear: words are literal, endings and gaps have an upper bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach.lint.reading.stretches import STEM

_GAP = r"[\s,]{1,4}"
_SIGNS = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}
_JOINT = re.compile(r"['-]")
#: The letters of a word in front of the first sign in it, behind those that may begin it, such as `#`.
_HEAD = re.compile(r"(?P<signs>[^\w*]*)(?P<letters>\w*)")


class Phrase:
    """A phrase by one word with which it may begin."""

    __slots__ = ("_needs", "_others", "_pattern", "_word", "back", "begins", "following", "order", "reason", "whole")  # fmt: skip

    def __init__(
        self, word: str, others: str, following: frozenset[str] | None, reason: str, order: int
    ) -> None:
        head = _HEAD.match(word)
        signs, letters = head.group("signs", "letters") if head else ("", word)
        rest = word[len(signs) + len(letters) :]
        #: Signs in front of the first letter.
        self.back = len(signs)
        #: What a token must be to begin it; without `whole`, what it must begin with.
        self.begins = letters
        self.whole = not rest.startswith("*")
        #: The first letters of the token that may stand behind the first; None where any may.
        self.following = _begins(rest[1:]) if _JOINT.match(rest) else None if rest else following
        #: The place of the phrase in its list: of two that stand at one place the first is found.
        self.order = order
        self.reason = reason
        self._word, self._others = word, others
        self._needs: _Needs | None = None
        self._pattern: re.Pattern[str] | None = None

    def may_stand(self, vocabulary: frozenset[str], stems: frozenset[str]) -> bool:
        """Say whether a text of these tokens has a word for each slot that cannot be left out."""
        if self._needs is None:
            self._needs = _needs(self._others)
        words, beginnings = self._needs
        for either in words:
            if either.isdisjoint(vocabulary):
                return False
        for either in beginnings:  # noqa: SIM110 - all() takes three times as long
            if either.isdisjoint(stems):
                return False
        return True

    def end(self, folded: str, place: int, end: int) -> int | None:
        """Give the place behind the phrase, where it stands at *place* and ends at *end* or before."""
        if self._pattern is None:
            self._pattern = re.compile(_pattern(f"{self._word} {self._others}".strip()))
        found = self._pattern.match(folded, place, end)
        return found.end() if found else None


def phrases(written: str, reason: str, order: int) -> Iterator[Phrase]:
    """Read a folded phrase of a list: one for each word with which it may begin."""
    first, _, others = written.partition(" ")
    following = _following(others)
    for word in first.split("|"):
        for typed in dict.fromkeys((word, _JOINT.sub("", word))):
            yield Phrase(typed, others, following, reason, order)


def _following(others: str) -> frozenset[str] | None:
    """Collect the first letters of what may stand behind the first word: in the next slot, and behind those that may be left out."""
    found = frozenset[str]()
    for slot in others.split(" "):
        begins = _begins(slot.removesuffix("?"))
        if not begins:
            return None
        found |= begins
        if not slot.endswith("?"):
            return found
    return None


#: The slots of which a text must have a word, and those of which it must have the first letters of one.
_Needs = tuple[list[frozenset[str]], list[frozenset[str]]]


@cache
def _needs(others: str) -> _Needs:
    """List what a text must have for the slots behind the first that cannot be left out."""
    slots = [slot for slot in others.split(" ") if slot and not slot.endswith("?")]
    words = [either for slot in slots if (either := _telling(slot))]
    return words, [either for slot in slots if not _telling(slot) and (either := _begins(slot))]


@cache
def _telling(slot: str) -> frozenset[str] | None:
    """Give tokens of which a text has one where the slot stands; None where endings may follow, or other signs."""
    found = set[str]()
    for word in slot.split("|"):
        pieces = _JOINT.split(word)
        if not all(map(str.isalnum, pieces)):
            return None
        found |= {"".join(pieces), max(pieces, key=len)}
    return frozenset(found)


@cache
def _begins(slot: str) -> frozenset[str] | None:
    """Give the first letters of the tokens with which a slot may begin; None where they are not known."""
    found = set[str]()
    for word in slot.split("|"):
        joined = _JOINT.sub("", word)
        letters = joined.rstrip("*")
        if not letters.isalnum() or (letters != joined and len(letters) < STEM):
            return None
        found |= {letters[:STEM], _JOINT.split(word)[0].rstrip("*")[:STEM]}
    return frozenset(found)


def _pattern(written: str) -> str:
    first, *slots = written.split(" ")
    return ("" if first[0].isalnum() else r"(?<!\w)") + _word(first) + "".join(map(_slot, slots)) + r"\b"


def _slot(slot: str) -> str:
    either = "|".join(_word(one) for one in slot.removesuffix("?").split("|"))
    return f"(?:{_GAP}(?:{either}))" + ("?" if slot.endswith("?") else "")


def _word(written: str) -> str:
    return "".join(_SIGNS.get(letter) or re.escape(letter) for letter in written)
