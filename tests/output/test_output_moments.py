"""Times are told in the zone of whoever they concern, which is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.output.moments import ago, clock, counted, day, stamp

ISTANBUL, BERLIN, NEW_YORK, BUENOS_AIRES, PLAIN = map(
    ZoneInfo,
    ("Europe/Istanbul", "Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires", "UTC"),
)
#: A Tuesday, 10:00 in Istanbul.
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        ("2026-11-24 07:00", ISTANBUL, "Tue 24 Nov"),
        ("2026-11-24 22:30", ISTANBUL, "Wed 25 Nov"),
        ("2026-11-24 22:30", BERLIN, "Tue 24 Nov"),
        ("2026-11-24 03:30", NEW_YORK, "Mon 23 Nov"),
        ("2026-12-31 23:30", BERLIN, "Fri 1 Jan"),
        ("2028-02-28 22:30", ISTANBUL, "Tue 29 Feb 2028"),
        ("2028-02-29 12:00", NEW_YORK, "Tue 29 Feb 2028"),
    ],
)
def test_a_day_is_the_one_of_their_calendar(moment: str, zone: ZoneInfo, words: str) -> None:
    assert day(utc(moment), zone, NOW) == words


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        ("2026-11-24 12:00", ISTANBUL, "15:00 Istanbul"),
        ("2026-11-24 15:00", BERLIN, "16:00 Berlin"),
        ("2026-11-24 15:00", NEW_YORK, "10:00 New York"),
        ("2026-11-24 15:00", BUENOS_AIRES, "12:00 Buenos Aires"),
        ("2026-11-24 15:00", PLAIN, "15:00 UTC"),
        # today and tomorrow are theirs
        ("2026-11-24 21:30", ISTANBUL, "Wed 25 Nov 00:30 Istanbul"),
        ("2026-11-24 21:30", BERLIN, "22:30 Berlin"),
        ("2026-11-25 04:30", NEW_YORK, "23:30 New York"),
        ("2026-11-25 07:00", ISTANBUL, "Wed 25 Nov 10:00 Istanbul"),
        ("2026-11-23 07:00", ISTANBUL, "Mon 23 Nov 10:00 Istanbul"),
        # the same day of another year is not today
        ("2027-11-24 07:00", ISTANBUL, "Wed 24 Nov 2027 10:00 Istanbul"),
        # summer time
        ("2027-07-01 08:00", BERLIN, "Thu 1 Jul 2027 10:00 Berlin"),
        ("2027-07-01 14:00", NEW_YORK, "Thu 1 Jul 2027 10:00 New York"),
    ],
)
def test_a_moment_is_told_by_their_clock_with_the_day_unless_it_is_today(
    moment: str, zone: ZoneInfo, words: str
) -> None:
    assert clock(utc(moment), zone, NOW) == words


def test_today_is_theirs_for_now_too() -> None:
    late = utc("2026-11-24 22:30")  # the 25th in Istanbul
    assert clock(utc("2026-11-24 22:45"), ISTANBUL, late) == "01:45 Istanbul"
    assert clock(utc("2026-11-24 20:00"), ISTANBUL, late) == "Tue 24 Nov 23:00 Istanbul"


def test_it_does_not_matter_in_which_zone_a_moment_is_given() -> None:
    there = NOW.astimezone(NEW_YORK)
    assert clock(there, ISTANBUL, NOW) == clock(NOW, ISTANBUL, there) == "10:00 Istanbul"


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        ("2026-11-22 08:40", ISTANBUL, "22 Nov 11:40"),
        ("2026-11-02 08:40", ISTANBUL, " 2 Nov 11:40"),  # so that a log stands in columns
        ("2026-11-01 03:40", NEW_YORK, "31 Oct 23:40"),
    ],
)
def test_a_stamp_has_one_width(moment: str, zone: ZoneInfo, words: str) -> None:
    assert stamp(utc(moment), zone) == words


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(0), "a moment ago"),
        (timedelta(seconds=59), "a moment ago"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=731), "731 days ago"),
        (timedelta(hours=-3), "a moment ago"),  # a clock that was set back
    ],
)
def test_how_long_ago_is_told_in_the_largest_unit_that_fits(passed: timedelta, words: str) -> None:
    assert ago(NOW - passed, NOW) == words


def test_what_never_happened_was_never() -> None:
    assert ago(None, NOW) == "never"


def test_an_hour_is_an_hour_where_the_clocks_change() -> None:
    before, after = (
        datetime(2026, 10, 25, 0, 30, tzinfo=BERLIN),
        datetime(2026, 10, 25, 4, 30, tzinfo=BERLIN),
    )
    assert ago(before, after) == "5 hours ago"


@pytest.mark.parametrize(
    ("number", "one", "many", "words"),
    [
        (0, "mail", "", "0 mails"),
        (1, "mail", "", "1 mail"),
        (2, "mail", "", "2 mails"),
        (1, "person", "people", "1 person"),
        (0, "person", "people", "0 people"),
        (23, "person", "people", "23 people"),
    ],
)
def test_things_are_counted_in_english(number: int, one: str, many: str, words: str) -> None:
    assert counted(number, one, many) == words
