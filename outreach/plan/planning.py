"""Gives every approved draft its moment, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from outreach.followups.holds import Hold, holds
from outreach.followups.progress import Progress
from outreach.people.person import Person
from outreach.workdays import Window, next_slot, zone_for

_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An approved draft that has no message yet."""

    draft_id: int
    step: str
    progress: Progress
    #: Why the approval no longer holds; None where it does.
    void_because: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A draft that will leave."""

    candidate: Candidate
    #: Not before this moment; `now` for those that leave at once.
    at: datetime
    #: Why then, in words; empty for those that leave at once.
    because: str


@dataclass(frozen=True, slots=True)
class Left:
    """A draft that will not be queued."""

    candidate: Candidate
    hold: Hold


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is written to now, later, and not."""

    now: tuple[Slot, ...]
    later: tuple[Slot, ...]
    held: tuple[Left, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All that a `send` would queue."""
        return self.now + self.later


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What bounds the sending of one account."""

    window: Window
    #: Mails in any 24 hours.
    per_day: int
    #: The zone of people whose own is not known.
    time_zone: str


def plan(
    candidates: Sequence[Candidate], *, left_at: Sequence[datetime], limits: Limits, now: datetime
) -> Plan:
    """Plan what may leave.

    *left_at* are the moments of mails of this account that left in the last 24 hours or are queued to.
    Every person's moment lies in their own working hours, and no 24 hours hold more than the limit.
    """
    taken, slots, held = sorted(left_at), [], []
    for candidate in candidates:
        if hold := _hold(candidate, now):
            held.append(Left(candidate, hold))
            continue
        slot = _slot(candidate, taken, limits, now)
        taken.append(slot.at)
        slots.append(slot)
    return Plan(
        now=tuple(slot for slot in slots if slot.at <= now),
        later=tuple(sorted((slot for slot in slots if slot.at > now), key=lambda slot: slot.at)),
        held=tuple(held),
    )


def may_leave(person: Person, *, left_at: Sequence[datetime], limits: Limits, now: datetime) -> datetime:
    """Give the first moment from *now* on at which a mail to this person may leave."""
    return _moment(person, sorted(left_at), limits, now)[0]


def _hold(candidate: Candidate, now: datetime) -> Hold | None:
    if candidate.void_because is not None:
        return Hold("changed", candidate.void_because)
    return next(iter(holds(candidate.progress, now)), None)


def _slot(candidate: Candidate, taken: Sequence[datetime], limits: Limits, now: datetime) -> Slot:
    at, full = _moment(candidate.progress.person, taken, limits, now)
    because = f"limit of {limits.per_day} a day" if full else "outside their working hours now"
    return Slot(candidate, at, because if at > now else "")


def _moment(
    person: Person, taken: Sequence[datetime], limits: Limits, now: datetime
) -> tuple[datetime, bool]:
    """Step from one window to the next until the 24 hours before it have room."""
    zone = zone_for(person.time_zone, person.country, limits.time_zone)
    at, full = next_slot(now, zone, person.country, limits.window), False
    while len(within := [moment for moment in taken if at - _DAY < moment <= at]) >= limits.per_day:
        full = True
        at = next_slot(min(within) + _DAY, zone, person.country, limits.window)
    return at, full
