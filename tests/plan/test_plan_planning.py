"""Every approved draft gets its moment, in the person's working hours and within the limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest
from candidates import (
    AYSE,
    LENA,
    NOW,
    TOM,
    candidate,
    many,
    planned,
    utc,
)

from outreach.plan.planning import Plan
from outreach.workdays import Window, zone_for


@pytest.mark.parametrize(
    ("now", "ayse", "lena", "tom"),
    [
        # a Tuesday, from one working day to the next
        ("2026-11-24 08:00", "now", "2026-11-24 09:00", "2026-11-24 15:00"),
        ("2026-11-24 15:30", "2026-11-25 07:00", "now", "now"),
        ("2026-11-24 22:00", "2026-11-25 07:00", "2026-11-25 09:00", "2026-11-25 15:00"),
        # a Saturday
        ("2026-11-28 08:00", "2026-11-30 07:00", "2026-11-30 09:00", "2026-11-30 15:00"),
        # Saturday already in Istanbul, still Friday in New York
        ("2026-11-27 21:30", "2026-11-30 07:00", "2026-11-30 09:00", "now"),
        # 1 January, a Friday
        ("2027-01-01 08:00", "2027-01-04 07:00", "2027-01-04 09:00", "2027-01-04 15:00"),
        # 29 February, a Tuesday
        ("2028-02-29 12:00", "now", "now", "2028-02-29 15:00"),
        ("2028-02-29 16:30", "2028-03-01 07:00", "2028-03-01 09:00", "now"),
        # Republic Day in Turkey alone
        ("2026-10-29 09:00", "2026-10-30 07:00", "now", "2026-10-29 14:00"),
        # Thanksgiving in the United States alone
        ("2026-11-26 08:00", "now", "2026-11-26 09:00", "2026-11-27 15:00"),
        # the clocks go back on 25 October in Berlin, on 1 November in New York, never in Istanbul
        ("2026-10-23 21:30", "2026-10-26 07:00", "2026-10-26 09:00", "2026-10-26 14:00"),
        # the edges of the window
        ("2026-11-24 07:00", "now", "2026-11-24 09:00", "2026-11-24 15:00"),
        ("2026-11-24 06:59:59", "2026-11-24 07:00", "2026-11-24 09:00", "2026-11-24 15:00"),
        ("2026-11-24 13:59:59", "now", "now", "2026-11-24 15:00"),
        ("2026-11-24 14:00", "2026-11-25 07:00", "now", "2026-11-24 15:00"),
    ],
)
def test_mail_leaves_in_the_working_hours_of_each_person(now: str, ayse: str, lena: str, tom: str) -> None:
    made = planned([candidate(one) for one in (AYSE, LENA, TOM)], now=utc(now))
    wanted = {1: ayse, 2: lena, 3: tom}
    assert {slot.candidate.draft_id: slot.at for slot in made.slots} == {
        number: utc(now if at == "now" else at) for number, at in wanted.items()
    }
    assert [slot.candidate.draft_id for slot in made.now] == [
        number for number, at in wanted.items() if at == "now"
    ]
    assert {slot.because for slot in made.later} <= {"outside their working hours now"}
    assert {slot.because for slot in made.now} <= {""}


@pytest.mark.parametrize(
    ("facts", "at"),
    [
        ({}, "2026-11-24 15:00"),  # nothing known: the zone of the account
        ({"country": "DE"}, "2026-11-24 09:00"),
        ({"country": "US"}, "2026-11-24 18:00"),  # a country of many clocks: in the hours of all of them
        ({"country": "US", "time_zone": "America/Los_Angeles"}, "2026-11-24 18:00"),
        ({"country": "DE", "time_zone": "Europe/Istanbul"}, "2026-11-24 08:00"),
    ],
)
def test_the_zone_is_their_own_else_their_countrys_else_ours(facts: dict[str, Any], at: str) -> None:
    person = replace(AYSE, **({"country": None} | facts))
    assert [slot.at for slot in planned([candidate(person)], time_zone="America/New_York").slots] == [utc(at)]


@pytest.mark.parametrize(
    ("number", "per_day", "left_at", "moments"),
    [
        (3, 20, [], ["now", "now", "now"]),
        (3, 2, [], ["now", "now", "2026-11-25 08:00"]),
        (5, 2, [], ["now", "now", "2026-11-25 08:00", "2026-11-25 08:00", "2026-11-26 08:00"]),
        # what left an hour ago counts, what left 24 hours ago does not
        (2, 2, ["2026-11-24 07:00"], ["now", "2026-11-25 07:00"]),
        (1, 1, ["2026-11-23 08:00:01"], ["2026-11-24 08:00:01"]),
        (1, 1, ["2026-11-23 08:00"], ["now"]),
        # room comes after the window has closed: the next morning
        (1, 1, ["2026-11-23 14:30"], ["2026-11-25 07:00"]),
        # the fourth day is a Friday, the sixth a Monday
        (5, 1, [], ["now", "2026-11-25 08:00", "2026-11-26 08:00", "2026-11-27 08:00", "2026-11-30 07:00"]),
        (1, 1, ["2026-11-24 07:30", "2026-11-25 07:30", "2026-11-26 07:30"], ["2026-11-27 07:30"]),
        # a gap of 24 hours is room, a shorter one is none
        (1, 1, ["2026-11-27 07:30", "2026-11-25 07:30", "2026-11-24 07:30"], ["2026-11-26 07:30"]),
        (1, 1, ["2026-11-27 07:29", "2026-11-25 07:30", "2026-11-24 07:30"], ["2026-11-30 07:00"]),
        # mail that is queued for people further west counts before it leaves
        (1, 1, ["2026-11-24 15:00"], ["2026-11-26 07:00"]),
        (2, 2, ["2026-11-24 15:00"], ["now", "2026-11-25 08:00"]),
        # more left than the limit allows, which was lowered since
        (1, 1, ["2026-11-23 10:00", "2026-11-23 12:00"], ["2026-11-24 12:00"]),
    ],
)
def test_no_24_hours_hold_more_than_the_limit(
    number: int, per_day: int, left_at: list[str], moments: list[str]
) -> None:
    made = planned(many(number), [utc(at) for at in left_at], per_day=per_day)
    assert [slot.at for slot in made.slots] == [NOW if at == "now" else utc(at) for at in moments]
    assert {slot.because for slot in made.later} <= {f"limit of {per_day} a day"}


def test_the_limit_counts_the_plans_own_mail_to_people_further_west() -> None:
    made = planned([candidate(TOM), candidate(AYSE)], per_day=1)
    assert [(slot.candidate.draft_id, slot.at) for slot in made.slots] == [
        (3, utc("2026-11-24 15:00")),
        (1, utc("2026-11-26 07:00")),
    ]


def test_24_hours_are_24_hours_where_the_clocks_change() -> None:
    berlin = zone_for(None, "DE", "UTC")
    every_day = Window(time(10), time(17), frozenset(range(7)))
    left = datetime(2026, 10, 24, 12, 0, tzinfo=berlin)  # the night after has an hour twice
    now = datetime(2026, 10, 25, 10, 15, tzinfo=berlin)
    made = planned([candidate(LENA)], [left], now=now, per_day=1, window=every_day)
    assert [slot.at for slot in made.later] == [datetime(2026, 10, 25, 11, 0, tzinfo=berlin)]


def test_two_in_one_zone_have_the_holidays_of_their_own_country() -> None:
    abroad = replace(AYSE, id=4, country="DE", time_zone="Europe/Istanbul")
    made = planned([candidate(abroad), candidate(AYSE)], now=utc("2026-10-29 09:00"))  # Republic Day
    assert [(slot.candidate.draft_id, slot.at) for slot in made.slots] == [
        (4, utc("2026-10-29 09:00")),
        (1, utc("2026-10-30 07:00")),
    ]


def test_who_leaves_now_stands_in_the_order_given_and_who_leaves_later_by_moment() -> None:
    people = [
        replace(AYSE, id=11),
        TOM,
        replace(AYSE, id=12),
        LENA,
        replace(LENA, id=4),
        replace(AYSE, id=10),
    ]
    made = planned([candidate(one) for one in people])
    assert [slot.candidate.draft_id for slot in made.now] == [11, 12, 10]
    assert [slot.candidate.draft_id for slot in made.later] == [2, 4, 3]
    assert made.slots == made.now + made.later


def test_nothing_approved_is_an_empty_plan() -> None:
    assert planned([]) == Plan((), (), ())
