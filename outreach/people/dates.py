"""A column of cells in; whether the day stands before the month, and each date, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from outreach.text import search_key

_ISO = re.compile(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[T ].*)?", re.DOTALL)
_FIGURES = re.compile(
    r"([0-9]{1,2})[-./ ]{1,2}([0-9]{1,2})[-./ ]{1,2}([0-9]{4}|[0-9]{2})(?:[T ].*)?", re.DOTALL
)
_DAY_MONTH = re.compile(r"([0-9]{1,2})[-./ ]{1,2}([a-z]{3,9})[-./, ]{1,2}([0-9]{4}|[0-9]{2})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})[-./ ]{1,2}([0-9]{1,2}),? ([0-9]{4})")
_MONTHS = {
    name[:letters]: number
    for names in (
        "january february march april may june july august september october november december",
        "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
    )
    for number, name in enumerate(names.split(), 1)
    for letters in (3, 4, len(name))
}


def day_first(cells: Iterable[str], *, otherwise: bool) -> bool:
    """Say whether the column writes 3/11/2026 for 3 November; *otherwise* where no cell shows it.

    A full stop (3.11.2026) or a first number above 12 shows it, a second number above 12 the contrary.
    """
    votes = 0
    for cell in cells:
        match = _FIGURES.fullmatch(cell.strip())
        if match:
            first, second = int(match[1]), int(match[2])
            votes += (first > 12 or "." in cell[:3]) - (second > 12)
    return votes > 0 if votes else otherwise


def parse_date(cell: str, *, day_first: bool) -> date | None:
    """Read `2026-11-03`, `3.11.2026`, `3/11/2026`, `3 Kasım 2026` or `Nov 3, 2026`; None for anything else.

    A time behind it is left out. Two figures are a year of this century.
    """
    text = cell.strip()[:40]
    if match := _ISO.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _FIGURES.fullmatch(text):
        day, month = (match[1], match[2]) if day_first else (match[2], match[1])
        return _date(match[3], month, day)
    text = search_key(text)
    if match := _DAY_MONTH.fullmatch(text):
        return _date(match[3], str(_MONTHS.get(match[2], 0)), match[1])
    if match := _MONTH_DAY.fullmatch(text):
        return _date(match[3], str(_MONTHS.get(match[1], 0)), match[2])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
