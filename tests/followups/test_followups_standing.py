"""Where an enrolment stands: by what was sent and answered, the steps of the campaign and the recipient's calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from enrolments import AYSE, BERLIN, NEW_YORK, NOW, SPRING, STEPS, mail, sent, stand, utc

from outreach.campaigns import Step
from outreach.followups.standing import Place
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person
from outreach.replies import Kind

QUEUED = sent(left=None, state=DeliveryState.QUEUED, said=None, not_before="2026-11-25 07:00")


CASES: list[tuple[str, dict[str, Any], Place, str, str | None, str | None]] = [
    (
        "first",
        {"drafted": {"first": "draft 8 waits for review", "reminder": "draft 9 waits for review"}},
        Place.FIRST,
        "draft 8 waits for review",
        "first",
        None,
    ),
    ("queued", {"sent": (QUEUED,)}, Place.QUEUED, "first leaves", None, "2026-11-25 07:00"),
    (
        "claimed",
        {"sent": (replace(QUEUED, state=DeliveryState.CLAIMED),)},
        Place.QUEUED,
        "first leaves",
        None,
        "2026-11-25 07:00",
    ),
    (
        "on the wire",
        {"sent": (replace(QUEUED, state=DeliveryState.SENDING),)},
        Place.QUEUED,
        "first leaves",
        None,
        "2026-11-25 07:00",
    ),
    (
        "coming",
        {"sent": (sent(left="2026-11-20 07:00"),)},
        Place.COMING,
        "step 2 of 3, 4 business days after 20 November",
        "reminder",
        "2026-11-26 07:00",
    ),
    (
        "due",
        {"sent": (sent(left="2026-11-18 07:00"),)},
        Place.DUE,
        "step 2 of 3, 4 business days after 18 November",
        "reminder",
        "2026-11-24 07:00",
    ),
    (
        "overdue",
        {"sent": (sent(left="2026-11-13 07:00"),)},
        Place.OVERDUE,
        "step 2 of 3, 4 business days after 13 November",
        "reminder",
        "2026-11-19 07:00",
    ),
    (
        "one day is not days",
        {"sent": (sent(), sent("reminder", "2026-11-23 07:00"))},
        Place.DUE,
        "step 3 of 3, 1 business day after 23 November",
        "last",
        "2026-11-24 07:00",
    ),
    (
        "snoozed",
        {"snoozed_until": utc("2026-12-03 07:00"), "snoozed_because": "back then"},
        Place.WAITING,
        "paused: back then",
        None,
        "2026-12-03 07:00",
    ),
    ("no address", {"person": replace(AYSE, address=None)}, Place.WAITING, "no address", None, None),
    (
        "machine mail",
        {"sent": (sent(),), "received": (mail(Kind.OTHER, said="I am away"),)},
        Place.WAITING,
        'a machine wrote on 18 November 2026: "I am away"',
        None,
        None,
    ),
    (
        "unknown",
        {"sent": (sent(state=DeliveryState.UNKNOWN, said="the line was lost"),)},
        Place.UNKNOWN,
        "first: the line was lost; nobody knows whether it arrived",
        None,
        None,
    ),
    (
        "answered",
        {"sent": (sent(),), "received": (mail(said="Fikriniz hoş"),)},
        Place.ANSWER,
        'wrote: "Fikriniz hoş"',
        None,
        "2026-11-18 09:00",
    ),
    (
        "stopped",
        {"stopped_at": NOW, "stopped_because": "met at a fair"},
        Place.ENDED,
        "stopped: met at a fair",
        None,
        None,
    ),
    (
        "bounced",
        {"sent": (sent(state=DeliveryState.REFUSED, said="550 no such user"),), "bounced_at": NOW},
        Place.ENDED,
        "the address was refused on 24 November 2026",
        None,
        None,
    ),
    (
        "refused, and the address was mended since",
        {"sent": (sent(state=DeliveryState.REFUSED, said="550 no such user"),)},
        Place.ENDED,
        "first was refused: 550 no such user",
        None,
        None,
    ),
    (
        "cancelled",
        {"sent": (sent(left=None, state=DeliveryState.CANCELLED, said="they answered"),)},
        Place.ENDED,
        "first was cancelled: they answered",
        None,
        None,
    ),
    (
        "cancelled without a word",
        {"sent": (sent(left=None, state=DeliveryState.CANCELLED, said=None),)},
        Place.ENDED,
        "first was cancelled",
        None,
        None,
    ),
    (
        "at the end",
        {"sent": (sent(), sent("reminder"), sent("last"))},
        Place.ENDED,
        "the sequence is at its end",
        None,
        None,
    ),
    (
        "the step was renamed or removed",
        {"sent": (sent("hello"),)},
        Place.WAITING,
        "the step hello that was sent is no longer in the campaign: put it back, or stop them",
        None,
        None,
    ),
]


@pytest.mark.parametrize(
    ("facts", "place", "because", "step", "at"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_an_enrolment_stands_where_its_facts_put_it(
    facts: dict[str, Any], place: Place, because: str, step: str | None, at: str | None
) -> None:
    found = stand(**facts)
    assert (found.place, found.because) == (place, because)
    assert (found.step.name if found.step else None) == step
    assert found.at == (utc(at) if at else None)


def test_every_place_has_its_case() -> None:
    assert {place for _, _, place, *_ in CASES} == set(Place)


@pytest.mark.parametrize(
    ("person", "left", "wait", "at"),
    [
        (AYSE, "2026-11-24 07:00", 4, "2026-11-30 07:00"),  # a weekend between
        (AYSE, "2026-11-28 09:00", 4, "2026-12-03 09:00"),  # left on a Saturday
        (AYSE, "2026-10-23 07:00", 4, "2026-10-30 07:00"),  # Republic Day between
        (BERLIN, "2026-10-23 08:00", 4, "2026-10-29 09:00"),  # no holiday there, but the clocks go back
        (BERLIN, "2026-12-30 09:00", 4, "2027-01-06 09:00"),  # New Year and a weekend between
        (NEW_YORK, "2026-11-24 15:00", 4, "2026-12-01 15:00"),  # Thanksgiving and a weekend between
        (NEW_YORK, "2026-11-25 01:00", 1, "2026-11-26 01:00"),  # the evening of the 24th there
        (NEW_YORK, "2027-01-01 15:00", 1, "2027-01-04 15:00"),  # left on a holiday
        (BERLIN, "2028-02-25 09:00", 2, "2028-02-29 09:00"),
        (AYSE, "2028-02-29 07:00", 1, "2028-03-01 07:00"),
        (replace(AYSE, country=None), "2026-10-23 07:00", 4, "2026-10-29 07:00"),  # no country, no holidays
    ],
)
def test_the_next_step_is_counted_in_business_days_of_the_recipient(
    person: Person, left: str, wait: int, at: str
) -> None:
    campaign = replace(SPRING, steps=(STEPS[0], Step("reminder", "paid-reminder", wait)))
    found = stand(utc(left), campaign, person=person, sent=(sent(left=left, to=person.address or ""),))
    assert (found.place, found.at) == (Place.COMING, utc(at))


def test_the_day_it_left_is_named_by_the_recipients_clock() -> None:
    there = sent(left="2026-11-25 01:00", to=NEW_YORK.address or "")
    found = stand(utc("2026-11-25 02:00"), person=NEW_YORK, sent=(there,))
    assert found.because == "step 2 of 3, 4 business days after 24 November"


@pytest.mark.parametrize(
    ("left", "now", "place"),
    [
        ("2026-11-24 07:00", "2026-11-30 06:59:59", Place.COMING),
        ("2026-11-24 07:00", "2026-11-30 07:00", Place.DUE),  # Monday
        ("2026-11-24 07:00", "2026-12-02 20:59", Place.DUE),  # the second business day after, to its end
        ("2026-11-24 07:00", "2026-12-02 21:00", Place.OVERDUE),  # midnight in Istanbul
        ("2026-11-23 07:00", "2026-11-29 12:00", Place.DUE),  # due on a Friday, and it is Sunday
        ("2026-11-23 07:00", "2026-12-01 12:00", Place.DUE),
        ("2026-11-23 07:00", "2026-12-02 07:00", Place.OVERDUE),
        ("2026-10-22 07:00", "2026-11-02 12:00", Place.DUE),  # due on the 28th; Republic Day does not count
        ("2026-10-22 07:00", "2026-11-03 12:00", Place.OVERDUE),
        ("2026-11-24 07:00", "2028-11-24 07:00", Place.OVERDUE),
    ],
)
def test_a_due_step_is_overdue_after_two_business_days(left: str, now: str, place: Place) -> None:
    assert stand(utc(now), sent=(sent(left=left),)).place is place


@pytest.mark.parametrize(
    ("held", "at"),
    [
        ({}, "2026-11-24 07:00"),
        ({"snoozed_until": utc("2026-12-03 21:00")}, "2026-12-03 21:00"),
        ({"snoozed_until": utc("2026-11-20 21:00")}, "2026-11-24 07:00"),  # over before it was due
        ({"received": (mail(Kind.AUTO_REPLY),)}, "2026-11-25 09:00"),
        (
            {"received": (mail(Kind.OTHER),), "looked_at": utc("2026-12-03 09:00")},
            "2026-12-03 09:00",
        ),
        ({"looked_at": utc("2026-12-02 09:00")}, "2026-11-24 07:00"),  # nothing held them then
    ],
)
def test_a_step_that_was_held_is_due_from_when_it_could_leave(held: dict[str, Any], at: str) -> None:
    found = stand(utc("2026-12-04 07:00"), sent=(sent(left="2026-11-18 07:00"),), **held)
    assert found.at == utc(at)
    assert found.place is (Place.DUE if at > "2026-12-01" else Place.OVERDUE)


@pytest.mark.parametrize(
    ("names", "sent_steps", "place", "step", "because"),
    [
        ("first extra reminder", "first", Place.DUE, "extra", "step 2 of 3"),  # a step was inserted
        ("reminder first last", "reminder first", Place.DUE, "last", "step 3 of 3"),
        ("reminder first", "first reminder", Place.ENDED, None, "the sequence is at its end"),  # moved about
        ("reminder first last", "first reminder", Place.DUE, "last", "step 3 of 3"),
        ("first extra reminder last", "first reminder", Place.DUE, "last", "step 4 of 4"),
        ("first", "first reminder", Place.WAITING, None, "the step reminder that was sent"),
    ],
)
def test_a_step_is_never_due_twice_however_the_steps_were_moved(
    names: str, sent_steps: str, place: Place, step: str | None, because: str
) -> None:
    campaign = replace(SPRING, steps=tuple(Step(name, f"paid-{name}", 4) for name in names.split()))
    found = stand(
        campaign=campaign, sent=tuple(sent(step, "2026-11-18 07:00") for step in sent_steps.split())
    )
    assert (found.place, found.step.name if found.step else None) == (place, step)
    assert found.because.startswith(because)


@pytest.mark.parametrize(
    ("facts", "place", "because"),
    [
        ({}, Place.WAITING, "no file that can be read holds the campaign spring"),
        ({"sent": (sent(),)}, Place.WAITING, "no file that can be read holds the campaign spring"),
        ({"sent": (QUEUED,)}, Place.QUEUED, "first leaves"),  # it is frozen; no file is needed
        ({"received": (mail(),)}, Place.ANSWER, 'wrote: "Merhaba"'),
        ({"paused_because": "late"}, Place.WAITING, "paused: late"),
        ({"stopped_at": NOW, "stopped_because": "met"}, Place.ENDED, "stopped: met"),
    ],
)
def test_without_the_campaigns_file_the_sequence_waits_and_all_else_is_still_told(
    facts: dict[str, Any], place: Place, because: str
) -> None:
    found = stand(campaign=None, **facts)
    assert (found.place, found.because, found.step) == (place, because, None)


def test_a_final_reason_ends_it_whatever_else_waits() -> None:
    found = stand(
        stopped_at=NOW,
        stopped_because="met",
        paused_because="late",
        sent=(sent(state=DeliveryState.UNKNOWN),),
    )
    assert (found.place, found.because) == (Place.ENDED, "stopped: met")
    assert [hold.code for hold in found.holds] == ["stopped", "unknown", "paused"]


@pytest.mark.parametrize("facts", [{}, {"sent": (sent(),)}])
def test_after_its_last_day_a_campaign_writes_to_nobody(facts: dict[str, Any]) -> None:
    over = replace(SPRING, ends=NOW.date() - timedelta(days=1))
    found = stand(campaign=over, **facts)
    assert (found.place, found.because, found.step) == (
        Place.ENDED,
        "the campaign ended on 23 November 2026",
        None,
    )
    assert stand(campaign=replace(SPRING, ends=NOW.date()), **facts).place is not Place.ENDED
