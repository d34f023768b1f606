"""What holds of any plan: everybody stands in one place, in their own hours, within the limit, and once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from candidates import (
    ANSWER,
    AYSE,
    DAY,
    candidate,
    past,
    utc,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.followups.holds import holds
from outreach.mail.delivery import DeliveryState
from outreach.plan.leaving import Leaving
from outreach.plan.limits import Limits
from outreach.plan.planning import Candidate, plan
from outreach.workdays import Window, is_workday, zone_for

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
