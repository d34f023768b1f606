"""Mail leaves on working days, in the hours of whoever it goes to, also where clocks jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.errors import InputError
from outreach.workdays import (
    Window,
    add_business_days,
    business_days_between,
    is_workday,
    next_slot,
    zone,
    zones_for,
)
from outreach.workdays.zones import MANY_ZONES

HOURS = Window(time(10), time(17))
ALWAYS = frozenset(range(7))
ISTANBUL, NEW_YORK, CAIRO, BERLIN = map(
    ZoneInfo, ("Europe/Istanbul", "America/New_York", "Africa/Cairo", "Europe/Berlin")
)


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        (date(2026, 12, 1), "TR", True),  # a Tuesday
        (date(2026, 11, 28), "TR", False),  # Saturday
        (date(2026, 11, 29), None, False),  # Sunday
        (date(2027, 1, 1), "TR", False),
        (date(2027, 1, 1), None, True),  # no country, no holidays
        (date(2026, 10, 29), "TR", False),  # Republic Day
        (date(2026, 10, 29), "DE", True),
        (date(2026, 4, 23), "tr", False),  # Children's Day
        (date(2026, 5, 27), "TR", False),  # Feast of Sacrifice
        (date(2028, 2, 29), "TR", True),
        (date(2026, 7, 3), "US", False),  # the Fourth falls on a Saturday
        (date(2026, 12, 25), "GB", False),
        (date(2026, 12, 4), "SA", False),  # Friday, the weekend there
        (date(2026, 12, 3), "SA", True),
        (date(2026, 12, 1), "XX", True),
        (date(2026, 12, 1), "not a country", True),
    ],
)
def test_people_work_on_weekdays_that_are_no_holiday_of_their_country(
    day: date,
    country: str | None,
    works: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_workday(day, country) is works


def test_a_sender_who_writes_on_saturdays_may() -> None:
    assert is_workday(date(2026, 11, 28), "TR", frozenset({5}))


def at(text: str, tz: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=tz)


@pytest.mark.parametrize(
    ("now", "tz", "country", "slot"),
    [
        ("2026-12-01 09:00", ISTANBUL, "TR", "2026-12-01 10:00"),
        ("2026-12-01 10:00", ISTANBUL, "TR", "2026-12-01 10:00"),
        ("2026-12-01 16:59:59", ISTANBUL, "TR", "2026-12-01 16:59:59"),
        ("2026-12-01 17:00", ISTANBUL, "TR", "2026-12-02 10:00"),
        ("2026-11-27 17:00", ISTANBUL, "TR", "2026-11-30 10:00"),  # Friday evening
        ("2026-11-28 12:00", ISTANBUL, "TR", "2026-11-30 10:00"),  # Saturday
        ("2026-12-31 18:00", ISTANBUL, "TR", "2027-01-04 10:00"),  # Friday 1 January, then the weekend
        ("2028-02-28 18:00", ISTANBUL, "TR", "2028-02-29 10:00"),
        ("2026-05-25 18:00", ISTANBUL, "TR", "2026-05-26 10:00"),  # the eve of a feast: free from 13:00 only
        ("2026-05-26 12:59:59", ISTANBUL, "TR", "2026-05-26 12:59:59"),
        ("2026-05-26 13:00", ISTANBUL, "TR", "2026-06-01 10:00"),
        ("2026-10-28 13:00", ISTANBUL, "TR", "2026-10-30 10:00"),  # the eve of Republic Day
        ("2026-10-28 13:00", ISTANBUL, "DE", "2026-10-28 13:00"),
        ("2026-12-24 14:00", ISTANBUL, "GR", "2026-12-28 10:00"),
        ("2026-06-01 14:00", ISTANBUL, "CN", "2026-06-01 14:00"),  # half a day for children alone
        ("2026-05-26 18:00", ISTANBUL, "TR", "2026-06-01 10:00"),  # the feast, then the weekend
        ("2026-03-06 18:00", NEW_YORK, "US", "2026-03-09 10:00"),  # clocks go forward on the Sunday between
    ],
)
def test_the_next_slot_is_the_first_instant_inside_the_window(
    now: str, tz: ZoneInfo, country: str, slot: str
) -> None:
    assert next_slot(at(now, tz), tz, country, HOURS).astimezone(tz) == at(slot, tz)


@pytest.mark.parametrize(
    ("now", "country", "slot"),
    [
        # Eastern time opens, Pacific time does three hours later; the first closes before the other
        ("2026-12-01 09:00", "US", "2026-12-01 13:00"),
        ("2026-12-01 16:59", "US", "2026-12-01 16:59"),
        ("2026-12-01 17:00", "US", "2026-12-02 13:00"),
        # Friday afternoon, and the Monday of Labor Day
        ("2026-09-04 17:00", "US", "2026-09-08 13:00"),
        # the clocks of both change on one Sunday
        ("2026-10-30 17:00", "US", "2026-11-02 13:00"),
        # Tijuana is three hours behind Cancún
        ("2026-12-01 09:00", "MX", "2026-12-01 13:00"),
    ],
)
def test_where_a_country_has_several_clocks_mail_leaves_in_the_hours_of_all(
    now: str, country: str, slot: str
) -> None:
    zones = zones_for(None, country, "UTC")
    assert next_slot(at(now, NEW_YORK), zones, country, HOURS) == at(slot, NEW_YORK)


def test_a_window_that_clocks_of_one_country_do_not_share_is_told() -> None:
    narrow = Window(time(10), time(11))
    with pytest.raises(InputError, match=r"US has several clocks, .* give them a time zone"):
        next_slot(at("2026-12-01 09:00", NEW_YORK), zones_for(None, "us", "UTC"), "US", narrow)


@pytest.mark.parametrize("country", sorted(MANY_ZONES))
def test_countries_of_several_clocks_have_hours_together_all_year(country: str) -> None:
    zones = zones_for(None, country, "UTC")
    for month in range(1, 13):
        now = datetime(2027, month, 1, tzinfo=UTC)
        assert next_slot(now, zones, country, HOURS) - now < timedelta(days=12)  # Russia rests in January


def test_their_own_zone_goes_before_the_clocks_of_their_country() -> None:
    assert [one.key for one in zones_for("America/Denver", "US", "UTC")] == ["America/Denver"]
    assert [one.key for one in zones_for(None, "DE", "UTC")] == ["Europe/Berlin"]
    assert [one.key for one in zones_for(None, None, "Asia/Tokyo")] == ["Asia/Tokyo"]


@pytest.mark.parametrize(
    ("window", "tz", "now", "slot"),
    [
        # 00:00 to 00:59 of 24 April 2026 do not exist in Cairo.
        ((time(0), time(9)), CAIRO, "2026-04-23T21:00:00+00:00", "2026-04-23T22:00:00+00:00"),
        ((time(0, 30), time(9)), CAIRO, "2026-04-23T20:00:00+00:00", "2026-04-23T22:00:00+00:00"),
        # 02:00 to 02:59 of 8 March 2026 do not exist in New York.
        ((time(2, 15), time(3, 30)), NEW_YORK, "2026-03-08T06:00:00+00:00", "2026-03-08T07:00:00+00:00"),
        ((time(1), time(2, 30)), NEW_YORK, "2026-03-08T06:59:00+00:00", "2026-03-08T06:59:00+00:00"),
        ((time(1), time(2, 30)), NEW_YORK, "2026-03-08T07:00:00+00:00", "2026-03-09T05:00:00+00:00"),
        ((time(2), time(3)), NEW_YORK, "2026-03-08T05:00:00+00:00", "2026-03-09T06:00:00+00:00"),
        # 01:00 to 01:59 of 1 November 2026 come twice there: EDT until 06:00 UTC, then EST.
        ((time(1, 30), time(2)), NEW_YORK, "2026-11-01T05:00:00+00:00", "2026-11-01T05:30:00+00:00"),
        ((time(1, 30), time(2)), NEW_YORK, "2026-11-01T06:00:00+00:00", "2026-11-01T06:30:00+00:00"),
        ((time(1, 10), time(1, 40)), NEW_YORK, "2026-11-01T05:45:00+00:00", "2026-11-01T06:10:00+00:00"),
        ((time(1, 30), time(3)), NEW_YORK, "2026-11-01T06:10:00+00:00", "2026-11-01T06:30:00+00:00"),
    ],
)
def test_hours_that_are_skipped_or_come_twice_are_met_as_they_pass(
    window: tuple[time, time], tz: ZoneInfo, now: str, slot: str
) -> None:
    got = next_slot(datetime.fromisoformat(now), tz, None, Window(*window, ALWAYS))
    assert got == datetime.fromisoformat(slot)


@pytest.mark.parametrize(
    ("moment", "number", "tz", "country", "later"),
    [
        ("2026-11-11 11:30", 4, ISTANBUL, "TR", "2026-11-17 11:30"),
        ("2026-11-28 11:30", 1, ISTANBUL, "TR", "2026-11-30 11:30"),  # from a Saturday
        ("2026-11-28 11:30", 0, ISTANBUL, "TR", "2026-11-28 11:30"),
        ("2026-10-28 09:00", 1, ISTANBUL, "TR", "2026-10-30 09:00"),  # over Republic Day
        ("2026-12-31 09:00", 1, ISTANBUL, "TR", "2027-01-04 09:00"),
        ("2028-02-28 09:00", 1, ISTANBUL, "TR", "2028-02-29 09:00"),
        ("2026-03-06 12:00", 1, NEW_YORK, "US", "2026-03-09 12:00"),  # 71 hours, not 72
        ("2026-03-27 12:00", 1, BERLIN, "DE", "2026-03-30 12:00"),
    ],
)
def test_business_days_later_is_the_same_time_by_the_clock(
    moment: str, number: int, tz: ZoneInfo, country: str, later: str
) -> None:
    assert add_business_days(at(moment, tz), number, tz, country).astimezone(tz) == at(later, tz)


@pytest.mark.parametrize(
    ("moment", "tz", "utc"),
    [
        ("2026-04-23 00:00", CAIRO, "2026-04-23T22:00:00+00:00"),  # midnight is 01:00 on the 24th
        ("2026-03-07 02:30", NEW_YORK, "2026-03-08T07:30:00+00:00"),  # 02:30 is 03:30 on the 8th
        ("2026-10-31 01:30", NEW_YORK, "2026-11-01T05:30:00+00:00"),  # the first of two
    ],
)
def test_a_time_that_the_clocks_skip_moves_on_with_them(moment: str, tz: ZoneInfo, utc: str) -> None:
    assert add_business_days(at(moment, tz), 1, tz, None, ALWAYS) == datetime.fromisoformat(utc)


def test_weekends_and_holidays_do_not_count() -> None:
    friday, monday = at("2026-11-27 23:59", ISTANBUL), at("2026-11-30 00:01", ISTANBUL)
    assert business_days_between(friday, monday, ISTANBUL, "TR") == 1
    assert business_days_between(friday, friday, ISTANBUL, "TR") == 0
    assert (
        business_days_between(
            at("2026-10-28 12:00", ISTANBUL), at("2026-10-30 12:00", ISTANBUL), ISTANBUL, "TR"
        )
        == 1
    )


@pytest.mark.parametrize(
    ("start", "end", "days"), [(17, 10, {0}), (10, 10, {0}), (10, 17, set()), (10, 17, {7})]
)
def test_a_window_that_never_opens_is_refused(start: int, end: int, days: set[int]) -> None:
    with pytest.raises(ValueError, match="window"):
        Window(time(start), time(end), frozenset(days))


def test_a_window_without_a_single_workday_is_told_instead_of_searched_for_ever() -> None:
    fridays = frozenset({4})

    with pytest.raises(InputError, match="no day within a year"):
        add_business_days(datetime(2026, 11, 24, 7, tzinfo=UTC), 1, zone("Asia/Riyadh"), "SA", fridays)
