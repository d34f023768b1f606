"""The moments that are taken in, the next one that is free out: hours, limits and pauses of one account together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from outreach.errors import InputError
from outreach.people.person import Person
from outreach.plan.departures import DAY, Departure
from outreach.plan.limits import Limits, follow_ups_of
from outreach.workdays import next_slot, zone, zones_for

_MINUTE = timedelta(seconds=60)
Calendar = tuple[tuple[str, ...], str | None]


class Why(StrEnum):
    """What put a moment off."""

    #: Nothing: it is now.
    NOW = "now"
    #: It is not the hour there.
    HOURS = "hours"
    #: The number of mails in 24 hours.
    LIMIT = "limit"
    #: The number of mails in a minute, or the pause after another mail.
    PACE = "pace"


@dataclass(slots=True)
class Book:
    """The moments that are taken, in their order, and from when on each calendar may have room."""

    limits: Limits
    now: datetime
    #: While first mails wait they keep a share, and a follow-up counts against the rest.
    shared: bool = False
    taken: list[datetime] = field(default_factory=list)
    #: How long the account rests after each of them.
    rests: list[timedelta] = field(default_factory=list)
    #: Those of follow-ups.
    follow_ups: list[datetime] = field(default_factory=list)
    #: The days on which mail left or is to leave, by the clock of the account.
    days: list[date] = field(default_factory=list)
    #: By zones and country: the moment given last, and what put it off. Nothing is ever given back.
    reached: dict[Calendar, tuple[datetime, Why]] = field(default_factory=dict)
    #: Calendars without a moment, and why.
    closed: dict[Calendar, str] = field(default_factory=dict)

    def note(self, departures: Iterable[Departure], days: Iterable[date] = ()) -> None:
        """Write down what left or is to leave."""
        self.days = sorted({*self.days, *days})
        for one in sorted(departures, key=lambda one: one.at):
            self.take(one.at.astimezone(UTC), self.limits.pause.after(one.key), follows=one.follows)

    def take(self, at: datetime, rest: timedelta, *, follows: bool) -> None:
        """Write down one moment."""
        place = bisect_right(self.taken, at)
        self.taken.insert(place, at)
        self.rests.insert(place, rest)
        if follows:
            insort(self.follow_ups, at)
        if self.limits.warm_up is not None and (day := self._day(at)) not in self.days:
            insort(self.days, day)

    def moment(
        self, person: Person, rest: timedelta, *, since: datetime | None = None
    ) -> tuple[datetime, Why]:
        """Step from one free moment to the next until hours, limits and pauses agree; *rest* is the pause after it.

        Raises InputError where none ever does.
        """
        zones = zones_for(person.time_zone, person.country, self.limits.time_zone)
        calendar = tuple(one.key for one in zones), person.country
        if calendar in self.closed:
            raise InputError(self.closed[calendar])
        try:
            at, why = self._search(person, calendar, rest, since)
        except InputError as error:
            self.closed[calendar] = str(error)
            raise
        self.reached[calendar] = at, why
        return at, why

    def _search(
        self, person: Person, calendar: Calendar, rest: timedelta, since: datetime | None
    ) -> tuple[datetime, Why]:
        window, zones = self.limits.window, tuple(map(zone, calendar[0]))
        found = self.reached.get(calendar)
        if found is None:
            at = next_slot(since or self.now, zones, person.country, window)
            found = at, Why.HOURS if at > self.now else Why.NOW
        at, why = found
        while True:
            free, because = self._later(at, rest)
            if free <= at:
                return at, why
            at = next_slot(free, zones, person.country, window)
            why = because if why is Why.NOW or because is Why.LIMIT else why

    def _later(self, at: datetime, rest: timedelta) -> tuple[datetime, Why]:
        """Give *at* where limits and pauses allow it, else a later moment before which they do not."""
        free = self._paced(at, rest)
        if free <= at and self.limits.per_minute is not None:
            free = _room(self.taken, at, self.limits.per_minute, _MINUTE)
        if free > at:
            return free, Why.PACE
        most = self.most(at)
        free = _room(self.taken, at, most, DAY)
        if self.shared:
            free = max(free, _room(self.follow_ups, at, follow_ups_of(most), DAY))
        return free, Why.LIMIT

    def most(self, at: datetime) -> int:
        """Give the limit of the 24 hours around *at*: of a new mailbox it grows with each day of sending."""
        if self.limits.warm_up is None:
            return self.limits.per_day
        return self.limits.most(bisect_left(self.days, self._day(at)))

    def _day(self, at: datetime) -> date:
        return at.astimezone(zone(self.limits.time_zone)).date()

    def _paced(self, at: datetime, rest: timedelta) -> datetime:
        """Give *at* where the mail before it has rested and *rest* ends before the next one."""
        if self.limits.pause.longest <= 0:
            return at
        place = bisect_right(self.taken, at)
        if place and (free := self.taken[place - 1] + self.rests[place - 1]) > at:
            return free
        if place < len(self.taken) and at + rest > self.taken[place]:
            return self.taken[place] + self.rests[place]
        return at


def booked(departures: Iterable[Departure], *, days: Iterable[date], limits: Limits, now: datetime) -> Book:
    """Open the book of an account with what left or is to leave, and the days on which it sent."""
    book = Book(limits, now)
    book.note(departures, days)
    return book


def _room(taken: Sequence[datetime], at: datetime, most: int, period: timedelta) -> datetime:
    """Give *at* where no *period* with one more mail then holds over *most*, else the moment before which some do.

    What is taken after *at* counts as what is before: a mail may be queued already for people further west.
    """
    behind = bisect_right(taken, at)
    starts = range(max(behind - most, 0), min(behind, len(taken) - most) + 1)
    runs = ((taken[start], taken[start + most - 1]) for start in starts)
    return max(
        (first + period for first, last in runs if max(last, at) - min(first, at) < period), default=at
    )
