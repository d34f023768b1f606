"""A sheet of posts and its columns in; of the date and of each number one cell, and how it was read, out."""

from __future__ import annotations

from datetime import date
from itertools import islice
from zoneinfo import ZoneInfo

from outreach.errors import InputError
from outreach.people.dates import day_first
from outreach.people.numbers import example, number_style
from outreach.posts import dates
from outreach.posts.columns import METRICS, PostColumns
from outreach.sheets import Sheet

_SAMPLE = 200


def examples(
    sheet: Sheet, columns: PostColumns, *, today: date, zone: ZoneInfo
) -> dict[str, tuple[str, float | date]]:
    """Return for `date` and each metric that the sheet has a cell that shows how it was read, and its day or number."""
    found: dict[str, tuple[str, float | date] | None] = {}
    for metric in METRICS:
        if metric in columns:
            cells = list(filter(None, sheet.cells(columns.places[metric])))
            found[metric] = example(cells, number_style(cells, sheet.dialect.delimiter))
    if "date" in columns:
        cells = list(islice(filter(None, sheet.cells(columns.places["date"])), _SAMPLE))
        first = day_first(cells, otherwise=True)
        read = ((cell, _day(cell, today, zone, first=first)) for cell in cells)
        found["date"] = next(((cell, day) for cell, day in read if day), None)
    return {column: one for column, one in found.items() if one}


def _day(cell: str, today: date, zone: ZoneInfo, *, first: bool) -> date | None:
    if moment := dates.moment(cell):
        return moment.astimezone(zone).date()
    try:
        return dates.parse(cell, today=today, day_first=first)
    except InputError:
        return None
