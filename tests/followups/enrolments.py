"""Small enrolments to reason about: times are UTC, and everything is as usual unless it is said."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from outreach.campaigns import Campaign, Purpose, Step
from outreach.followups.progress import Incoming, Noted, Outgoing, Progress, Stray
from outreach.followups.standing import Calendar, Standing, standing
from outreach.mail.delivery import DeliveryState
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.replies import Kind
from outreach.workdays import Window


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


#: A Tuesday, 10:00 in Istanbul.
NOW = utc("2026-11-24 07:00")
CALENDAR = Calendar(window=Window(time(10), time(17)), time_zone="Europe/Istanbul")
ENROLLED = utc("2026-11-02 07:00")
AYSE = Person(id=1, name="Ayşe Yılmaz", address="ayse@example.com", country="TR")
BERLIN = Person(id=2, name="Lena Fischer", address="lena@example.com", country="DE")
NEW_YORK = Person(
    id=3, name="Tom Hill", address="tom@example.com", country="US", time_zone="America/New_York"
)
STEPS = (Step("first", "paid-first"), Step("reminder", "paid-reminder", 4), Step("last", "paid-last", 1))
SPRING = Campaign(id="spring", purpose=Purpose.COLLABORATION, brand="Kilnhaus", steps=STEPS)


def sent(
    step: str = "first",
    left: str | None = "2026-11-17 07:00",
    *,
    state: DeliveryState = DeliveryState.SENT,
    said: str | None = "250 taken",
    not_before: str = "2026-11-17 07:00",
    to: str = "ayse@example.com",
) -> Outgoing:
    return Outgoing(
        message_id=1,
        step=step,
        state=state,
        left_at=utc(left) if left else None,
        not_before=utc(not_before),
        recipient=to,
        said=said,
    )


def mail(
    kind: Kind = Kind.REPLY, kept: str = "2026-11-18 09:00", *, at: str | None = None, said: str = "Merhaba"
) -> Incoming:
    """Make a message that was read at *kept*, with a Date header of *at*."""
    return Incoming(message_id=2, kind=kind, at=utc(at or kept), kept_at=utc(kept), said=said)


def noted(
    kind: NoteKind = NoteKind.ANSWERED, kept: str = "2026-11-20 07:00", text: str = "Yanıt: evet"
) -> Noted:
    """Make an earlier contact that a sheet imported at *kept* tells of."""
    return Noted(kind=kind, text=text, day=None, kept_at=utc(kept))


def stray(kept: str = "2026-11-18 09:00") -> Stray:
    """Make a mail of an address that nobody knows, which may be an answer."""
    return Stray(sender="ayse@private.example", at=utc(kept), kept_at=utc(kept))


def enrolment(**facts: Any) -> Progress:
    usual: dict[str, Any] = {"enrolment_id": 1, "campaign": "spring", "person": AYSE, "enrolled_at": ENROLLED}
    return Progress(**(usual | facts))


def stand(now: datetime = NOW, campaign: Campaign | None = SPRING, **facts: Any) -> Standing:
    return standing(enrolment(**facts), campaign, now, CALENDAR)
