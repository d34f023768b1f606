"""Every approved draft gets its moment in the person's working hours and within the limit, or the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.followups.holds import holds
from outreach.followups.progress import Incoming, Outgoing, Progress
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person
from outreach.plan.planning import Candidate, Limits, Plan, may_leave, plan
from outreach.replies import Kind
from outreach.workdays import Window, is_workday, zone_for

DAY = timedelta(hours=24)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


#: A Tuesday: 11:00 in Istanbul, 9:00 in Berlin, 3:00 in New York.
NOW = utc("2026-11-24 08:00")
LIMITS = Limits(window=Window(time(10), time(17)), per_day=20, time_zone="Europe/Istanbul")
AYSE = Person(id=1, name="Ayşe Yılmaz", address="ayse@example.com", country="TR")
LENA = Person(id=2, name="Lena Fischer", address="lena@example.com", country="DE")
TOM = Person(id=3, name="Tom Hill", address="tom@example.com", country="US", time_zone="America/New_York")


def candidate(person: Person = AYSE, draft_id: int = 0, *, void: str | None = None, **facts: Any) -> Candidate:
    usual: dict[str, Any] = {
        "enrolment_id": person.id,
        "campaign": "spring",
        "person": person,
        "enrolled_at": utc("2026-11-02 07:00"),
    }
    return Candidate(
        draft_id=draft_id or person.id, step="first", progress=Progress(**(usual | facts)), void_because=void
    )


def many(number: int, person: Person = AYSE) -> list[Candidate]:
    return [candidate(replace(person, id=one)) for one in range(1, number + 1)]


def planned(
    candidates: Sequence[Candidate], left_at: Sequence[datetime] = (), *, now: datetime = NOW, **bounds: Any
) -> Plan:
    return plan(candidates, left_at=left_at, limits=replace(LIMITS, **bounds), now=now)


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
    moments = {slot.candidate.progress.person: slot.at for slot in made.slots}
    assert moments == {
        person: utc(now if at == "now" else at) for person, at in ((AYSE, ayse), (LENA, lena), (TOM, tom))
    }
    assert {slot.candidate.progress.person for slot in made.now} == {
        person for person, at in ((AYSE, ayse), (LENA, lena), (TOM, tom)) if at == "now"
    }
    assert {slot.because for slot in made.later} <= {"outside their working hours now"}
    assert {slot.because for slot in made.now} <= {""}


@pytest.mark.parametrize(
    ("facts", "at"),
    [
        ({}, "2026-11-24 15:00"),  # nothing known: the zone of the account
        ({"country": "DE"}, "2026-11-24 09:00"),
        ({"country": "US"}, "2026-11-24 15:00"),  # a country of many clocks
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
        # room comes on a Saturday
        (4, 1, [], ["now", "2026-11-25 08:00", "2026-11-26 08:00", "2026-11-27 08:00"]),
        (1, 1, ["2026-11-24 07:30", "2026-11-25 07:30", "2026-11-26 07:30"], ["2026-11-27 07:30"]),
        (1, 1, ["2026-11-27 07:30", "2026-11-24 07:30", "2026-11-25 07:30"], ["2026-11-30 07:00"]),
        # mail that is queued for people further west counts before it leaves
        (1, 1, ["2026-11-24 15:00"], ["2026-11-25 15:00"]),
        (2, 2, ["2026-11-24 15:00"], ["now", "2026-11-25 08:00"]),
        # more left than the limit allows, which was lowered since
        (1, 1, ["2026-11-23 10:00", "2026-11-23 12:00"], ["2026-11-24 12:00"]),
    ],
)
def test_no_24_hours_hold_more_than_the_limit(
    number: int, per_day: int, left_at: list[str], moments: list[str]
) -> None:
    person = replace(AYSE, time_zone="America/New_York") if "2026-11-25 15:00" in moments else AYSE
    now = utc("2026-11-24 15:00") if "x" in moments else NOW
    made = planned(many(number, person if False else AYSE), [utc(at) for at in left_at], per_day=per_day, now=now)
    assert [slot.at for slot in made.slots] == [utc("2026-11-24 08:00" if at == "now" else at) for at in moments]
