"""A list that was understood in; what it says of why addresses may be written to and cannot be so, in words, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outreach.output.moments import counted
from outreach.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from outreach.actions.importing import Understood


def doubtful(understood: Understood, today: date) -> list[str]:
    """Say which words are not understood, and which days have not come yet; both are kept as they stand."""
    return [*_unread(understood), *_to_come(understood, today)]


def _unread(understood: Understood) -> Iterator[str]:
    from outreach.people.meanings import Meaning

    wanted = {Meaning.IYS_STATUS: "onay, ret or tacir", Meaning.SOURCED_ON: "a day such as 2026-11-02"}
    for meaning, words in wanted.items():
        for column in understood.columns.of(meaning):
            left = [row.fields[column.field] for row in understood.records if column.field in row.fields]
            if left:
                said = f"{counted(len(left), 'cell')} not understood, such as {clean(left[0])!r}"
                yield f"{column.heading}: {said}; it takes {words}"


def _to_come(understood: Understood, today: date) -> Iterator[str]:
    """An address cannot have been got on a day that has not come."""
    from outreach.people.meanings import Meaning

    days = [(row.line, row.consent.since) for row in understood.records if row.consent and row.consent.since]
    ahead = [(line, day) for line, day in days if day > today]
    if ahead:
        line, day = ahead[0]
        heading = understood.columns.of(Meaning.SOURCED_ON)[0].heading
        said = f"line {line}: {day} has not come yet" + (
            f", as in {counted(len(ahead) - 1, 'other row')}" if ahead[1:] else ""
        )
        yield f"{heading}, {said}; write the day on which the address was got, and import the list again"
