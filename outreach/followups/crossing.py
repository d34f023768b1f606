"""Where people stand in each campaign in; the same, with one sequence at a time for each person, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from outreach.followups.holds import Hold, day_of
from outreach.followups.progress import Progress
from outreach.followups.standing import Place, Standing

#: Places from which a sequence goes on by itself or when a person has looked.
_RUNNING = frozenset({Place.UNKNOWN, Place.OVERDUE, Place.DUE, Place.QUEUED, Place.COMING, Place.WAITING})
#: Places at which a mail could be written now.
_NEXT = frozenset({Place.FIRST, Place.DUE, Place.OVERDUE})


def crossed(standings: Sequence[Standing], now: datetime, *, cool_off: int) -> list[Standing]:
    """Hold mails to people whom another campaign writes to, in the same order.

    Nobody is in two conversations with us at once: while one sequence runs the first mail of another waits, and after
    the last mail of one it waits *cool_off* days more, unless a person named them. Of two that run all the same, the one
    that wrote last goes on. *standings* hold all campaigns of the people they speak of.
    """
    theirs: dict[int, list[Standing]] = defaultdict(list)
    for one in standings:
        theirs[one.progress.person.id].append(one)
    return [_beside(one, theirs[one.progress.person.id], now, cool_off) for one in standings]


def _beside(one: Standing, all_of_them: Sequence[Standing], now: datetime, cool_off: int) -> Standing:
    if one.place is Place.ANSWER and _told_elsewhere(one, all_of_them):
        return replace(one, place=Place.ENDED, because=one.holds[0].because if one.holds else one.because)
    if one.place not in _NEXT or len(all_of_them) == 1:
        return one
    others = [other for other in all_of_them if other is not one]
    hold = _busy(one, others)
    if hold is None and one.place is Place.FIRST and not one.progress.named:
        hold = cooling(one.progress, [other.progress for other in others], now, cool_off)
    if hold is None:
        return one
    return replace(one, place=Place.WAITING, because=hold.because, at=hold.until, holds=(*one.holds, hold))


def _told_elsewhere(one: Standing, all_of_them: Sequence[Standing]) -> bool:
    """Say whether their answer stands under another campaign, the one that wrote to them last."""
    answers = [other for other in all_of_them if other.place is Place.ANSWER]
    newest = max(answers, key=lambda other: max((at.timestamp() for at, _ in _left([other])), default=0.0))
    return one is not newest


def _busy(one: Standing, others: Sequence[Standing]) -> Hold | None:
    other = next((other for other in others if _runs(other) and _goes_before(other, one)), None)
    if other is None:
        return None
    because = "its mail is queued" if other.place is Place.QUEUED else other.because
    return Hold("busy", f"{other.progress.campaign} goes first: {because}")


def _goes_before(other: Standing, one: Standing) -> bool:
    """Say whether *other* wrote last, or is about to."""
    mine, theirs = max(_left([one]), default=None), max(_left([other]), default=None)
    return mine is None or other.place is Place.QUEUED or (theirs is not None and theirs > mine)


def _runs(one: Standing) -> bool:
    """Say whether a sequence has begun and is not at its end; one that something holds has not ended."""
    return bool(one.progress.sent) and one.place in _RUNNING


def cooling(one: Progress, others: Iterable[Progress], now: datetime, days: int) -> Hold | None:
    """Say that another campaign wrote to this person too lately for a first mail of this one; naming them lifts it."""
    last = max(_wrote(others), default=None)
    until = last[0] + timedelta(days=days) if last else now
    if last is None or until <= now:
        return None
    because = f"{last[1]} wrote to them on {day_of(one, last[0])}"
    return Hold("cool-off", because, until=until)


def _left(others: Sequence[Standing]) -> Iterator[tuple[datetime, str]]:
    return _wrote(other.progress for other in others)


def _wrote(others: Iterable[Progress]) -> Iterator[tuple[datetime, str]]:
    for other in others:
        for mail in other.sent:
            if mail.left_at is not None:
                yield mail.left_at, other.campaign
