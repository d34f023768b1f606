"""What holds at any moment, by any clock and calendar: a slot is the first one there is, and counting undoes adding."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.workdays import (
    Window,
    add_business_days,
    business_days_between,
    is_workday,
    next_slot,
)

# Zones with skipped midnights, changes of half an hour and more than two a year.
_ZONES = st.sampled_from(
    (
        *("Europe/Istanbul", "America/New_York", "Africa/Cairo", "Africa/Casablanca", "America/Santiago"),
        *("Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC"),
    ),
).map(ZoneInfo)
_ANY_TIME = st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - asked for so
_CHANGES = st.sampled_from(
    [
        datetime(2026, 3, 8, 7, tzinfo=UTC),  # New York
        datetime(2026, 11, 1, 6, tzinfo=UTC),
        datetime(2026, 4, 23, 22, tzinfo=UTC),  # Cairo
        datetime(2026, 9, 6, 4, tzinfo=UTC),  # Santiago
        datetime(2026, 4, 4, 15, tzinfo=UTC),  # Lord Howe
        datetime(2011, 12, 30, 10, tzinfo=UTC),  # Apia loses a day
    ]
)
_MOMENTS = st.one_of(
    _ANY_TIME,
    st.builds(
        lambda change, minutes: change + timedelta(minutes=minutes), _CHANGES, st.integers(-3000, 3000)
    ),
)
_WINDOWS = st.builds(
    lambda ends, days: Window(min(ends), max(ends), days),
    st.sets(st.times(), min_size=2, max_size=2),
    st.frozensets(st.integers(0, 6), min_size=1),
)
_COUNTRIES = st.sampled_from(["TR", "US", "SA", None])


@given(_MOMENTS, _ZONES, _COUNTRIES, _WINDOWS)
def test_a_slot_is_never_before_now_nor_outside_the_window(
    now: datetime, tz: ZoneInfo, country: str | None, window: Window
) -> None:
    try:
        slot = next_slot(now, tz, country, window)
    except InputError:
        assert country == "SA"  # on Fridays alone nobody works there
        assert window.days == {4}
        return
    local = slot.astimezone(tz)
    assert slot >= now
    assert slot.tzinfo is UTC
    assert local in window
    assert is_workday(local.date(), country, window.days)
    assert next_slot(slot, tz, country, window) == slot


@given(_MOMENTS, _ZONES, _WINDOWS, st.integers(0, 10 * 24 * 60))
def test_no_earlier_instant_is_inside_the_window(
    now: datetime, tz: ZoneInfo, window: Window, minutes: int
) -> None:
    other = now + timedelta(minutes=minutes)
    if other.astimezone(tz) in window:
        assert next_slot(now, tz, None, window) <= other


@given(_MOMENTS, st.integers(0, 30), _ZONES, _COUNTRIES)
def test_counting_business_days_undoes_adding_them(
    moment: datetime, number: int, tz: ZoneInfo, country: str | None
) -> None:
    later = add_business_days(moment, number, tz, country)
    assert later >= moment
    skipped = tz.key == "Pacific/Apia" and moment.year == 2011  # a day that never was counts in no calendar
    assert skipped or business_days_between(moment, later, tz, country) == number
    assert skipped or business_days_between(later, moment, tz, country) == -number
