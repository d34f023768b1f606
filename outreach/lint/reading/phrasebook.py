"""A list of phrases (`phrases/LIST.LANGUAGE.toml`) in; where they stand in a text out.

A file holds one table or more, phrase -> reason; what a table's name means is said by the rule that reads it, how a phrase
is written by `phrasing`. Phrases and texts meet folded, so "is birligi" is "iş birliği".

All lists of a language share one index, by the word with which a phrase begins and by the one behind it. A text is held
against it once, for all lists, and a phrase is compiled when those two words stand in a text and somebody asks: the whole list
at once would take longer than all else that `outreach lint FILE` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


_Row = tuple["PhraseBook", Phrase]
#: The phrases of a book that may stand in a stretch, and where.
_Begun = dict["PhraseBook", list[tuple[int, Phrase]]]
#: The stretches of a text in which a phrase of a book may stand, and where they begin.
_Where = dict["PhraseBook", list[tuple[int, Stretch]]]


class _Shelf:
    """The phrases that begin alike."""

    __slots__ = ("any", "behind")

    def __init__(self) -> None:
        #: Those behind whose first word anything may stand.
        self.any: list[_Row] = []
        #: The same and those behind whose first word a token with these first letters must stand.
        self.behind: dict[str, list[_Row]] = {}

    def add(self, row: _Row) -> None:
        """Put a phrase where it is found by what may stand behind its first word."""
        following = row[1].following
        if following is None:
            for rows in (self.any, *self.behind.values()):
                rows.append(row)
        for letters in following or ():
            self.behind.setdefault(letters, self.any.copy()).append(row)


class Index:
    """The phrases of several lists by their first words."""

    def __init__(self) -> None:
        self._words: dict[str, _Shelf] = {}
        self._stems: dict[str, _Shelf] = {}
        #: Another one as soon as a list is added: what was found before was found in fewer.
        self.edition = object()

    def add(self, book: PhraseBook, phrase: Phrase) -> None:
        """Put a phrase of *book* under its first word."""
        self.edition = object()
        shelves, key = (self._words, phrase.begins) if phrase.whole else (self._stems, phrase.begins[:STEM])
        shelves.setdefault(key, _Shelf()).add((book, phrase))

    def where(self, text: Text) -> _Where:
        """List for each book the stretches of a whole text in which a phrase of it may stand, from the left."""
        found = self._in_text(text)
        text.memo[self.edition] = found
        return found

    def _in_text(self, text: Text) -> _Where:
        found: _Where = {}
        edition = self.edition
        for standing in text.stretches:
            stretch = standing[1]
            memo = stretch.memo
            for book in memo[edition] if edition in memo else self.begun(stretch):
                if book in found:
                    found[book].append(standing)
                else:
                    found[book] = [standing]
        return found

    def begun(self, stretch: Stretch) -> _Begun:
        """Give the phrases with whose first words the tokens of *stretch* go on, by their books."""
        begun: _Begun | None = stretch.memo.get(self.edition)
        if begun is None:
            begun = stretch.memo[self.edition] = self._in_stretch(stretch)
        return begun

    def _in_stretch(self, stretch: Stretch) -> _Begun:
        found: _Begun = {}
        vocabulary, stems, tokens = stretch.vocabulary, stretch.stems, stretch.tokens
        for number, (token, after) in enumerate(zip(tokens, [*tokens[1:], ""], strict=False)):
            for book, phrase in self._rows(token, after[:STEM]):
                if phrase.may_stand(vocabulary, stems):
                    found.setdefault(book, []).append((stretch.starts[number] - phrase.back, phrase))
        return found

    def _rows(self, token: str, after: str) -> Sequence[_Row]:
        """List the phrases that *token* begins where a token that begins with *after* is next."""
        words, stems = self._words.get(token), self._stems.get(token[:STEM])
        rows: Sequence[_Row] = words.behind.get(after, words.any) if words else ()
        if stems is None:
            return rows
        return [
            *rows,
            *(row for row in stems.behind.get(after, stems.any) if token.startswith(row[1].begins)),
        ]


class PhraseBook:
    """One table of phrase -> reason, ready to search with; *index* is the one that it shares with others."""

    def __init__(self, listed: Mapping[str, str], index: Index | None = None) -> None:
        self._index = Index() if index is None else index
        longest_first = sorted(listed.items(), key=lambda item: -len(item[0]))
        for order, (written, why) in enumerate(longest_first):
            for phrase in phrases(match_fold(written), why, order):
                self._index.add(self, phrase)

    def holds(self, text: Text) -> bool:
        """Say whether a phrase stands in *text*."""
        return bool(self.each(text))

    def find(self, text: Text, end: int | None = None) -> Found | None:
        """Find the first phrase in *text*, or in what stands before *end*."""
        return next(iter(self.each(text, end)), None)

    def each(self, text: Text, end: int | None = None) -> Sequence[Found]:
        """List the phrases in *text*, or before *end*, from the left: none inside one that begins with the same word."""
        index, whole = self._index, text.of or text
        read: _Where | None = whole.memo.get(index.edition)
        where = (index.where(whole) if read is None else read).get(self)
        return self._found(where, text, len(text.folded) if end is None else end) if where else ()

    def _found(self, where: list[tuple[int, Stretch]], text: Text, end: int) -> list[Found]:
        found: list[Found] = []
        begin, end = text.begin, end + text.begin
        done: dict[str, int] = {}
        for place, stretch in where:
            for start, behind, phrase in self._standing(stretch):
                if not begin <= place + start < end or place + start < done.get(phrase.begins, 0):
                    continue
                inside = behind if place + behind <= end else phrase.end(stretch.folded, start, end - place)
                if inside is not None:
                    found.append(Found((place + start - begin, place + inside - begin), phrase.reason))
                    done[phrase.begins] = place + inside
        return found

    def _standing(self, stretch: Stretch) -> list[tuple[int, int, Phrase]]:
        """List the phrases in a stretch, from the left, those at one place in their order: from, to, phrase."""
        if self not in stretch.memo:
            begun = sorted(self._index.begun(stretch)[self], key=lambda one: (one[0], one[1].order))
            ends = ((start, one.end(stretch.folded, start, len(stretch.folded)), one) for start, one in begun)
            stretch.memo[self] = [(start, end, one) for start, end, one in ends if end is not None]
        standing: list[tuple[int, int, Phrase]] = stretch.memo[self]
        return standing


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
