"""Tells new people of a sheet from known ones, and from those who must not be written to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from outreach.people.matching import persons
from outreach.people.record import Record
from outreach.store.people import Known


@dataclass(slots=True)
class Sorted:
    """The rows of a sheet by whom they speak of."""

    #: The rows of each new person.
    new: list[list[Record]] = field(default_factory=list)
    #: Influencer -> rows.
    known: dict[int, list[Record]] = field(default_factory=dict)
    #: Rows of somebody who is blocked, and why.
    blocked: list[tuple[Record, str]] = field(default_factory=list)
    #: Rows whose address is one person's and whose handle another's.
    torn: list[tuple[Record, tuple[int, ...]]] = field(default_factory=list)


def sort(records: Sequence[Record], there: Known, blocked: Callable[[Record], str | None] | None) -> Sorted:
    """Sort the rows of a sheet; *blocked* says why a row may not be used, None where nobody is blocked.

    Rows of one person stay together: where one of them is blocked all are, and where one of them is known they all go
    to whoever that is. A list that says itself that somebody known is not to be written to brings no news.
    """
    found = Sorted()
    strangers = not (there.addresses or there.channels)
    for rows in _by_person(records):
        why = next(filter(None, map(blocked, rows)), None) if blocked else None
        if why and not (any(row.blocked_because for row in rows) and _owner(rows, there)):
            found.blocked += [(row, why) for row in rows]
        elif strangers:
            found.new.append(rows)
        else:
            _place(rows, there, found)
    return found


def _by_person(records: Sequence[Record]) -> Iterable[list[Record]]:
    groups: dict[int, list[Record]] = {}
    for record in records:
        if record.same_as is None:
            groups[record.line] = [record]
        else:
            groups[record.same_as].append(record)
    return groups.values()


def _owner(rows: list[Record], there: Known) -> int | None:
    return _home([persons(row, there.addresses, there.owners) for row in rows])


def _home(owners: list[tuple[int, ...]]) -> int | None:
    return next((one[0] for one in owners if one), None)


def _place(rows: list[Record], there: Known, found: Sorted) -> None:
    """Give the rows of one person to whoever is known by the first that names somebody; new where none does."""
    owners = [persons(row, there.addresses, there.owners) for row in rows]
    home = _home(owners)
    if home is None:
        found.new.append(rows)
        return
    for row, one in zip(rows, owners, strict=True):
        if one and one != (home,):
            found.torn.append((row, tuple(dict.fromkeys((home, *one)))))
        else:
            found.known.setdefault(home, []).append(row)
