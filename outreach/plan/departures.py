"""Mails that left, are leaving or are queued, as the plan counts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from outreach.followups.holds import Hold, day_of
from outreach.followups.progress import Progress
from outreach.people.person import Person

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One mail that left in the last 24 hours, is on its way, or is queued."""

    #: When it left, or is to leave.
    at: datetime
    account: str
    person: int
    #: Who speaks for them; None where nobody does.
    representative: int | None = None
    campaign: str = ""
    step: str = ""
    queued: bool = False
    #: Its campaign wrote to them before.
    follows: bool = False

    @property
    def key(self) -> str:
        """What its pause is drawn from."""
        return key(self.campaign, self.person, self.step)


def key(campaign: str, person: int, step: str) -> str:
    """Name a mail as its unique key does."""
    return f"{campaign}\0{person}\0{step}"


class Recipients:
    """Who got a mail in the last 24 hours or is about to get one; nobody gets two, nor does who speaks for them."""

    def __init__(self, departures: Iterable[Departure]) -> None:
        self._people: dict[int, Departure] = {}
        self._representatives: dict[int, Departure] = {}
        for one in sorted(departures, key=lambda one: one.at):
            self.note(one)

    def note(self, one: Departure) -> None:
        """Write down a mail that is not older than those before it."""
        self._people[one.person] = one
        if one.representative is not None:
            self._representatives[one.representative] = one

    def hold(self, progress: Progress, now: datetime) -> Hold | None:
        """Say why no mail may be planned to this person now."""
        if (last := self._people.get(progress.person.id)) and now < last.at + DAY:
            return _rest(progress, last, "them")
        if (last := self._of(self._representatives, progress.person)) and now < last.at + DAY:
            return _rest(progress, last, "the one who speaks for them")
        return None

    def free_at(self, person: Person) -> datetime | None:
        """Give the moment from which on a mail may reach them; None where any may."""
        found = (self._people.get(person.id), self._of(self._representatives, person))
        return max((one.at + DAY for one in found if one), default=None)

    @staticmethod
    def _of(known: Mapping[int, Departure], person: Person) -> Departure | None:
        return None if person.representative is None else known.get(person.representative)


def _rest(progress: Progress, last: Departure, whom: str) -> Hold:
    if last.queued:
        return Hold(
            "rests", f"another mail to {whom} is queued, and one a day is enough", until=last.at + DAY
        )
    words = f"a mail went to {whom} on {day_of(progress, last.at)}, and the next waits 24 hours"
    return Hold("rests", words, until=last.at + DAY)
