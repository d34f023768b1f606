"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where they stand in a text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it. A phrase is a row of words: `a|b` is either, a last `?` makes the word optional,
`*` lets letters follow (endings of Turkish, plurals), `-` is a hyphen, a blank or nothing, an apostrophe may be missing.
Blanks stand for blanks, line breaks and commas. Phrases and texts meet folded, so "is birligi" is "iş birliği".

The patterns are linear: words are literal, endings and gaps have an upper bound, and each is tried where a word begins.
All lists of a language share one index, by the word of each phrase that tells most. A text is held against it once, and a
phrase is searched, and compiled, where all its words stand somewhere in the text: the whole list at once would take longer
than all else that `outreach lint FILE` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import NamedTuple

from outreach.lint.reading.texts import STEM, Text
from outreach.lint.reading.vocabulary import SMALL
from outreach.text import Language, match_fold

_GAP = r"[\s,]{1,4}"
_SIGNS = {"*": r"(?:'?\w{1,14})?", "-": r"[-\s]?", "'": "'?"}
_JOINT = re.compile(r"['-]")
#: What `Text.beginnings` holds.
_BEGINNING = re.compile(r"\w+|\w{3}\*")


class Found(NamedTuple):
    """A phrase of the list in a text, and why it is listed."""

    span: tuple[int, int]
    reason: str


class _Phrase:
    """A phrase by its beginning and by what follows that, as it is written."""

    __slots__ = ("_beginning", "_pattern", "_rest", "order", "reason")

    def __init__(self, beginning: str, rest: str, reason: str, order: int) -> None:
        self.order = order
        self.reason = reason
        self._beginning = beginning
        self._rest = rest
        self._pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase, compiled. It begins with letters, for which a search needs no steps of a pattern."""
        if self._pattern is None:
            letters = self._beginning.removesuffix("*")
            self._pattern = re.compile(rf"{letters}(?<!\w{letters}){_pattern(self._rest)}\b")
        return self._pattern


#: Phrases that begin alike, in their order: where two stand at the same place the first is found.
_Shelf = list[_Phrase]
#: A phrase by one of its beginnings, with the first letters of what stands behind that where they are known.
_Begun = tuple[str, frozenset[str] | None, _Phrase]
#: A phrase in an index: by each of its beginnings, and the slots of which a text must hold a word.
_Row = tuple[list[_Begun], list[frozenset[str]]]


class _Asked(NamedTuple):
    """What an index of *size* phrases has found out of a text: the phrases that may stand there, and those that were looked at."""

    size: int
    rows: dict[PhraseBook, list[list[_Row]]]
    shelves: dict[PhraseBook, list[_Shelf]]


class Index:
    """The phrases of several lists, each by a word or first letters (`kil*`) that a text must hold for it to stand there."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[PhraseBook, list[_Row]]] = {}
        self._size = 0

    def add(self, book: PhraseBook, phrases: list[_Begun], slots: Iterable[frozenset[str]]) -> None:
        """Put a phrase of *book* under the words of that of its *slots* that tells most."""
        self._size += 1
        telling, *others = sorted(slots, key=_tells, reverse=True)
        for word in telling:
            self._rows.setdefault(word, {}).setdefault(book, []).append((phrases, others))

    def asked(self, book: PhraseBook, text: Text) -> Iterable[_Shelf]:
        """List the phrases of *book* all of whose words stand somewhere in *text*."""
        asked: _Asked | None = text.asked.get(self)
        if asked is None or asked.size < self._size:
            asked = text.asked[self] = _Asked(self._size, self._held(text.beginnings), {})
        if book not in asked.rows:
            return ()
        if book not in asked.shelves:
            asked.shelves[book] = _shelves(asked.rows[book], text)
        return asked.shelves[book]

    def _held(self, held: set[str]) -> dict[PhraseBook, list[list[_Row]]]:
        """Give the phrases that may stand in a text of these words, by their book."""
        found: dict[PhraseBook, list[list[_Row]]] = {}
        for word in self._rows.keys() & held:
            for book, rows in self._rows[word].items():
                if book in found:
                    found[book].append(rows)
                else:
                    found[book] = [rows]
        return found


def _shelves(listed: list[list[_Row]], text: Text) -> list[_Shelf]:
    """Choose the phrases of which a word of each slot stands in *text*, and the second behind the first."""
    found: dict[str, dict[int, _Phrase]] = {}
    held, following = text.beginnings, text.following
    for rows in listed:
        for phrases, slots in rows:
            for slot in slots:
                if slot.isdisjoint(held):
                    break
            else:
                for beginning, wanted, phrase in phrases:
                    if beginning in held and (
                        wanted is None or not wanted.isdisjoint(following.get(beginning, ()))
                    ):
                        found.setdefault(beginning, {})[phrase.order] = phrase
    return [[shelf[order] for order in sorted(shelf)] for shelf in found.values()]


