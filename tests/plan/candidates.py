"""Candidates of a plan, as few words as a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from outreach.campaigns import Campaign, Purpose, Step
from outreach.followups.progress import Incoming, Outgoing, Progress
from outreach.followups.standing import Calendar, standing
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person
from outreach.plan.departures import Departure
from outreach.plan.limits import Limits
from outreach.plan.planning import Candidate, History, Plan, plan
from outreach.replies import Kind
from outreach.workdays import Window

DAY = timedelta(hours=24)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


#: A Tuesday: 11:00 in Istanbul, 9:00 in Berlin, 3:00 in New York.
NOW = utc("2026-11-24 08:00")
ANSWER = Incoming(message_id=1, kind=Kind.REPLY, at=NOW - DAY, kept_at=NOW - DAY, said="Merhaba")
LIMITS = Limits(window=Window(time(10), time(17)), per_day=20, time_zone="Europe/Istanbul")
AYSE = Person(id=1, name="Ayşe Yılmaz", address="ayse@example.com", country="TR")
LENA = Person(id=2, name="Lena Fischer", address="lena@example.com", country="DE")
TOM = Person(id=3, name="Tom Hill", address="tom@example.com", country="US", time_zone="America/New_York")


CALENDAR = Calendar(window=LIMITS.window, time_zone=LIMITS.time_zone)
STEPS = (Step("first", "paid-first"), Step("reminder", "paid-second", 1))
SPRING = Campaign(id="spring", purpose=Purpose.COLLABORATION, brand="Kilnhaus", steps=STEPS)


def candidate(
    person: Person = AYSE,
    draft_id: int = 0,
    *,
    void: str | None = None,
    step: str = "first",
    now: datetime = NOW,
    **facts: Any,
) -> Candidate:
    usual: dict[str, Any] = {
        "enrolment_id": person.id,
        "campaign": "spring",
        "person": person,
        "enrolled_at": utc("2026-11-02 07:00"),
    }
    stands = standing(Progress(**(usual | facts)), SPRING, now, CALENDAR)
    return Candidate(draft_id=draft_id or person.id, step=step, standing=stands, void_because=void)


def many(number: int, person: Person = AYSE) -> list[Candidate]:
    return [candidate(replace(person, id=one)) for one in range(1, number + 1)]


def planned(
    candidates: Sequence[Candidate], left_at: Sequence[datetime] = (), *, now: datetime = NOW, **bounds: Any
) -> Plan:
    return plan(candidates, account="me", history=past(left_at), limits=replace(LIMITS, **bounds), now=now)


def past(moments: Sequence[datetime]) -> History:
    """Let mails of the account leave to strangers at these moments."""
    return History(
        departures=[
            Departure(at=at, account="me", person=-number) for number, at in enumerate(moments, start=1)
        ]
    )


def written(state: DeliveryState, step: str = "first") -> Outgoing:
    at, to = NOW - 3 * DAY, "ayse@example.com"
    return Outgoing(message_id=1, step=step, state=state, left_at=at, not_before=at, recipient=to)
