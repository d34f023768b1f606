"""A sheet and the meaning of its columns in; records, and the rows that cannot be used, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from outreach.errors import InputError
from outreach.people.addresses import bare
from outreach.people.channels import Channels, take_channels
from outreach.people.guessing import asked_platform
from outreach.people.headings import Columns
from outreach.people.history import take_history
from outreach.people.meanings import HISTORY, Meaning
from outreach.people.parts import take_languages, take_parts
from outreach.people.platforms import UNKNOWN
from outreach.people.readings import Readings, take_readings
from outreach.people.record import OtherChannel, Record, Rejection
from outreach.people.repeats import Repeats
from outreach.people.table import Table
from outreach.sheets import Sheet
from outreach.text import Language

_LONGEST_NAME = 200


def records(
    sheet: Sheet,
    columns: Columns,
    *,
    platform: str | None = None,
    language: Language | None = None,
) -> tuple[tuple[Record, ...], tuple[Rejection, ...]]:
    """Make a Record of each row that can be used, and a Rejection with its reason of each that cannot.

    *platform* and *language* hold for rows that do not say. Words that are not understood (a language that we do not
    write, `10-20K` followers, an unknown country) are missing and kept in `fields`.

    Two rows may speak of one person, by address or by handle: one list per network put together, one row per post.
    Both come back, the later with the line of the first in `same_as`, so that the first keeps its words and the later
    adds channel and post. Where they contradict each other (an agency's address under ten names) the later row is
    rejected with the line of the first. Raises UsageError for a platform that we do not know.
    """
    table = Table(sheet, columns)
    values = _values(table, sheet, asked_platform(platform), language)
    refused = _refused(table, values)
    check = Repeats().check if _may_repeat(values) else None
    good: list[Record] = []
    bad = [Rejection(row.line, row.cells, row.reason) for row in sheet.broken]
    for index, record in enumerate(_records(sheet, values)):
        reason = refused.get(index)
        if reason is None and check:
            try:
                record = check(record)  # noqa: PLW2901 - the same row, which now knows the first of its person
            except InputError as error:
                reason = str(error)
        if reason is None:
            good.append(record)
        else:
            bad.append(Rejection(record.line, sheet.rows[index].cells, reason))
    return tuple(good), tuple(sorted(bad, key=lambda rejection: rejection.line))


def _records(sheet: Sheet, values: Mapping[str, Sequence[Any]]) -> Iterator[Record]:
    """Put the columns side by side; a field without one has its default in every row."""
    blank, lines = Record(line=0)._asdict(), [row.line for row in sheet.rows]
    columns = ((values.get(name) or repeat(blank[name])) for name in Record._fields[1:])
    return map(Record._make, zip(lines, *columns, strict=False))


def _may_repeat(values: Mapping[str, Sequence[Any]]) -> bool:
    """Say whether an address or a handle stands in the sheet twice: else no row has to be compared with the others."""
    if "others" in values:
        return True
    said = ([cell for cell in values[name] if cell] for name in ("canonical_address", "canonical_handle"))
    return any(len(set(cells)) < len(cells) for cells in said)


def _values(
    table: Table, sheet: Sheet, platform: str | None, language: Language | None
) -> dict[str, Sequence[Any]]:
    """Return the fields of a Record, each with its value for every row."""
    addresses = table.take(Meaning.EMAIL, lambda *_: _address)
    channels = take_channels(table, platform)
    readings = take_readings(table, channels, sheet.dialect.delimiter)
    names, first_names = _names(table)
    return {
        "name": names,
        "first_name": first_names,
        "address": addresses,
        "canonical_address": [address and address.lower() for address in addresses],
        "platform": [channel and (channel.platform or UNKNOWN) for channel in channels.first],
        "handle": [channel and channel.handle for channel in channels.first],
        "canonical_handle": [channel and channel.canonical for channel in channels.first],
        "profile_url": channels.urls,
        "language": take_languages(table, language),
        "readings": readings.first,
        **_others(table, channels, readings),
        **_history(table),
        **take_parts(table),
        "fields": list(table.fields()),
    }


def _others(table: Table, channels: Channels, readings: Readings) -> dict[str, list[Any]]:
    if not channels.others:
        return {}
    found: list[tuple[OtherChannel, ...]] = [()] * table.size
    for row, others in channels.others.items():
        found[row] = tuple(
            OtherChannel(
                one.platform or UNKNOWN,
                one.handle,
                one.canonical,
                one.profile_url,
                tuple(readings.others.pop((row, one.platform or UNKNOWN), ())),
            )
            for one in others
        )
    return {"others": found}


def _history(table: Table) -> dict[str, list[Any]]:
    if table.columns.keys().isdisjoint(HISTORY):
        return {}
    earlier, blocked = take_history(table)
    return {"earlier": earlier, "blocked_because": blocked}


def _refused(table: Table, values: Mapping[str, Sequence[Any]]) -> dict[int, str]:
    """Say which rows cannot be used, and why."""
    found = dict(table.bad)
    ways = zip(values["address"], values["handle"], strict=True)
    for row, (address, handle) in enumerate(ways):
        if address is None and handle is None:
            found.setdefault(row, "no address or handle")
    for row, name in enumerate(values["name"]):
        if name and "\ufffd" in name:
            found.setdefault(row, f"a letter of the name is lost: {name[:_LONGEST_NAME]}")
        if name and len(name) > _LONGEST_NAME:
            found.setdefault(row, f"a name of {len(name)} characters")
    return found


def _address(cell: str) -> str:
    try:
        return bare(cell)
    except InputError as error:
        raise InputError(f"bad address: {error}") from error


def _names(table: Table) -> tuple[list[str | None], list[str | None]]:
    names, first, last = (table.words(one) for one in (Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME))
    if Meaning.FIRST_NAME in table.columns or Meaning.LAST_NAME in table.columns:
        rows = zip(names, first, last, strict=True)
        names = [name or " ".join(filter(None, parts)) or None for name, *parts in rows]
    return names, first
