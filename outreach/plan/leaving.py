"""What left lately and one person after the other in; the first moment at which a mail to them may leave out: what the claim asks."""

from __future__ import annotations

from datetime import datetime, timedelta

from outreach.people.person import Person
from outreach.plan.book import Book, booked
from outreach.plan.departures import Departure, Recipients
from outreach.plan.limits import Limits
from outreach.plan.planning import History


class Leaving:
    """Mails of one account that are about to leave, each counted before the next is asked about; queued ones do not count."""

    def __init__(self, *, account: str, history: History, limits: Limits, now: datetime) -> None:
        self._account, self._days, self._limits, self._now = account, history.days, limits, now
        self._left = [one for one in history.departures if not one.queued]
        self._recipients, self._book = Recipients(self._left), self._fresh()

    def moment(self, person: Person) -> datetime:
        """Give the first moment from *now* on; raises InputError where their calendar has no day for it."""
        free = self._recipients.free_at(person)
        if free is None or free <= self._now:
            return self._book.moment(person, timedelta())[0]
        return self._fresh().moment(person, timedelta(), since=free)[0]

    def take(self, person: Person) -> None:
        """Count a mail that leaves to them now."""
        one = Departure(
            at=self._now, account=self._account, person=person.id, representative=person.representative
        )
        self._left.append(one)
        self._recipients.note(one)
        self._book.take(one.at, timedelta(), follows=False)

    def _fresh(self) -> Book:
        mine = (one for one in self._left if one.account == self._account)
        return booked(mine, days=self._days, limits=self._limits, now=self._now)
