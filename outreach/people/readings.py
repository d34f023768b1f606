"""A table and the channels of its rows in; the numbers of each channel out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from outreach.people.channels import Channels
from outreach.people.headings import Column
from outreach.people.meanings import NUMBERS, Meaning
from outreach.people.numbers import number_style, parse_number, step
from outreach.people.record import Reading
from outreach.people.table import Table, Words

Values = list[float | None]
_Same = Sequence[tuple[Column, Words]]
_SAMPLE = 2000


@dataclass(slots=True)
class Readings:
    """Of each row the numbers of its first channel; those of its other channels by row and platform."""

    first: Sequence[tuple[Reading, ...]]
    others: dict[tuple[int, str], list[Reading]] = field(default_factory=dict)


def take_readings(table: Table, channels: Channels, delimiter: str) -> Readings:
    """Return the numbers of each row, each with the channel of the platform that its heading names.

    Where the heading names none they are the first channel's. Numbers for a platform on which the row has no channel are
    left over. Of two columns for one number the one that writes it out wins over the one that shortens it (149.2M); the
    other is kept only where it says something else.
    """
    found = Readings(())
    first: list[tuple[str, Values]] = []
    for meaning in NUMBERS:
        for platform, same in _by_platform(table.columns.get(meaning, ())):
            values = _values(table, meaning, same, delimiter)
            if platform is not None:
                _give_away(table, found, channels, platform, meaning, same, values)
            first.append((meaning.value, values))
    found.first = _together(first, table.size)
    return found


def _by_platform(columns: _Same) -> Iterator[tuple[str | None, _Same]]:
    """Yield the columns of one number by the platform that they name, the written-out ones first; no platform last."""
    named = dict.fromkeys(column.platform for column, _ in columns)
    for platform in sorted(named, key=lambda one: one is None):
        same = [(column, words) for column, words in columns if column.platform == platform]
        yield platform, sorted(same, key=lambda one: (not one[0].chosen, _is_short(one[1])))


def _is_short(words: Words) -> bool:
    """Say whether a column shortens its numbers: 149.2M."""
    return any(cell[-1:].isalpha() for cell in islice(filter(None, words), _SAMPLE))


def _values(table: Table, meaning: Meaning, columns: _Same, delimiter: str) -> Values:
    """Read the columns of one number, the surest first."""
    values: Values = [None] * table.size
    for place, (column, words) in enumerate(columns):
        style = number_style(filter(None, words), delimiter, rate=meaning is Meaning.ENGAGEMENT_RATE)
        own = [None if cell is None else parse_number(cell, style) for cell in words]
        if place == 0:
            values = list(own)
        for row in _differing(words, own, values, beside=place > 0):
            cell, value, known = words[row] or "", own[row], values[row]
            if value is not None and known is None:
                values[row] = value
            elif value is None or known is None or abs(value - known) > step(cell, style):
                table.leave(row, column.field, cell)
    return values


def _differing(words: Words, own: Values, values: Values, *, beside: bool) -> Sequence[int]:
    """List the rows in which a column is not understood, or says something else than the one before it."""
    if not beside and own.count(None) == words.count(None):
        return ()
    return [
        row
        for row, cell in enumerate(words)
        if cell is not None and (own[row] is None or own[row] != values[row])
    ]


def _give_away(
    table: Table,
    found: Readings,
    channels: Channels,
    platform: str,
    meaning: Meaning,
    columns: _Same,
    values: Values,
) -> None:
    """Give the numbers of one platform to the channel on it; what stays in *values* is the first channel's."""
    for row, value in enumerate(values):
        first = channels.first[row]
        if value is None or first is None or first.platform == platform:
            continue
        if any(one.platform == platform for one in channels.others.get(row, ())):
            found.others.setdefault((row, platform), []).append(Reading(meaning.value, value))
        elif first.platform is None:
            continue
        else:
            for column, words in columns:
                table.leave(row, column.field, words[row] or "")
        values[row] = None


def _together(columns: Sequence[tuple[str, Values]], size: int) -> Sequence[tuple[Reading, ...]]:
    """Put the columns of numbers side by side; of two for one metric the first that says something holds."""
    if not columns:
        return [()] * size
    if len(columns) == 1:
        metric, values = columns[0]
        return [() if value is None else (Reading(metric, value),) for value in values]
    metrics = [metric for metric, _ in columns]
    return [_each(metrics, row) for row in zip(*(values for _, values in columns), strict=True)]


def _each(metrics: Sequence[str], values: Sequence[float | None]) -> tuple[Reading, ...]:
    found: dict[str, float] = {}
    for metric, value in zip(metrics, values, strict=True):
        if value is not None:
            found.setdefault(metric, value)
    return tuple(Reading(metric, value) for metric, value in found.items())
