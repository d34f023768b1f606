"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where they stand in a text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it, how a phrase
is written by `phrasing`. Phrases and texts meet folded, so "is birligi" is "iş birliği".

All lists of a language share one index, by the word with which a phrase begins and by the one behind it. A text is held
against it once, for all lists, and a phrase is compiled when those two words stand in a text: the whole list at once would
take longer than all else that `outreach lint FILE` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from outreach.lint.reading.phrasing import Phrase, phrases
from outreach.lint.reading.stretches import STEM, Stretch
from outreach.lint.reading.texts import Text
from outreach.text import Language, match_fold


class Found(NamedTuple):
    """A phrase of the list in a text, and why it is listed."""

    span: tuple[int, int]
    reason: str


#: Where a phrase stands: from, the order of the phrase in its book, to, and the phrase.
_Placed = tuple[int, int, int, Phrase]
_Row = tuple["PhraseBook", Phrase]


class _Shelf:
    """The phrases that begin alike."""

    __slots__ = ("any", "following")

    def __init__(self) -> None:
        #: Those behind whose first word anything may stand.
        self.any: list[_Row] = []
        #: The others, by the first letters of what must stand there.
        self.following: dict[str, list[_Row]] = {}

    def add(self, row: _Row) -> None:
        """Put a phrase where it is found by what may stand behind its first word."""
        if row[1].following is None:
            self.any.append(row)
        for letters in row[1].following or ():
            self.following.setdefault(letters, []).append(row)

    def behind(self, after: str) -> list[_Row]:
        """List the phrases behind whose first word *after* may stand."""
        return self.any + self.following.get(after[:STEM], [])


class Index:
    """The phrases of several lists by their first words."""

    def __init__(self) -> None:
        self._words: dict[str, _Shelf] = {}
        self._stems: dict[str, _Shelf] = {}
        self._size = 0

    def add(self, book: PhraseBook, phrase: Phrase) -> None:
        """Put a phrase of *book* under its first word."""
        self._size += 1
        shelves, key = (self._words, phrase.begins) if phrase.whole else (self._stems, phrase.begins[:STEM])
        shelves.setdefault(key, _Shelf()).add((book, phrase))

    def placed(self, book: PhraseBook, text: Text) -> list[_Placed]:
        """List where in *text* the phrases of *book* stand, from the left."""
        whole = text.whole
        read: tuple[int, dict[PhraseBook, list[_Placed]]] | None = whole.memo.get(self)
        if read is None or read[0] < self._size:
            read = whole.memo[self] = (self._size, self._in_text(whole))
        return read[1].get(book) or []

    def _in_text(self, text: Text) -> dict[PhraseBook, list[_Placed]]:
        found: dict[PhraseBook, list[_Placed]] = {}
        for offset, stretch in text.stretches:
            read: tuple[int, list[tuple[PhraseBook, _Placed]]] | None = stretch.memo.get(self)
            if read is None or read[0] < self._size:
                read = stretch.memo[self] = (
                    self._size,
                    sorted(self._in_stretch(stretch), key=_from_the_left),
                )
            for book, (start, order, end, phrase) in read[1]:
                found.setdefault(book, []).append((offset + start, order, offset + end, phrase))
        return found

    def _in_stretch(self, stretch: Stretch) -> Iterator[tuple[PhraseBook, _Placed]]:
        folded, starts = stretch.folded, stretch.starts
        for number, (book, phrase) in self._begun(stretch):
            if phrase.may_stand(stretch.vocabulary, stretch.stems):
                start = starts[number] - phrase.back
                end = phrase.end(folded, start, len(folded))
                if end is not None:
                    yield book, (start, phrase.order, end, phrase)

    def _begun(self, stretch: Stretch) -> Iterator[tuple[int, _Row]]:
        """Yield the phrases with whose first words tokens go on, by the number of the token."""
        words, stems, tokens = self._words, self._stems, stretch.tokens
        for number, (token, after) in enumerate(zip(tokens, [*tokens[1:], ""], strict=False)):
            if token in words:
                for row in words[token].behind(after):
                    yield number, row
            if token[:STEM] in stems:
                for row in stems[token[:STEM]].behind(after):
                    if token.startswith(row[1].begins):
                        yield number, row


def _from_the_left(found: tuple[PhraseBook, _Placed]) -> tuple[int, int]:
    start, order, _, _ = found[1]
    return start, order


class PhraseBook:
    """One table of phrase -> reason, ready to search with; *index* is the one that it shares with others."""

    def __init__(self, listed: Mapping[str, str], index: Index | None = None) -> None:
        self._index = Index() if index is None else index
        longest_first = sorted(listed.items(), key=lambda item: -len(item[0]))
        order = 0
        for written, why in longest_first:
            for phrase in phrases(match_fold(written), why, order):
                order += 1
                phrase.order = order
                self._index.add(self, phrase)

    def holds(self, text: Text) -> bool:
        """Say whether a phrase stands in *text*."""
        return self.find(text) is not None

    def find(self, text: Text, end: int | None = None) -> Found | None:
        """Find the first phrase in *text*, or in what stands before *end*."""
        if not self._index.placed(self, text):
            return None
        return next(self._found(text, len(text.folded) if end is None else end), None)

    def each(self, text: Text) -> Iterator[Found]:
        """Yield the phrases in *text* from the left, none inside one that begins with the same word."""
        return self._found(text, len(text.folded)) if self._index.placed(self, text) else iter(())

    def _found(self, text: Text, end: int) -> Iterator[Found]:
        whole, begin = text.whole, text.begin
        end += begin
        done: dict[str, int] = {}
        for place, _, behind, phrase in self._index.placed(self, text):
            if begin <= place < end and place >= done.get(phrase.begins, 0):
                inside = behind if behind <= end else phrase.end(whole.folded, place, end)
                if inside is not None:
                    yield Found((place - begin, inside - begin), phrase.reason)
                    done[phrase.begins] = inside


#: Lists that few texts are asked for; the others share an index.
_SELDOM = frozenset({"bumps", "grief", "questions", "subjects"})


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
