"""Pauses, growing limits, follow-ups before first mails, and one mail a day for each person: by example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from candidates import AYSE, DAY, LENA, LIMITS, NOW, candidate, many, past, planned, utc, written

from outreach.mail.delivery import DeliveryState
from outreach.plan.departures import Departure
from outreach.plan.leaving import Leaving
from outreach.plan.limits import Limits, Pause, WarmUp, follow_ups_of, too_many_bounce
from outreach.plan.planning import Candidate, History, Plan, plan, rests_until

PAUSE = Pause(shortest=40, longest=160, seed=b"key")
SECOND = timedelta(seconds=1)
WARM = WarmUp(start=10, growth=1.2, ceiling=40)


def reminder(number: int) -> Candidate:
    person = replace(AYSE, id=number)
    return candidate(person, step="reminder", sent=(written(DeliveryState.SENT),))


def made(candidates: Sequence[Candidate], *departures: Departure, **bounds: Any) -> Plan:
    limits = replace(LIMITS, **bounds)
    return plan(candidates, account="me", history=History(departures=departures), limits=limits, now=NOW)


def left(person: int, ago: timedelta, **more: Any) -> Departure:
    usual: dict[str, Any] = {"at": NOW - ago, "account": "me", "person": person}
    return Departure(**(usual | more))


def steps(made: Plan) -> list[tuple[int, str]]:
    return [(slot.candidate.draft_id, slot.candidate.step) for slot in made.slots]


def test_after_each_mail_the_account_rests_as_long_as_was_drawn_for_that_mail() -> None:
    found = planned(many(20), pause=PAUSE)
    at = [slot.at for slot in found.slots]
    assert [len(found.now), len(found.later)] == [1, 19]
    assert [(after - before) for before, after in pairwise(at)] == [
        PAUSE.after(slot.candidate.key) for slot in found.slots[:-1]
    ]
    assert {slot.because for slot in found.later} == {"one after the other"}
    assert at[-1] - at[0] < timedelta(minutes=50)


def test_a_later_plan_draws_the_same_pauses() -> None:
    first, second, third = (slot.at for slot in planned(many(3), pause=PAUSE).slots)
    queued = [replace(left(one, NOW - at), campaign="spring", step="first") for one, at in [(1, first)]]
    rest = [candidate(replace(AYSE, id=number)) for number in (2, 3)]
    assert [slot.at for slot in made(rest, *queued, pause=PAUSE).slots] == [second, third]


def test_a_mail_finds_its_place_between_two_that_are_queued() -> None:
    queued = [left(number, -timedelta(minutes=number * 10), queued=True) for number in (100, 101)]
    found = made([candidate()], *queued, left(99, SECOND), pause=PAUSE)
    (slot,) = found.later
    assert NOW < slot.at <= NOW + 160 * SECOND


def test_where_pauses_fill_the_window_the_rest_leaves_on_the_next_day() -> None:
    hourly = Pause(shortest=3600, longest=3600, seed=b"key")
    found = planned(many(8), pause=hourly)  # from 11:00 to 17:00 by their clock there are six
    assert [slot.at for slot in found.slots[5:7]] == [utc("2026-11-24 13:00"), utc("2026-11-25 07:00")]


def test_an_account_rests_after_the_last_of_its_own_mails() -> None:
    mine = left(1, 30 * SECOND, campaign="spring", step="first")
    limits = replace(LIMITS, pause=PAUSE)
    others = [left(2, SECOND, account="other"), left(3, -DAY, queued=True), left(4, 50 * SECOND)]
    assert rests_until([mine, *others], account="me", limits=limits) == mine.at + PAUSE.after(mine.key)
    assert rests_until(others[:2], account="me", limits=limits) is None


@pytest.mark.parametrize(
    ("days", "most"), [(0, 10), (1, 12), (2, 14), (3, 17), (4, 20), (7, 35), (8, 40), (9, 40), (5000, 40)]
)
def test_a_new_mailbox_may_a_fifth_more_with_each_day_on_which_it_sends(days: int, most: int) -> None:
    assert WARM.most(days) == most
    assert replace(LIMITS, per_day=15, warm_up=WARM).most(days) == min(most, 15)


def test_the_days_of_growth_are_those_on_which_mail_left() -> None:
    history = History(days=[date(2026, 11, 2), date(2026, 11, 9)])
    limits = replace(LIMITS, per_day=100, warm_up=WARM)
    found = plan(many(40), account="me", history=history, limits=limits, now=NOW)
    by_day: dict[date, int] = {}
    for slot in found.slots:
        by_day[slot.at.date()] = by_day.get(slot.at.date(), 0) + 1
    assert list(by_day.values()) == [14, 17, 9]
    assert {slot.because for slot in found.later} == {
        "limit of 17 a day, which grows",
        "limit of 20 a day, which grows",
    }


def test_growth_of_one_stays_where_it_is() -> None:
    assert WarmUp(start=7, growth=1.0, ceiling=40).most(300) == 7


@pytest.mark.parametrize(("most", "follow_ups"), [(1, 1), (2, 1), (4, 3), (5, 4), (20, 16), (100, 80)])
def test_follow_ups_may_have_four_of_five(most: int, follow_ups: int) -> None:
    assert follow_ups_of(most) == follow_ups


def test_follow_ups_go_before_first_mails_and_leave_them_a_share() -> None:
    firsts, reminders = many(4), [reminder(number) for number in range(11, 21)]
    found = made([*firsts, *reminders], per_day=5)
    assert steps(found)[:5] == [
        (11, "reminder"),
        (12, "reminder"),
        (13, "reminder"),
        (14, "reminder"),
        (1, "first"),
    ]
    second_day = [slot for slot in found.slots if NOW + DAY <= slot.at < NOW + 2 * DAY]
    assert sorted(slot.candidate.step for slot in second_day) == ["first", *["reminder"] * 4]


def test_where_no_first_mail_waits_follow_ups_may_have_it_all() -> None:
    assert len(made([reminder(number) for number in range(11, 21)], per_day=5).now) == 5


def test_first_mails_that_are_queued_for_weeks_put_no_follow_up_off() -> None:
    queued = [
        left(number, -DAY * (number // 5), queued=True, campaign="spring", step="first")
        for number in range(100, 150)
    ]
    found = made([reminder(number) for number in (11, 12)], *queued, per_day=5)
    assert [slot.at for slot in found.slots] == [NOW, NOW]


def held(found: Plan) -> list[tuple[int, str, str, datetime | None]]:
    return [(one.candidate.draft_id, one.hold.code, one.hold.because, one.hold.until) for one in found.held]


def test_who_got_a_mail_today_from_any_account_waits_a_day() -> None:
    found = made([candidate(), candidate(LENA)], left(1, 3 * DAY / 24, account="other", campaign="winter"))
    words = "a mail went to them on 24 November 2026, and the next waits 24 hours"
    assert held(found) == [(1, "rests", words, NOW + 21 * DAY / 24)]
    assert [slot.candidate.draft_id for slot in found.slots] == [2]
    assert held(made([candidate()], left(1, DAY))) == []


def test_one_who_speaks_for_several_gets_one_mail_a_day() -> None:
    ayse, lena = (replace(one, representative=7) for one in (AYSE, LENA))
    found = made([candidate(ayse), candidate(lena)])
    words = "one person speaks for them and Ayşe Yılmaz, who is written to first"
    assert held(found) == [(2, "representative", words, None)]

    found = made([candidate(lena)], left(1, DAY / 2, representative=7))
    words = "a mail went to the one who speaks for them on 23 November 2026, and the next waits 24 hours"
    assert held(found) == [(2, "rests", words, NOW + DAY / 2)]

    found = made([candidate(lena)], left(1, -DAY, representative=7, queued=True))
    words = "another mail to the one who speaks for them is queued, and one a day is enough"
    assert held(found) == [(2, "rests", words, NOW + 2 * DAY)]


def test_at_the_wire_who_got_a_mail_waits_for_an_hour_of_theirs_a_day_later() -> None:
    known = History(departures=[left(1, DAY / 24, account="other")])
    assert Leaving(account="me", history=known, limits=LIMITS, now=NOW).moment(AYSE) == NOW + 23 * DAY / 24
    evening = replace(known, departures=[left(1, -6 * DAY / 24, account="other")])
    assert Leaving(account="me", history=evening, limits=LIMITS, now=NOW).moment(AYSE) == utc(
        "2026-11-26 07:00"
    )


def test_a_provider_that_bounds_a_minute_is_kept_to() -> None:
    found = planned(many(5), per_minute=2)
    assert [(slot.at - NOW).seconds for slot in found.slots] == [0, 0, 60, 60, 120]
    assert {slot.because for slot in found.later} == {"2 mails a minute"}
    assert (
        planned(many(1), [NOW - 20 * SECOND, NOW - 10 * SECOND], per_minute=2).later[0].at
        == NOW + 40 * SECOND
    )


@pytest.mark.parametrize(
    ("bounced", "of", "stops"),
    [
        (0, 0, False),
        (1, 3, False),
        (2, 2, False),
        (3, 3, True),
        (3, 99, True),
        (3, 100, False),
        (4, 100, True),
    ],
)
def test_an_account_stops_at_over_3_percent_but_not_for_one_slip_or_two(
    bounced: int,
    of: int,
    stops: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert too_many_bounce(bounced, of) is stops


def test_limits_say_nothing_of_the_key() -> None:
    assert "key" not in repr(Limits(window=LIMITS.window, per_day=1, time_zone="UTC", pause=PAUSE))
    assert past([NOW]).departures[0].key == "\0-1\0"
