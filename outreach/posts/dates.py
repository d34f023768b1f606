"""A day or moment as people and spreadsheets write it in, a date out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from outreach.errors import InputError
from outreach.text import search_key

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?(?:,? .*)?")
#: Since 1970, from 2001 to 2286; of milliseconds the last three figures are left out.
_SECONDS = re.compile(r"([0-9]{10})(?:[0-9]{3})?(?:\.0+)?")
_PIECE = re.compile(r"[^\W\d_]+|\d+")

#: Months by name, folded, in both languages; three letters or more are enough.
MONTHS = (
    ("january", "ocak"),
    ("february", "subat"),
    ("march", "mart"),
    ("april", "nisan"),
    ("may", "mayis"),
    ("june", "haziran"),
    ("july", "temmuz"),
    ("august", "agustos"),
    ("september", "eylul"),
    ("october", "ekim"),
    ("november", "kasim"),
    ("december", "aralik"),
)
# What may stand around a day and says nothing more; days of the week by their beginnings.
_AROUND = frozenset({"st", "nd", "rd", "th", "of"})
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "paz", "pzt", "sal", "car", "per", "cum", "cmt")


def parse(text: str, *, today: date, day_first: bool = True) -> date:
    """Read `2026-03-02`, `2.3.2026`, `3/25/2026`, `2 Mart 2026` or `March 2, 2026`; a time behind it is left out.

    With dots and slashes the day stands first (the month where *day_first* is False) unless only the other way there is
    such a day. Raises InputError for what is no day, for one after *today* and for one before 1990.
    """
    written = " ".join(text.split())[:60]
    try:
        found = _numbers(written, day_first=day_first) or _words(written)
    except ValueError:
        raise InputError(f"{written!r} is no day of the calendar") from None
    if found is None:
        raise InputError(f"{written!r} is no date", hint="write it as 2026-03-02")
    return possible(found, written, today=today)


def moment(text: str) -> datetime | None:
    """Read a moment that knows its zone: seconds or milliseconds since 1970, or ISO 8601 with an offset.

    None for anything else, a time without a zone too. In UTC.
    """
    written = text.strip()[:40]
    if found := _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(found[1]), UTC)
    if not _YEAR_FIRST.fullmatch(written):
        return None
    try:
        read = datetime.fromisoformat(written)
        return read.astimezone(UTC) if read.tzinfo else None
    except (ValueError, OverflowError):
        return None


def possible(found: date, written: str, *, today: date) -> date:
    """Give a day back on which something may have been published; raises InputError for any other."""
    if found > today:
        raise InputError(f"{written!r} lies in the future ({found.isoformat()})")
    if found.year < 1990:
        raise InputError(f"{written!r} is too long ago ({found.isoformat()})")
    return found


def _numbers(written: str, *, day_first: bool) -> date | None:
    if found := _YEAR_FIRST.fullmatch(written):
        return date(*map(int, found.groups()))
    if not (found := _YEAR_LAST.fullmatch(written)):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    swap = second > 12 >= first if day_first else first <= 12
    day, month = (second, first) if swap else (first, second)
    return date(_year(year), month, day)


def _year(written: int) -> int:
    return written if written > 99 else 2000 + written


def _words(written: str) -> date | None:
    """Take one month's name, one year and one day; the first number that may be a day is it."""
    months, numbers = [], []
    for piece in _PIECE.findall(written):
        name = search_key(piece)
        if piece.isdigit():
            numbers.append(int(piece))
        elif month := _month(name):
            months.append(month)
        elif name not in _AROUND and not name.startswith(_WEEK):
            return None
    if len(months) != 1 or len(numbers) < 2:
        return None
    first, second = numbers[:2]
    day, year = (second, first) if first > 31 else (first, second)
    return date(_year(year), months[0], day)


def _month(name: str) -> int | None:
    if len(name) < 3:
        return None
    places = (place for place, names in enumerate(MONTHS, 1) if any(one.startswith(name) for one in names))
    return next(places, None)
