"""A sheet and the meaning of its columns in; records, and the rows that cannot be used, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from outreach.errors import InputError, UsageError
from outreach.people.addresses import bare
from outreach.people.channels import take_channels
from outreach.people.headings import Columns
from outreach.people.meanings import Meaning, near
from outreach.people.parts import take_languages, take_parts, take_readings
from outreach.people.platforms import BY_NAME, UNKNOWN, platform_named
from outreach.people.record import Record, Rejection
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
    repeats = Repeats()
    good: list[Record] = []
    bad = [Rejection(row.line, row.cells, row.reason) for row in sheet.broken]
    found = _found(table, sheet, _known(platform), language)
    for index, (row, values) in enumerate(zip(sheet.rows, found, strict=True)):
        try:
            _refuse(table.bad.get(index), values)
            good.append(repeats.check(Record(line=row.line, **values)))
        except InputError as error:
            bad.append(Rejection(row.line, row.cells, str(error)))
    return tuple(good), tuple(sorted(bad, key=lambda rejection: rejection.line))


def _found(
    table: Table, sheet: Sheet, platform: str | None, language: Language | None
) -> Iterator[dict[str, Any]]:
    """Yield the fields of a Record for each row."""
    addresses = table.take(Meaning.EMAIL, lambda *_: _address)
    channels, urls = take_channels(table, platform)
    names, first_names = _names(table)
    values = {
        "name": names,
        "first_name": first_names,
        "address": addresses,
        "canonical_address": [address and address.lower() for address in addresses],
        "platform": [channel and (channel.platform or UNKNOWN) for channel in channels],
        "handle": [channel and channel.handle for channel in channels],
        "canonical_handle": [channel and channel.canonical for channel in channels],
        "profile_url": urls,
        "language": take_languages(table, language),
        "readings": take_readings(table, channels, sheet.dialect.delimiter),
        **take_parts(table),
        "fields": table.fields(),
    }
    return (dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True))


def _refuse(reason: str | None, values: dict[str, Any]) -> None:
    name = values["name"]
    if reason:
        raise InputError(reason)
    if values["address"] is None and values["handle"] is None:
        raise InputError("no address or handle")
    if name and "\ufffd" in name:
        raise InputError(f"a letter of the name is lost: {name[:_LONGEST_NAME]}")
    if name and len(name) > _LONGEST_NAME:
        raise InputError(f"a name of {len(name)} characters")


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


def _known(platform: str | None) -> str | None:
    named = platform_named(platform) if platform else None
    if platform and named is None:
        offered = near(platform, BY_NAME)
        hint = f"did you mean {offered}" if offered else f"one of: {', '.join(BY_NAME)}"
        raise UsageError(f"{platform}: no such platform", hint=hint)
    return named
