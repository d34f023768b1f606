"""Gives every approved draft its moment, or the reason why it has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from outreach.errors import InputError
from outreach.followups.holds import Hold
from outreach.followups.progress import Progress
from outreach.followups.standing import Place, Standing
from outreach.people.person import Person
from outreach.plan.book import Why, booked
from outreach.plan.departures import Departure, Recipients, key
from outreach.plan.limits import Limits

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

    @property
    def follows(self) -> bool:
        """Say whether its campaign wrote to them before."""
        return bool(self.progress.sent)

    @property
    def key(self) -> str:
        """What the pause after it is drawn from."""
        return key(self.progress.campaign, self.progress.person.id, self.step)


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
class History:
    """What an account is planned beside."""

    #: Mails of all accounts that left in the last 24 hours, are on their way, or are queued.
    departures: Sequence[Departure] = ()
    #: The days on which this account sent, by its clock; asked for where its limit grows with them.
    days: Sequence[date] = ()


def plan(
    candidates: Sequence[Candidate], *, account: str, history: History, limits: Limits, now: datetime
) -> Plan:
    """Plan what may leave: follow-ups first, each kind in the order of *candidates*.

    Every person's moment lies in their own working hours, nobody gets two within 24 hours, nor does whoever speaks for
    them, and no 24 hours to which the plan adds a mail hold more than the limit. Follow-ups go before first mails that
    are queued already: at the wire those make room. While first mails wait, follow-ups leave them a share.
    """
    recipients = Recipients(history.departures)
    reasons = [_hold(one) or recipients.hold(one.progress, now) for one in candidates]
    free = [one for one, hold in zip(candidates, reasons, strict=True) if hold is None]
    seats = _Seats(account, history, limits, now, first_wait=not all(one.follows for one in free))
    found = {one.draft_id: seats.place(one) for one in sorted(free, key=lambda one: not one.follows)}
    places = [
        found[one.draft_id] if hold is None else hold for one, hold in zip(candidates, reasons, strict=True)
    ]
    slots = sorted((one for one in found.values() if isinstance(one, Slot)), key=lambda slot: slot.at)
    return Plan(
        now=tuple(slot for slot in slots if slot.at <= now),
        later=tuple(slot for slot in slots if slot.at > now),
        held=tuple(
            Left(one, hold) for one, hold in zip(candidates, places, strict=True) if isinstance(hold, Hold)
        ),
    )


def rests_until(departures: Iterable[Departure], *, account: str, limits: Limits) -> datetime | None:
    """Give the end of the pause after the last mail of an account; None where nothing left."""
    left = [one for one in departures if one.account == account and not one.queued]
    last = max(left, key=lambda one: one.at, default=None)
    return last.at + limits.pause.after(last.key) if last else None


class _Seats:
    """Gives one candidate after the other a moment, follow-ups before first mails."""

    def __init__(
        self, account: str, history: History, limits: Limits, now: datetime, *, first_wait: bool
    ) -> None:
        known = history.departures
        firm = [one for one in known if one.follows or not one.queued]
        self.limits, self.now = limits, now
        self.whole, self.firm = (
            booked((one for one in some if one.account == account), days=history.days, limits=limits, now=now)
            for some in (known, firm)
        )
        self.firm.shared = first_wait or len(firm) < len(known)
        self.people: dict[int, Candidate] = {}
        self.representatives: dict[int, Candidate] = {}

    def place(self, one: Candidate) -> Slot | Hold:
        """Find its moment; a calendar without a day in the window holds its people alone."""
        person = one.progress.person
        if hold := self._another(person):
            return hold
        book, rest = self.firm if one.follows else self.whole, self.limits.pause.after(one.key)
        try:
            at, why = book.moment(person, rest)
        except InputError as error:
            return Hold("no-moment", str(error))
        for each in {id(book): book, id(self.whole): self.whole}.values():
            each.take(at, rest, follows=one.follows)
        self.people[person.id] = one
        if person.representative is not None:
            self.representatives[person.representative] = one
        return Slot(one, at, self._because(why, book.most(at)) if at > self.now else "")

    def _another(self, person: Person) -> Hold | None:
        if other := self.people.get(person.id):
            words = f"another mail goes to them first: {other.step} of {other.progress.campaign}"
            return Hold("another", words)
        speaks = person.representative
        if speaks is not None and (other := self.representatives.get(speaks)):
            words = f"one person speaks for them and {other.progress.person.called}, who is written to first"
            return Hold("representative", words)
        return None

    def _because(self, why: Why, most: int) -> str:
        if why is Why.LIMIT:
            grows = self.limits.warm_up is not None and most < self.limits.per_day
            return f"limit of {most} a day" + (", which grows" if grows else "")
        if why is Why.PACE:
            return PACED if self.limits.pause.longest else f"{self.limits.per_minute} mails a minute"
        return "outside their working hours now"


#: Why a mail leaves a little later than the one before it.
PACED = "one after the other"


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
