"""A plan and what is queued in, the lines that `send` shows out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from outreach.followups.holds import Hold
from outreach.followups.progress import Progress
from outreach.output.moments import clock, counted, span
from outreach.people.person import Person
from outreach.plan.planning import Left, Plan
from outreach.workdays import zone_for

#: Moments that are told one by one.
_SHOWN = 6
_NAMED = 4
_TIMES = 4

Moment = tuple[str, str]
Lifts = Callable[[Hold, Progress], str]


def shown(
    plan: Plan,
    *,
    queued: Sequence[tuple[Person, datetime]],
    unapproved: Mapping[str, int],
    now: datetime,
    time_zone: str,
    lifts: Lifts,
    kept: Sequence[tuple[Progress, Hold]] = (),
) -> list[str]:
    """Say who is written to now, later and not; *time_zone* is that of people whose own is not known.

    *lifts* gives the command by which a person lifts a hold, or nothing; *kept* are those queued whom something holds.
    """
    lines = []
    if plan.now:
        lines.append(_line("now", len(plan.now), names(slot.candidate.progress.person for slot in plan.now)))
    later = [(slot.candidate.progress.person, slot.at, slot.because) for slot in plan.later]
    groups = list(_by_moment(later, now, time_zone).items())
    for (moment, because), people in groups[:_SHOWN]:
        lines.append(_line("later", len(people), f"{moment} ({because}): {names(people)}"))
    if rest := groups[_SHOWN:]:
        lines.append(_line("later", sum(len(people) for _, people in rest), f"the last {rest[-1][0][0]}"))
    for reason, held in _by_reason(plan.held).items():
        people = [one.candidate.progress.person for one in held]
        lines.append(_line("held", len(people), f"{names(people)}: {reason}"))
        lines += _lifted(lifts(held[0].hold, held[0].candidate.progress))
    lines += _queued([person for person, _ in queued], kept, lifts)
    for campaign, count in unapproved.items():
        lines.append(_line("waiting", count, f"not approved yet: outreach review {campaign}"))
    return lines


class Warned(Protocol):
    """What the law asks for of some mails of a campaign."""

    @property
    def campaign(self) -> str: ...

    @property
    def said(self) -> str: ...

    @property
    def count(self) -> int: ...


def warned(found: Iterable[Warned]) -> list[str]:
    """Say what the law asks for and a person has to look at."""
    return [
        _line("law", one.count, f"{one.said} (told once for {one.campaign}: outreach help law)")
        for one in found
    ]


def leaving(queued: Sequence[tuple[Person, datetime]], *, now: datetime, time_zone: str) -> str:
    """Say when the rest leaves: `2 are queued: 1 from 10:00 Berlin, 1 from Wed 25 Nov 10:00 Istanbul`."""
    grouped = _by_moment([(person, at, "") for person, at in queued], now, time_zone)
    count, parts = len(queued), [f"{len(people)} from {moment}" for (moment, _), people in grouped.items()]
    if len(parts) == 1:
        ((moment, _),) = grouped
        return f"{count} {'is' if count == 1 else 'are'} queued, from {moment}"
    more = f" and {len(parts) - _TIMES} times more" if len(parts) > _TIMES else ""
    return f"{count} are queued: {', '.join(parts[:_TIMES])}{more}"


def since(overdue: Sequence[tuple[Person, datetime]], *, now: datetime, time_zone: str) -> str:
    """Say of mails that were due before: `7 mails to Ayşe Yılmaz, Tom Hill were due since Mon 16 Nov 10:00 Istanbul`."""
    person, at = overdue[0]
    first = clock(at, zone_for(person.time_zone, person.country, time_zone), now)
    who = names(person for person, _ in overdue)
    count = len(overdue)
    return f"{counted(count, 'mail')} to {who} {'was' if count == 1 else 'were'} due since {first}"


def names(people: Iterable[Person]) -> str:
    """Name some people, each once, and count the rest."""
    called = list({person.id: person.called for person in people}.values())
    more = f" and {len(called) - _NAMED} more" if len(called) > _NAMED else ""
    return ", ".join(called[:_NAMED]) + more


def _line(label: str, count: int, words: str) -> str:
    return f"  {label:<8}{count:>4}  {words}"


def _lifted(command: str) -> list[str]:
    return [f"{' ' * 16}to write all the same: {command}"] if command else []


def _queued(people: Sequence[Person], kept: Sequence[tuple[Progress, Hold]], lifts: Lifts) -> list[str]:
    """Tell those who are queued, and apart from them whose mail will not leave at its hour."""
    stay = {one.person.id for one, _ in kept}
    leave = [person for person in people if person.id not in stay]
    lines = [_line("queued", len(leave), f"confirmed before: {names(leave)}")] if leave else []
    grouped: dict[Hold, list[Progress]] = {}
    for one, hold in kept:
        grouped.setdefault(hold, []).append(one)
    for hold, held in grouped.items():
        who = names(one.person for one in held)
        lines.append(_line("queued", len(held), f"confirmed before, does not leave: {who}: {hold.because}"))
        lines += _lifted(lifts(hold, held[0]))
    return lines


def _by_reason(held: Iterable[Left]) -> dict[str, list[Left]]:
    grouped: dict[str, list[Left]] = {}
    for left in held:
        grouped.setdefault(left.hold.because, []).append(left)
    return grouped


def _by_moment(
    later: Iterable[tuple[Person, datetime, str]], now: datetime, time_zone: str
) -> dict[Moment, list[Person]]:
    """Group by day, clock and reason, each called by its first and last moment."""
    days: dict[tuple[date, str, str], list[tuple[datetime, Person]]] = {}
    for person, at, because in later:
        zone = zone_for(person.time_zone, person.country, time_zone)
        days.setdefault((at.astimezone(zone).date(), zone.key, because), []).append((at, person))
    grouped: dict[Moment, list[Person]] = {}
    for (_, key, because), found in days.items():
        moments = [at for at, _ in found]
        label = span(min(moments), max(moments), ZoneInfo(key), now)
        grouped[label, because] = [person for _, person in found]
    return grouped
