"""A country and a year in, its public holidays, half days and weekend out.

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
from typing import Any, NamedTuple

from outreach.workdays.zones import ZONES

_FILE = "public_holidays.json"
_WORKWEEK = frozenset(range(5))
#: Countries of several clocks, which `ZONES` leaves out.
_OTHERS = ("AU", "BR", "CA", "ID", "KZ", "MX", "RU", "US")
YEARS = range(2025, 2033)

#: Half days of some people alone: women on 8 March, the young on 4 May.
_NOT_FOR_ALL = frozenset({"CN"})
_HALF = "half_day"


class Year(NamedTuple):
    """The days of one year on which people do not work as on others."""

    #: Public holidays.
    free: frozenset[date]
    #: Days of the weekend that elsewhere are workdays (Monday is 0).
    weekend: frozenset[int]
    #: Days that end at noon or soon after: the eve of a feast.
    half: frozenset[date]


_NOTHING = Year(frozenset(), frozenset(), frozenset())


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
        return _NOTHING
    half: Iterable[date] = ()
    if _HALF in known.supported_categories and country not in _NOT_FOR_ALL:
        half = holidays.country_holidays(country, years=year, categories=(_HALF,))
    return Year(frozenset(known), frozenset(known.weekend) & _WORKWEEK, frozenset(half) - frozenset(known))


def written(countries: Iterable[str] = (*sorted(ZONES), *_OTHERS), years: Iterable[int] = YEARS) -> str:
    """Write the file: country -> year -> [holidays as MMDD, days of the weekend, half days as MMDD]."""
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
    return [_listed(found.free), sorted(found.weekend), _listed(found.half)]


def _listed(days: Iterable[date]) -> str:
    return " ".join(sorted(f"{day:%m%d}" for day in days))


def _read(kept: Any, year: int) -> Year:
    free, weekend, half = kept
    return Year(_days(free, year), frozenset(weekend), _days(half, year))


def _days(listed: str, year: int) -> frozenset[date]:
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in listed.split())
