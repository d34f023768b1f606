"""Who gets no moment, why, and that they take nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from candidates import (
    ANSWER,
    AYSE,
    LENA,
    NOW,
    candidate,
    planned,
    utc,
    written,
)

from outreach.followups.progress import Outgoing
from outreach.mail.delivery import DeliveryState
from outreach.plan.planning import Candidate, Plan
from outreach.workdays import Window


def told(made: Plan) -> list[tuple[int, str, str]]:
    return [(one.candidate.draft_id, one.hold.code, one.hold.because) for one in made.held]


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
