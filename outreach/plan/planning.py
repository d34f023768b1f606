"""Gives every approved draft its moment, or the reason why it has none."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from outreach.errors import InputError
from outreach.followups.holds import Hold
from outreach.followups.progress import Progress
from outreach.followups.standing import Place, Standing
from outreach.people.person import Person
from outreach.workdays import Window, next_slot, zone_for

_DAY = timedelta(hours=24)
#: What is queued and was due so long ago leaves only after a person said so: the machine was asleep, and much may have changed.
OVERDUE = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An approved draft that has no message yet."""

    draft_id: int
    step: str
    #: Where its enrolment stands, other campaigns considered.
    standing: Standing
    #: Why the approval no longer holds; None where it does.
    void_because: str | None = None
    #: Why its account may not send it now.
    account_hold: Hold | None = None

    @property
    def progress(self) -> Progress:
        """The facts that the standing was computed from."""
        return self.standing.progress


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
    """Plan what may leave, in the order of *candidates*.

    *left_at* are the moments of mails of this account that left in the last 24 hours or are queued to.
    Every person's moment lies in their own working hours, nobody gets two, and no 24 hours to which the plan adds
    a mail hold more than the limit.
    """
    book = _Book(limits, now, _sorted(left_at))
    slots: list[Slot] = []
    held: list[Left] = []
    chosen: dict[int, Candidate] = {}
    for candidate in candidates:
        found = _place(candidate, book, chosen)
        if isinstance(found, Hold):
            held.append(Left(candidate, found))
            continue
        slots.append(found)
        chosen[candidate.progress.person.id] = candidate
    return Plan(
        now=tuple(slot for slot in slots if slot.at <= now),
        later=tuple(sorted((slot for slot in slots if slot.at > now), key=lambda slot: slot.at)),
        held=tuple(held),
    )


def may_leave(person: Person, *, left_at: Sequence[datetime], limits: Limits, now: datetime) -> datetime:
    """Give the first moment from *now* on at which a mail to this person may leave."""
    return _Book(limits, now, _sorted(left_at)).moment(person)[0]


def _sorted(moments: Sequence[datetime]) -> list[datetime]:
    return sorted(moment.astimezone(UTC) for moment in moments)


@dataclass(slots=True)
class _Book:
    """The moments that are taken, in their order, and from when on each calendar may have room."""

    limits: Limits
    now: datetime
    taken: list[datetime]
    #: By zone and country: the moment given last, and whether the limit put it off. Nothing is ever given back.
    reached: dict[tuple[str, str | None], tuple[datetime, bool]] = field(default_factory=dict)

    def moment(self, person: Person) -> tuple[datetime, bool]:
        """Step from one window to the next until there is room; say whether there was none at first."""
        zone = zone_for(person.time_zone, person.country, self.limits.time_zone)
        calendar, window = (zone.key, person.country), self.limits.window
        if calendar not in self.reached:
            self.reached[calendar] = next_slot(self.now, zone, person.country, window), False
        at, full = self.reached[calendar]
        while (room := _room(self.taken, at, self.limits.per_day)) > at:
            at, full = next_slot(room, zone, person.country, window), True
        self.reached[calendar] = at, full
        return at, full


def _place(candidate: Candidate, book: _Book, chosen: Mapping[int, Candidate]) -> Slot | Hold:
    if hold := _hold(candidate):
        return hold
    if other := chosen.get(candidate.progress.person.id):
        return Hold("another", f"another mail goes to them first: {other.step} of {other.progress.campaign}")
    try:
        at, full = book.moment(candidate.progress.person)
    except InputError as error:  # a calendar without a day in the window: theirs alone
        return Hold("no-moment", str(error))
    insort(book.taken, at)
    because = f"limit of {book.limits.per_day} a day" if full else "outside their working hours now"
    return Slot(candidate, at, because if at > book.now else "")


def _hold(candidate: Candidate) -> Hold | None:
    """Give the strongest reason; a void approval is told only where approving again would help."""
    standing = candidate.standing
    if standing.holds:
        return standing.holds[0]
    if candidate.void_because is not None:
        return Hold("changed", candidate.void_because)
    written = next((one for one in candidate.progress.sent if one.step == candidate.step), None)
    if written is not None:
        return Hold("written", f"{written.step} was written before: {written.state}")
    if standing.step is None or standing.step.name != candidate.step:
        return Hold("sequence", f"{candidate.step} is not what comes next: {standing.because}")
    if standing.place is Place.COMING:
        return Hold("early", standing.because, until=standing.at)
    return candidate.account_hold


def _room(taken: Sequence[datetime], at: datetime, most: int) -> datetime:
    """Give *at* where no 24 hours with one more mail then hold over *most*, else the moment before which some do.

    The hours after *at* count as those before: a mail may be queued already for people further west.
    """
    behind = bisect_right(taken, at)
    starts = range(max(behind - most, 0), min(behind, len(taken) - most) + 1)
    runs = ((taken[start], taken[start + most - 1]) for start in starts)
    return max((first + _DAY for first, last in runs if max(last, at) - min(first, at) < _DAY), default=at)
