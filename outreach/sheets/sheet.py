"""What a spreadsheet file holds, whatever program exported it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the bytes were read."""

    #: A codec name, such as `cp1254` or `utf-8-sig`.
    encoding: str
    #: One of `;` `,` tab `|`.
    delimiter: str

    def __str__(self) -> str:
        delimiters = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}
        return f"{self.encoding}, {delimiters[self.delimiter]}"


class Row(NamedTuple):
    """One row below the headings; as many cells as there are headings."""

    #: 1-based line of the file on which the row begins.
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that does not fit below the headings: its cells as far as they could be told apart, and why."""

    line: int
    cells: tuple[str, ...]
    #: In words, such as `2 cells more than headings`.
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings as written (cleaned to one line each), and the rows below them."""

    dialect: Dialect
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[Broken, ...] = ()

    def cells(self, index: int) -> Iterator[str]:
        """Walk down one column."""
        return (row.cells[index] for row in self.rows)
