"""A sheet and what its columns mean in; how to read each of its rows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from outreach.errors import UsageError
from outreach.people.cleaning import words
from outreach.people.dates import day_first
from outreach.people.headings import Column, Columns
from outreach.people.meanings import Meaning, near
from outreach.people.numbers import Style, number_style
from outreach.people.platforms import BY_NAME, platform_named
from outreach.sheets import Sheet
from outreach.text import Language

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a whole sheet says of its rows."""

    columns: Mapping[Meaning, tuple[Column, ...]]
    #: How the numbers of a column are written, by its index.
    styles: Mapping[int, Style]
    #: Whether 3/11/2026 is 3 November, by the index of the column.
    day_first: Mapping[int, bool]
    #: For rows that do not say.
    platform: str | None
    language: Language | None


def lay_out(sheet: Sheet, columns: Columns, *, platform: str | None, language: Language | None) -> Layout:
    """Judge the columns of numbers and of dates by all of their cells.

    Raises UsageError for a platform that we do not know.
    """
    numbers = (*columns.of(Meaning.FOLLOWERS), *columns.of(Meaning.ENGAGEMENT_RATE))
    return Layout(
        columns={meaning: found for meaning in Meaning if (found := columns.of(meaning))},
        styles={column.index: style_of(sheet, column) for column in numbers},
        day_first={
            column.index: day_first(
                (row.cells[column.index] for row in sheet.rows), otherwise=sheet.dialect.delimiter == ";"
            )
            for column in columns.of(Meaning.POST_DATE)
        },
        platform=_known(platform),
        language=language,
    )


def style_of(sheet: Sheet, column: Column) -> Style:
    """Judge how a column of numbers is written."""
    rate = column.meaning is Meaning.ENGAGEMENT_RATE
    return number_style((row.cells[column.index] for row in sheet.rows), sheet.dialect.delimiter, rate=rate)


class Cells:
    """One row while it is read: what is understood is taken, the rest is left over for `fields`."""

    __slots__ = ("cells", "columns", "layout", "left")

    def __init__(self, cells: Sequence[str], layout: Layout) -> None:
        self.cells = cells
        self.layout = layout
        self.columns = layout.columns
        self.left: dict[str, str] = {}

    def take(
        self,
        meaning: Meaning,
        parse: Callable[[str, Column], _Value | None],
        clean: Callable[[str], str | None] = words,
    ) -> _Value | None:
        """Return what *parse* makes of the first column that says something it understands."""
        taken: _Value | None = None
        for column in self.columns.get(meaning, ()):
            said = clean(self.cells[column.index])
            if said is None:
                continue
            value = parse(said, column) if taken is None else None
            if value is None:
                self.left[column.field] = said
            else:
                taken = value
        return taken


def as_said(said: str, _: Column) -> str:
    """Take the words as they are."""
    return said


def _known(platform: str | None) -> str | None:
    named = platform_named(platform) if platform else None
    if platform and named is None:
        offered = near(platform, BY_NAME)
        hint = f"did you mean {offered}" if offered else f"one of: {', '.join(BY_NAME)}"
        raise UsageError(f"{platform}: no such platform", hint=hint)
    return named
