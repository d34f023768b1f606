"""Every approved draft gets its moment in the person's working hours and within the limit, or the reason why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from candidates import (
    AYSE,
    DAY,
    LENA,
    NOW,
    TOM,
    candidate,
    many,
    past,
    planned,
    utc,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.followups.holds import holds
from outreach.followups.progress import Incoming, Outgoing
from outreach.mail.delivery import DeliveryState
from outreach.plan.leaving import Leaving
from outreach.plan.limits import Limits
from outreach.plan.planning import Candidate, Plan, plan
from outreach.replies import Kind
from outreach.workdays import Window, is_workday, zone_for


def told(made: Plan) -> list[tuple[int, str, str]]:
    return [(one.candidate.draft_id, one.hold.code, one.hold.because) for one in made.held]


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


ANSWER = Incoming(message_id=1, kind=Kind.REPLY, at=NOW - DAY, kept_at=NOW - DAY, said="Merhaba")


@pytest.mark.parametrize(
    ("held", "code", "because"),
    [
        (candidate(void="the text changed since approval"), "changed", "the text changed since approval"),
        (candidate(received=(ANSWER,)), "answered", "answered on 23 November 2026"),
        (candidate(stopped_at=NOW, stopped_because="met"), "stopped", "stopped: met"),
        (candidate(suppressed_because="by phone"), "suppressed", "blocked: by phone"),
        (candidate(paused_because="late"), "paused", "paused: late"),
        (candidate(replace(AYSE, address=None)), "no-address", "no address"),
        # of several reasons the strongest: approving again would not help here
        (
            candidate(received=(ANSWER,), stopped_at=NOW, stopped_because="met", void="changed"),
            "stopped",
            "stopped: met",
        ),
        # a step is written once for ever
        (candidate(sent=(written(DeliveryState.SENT),)), "written", "first was written before: sent"),
        (candidate(sent=(written(DeliveryState.QUEUED),)), "written", "first was written before: queued"),
        (
            candidate(sent=(written(DeliveryState.CANCELLED),)),
            "written",
            "first was written before: cancelled",
        ),
    ],
)
def test_who_is_held_gets_no_moment_and_a_reason(held: Candidate, code: str, because: str) -> None:
    made = planned([held, candidate(LENA)])
    assert told(made) == [(1, code, because)]
    assert [slot.candidate.draft_id for slot in made.slots] == [2]


def test_a_held_one_takes_no_room() -> None:
    made = planned([candidate(void="changed"), candidate(replace(AYSE, id=9))], per_day=1)
    assert [slot.candidate.draft_id for slot in made.now] == [9]


def test_a_follow_up_leaves_once_its_days_have_passed() -> None:
    assert planned([candidate(step="reminder", sent=(written(DeliveryState.SENT),))]).now


@pytest.mark.parametrize(
    ("sent", "code", "because"),
    [
        (
            (replace(written(DeliveryState.SENT), left_at=NOW),),
            "early",
            "step 2 of 2, 1 business day after 24 November",
        ),
        ((), "sequence", "reminder is not what comes next: no draft yet"),
        ((written(DeliveryState.QUEUED),), "sequence", "reminder is not what comes next: first leaves"),
        (
            (written(DeliveryState.UNKNOWN),),
            "unknown",
            "first; nobody knows whether it arrived",
        ),
        (
            (written(DeliveryState.SENT, "hello"),),
            "sequence",
            (
                "reminder is not what comes next: the step hello that was sent is no longer in the campaign: "
                "put it back, or stop them"
            ),
        ),
    ],
)
def test_a_follow_up_waits_for_its_turn(sent: tuple[Outgoing, ...], code: str, because: str) -> None:
    assert told(planned([candidate(step="reminder", sent=sent)])) == [(1, code, because)]


def test_nobody_gets_two_mails_of_one_plan() -> None:
    made = planned([candidate(), candidate(draft_id=7, campaign="summer"), candidate(LENA)])
    assert told(made) == [(7, "another", "another mail goes to them first: first of spring")]
    assert [slot.candidate.draft_id for slot in made.slots] == [1, 2]


def test_one_that_is_held_leaves_the_way_free_for_another_mail_to_the_same_person() -> None:
    made = planned([candidate(void="changed"), candidate(draft_id=7, campaign="summer")])
    assert [slot.candidate.draft_id for slot in made.now] == [7]


def test_somebody_without_a_working_day_is_held_and_the_others_are_not() -> None:
    fridays = Window(time(10), time(17), frozenset({4}))
    riyadh = replace(AYSE, id=5, country="SA")  # Friday is the weekend there
    made = planned(
        [candidate(riyadh), candidate(replace(AYSE, id=6, time_zone="Mars/Base")), candidate()],
        window=fridays,
    )
    assert [(number, code) for number, code, _ in told(made)] == [(5, "no-moment"), (6, "no-moment")]
    assert [slot.at for slot in made.later] == [utc("2026-11-27 07:00")]


def test_nothing_approved_is_an_empty_plan() -> None:
    assert planned([]) == Plan((), (), ())


# What holds for any plan.

PLACES = [("TR", None), ("DE", None), ("US", "America/New_York"), (None, None), (None, "Pacific/Auckland")]
FACTS: list[dict[str, Any]] = [
    *[{}] * 5,
    {"void": "changed"},
    {"received": (ANSWER,)},
    {"paused_because": "late"},
    {"snoozed_until": utc("2027-06-01 07:00")},
    {"sent": (written(DeliveryState.SENT),)},
]


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Candidate], list[datetime], Limits, datetime]:
    now = utc("2026-11-20 00:00") + timedelta(minutes=draw(st.integers(0, 600 * 24 * 60)))
    rows = st.tuples(st.integers(1, 12), st.sampled_from(PLACES), st.sampled_from(FACTS))
    candidates = [
        candidate(replace(AYSE, id=person, country=country, time_zone=zone), number, now=now, **facts)
        for number, (person, (country, zone), facts) in enumerate(draw(st.lists(rows, max_size=14)), start=1)
    ]
    ago = draw(st.lists(st.integers(-30 * 60, 60 * 60), max_size=10))
    begin = draw(st.integers(0, 20))
    window = Window(time(begin), time(draw(st.integers(begin + 1, 23)), 30))
    limits = Limits(window=window, per_day=draw(st.integers(1, 4)), time_zone="Europe/Istanbul")
    return candidates, [now + timedelta(minutes=one) for one in ago], limits, now


@settings(deadline=None)
@given(situations())
def test_every_candidate_is_in_exactly_one_place(
    situation: tuple[list[Candidate], list[datetime], Limits, datetime],
) -> None:
    candidates, left_at, limits, now = situation
    made = plan(candidates, account="me", history=past(left_at), limits=limits, now=now)
    placed = [slot.candidate for slot in made.slots] + [one.candidate for one in made.held]
    assert sorted(one.draft_id for one in placed) == [one.draft_id for one in candidates]
    assert all(slot.at == now for slot in made.now)
    assert all(slot.at > now for slot in made.later)
    assert [slot.at for slot in made.later] == sorted(slot.at for slot in made.later)
    assert all(bool(slot.because) == (slot.at > now) for slot in made.slots)


@settings(deadline=None)
@given(situations())
def test_no_moment_lies_outside_the_persons_window(
    situation: tuple[list[Candidate], list[datetime], Limits, datetime],
) -> None:
    candidates, left_at, limits, now = situation
    for slot in plan(candidates, account="me", history=past(left_at), limits=limits, now=now).slots:
        person = slot.candidate.progress.person
        local = slot.at.astimezone(zone_for(person.time_zone, person.country, limits.time_zone))
        assert local in limits.window
        assert is_workday(local.date(), person.country)


@settings(deadline=None)
@given(situations())
def test_no_24_hours_with_mail_of_the_plan_hold_more_than_the_limit(
    situation: tuple[list[Candidate], list[datetime], Limits, datetime],
) -> None:
    candidates, left_at, limits, now = situation
    ours = [
        slot.at
        for slot in plan(candidates, account="me", history=past(left_at), limits=limits, now=now).slots
    ]
    every = [*ours, *left_at]
    for begin in every:
        if any(begin <= at < begin + DAY for at in ours):
            assert sum(begin <= at < begin + DAY for at in every) <= limits.per_day


@settings(deadline=None)
@given(situations())
def test_nobody_who_is_held_gets_a_moment_and_nobody_gets_two(
    situation: tuple[list[Candidate], list[datetime], Limits, datetime],
) -> None:
    candidates, left_at, limits, now = situation
    chosen = [
        slot.candidate
        for slot in plan(candidates, account="me", history=past(left_at), limits=limits, now=now).slots
    ]
    assert not any(one.void_because or holds(one.progress, now) for one in chosen)
    people = [one.progress.person.id for one in chosen]
    assert len(people) == len(set(people))


@settings(deadline=None)
@given(situations())
def test_may_leave_says_what_the_plan_says(
    situation: tuple[list[Candidate], list[datetime], Limits, datetime],
) -> None:
    candidates, left_at, limits, now = situation
    for one in candidates[:3]:
        for slot in plan([one], account="me", history=past(left_at), limits=limits, now=now).slots:
            assert (
                Leaving(account="me", history=past(left_at), limits=limits, now=now).moment(
                    one.progress.person
                )
                == slot.at
            )
