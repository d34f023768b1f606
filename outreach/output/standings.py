"""Where an enrolment stands in; the words of it for a line out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from outreach.followups.standing import Place, Standing
from outreach.output.moments import clock, day
from outreach.workdays import zone_for

#: How it is told that nothing ends a sequence any more.
_OPEN = {
    **dict.fromkeys((Place.COMING, Place.DUE, Place.OVERDUE), "their sequence goes on, next is "),
    Place.QUEUED: "their sequence goes on: ",
    Place.FIRST: "their sequence may begin: ",
    **dict.fromkeys((Place.WAITING, Place.UNKNOWN), "their sequence is open again, and waits: "),
}


def stands(one: Standing, words: str, time_zone: str, now: datetime) -> str:
    """Put behind the *words* of a place the moment that it speaks of, by their clock, else by that of *time_zone*."""
    if one.at is None:
        return words
    person = one.progress.person
    zone = zone_for(person.time_zone, person.country, time_zone)
    when = {
        Place.COMING: f", on {day(one.at, zone, now)}",
        Place.QUEUED: f" {clock(one.at, zone, now)}",
        Place.WAITING: f", until {day(one.at, zone, now)}",
    }
    return words + when.get(one.place, f", since {day(one.at, zone, now)}")


def reopened(found: Sequence[Standing], time_zone: str, now: datetime) -> Iterator[str]:
    """Say of each sequence of a person how it goes on after what ended it was taken back."""
    for one in found:
        campaign = f"{one.progress.campaign}: " if len(found) > 1 else ""
        begins = _OPEN.get(one.place, "their sequence is at its end: ")
        yield campaign + begins + stands(one, one.because, time_zone, now)
