"""A country and a year in, its public holidays and weekend out.

The years around now stand in `public_holidays.json`, made from the `holidays` library by
`scripts/holidays` and held equal to it by a test: importing the library takes
as long as a whole queue. It is asked for all other years and countries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from outreach.workdays.zones import ZONES

_FILE = "public_holidays.json"
_WORKWEEK = frozenset(range(5))
#: Countries of several clocks, which `ZONES` leaves out.
_OTHERS = ("AU", "BR", "CA", "ID", "KZ", "MX", "RU", "US")
YEARS = range(2025, 2033)

#: Public holidays, and the days of the weekend that elsewhere are workdays (Monday is 0).
Year = tuple[frozenset[date], frozenset[int]]


@lru_cache(maxsize=1024)
def public_holidays(country: str, year: int) -> Year:
    """Give the public holidays of *country* (ISO 3166-1 alpha-2) in *year*; an unknown one has none."""
    kept = _kept().get(country)
    if kept is None or str(year) not in kept:
        return from_library(country, year)
    return _read(kept[str(year)], year)


def from_library(country: str, year: int) -> Year:
    """Ask the `holidays` library."""
    import holidays  # noqa: PLC0415 - see above

    try:
        known = holidays.country_holidays(country, years=year)
    except NotImplementedError:
        return frozenset(), frozenset()
    return frozenset(known), frozenset(known.weekend) & _WORKWEEK


def written(countries: Iterable[str] = (*sorted(ZONES), *_OTHERS), years: Iterable[int] = YEARS) -> str:
    """Write the file: country -> year -> [days as MMDD, days of the weekend]."""
    table = {
        country: {str(year): _write(from_library(country, year)) for year in years}
        for country in sorted(countries)
    }
    lines = [f"{json.dumps(country)}: {json.dumps(every)}" for country, every in table.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = json.loads(
        (files("outreach.workdays") / _FILE).read_text("utf-8")
    )
    return found


def _write(found: Year) -> list[Any]:
    days, weekend = found
    return [" ".join(sorted(f"{day:%m%d}" for day in days)), sorted(weekend)]


def _read(kept: Any, year: int) -> Year:
    days, weekend = kept
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in days.split()), frozenset(weekend)
