"""A person in two campaigns: one conversation at a time, and some days between two."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from enrolments import BERLIN, CALENDAR, NOW, enrolment, mail, sent, utc

from outreach.campaigns import Campaign, Purpose, Step
from outreach.followups.crossing import crossed
from outreach.followups.standing import Place, Standing, standing
from outreach.mail.delivery import DeliveryState
from outreach.replies import Kind

STEPS = (Step("first", "paid-first"), Step("second", "paid-second", 4))
CAMPAIGNS = {
    name: Campaign(id=name, purpose=Purpose.COLLABORATION, brand="Kilnhaus", steps=STEPS)
    for name in ("spring", "winter", "summer")
}
DONE = (sent("first", "2026-11-10 07:00"), sent("second", "2026-11-16 07:00"))


def stand(*enrolments: dict[str, Any], cool_off: int = 14) -> list[Standing]:
    found = [
        standing(one, CAMPAIGNS.get(one.campaign), NOW, CALENDAR)
        for one in (
            enrolment(enrolment_id=number, **facts) for number, facts in enumerate(enrolments, start=1)
        )
    ]
    return crossed(found, NOW, cool_off=cool_off)


@pytest.mark.parametrize(
    ("spring", "because"),
    [
        ({"sent": (sent(),)}, "spring goes first: step 2 of 2, 4 business days after 17 November"),
        (
            {"sent": (sent(left=None, state=DeliveryState.QUEUED),)},
            "spring goes first: its mail is queued",
        ),
        (
            {"sent": (sent(state=DeliveryState.UNKNOWN, said="the line was lost"),)},
            "spring goes first: first: the line was lost; nobody knows whether it arrived",
        ),
        (
            {"sent": (sent(),), "received": (mail(Kind.AUTO_REPLY, said="away"),)},
            'spring goes first: a machine answered on 18 November 2026: "away"',
        ),
        (
            {"campaign": "torn", "sent": (sent(),)},
            "torn goes first: no file that can be read holds the campaign torn",
        ),
        (
            {"sent": (sent("gone"),)},
            "spring goes first: the step gone that was sent is no longer in the campaign: put it back, or stop them",
        ),
    ],
)
def test_while_one_sequence_runs_the_first_mail_of_another_waits(
    spring: dict[str, Any], because: str
) -> None:
    first, second = stand(spring, {"campaign": "winter"})
    assert (second.place, second.because) == (Place.WAITING, because)
    assert [hold.code for hold in second.holds] == ["busy"]
    assert first == stand(spring)[0], "the one that runs goes on as if it were alone"


def test_naming_them_does_not_start_a_second_conversation() -> None:
    _, second = stand({"sent": (sent(),)}, {"campaign": "winter", "named": True})
    assert [hold.code for hold in second.holds] == ["busy"]


def test_after_the_last_mail_of_one_campaign_another_waits_some_days() -> None:
    _, second = stand({"sent": DONE}, {"campaign": "winter"})
    assert second.because == "spring wrote to them on 16 November 2026"
    assert second.holds[-1].code == "cool-off"
    assert second.at == second.holds[-1].until == utc("2026-11-30 07:00")


@pytest.mark.parametrize(
    ("facts", "cool_off"),
    [({"campaign": "winter", "named": True}, 14), ({"campaign": "winter"}, 8), ({"campaign": "winter"}, 0)],
    ids=["they are named", "the days have passed", "no days are wanted"],
)
def test_the_days_between_two_campaigns_are_lifted(facts: dict[str, Any], cool_off: int) -> None:
    _, second = stand({"sent": DONE}, facts, cool_off=cool_off)
    assert (second.place, second.holds) == (Place.FIRST, ())


@pytest.mark.parametrize(
    "spring",
    [
        {},
        {"sent": (sent(state=DeliveryState.CANCELLED, left=None),)},
    ],
    ids=["nothing was sent", "it was cancelled"],
)
def test_a_sequence_that_does_not_go_on_stands_in_nobodys_way(spring: dict[str, Any]) -> None:
    _, second = stand(spring, {"campaign": "winter"})
    assert (second.place, second.holds) == (Place.FIRST, ())


def test_of_two_sequences_that_both_run_the_one_that_wrote_last_goes_on() -> None:
    spring, winter = {"sent": (sent(),)}, {"campaign": "winter", "sent": (sent(left="2026-11-20 07:00"),)}
    first, second = stand(spring, winter)
    assert [hold.code for hold in first.holds] == ["busy"]
    assert (second.place, second.holds) == (Place.COMING, ())


def test_a_follow_up_waits_where_another_campaigns_mail_is_queued() -> None:
    queued = {"campaign": "winter", "sent": (sent(left=None, state=DeliveryState.QUEUED),)}
    first, second = stand({"sent": (sent(),)}, queued)
    assert [hold.because for hold in first.holds] == ["winter goes first: its mail is queued"]
    assert second.place is Place.QUEUED


def test_other_people_are_not_concerned() -> None:
    _, other = stand({"sent": (sent(),)}, {"campaign": "winter", "person": BERLIN})
    assert (other.place, other.holds) == (Place.FIRST, ())


def test_the_newest_mail_of_all_campaigns_counts() -> None:
    older = {
        "campaign": "summer",
        "sent": tuple(replace(one, left_at=one.left_at and one.left_at - timedelta(days=30)) for one in DONE),
    }
    *_, third = stand({"sent": DONE}, older, {"campaign": "winter"})
    assert third.because == "spring wrote to them on 16 November 2026"


def test_an_answer_stands_once_under_the_campaign_that_wrote_last() -> None:
    answer = {"received": (mail(kept="2026-11-23 09:00"),)}
    first, second = stand({"sent": DONE, **answer}, {"campaign": "winter", **answer})
    assert (first.place, second.place) == (Place.ANSWER, Place.ENDED)
