"""Times in words: in the zone of whoever they concern, which is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

#: A day that is further away has its year.
_NEAR = timedelta(days=180)


def day(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Name a day: `Tue 24 Nov`, far away `Wed 24 Nov 2027`."""
    local = moment.astimezone(zone)
    year = f" {local.year}" if abs(moment - now) > _NEAR else ""
    return f"{local:%a} {local.day} {local:%b}{year}"


def clock(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Name a moment: `15:00 Berlin` today, else `Wed 25 Nov 10:00 Istanbul`."""
    local = moment.astimezone(zone)
    place = zone.key.rpartition("/")[2].replace("_", " ")
    today = local.date() == now.astimezone(zone).date()
    return f"{local:%H:%M} {place}" if today else f"{day(moment, zone, now)} {local:%H:%M} {place}"


def span(first: datetime, last: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Name two moments of one day: `15:00 to 15:40 Berlin`; one where they are the same minute."""
    begin, end = (f"{one.astimezone(zone):%H:%M}" for one in (first, last))
    words = clock(first, zone, now)
    return words if begin == end else words.replace(begin, f"{begin} to {end}", 1)


def stamp(moment: datetime, zone: ZoneInfo) -> str:
    """Name a moment of the past: `22 Nov 11:40`."""
    local = moment.astimezone(zone)
    return f"{local.day:2} {local:%b %H:%M}"


def ago(then: datetime | None, now: datetime) -> str:
    """Say how long ago it was: `3 hours ago`; `never` for None."""
    if then is None:
        return "never"
    passed = max(now.astimezone(UTC) - then.astimezone(UTC), timedelta(0))
    for unit, name in (
        (timedelta(days=1), "day"),
        (timedelta(hours=1), "hour"),
        (timedelta(minutes=1), "minute"),
    ):
        if passed >= unit:
            count = passed // unit
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "a moment ago"


def counted(number: int, one: str, many: str = "") -> str:
    """Count things: `1 person`, `3 people`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
