"""Where an enrolment is: computed from its facts, the campaign's steps and now; never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from outreach.campaigns import Campaign, Step
from outreach.followups.holds import Hold, freed, holds
from outreach.followups.progress import Incoming, Progress
from outreach.mail.delivery import DeliveryState
from outreach.replies import Kind
from outreach.replies.wordless import in_quotes
from outreach.workdays import Window, add_business_days, business_days_between, zone_for

#: Business days after which a due step is called overdue.
OVERDUE_AFTER = 2


class Place(StrEnum):
    """Where an enrolment stands, in the order in which a marketer looks at it."""

    #: They answered and wait for a person.
    ANSWER = "answer"
    #: Nobody knows whether the last mail arrived.
    UNKNOWN = "unknown"
    #: The next step should have left days ago.
    OVERDUE = "overdue"
    #: The next step may leave now.
    DUE = "due"
    #: The first mail is not sent yet.
    FIRST = "first"
    #: A mail is queued and leaves at its time.
    QUEUED = "queued"
    #: The next step has its day.
    COMING = "coming"
    #: Something holds it; the reason says what.
    WAITING = "waiting"
    #: Nothing more will be sent.
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of the queue."""

    progress: Progress
    place: Place
    #: Why, in words.
    because: str
    #: The step that is next; None where nothing more will be sent.
    step: Step | None = None
    #: When that step may leave, or the hold lifts.
    at: datetime | None = None
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What counting business days needs to know of us."""

    window: Window
    #: The zone of people whose own is not known.
    time_zone: str


def standing(progress: Progress, campaign: Campaign | None, now: datetime, calendar: Calendar) -> Standing:
    """Say where *progress* stands at *now*.

    *campaign* is None where its file is gone: the sequence then waits, and says so.
    """
    reasons = holds(progress, now)
    if waiting := _unheard(progress):
        return Standing(
            progress=progress,
            place=Place.ANSWER,
            because=f"{_WROTE.get(waiting.kind, 'wrote')}: {in_quotes(waiting.said)}",
            at=waiting.at,
            holds=reasons,
        )
    if reasons:
        return _held(progress, reasons)
    if progress.last is not None and (place := _IN_HAND.get(progress.last.state)):
        return Standing(
            progress=progress,
            place=place,
            because=f"{progress.last.step} leaves",
            at=progress.last.not_before,
        )
    if campaign is None:
        return Standing(
            progress=progress,
            place=Place.WAITING,
            because=f"no file that can be read holds the campaign {progress.campaign}",
        )
    return _next(progress, campaign, now, calendar)


_WROTE: Mapping[Kind, str] = {
    Kind.OPT_OUT: "asked for no more mail",
    Kind.COMPLAINT: "reported our mail as spam",
}
_IN_HAND: Mapping[DeliveryState, Place] = {
    DeliveryState.QUEUED: Place.QUEUED,
    DeliveryState.CLAIMED: Place.QUEUED,
    DeliveryState.SENDING: Place.QUEUED,
}


def _unheard(progress: Progress) -> Incoming | None:
    """Find the newest answer that came since the enrolment and that no later decision of a person covers.

    An older one belongs to an enrolment of its own, where it is shown until a person has decided.
    """
    if progress.suppressed_because is not None:
        return None
    new = [one for one in progress.answers() if one.kept_at >= progress.enrolled_at]
    if progress.stopped_at is not None:
        new = [one for one in new if one.kept_at > progress.stopped_at]
    return new[-1] if new else None


def _held(progress: Progress, reasons: tuple[Hold, ...]) -> Standing:
    first = reasons[0]
    place = Place.ENDED if first.final else Place.UNKNOWN if first.code == "unknown" else Place.WAITING
    return Standing(progress=progress, place=place, because=first.because, at=first.until, holds=reasons)


def _next(progress: Progress, campaign: Campaign, now: datetime, calendar: Calendar) -> Standing:
    last = progress.last
    if campaign.ends and (because := over(campaign, _today(progress, now, calendar))):
        return Standing(progress=progress, place=Place.ENDED, because=because)
    if last is None:
        return Standing(
            progress=progress,
            place=Place.FIRST,
            because=progress.drafted.get(campaign.steps[0].name, "no draft yet"),
            step=campaign.steps[0],
        )
    if last.state is not DeliveryState.SENT or last.left_at is None:
        because = f"{last.step} was {last.state}" + (f": {last.said}" if last.said else "")
        return Standing(progress=progress, place=Place.ENDED, because=because)
    names = [step.name for step in campaign.steps]
    if last.step not in names:
        because = (
            f"the step {last.step} that was sent is no longer in the campaign: put it back, or stop them"
        )
        return Standing(progress=progress, place=Place.WAITING, because=because)
    written = {one.step for one in progress.sent}  # a person may have moved steps about since
    later = [step for step in campaign.steps[names.index(last.step) :] if step.name not in written]
    if not later:
        return Standing(progress=progress, place=Place.ENDED, because="the sequence is at its end")
    count = f"step {names.index(later[0].name) + 1} of {len(names)}"
    return _due(progress, later[0], count, last.left_at, now, calendar)


def over(campaign: Campaign, today: date) -> str | None:
    """Say that a campaign has ended, so that nothing of it is written any more; None where it has not."""
    ends = campaign.ends
    return f"the campaign ended on {ends.day} {ends:%B %Y}" if ends and ends < today else None


def _today(progress: Progress, now: datetime, calendar: Calendar) -> date:
    person = progress.person
    return now.astimezone(zone_for(person.time_zone, person.country, calendar.time_zone)).date()


def _due(
    progress: Progress, step: Step, count: str, left_at: datetime, now: datetime, calendar: Calendar
) -> Standing:
    person = progress.person
    zone = zone_for(person.time_zone, person.country, calendar.time_zone)
    days = calendar.window.days
    at = add_business_days(left_at, step.wait, zone, person.country, days)
    if at <= now and (free := freed(progress, now)):
        at = max(at, free)
    left = left_at.astimezone(zone)
    wait = f"{step.wait} business day{'' if step.wait == 1 else 's'}"
    because = f"{count}, {wait} after {left.day} {left:%B}"
    if step.name in progress.drafted:
        because += f"; {progress.drafted[step.name]}"
    late = business_days_between(at, now, zone, person.country, days) if at <= now else 0
    place = Place.COMING if at > now else Place.OVERDUE if late > OVERDUE_AFTER else Place.DUE
    return Standing(progress=progress, place=place, because=because, step=step, at=at)
