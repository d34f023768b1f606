"""A sheet and what its columns mean in; the words of each column, and what could not be used of them, out.

Column by column instead of row by row: on 100,000 rows that is three times as fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from outreach.errors import InputError
from outreach.people.cleaning import said
from outreach.people.headings import Column, Columns
from outreach.people.meanings import Meaning
from outreach.sheets import Sheet

_Value = TypeVar("_Value")
Words = Sequence[str | None]
#: What makes a value of the words of one cell: None where it does not understand them, InputError to refuse the row.
Parse = Callable[[str], _Value | None]
ParseOf = Callable[[Column, Words], Parse[_Value] | None]
#: Columns whose cells keep their line breaks.
_LINED = (Meaning.NOTE, Meaning.TAGS, Meaning.FIELD)


class Table:
    """The cleaned cells of a sheet, while records are made of them."""

    __slots__ = ("bad", "columns", "left", "size")

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        lined = frozenset(column.index for column in columns.columns if column.meaning in _LINED)
        self.size = len(sheet.rows)
        cells = said([row.cells for row in sheet.rows], lined)
        self.columns: dict[Meaning, list[tuple[Column, Words]]] = {
            meaning: [(column, cells[column.index]) for column in columns.of(meaning)]
            for meaning in Meaning
            if cells and columns.of(meaning)
        }
        #: Words that could not be used, by row and by field.
        self.left: dict[int, dict[str, str]] = {}
        #: Why a row is refused, by row; the first reason holds.
        self.bad: dict[int, str] = {}

    def words(self, meaning: Meaning) -> list[str | None]:
        """Take what the columns of one meaning say, as it is."""
        return self.take(meaning, lambda *_: None)

    def take(self, meaning: Meaning, parse_of: ParseOf[_Value]) -> list[_Value | None]:
        """Return for each row the value of the first column of that meaning that is understood.

        *parse_of* gives the parser of a column and its cells; None takes the words as they are. What is not used is
        left over.
        """
        found = self.columns.get(meaning)
        if not found:
            return [None] * self.size
        values = self._first(*found[0], parse_of(*found[0]))
        for column, words in found[1:]:
            self._fill(values, column, words, parse_of(column, words))
        return values

    def leave(self, row: int, field: str, words: str) -> None:
        """Keep words that could not be used."""
        self.left.setdefault(row, {})[field] = words

    def leave_all(self, meaning: Meaning, row: int) -> None:
        """Keep what the columns of one meaning say in one row."""
        for column, words in self.columns.get(meaning, ()):
            cell = words[row]
            if cell is not None:
                self.leave(row, column.field, cell)

    def fields(self) -> Iterator[dict[str, str]]:
        """Yield for each row the sheet's own columns, then what could not be used."""
        own = self.columns.get(Meaning.FIELD, [])
        names = [column.field for column, _ in own]
        rows = zip(*(words for _, words in own), strict=True) if own else ((),) * self.size
        for row, cells in enumerate(rows):
            kept = {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}
            yield kept | self.left[row] if row in self.left else kept

    def _first(self, column: Column, words: Words, parse: Parse[_Value] | None) -> list[_Value | None]:
        if parse is None:
            return list(words)  # type: ignore[arg-type]  # without a parser the words are the values
        try:
            values = [None if cell is None else parse(cell) for cell in words]
        except InputError:  # rare: then with care
            values = [
                None if cell is None else self._careful(row, cell, parse) for row, cell in enumerate(words)
            ]
        if values.count(None) != words.count(None):
            for row, cell in enumerate(words):
                if values[row] is None and cell is not None:
                    self.leave(row, column.field, cell)
        return values

    def _fill(
        self, values: list[_Value | None], column: Column, words: Words, parse: Parse[_Value] | None
    ) -> None:
        for row, cell in enumerate(words):
            if cell is None:
                continue
            value = self._careful(row, cell, parse) if values[row] is None else None
            if value is None:
                self.leave(row, column.field, cell)
            else:
                values[row] = value

    def _careful(self, row: int, cell: str, parse: Parse[_Value] | None) -> _Value | None:
        try:
            return parse(cell) if parse else cell  # type: ignore[return-value]  # without a parser the words
        except InputError as error:
            self.bad.setdefault(row, str(error))
            return None
