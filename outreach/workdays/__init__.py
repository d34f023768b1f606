"""Zones, sending windows and business days: a moment and a calendar in, the next moment out. No clock inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from outreach.errors import InputError
from outreach.workdays.public import public_holidays
from outreach.workdays.zones import zone, zone_for, zones_for

__all__ = [
    "WEEKDAYS",
    "Window",
    "add_business_days",
    "business_days_between",
    "hours",
    "is_workday",
    "next_slot",
    "zone",
    "zone_for",
    "zones_for",
]

#: Monday to Friday, as `date.weekday()` counts.
WEEKDAYS = frozenset(range(5))

#: Whoever goes home early on a half day does so from then on.
_HALF_DAY_ENDS = time(13)
_SEARCHED = 400
#: Clocks of one country that share no hour of the window in so long never do.
_TOGETHER = timedelta(days=60)
_NO_HOUR = (
    "{country} has several clocks, and no hour falls into the sending window by all of them: "
    "give them a time zone, or make the window wider"
)
_NO_DAY = "no day within a year falls into the sending window"


@dataclass(frozen=True, slots=True)
class Window:
    """When mail may leave, by the recipient's clock: from *start* up to, not including, *end*, on *days* (Monday is 0)."""

    start: time
    end: time
    days: frozenset[int] = WEEKDAYS

    def __post_init__(self) -> None:
        if not (self.start < self.end and self.days and self.days <= frozenset(range(7))):
            raise ValueError("a window begins before it ends, on the same day, and holds a day of the week")

    def __contains__(self, local: datetime) -> bool:
        return self.start <= local.time() < self.end and local.weekday() in self.days


def is_workday(day: date, country: str | None, days: frozenset[int] = WEEKDAYS) -> bool:
    """Say whether people of *country* (ISO 3166-1 alpha-2) work on *day*: one of *days* and no public holiday.

    A Friday is no workday where the weekend begins on it. An unknown country has no holidays.
    """
    if day.weekday() not in days:
        return False
    year = public_holidays((country or "").upper(), day.year)
    return day not in year.free and day.weekday() not in year.weekend


def hours(day: date, country: str | None, window: Window) -> tuple[time, time] | None:
    """Give the part of *window* in which people of *country* work on *day*; None where there is none.

    On a half day, such as the eve of a feast in Turkey, work ends at 13:00.
    """
    if not is_workday(day, country, window.days):
        return None
    half = day in public_holidays((country or "").upper(), day.year).half
    end = min(window.end, _HALF_DAY_ENDS) if half else window.end
    return (window.start, end) if window.start < end else None


def next_slot(
    now: datetime, tz: ZoneInfo | Sequence[ZoneInfo], country: str | None, window: Window
) -> datetime:
    """Find the first instant, *now* or later, inside *window* by the clock of *tz* on a workday of *country*; in UTC.

    Of several zones the instant lies in the window by each of their clocks: whichever of them is the right one.
    """
    if isinstance(tz, ZoneInfo):
        return _slot(now, tz, country, window)
    at, last = now.astimezone(UTC), now + _TOGETHER
    while at <= last:
        found = max(_slot(at, one, country, window) for one in tz)
        if found == at:
            return found
        at = found
    raise InputError(_NO_HOUR.format(country=country))


def _slot(now: datetime, tz: ZoneInfo, country: str | None, window: Window) -> datetime:
    """Find the first instant in the window by one clock.

    *now* is aware. Where clocks change, hours that do not exist and hours that come twice are met as they pass.
    """
    now = now.astimezone(UTC)
    today = now.astimezone(tz).date()
    for ahead in range(_SEARCHED):
        day = today + timedelta(days=ahead)
        if span := hours(day, country, window):
            opens = [
                slot
                for low, high, offset in _spans(day, tz, span)
                if (slot := _first(max(low, now), high, tz, offset))
            ]
            if opens:
                return min(opens)
    raise InputError(_NO_DAY)


def add_business_days(
    moment: datetime, number: int, tz: ZoneInfo, country: str | None, days: frozenset[int] = WEEKDAYS
) -> datetime:
    """Go *number* business days on, at the same time by the clock of *tz*; in UTC.

    *moment* is aware. A time that the clocks skip on that day moves on by as much as they do (02:30 becomes 03:30);
    of a time that comes twice it is the first.
    """
    if number == 0:
        return moment.astimezone(UTC)
    local = moment.astimezone(tz)
    day = local.date()
    for _ in range(number):
        day = _workday_after(day, country, days)
    return datetime.combine(day, local.time(), tz).astimezone(UTC)


def business_days_between(
    begin: datetime, end: datetime, tz: ZoneInfo, country: str | None, days: frozenset[int] = WEEKDAYS
) -> int:
    """Count the business days after the day of *begin*, up to the day of *end*, by the clock of *tz*; negative backwards."""
    first, last = begin.astimezone(tz).date(), end.astimezone(tz).date()
    if last < first:
        return -business_days_between(end, begin, tz, country, days)
    return sum(
        is_workday(first + timedelta(days=ahead), country, days)
        for ahead in range(1, (last - first).days + 1)
    )


def _workday_after(day: date, country: str | None, days: frozenset[int]) -> date:
    for ahead in range(1, _SEARCHED):
        if is_workday(day + timedelta(days=ahead), country, days):
            return day + timedelta(days=ahead)
    raise InputError(_NO_DAY)


def _spans(
    day: date, tz: ZoneInfo, span: tuple[time, time]
) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """Give the hours of a day in UTC, once for each offset that the clock has around them."""
    ends = [datetime.combine(day, wall, tz).replace(fold=fold) for wall in span for fold in (0, 1)]
    for offset in {end.utcoffset() or timedelta() for end in ends}:
        low, high = (datetime.combine(day, wall, UTC) - offset for wall in span)
        yield low, high, offset


def _first(low: datetime, high: datetime, tz: ZoneInfo, offset: timedelta) -> datetime | None:
    """Find the first instant from *low*, before *high*, at which the clock of *tz* stands at *offset*."""
    if low >= high:
        return None
    if low.astimezone(tz).utcoffset() == offset:
        return low
    late = high - timedelta(microseconds=1)
    if late.astimezone(tz).utcoffset() != offset:
        return None
    early = low.replace(microsecond=0)
    late = late.replace(microsecond=0)
    while late - early > timedelta(seconds=1):  # clocks change on whole seconds
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        early, late = (early, middle) if middle.astimezone(tz).utcoffset() == offset else (middle, late)
    return late
