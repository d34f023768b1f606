"""A sheet and what its columns mean in; of each column of numbers or days one cell, and how it was read, out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

from outreach.people.dates import day_first, parse_date
from outreach.people.headings import Columns
from outreach.people.history import day
from outreach.people.meanings import DATES, HISTORY, NUMBERS, Meaning
from outreach.people.numbers import example, number_style
from outreach.sheets import Sheet

_SAMPLE = 2000


def examples(sheet: Sheet, columns: Columns) -> dict[int, tuple[str, float | date]]:
    """Return for a column by its index the cell that shows best how it was read, and its number or day.

    Of numbers that is one that could be read otherwise (12.500), of days the first.
    """
    found: dict[int, tuple[str, float | date] | None] = {}
    for column in columns.columns:
        cells = list(filter(None, sheet.cells(column.index)))
        if column.meaning in NUMBERS:
            rate = column.meaning is Meaning.ENGAGEMENT_RATE
            found[column.index] = example(cells, number_style(cells, sheet.dialect.delimiter, rate=rate))
        elif column.meaning in DATES or column.meaning in HISTORY:
            found[column.index] = _day(cells, anywhere=column.meaning in HISTORY)
    return {index: one for index, one in found.items() if one}


def _day(cells: Iterable[str], *, anywhere: bool) -> tuple[str, date] | None:
    """Find a day; *anywhere* also one that stands among other words."""
    said = list(cells)
    first = day_first(said, otherwise=True)
    read = (
        (cell, day(cell, first=first) if anywhere else parse_date(cell, day_first=first)) for cell in said
    )
    return next(((cell, found) for cell, found in islice(read, _SAMPLE) if found), None)
