"""A table in; what it remembers of the time before this program out: who was written to, answered, or is not to be written to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum

from outreach.people.dates import day_first, parse_date
from outreach.people.headings import Column
from outreach.people.meanings import HISTORY, Meaning
from outreach.people.record import Earlier, NoteKind
from outreach.people.statuses import Sense, sense
from outreach.people.table import Table, Words

#: Day 0 of the numbers by which spreadsheets count days, and the span in which such a number is a day: 2000 to 2099.
_DAY_ZERO = date(1899, 12, 30)
_DAY_NUMBERS = range(36526, 73051)


class _Fate(Enum):
    """What becomes of a cell."""

    CONTACTED = NoteKind.CONTACTED
    ANSWERED = NoteKind.ANSWERED
    BLOCKED = "blocked"
    #: It says no, and no is no history.
    NOTHING = "nothing"
    #: It says something else, and is kept as the sheet's own word.
    LEFT = "left"


#: What any column makes of these senses.
_SHARED: Mapping[Sense | None, _Fate] = {
    Sense.NO: _Fate.NOTHING,
    Sense.NOT_YET: _Fate.NOTHING,
    Sense.UNANSWERED: _Fate.CONTACTED,
    Sense.CONTACTED: _Fate.CONTACTED,
    Sense.ANSWERED: _Fate.ANSWERED,
    Sense.BLOCKED: _Fate.BLOCKED,
}
#: Column -> sense of a cell -> fate; None is a day, or words of no known sense. What is not named here is `_SHARED`.
_OWN: Mapping[Meaning, tuple[_Fate, tuple[Sense | None, ...]]] = {
    Meaning.CONTACTED: (_Fate.CONTACTED, (Sense.YES, Sense.ALLOWED, None)),
    Meaning.ANSWERED: (_Fate.ANSWERED, (Sense.YES, Sense.ALLOWED, None)),
    Meaning.DO_NOT_CONTACT: (_Fate.BLOCKED, (*(set(Sense) - {Sense.NO, Sense.ALLOWED}), None)),
    Meaning.STATUS: (_Fate.LEFT, (Sense.YES, Sense.NO, Sense.ALLOWED, Sense.NOT_YET, None)),
}


def _fate(meaning: Meaning, cell: str) -> _Fate:
    said = sense(cell)
    fate, senses = _OWN[meaning]
    return fate if said in senses else _SHARED.get(said, _Fate.NOTHING)


def take_history(table: Table) -> tuple[list[tuple[Earlier, ...]], list[str | None]]:
    """Return for each row the earlier contacts that it tells of, and why its person may not be written to.

    Words beside a yes or a no are kept as they are: in a column of answers they are the answer, in one of people who are
    not to be written to they are the reason. Words that a column of statuses does not know are left over.
    """
    earlier: list[tuple[Earlier, ...]] = [()] * table.size
    blocked: list[str | None] = [None] * table.size
    for meaning in HISTORY:
        for column, words in table.columns.get(meaning, ()):
            _take(table, meaning, column, words, earlier, blocked)
    return earlier, blocked


def _take(
    table: Table,
    meaning: Meaning,
    column: Column,
    words: Words,
    earlier: list[tuple[Earlier, ...]],
    blocked: list[str | None],
) -> None:
    first = days_first(words)
    for row, cell in enumerate(words):
        if cell is None:
            continue
        fate, text = _fate(meaning, cell), f"{column.field}: {cell}"
        if fate is _Fate.LEFT:
            table.leave(row, column.field, cell)
        elif fate is _Fate.BLOCKED:
            blocked[row] = blocked[row] or text
        elif fate is not _Fate.NOTHING:
            earlier[row] += (Earlier(NoteKind(fate.value), text, day(cell, first=first)),)


def days_first(words: Words) -> bool:
    """Say whether a column writes the day before the month."""
    return day_first(filter(None, words), otherwise=True)


def day(cell: str, *, first: bool) -> date | None:
    """Read the day of a cell that is one, or that holds one among its words: `yazıldı 12.03.2026`, 46093."""
    if cell.isdecimal() and cell.isascii() and len(cell) == 5 and int(cell) in _DAY_NUMBERS:
        return _DAY_ZERO + timedelta(int(cell))
    pieces = (piece.strip("(),;.") for piece in cell.split()[:20])
    return parse_date(cell, day_first=first) or next(
        (found for piece in pieces if (found := parse_date(piece, day_first=first))), None
    )