class PhraseBook:
    """One table of phrase -> reason, ready to search with; *index* is the one that it shares with others."""

    def __init__(self, listed: Mapping[str, str], index: Index | None = None) -> None:
        self._index = Index() if index is None else index
        order = count()
        for phrase, why in sorted(listed.items(), key=lambda item: -len(item[0])):
            first, blank, others = match_fold(phrase).partition(" ")
            placed = [one for word in first.split("|") for one in _placed(word)]
            slots = _slots(others)
            following = _following(slots)
            phrases = [
                (
                    beginning,
                    None if rest or beginning.endswith("*") else following,
                    _Phrase(beginning, rest + blank + others, why, next(order)),
                )
                for beginning, rest in placed
            ]
            sure = [begins for begins, surely in slots if begins and surely]
            self._index.add(self, phrases, [frozenset(beginning for beginning, _ in placed), *sure])

    def holds(self, text: Text) -> bool:
        """Say whether a phrase stands in *text*."""
        folded = text.folded
        for shelf in self._index.asked(self, text):
            for phrase in shelf:
                if phrase.pattern.search(folded):
                    return True
        return False

    def find(self, text: Text, end: int | None = None) -> Found | None:
        """Find the first phrase in *text*, or in what stands before *end*."""
        folded = text.folded
        end = len(folded) if end is None else end
        found = [one for shelf in self._index.asked(self, text) if (one := _first(shelf, folded, 0, end))]
        return min(found, default=None)

    def each(self, text: Text) -> Iterator[Found]:
        """Yield the phrases in *text*, those together that begin alike."""
        shelves = self._index.asked(self, text)
        return (found for shelf in shelves for found in _each(shelf, text.folded)) if shelves else iter(())


def _first(shelf: _Shelf, folded: str, start: int, end: int) -> Found | None:
    best: Found | None = None
    for phrase in shelf:
        found = phrase.pattern.search(folded, start, end)
        if found and (best is None or found.start() < best.span[0]):
            best = Found(found.span(), phrase.reason)
    return best


def _each(shelf: _Shelf, folded: str) -> Iterator[Found]:
    """Yield what stands on a shelf, nothing inside another."""
    end, place = len(folded), 0
    while found := _first(shelf, folded, place, end):
        yield found
        place = found.span[1]


def _placed(word: str) -> Iterator[tuple[str, str]]:
    """Cut a word of a phrase behind each token with which it may begin: `i'd` begins with `i`, or is typed `id`."""
    joined = word
    if not word.isalnum():
        joined = _JOINT.sub("", word)
        head = _JOINT.split(word)[0]
        if head != word:
            yield head, word[len(head) :]
    if joined.endswith("*"):
        yield f"{joined[:STEM]}*", joined[STEM:]
    else:
        yield joined, ""


#: A slot of a phrase as `Text.beginnings` has its words, None where they are none; and whether it cannot be left out.
_Slot = tuple[frozenset[str] | None, bool]


def _slots(others: str) -> list[_Slot]:
    """Read the slots behind the first word of a phrase."""
    return [(_begins(slot.removesuffix("?")), not slot.endswith("?")) for slot in others.split(" ")]


@cache
def _begins(slot: str) -> frozenset[str] | None:
    if slot.replace("|", "").isalnum():
        return frozenset(slot.split("|"))
    begins = frozenset(beginning for word in slot.split("|") for beginning, _ in _placed(word))
    return begins if all(map(_BEGINNING.fullmatch, begins)) else None


def _following(slots: list[_Slot]) -> frozenset[str] | None:
    """Collect the first letters of what may stand behind the first word: in the next slot, and behind those that may be left out."""
    words = frozenset[str]()
    for begins, surely in slots:
        if begins is None:
            return None
        words |= begins
        if surely:
            return frozenset(word[:STEM] for word in words)
    return None


def _tells(slot: frozenset[str]) -> int:
    """Say how seldom a text holds one of these words, roughly."""
    return 1 if not slot.isdisjoint(SMALL) else min(map(len, slot))


#: Lists that few texts are asked for; the others share an index.
_SELDOM = frozenset({"bumps", "greetings", "grief", "questions", "refusals", "subjects"})


@cache
def _index(name: str, language: Language) -> Index:
    """Give the index of that name, which grows with each list that is read."""
    del name, language
    return Index()


@cache
def phrasebooks(name: str, language: Language) -> Mapping[str, PhraseBook]:
    """Load the tables of `phrases/NAME.LANGUAGE.toml`, once."""
    import tomllib  # noqa: PLC0415 - a rule that is off reads no list
    from pkgutil import get_data  # noqa: PLC0415 - as tomllib; importlib.resources takes six times as long to import

    raw = get_data("outreach.lint", f"phrases/{name}.{language}.toml") or b""
    index = _index(name if name in _SELDOM else "", language)
    return {table: PhraseBook(listed, index) for table, listed in tomllib.loads(raw.decode()).items()}


def _pattern(rest: str) -> str:
    """Turn what follows the beginning of a phrase into a pattern: the end of a word, then slots."""
    word, *slots = rest.split(" ")
    return _word(word) + "".join(map(_slot, slots))


def _slot(slot: str) -> str:
    either = "|".join(_word(one) for one in slot.removesuffix("?").split("|"))
    return f"(?:{_GAP}(?:{either}))" + ("?" if slot.endswith("?") else "")


def _word(written: str) -> str:
    return "".join(_SIGNS.get(letter) or re.escape(letter) for letter in written)
