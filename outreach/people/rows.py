"""A sheet and the meaning of its columns in; records, and the rows that cannot be used, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from outreach.errors import InputError
from outreach.people.addresses import bare
from outreach.people.channels import take_channel
from outreach.people.cleaning import paragraphs, words
from outreach.people.countries import country_code
from outreach.people.dates import parse_date
from outreach.people.headings import Column, Columns
from outreach.people.languages import language_named
from outreach.people.layout import Cells, Layout, as_said, lay_out
from outreach.people.matching import conflict, persons
from outreach.people.meanings import Meaning
from outreach.people.numbers import parse_number
from outreach.people.platforms import UNKNOWN
from outreach.people.record import PostCells, Reading, Record, Rejection
from outreach.people.urls import web_address
from outreach.sheets import Row, Sheet
from outreach.text import Language, fold

_LONGEST_NAME = 200
_BETWEEN_TAGS = re.compile(r"[,;|\n]")


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
    layout = lay_out(sheet, columns, platform=platform, language=language)
    seen = _Seen()
    good: list[Record] = []
    bad = [Rejection(row.line, row.cells, row.reason) for row in sheet.broken]
    for row in sheet.rows:
        try:
            good.append(seen.check(_record(row, layout)))
        except InputError as error:
            bad.append(Rejection(row.line, row.cells, str(error)))
    return tuple(good), tuple(sorted(bad, key=lambda rejection: rejection.line))


class _Seen:
    """The people of the rows above, by what they are known by."""

    def __init__(self) -> None:
        self.addresses: dict[str, int] = {}
        self.channels: dict[tuple[str, str], int] = {}
        self.records: dict[int, Record] = {}

    def check(self, record: Record) -> Record:
        """Note the record; name the first row of the same person, or refuse it where the two contradict."""
        lines = persons(record, self.addresses, self.channels)
        if len(lines) > 1:
            raise InputError(f"the address of line {lines[0]} and the handle of line {lines[1]}")
        for line in lines:
            why = conflict(record, self.records[line])
            if why:
                raise InputError(f"{why} than on line {line}")
            record = replace(record, same_as=line)
        self._note(record, record.same_as or record.line)
        return record

    def _note(self, record: Record, line: int) -> None:
        self.records.setdefault(line, record)
        if record.canonical_address:
            self.addresses.setdefault(record.canonical_address, line)
        if record.canonical_handle:
            self.channels.setdefault((record.platform or UNKNOWN, record.canonical_handle), line)


def _record(row: Row, layout: Layout) -> Record:
    cells = Cells(row.cells, layout)
    address = cells.take(Meaning.EMAIL, _address)
    channel, profile_url = take_channel(cells)
    if address is None and channel is None:
        raise InputError("no address or handle")
    name, first_name = _names(cells)
    platform = (channel.platform or UNKNOWN) if channel else None
    return Record(
        line=row.line,
        name=name,
        first_name=first_name,
        address=address,
        canonical_address=address.lower() if address else None,
        platform=platform,
        handle=channel.handle if channel else None,
        canonical_handle=channel.canonical if channel else None,
        profile_url=profile_url,
        feed_url=cells.take(Meaning.FEED_URL, _url),
        language=_language(cells),
        time_zone=cells.take(Meaning.TIME_ZONE, lambda said, _: _zone(said)),
        country=cells.take(Meaning.COUNTRY, lambda said, _: country_code(said)),
        tags=_tags(cells),
        note=cells.take(Meaning.NOTE, as_said, paragraphs),
        readings=tuple(_readings(cells, platform)),
        post=_post(cells),
        fields=_fields(cells),
    )


def _address(said: str, _: Column) -> str:
    try:
        return bare(said)
    except InputError as error:
        raise InputError(f"bad address: {error}") from error


def _names(cells: Cells) -> tuple[str | None, str | None]:
    name = cells.take(Meaning.NAME, as_said)
    first = cells.take(Meaning.FIRST_NAME, as_said)
    last = cells.take(Meaning.LAST_NAME, as_said)
    name = name or " ".join(filter(None, (first, last))) or None
    if name and "\ufffd" in name:
        raise InputError(f"a letter of the name is lost: {name[:_LONGEST_NAME]}")
    if name and len(name) > _LONGEST_NAME:
        raise InputError(f"a name of {len(name)} characters")
    return name, first


def _url(said: str, _: Column) -> str | None:
    return web_address(said)


def _language(cells: Cells) -> Language | None:
    before = len(cells.left)
    stated = cells.take(Meaning.LANGUAGE, lambda said, _: language_named(said))
    return stated or (cells.layout.language if len(cells.left) == before else None)


@lru_cache(maxsize=256)
def _zone(name: str) -> str | None:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _tags(cells: Cells) -> tuple[str, ...]:
    """Join the tags of all such columns, each once."""
    tags: dict[str, str] = {}
    for column in cells.columns.get(Meaning.TAGS, ()):
        for piece in _BETWEEN_TAGS.split(paragraphs(cells.cells[column.index]) or ""):
            tag = (words(piece) or "").lstrip("# ")
            if tag:
                tags.setdefault(fold(tag), tag)
    return tuple(tags.values())


def _readings(cells: Cells, platform: str | None) -> Iterator[Reading]:
    styles = cells.layout.styles

    def number(said: str, column: Column) -> float | None:
        other = column.platform is not None and column.platform != platform
        return None if other else parse_number(said, styles[column.index])

    for meaning in (Meaning.FOLLOWERS, Meaning.ENGAGEMENT_RATE):
        value = cells.take(meaning, number)
        if value is not None:
            yield Reading(meaning.value, value)


def _post(cells: Cells) -> PostCells | None:
    url = cells.take(Meaning.POST_URL, _url)
    if url is None:
        for meaning in (Meaning.POST_TITLE, Meaning.POST_DATE):
            cells.take(meaning, lambda *_: None)
        return None
    first = cells.layout.day_first
    published = cells.take(
        Meaning.POST_DATE, lambda said, column: parse_date(said, day_first=first[column.index])
    )
    return PostCells(url, cells.take(Meaning.POST_TITLE, as_said), published)


def _fields(cells: Cells) -> dict[str, str]:
    """Return the sheet's own columns, and what could not be used, in the order of the sheet's own first."""
    own = cells.columns.get(Meaning.FIELD, ())
    kept = {
        column.field: said for column in own if (said := paragraphs(cells.cells[column.index])) is not None
    }
    return kept | cells.left
