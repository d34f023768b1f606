"""A table in; for each row the parts of a Record that are no name, address or channel out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from outreach.people.consent import Consent, iys_status
from outreach.people.countries import country_code
from outreach.people.dates import day_first, parse_date
from outreach.people.headings import Column
from outreach.people.languages import language_named
from outreach.people.meanings import Meaning
from outreach.people.record import PostCells
from outreach.people.table import Parse, Table, Words
from outreach.people.urls import web_address
from outreach.text import Language, clean, fold

_BETWEEN_TAGS = re.compile(r"[,;|\n]")


def take_parts(table: Table) -> dict[str, list[Any]]:
    """Return the fields of a Record of which the sheet has a column, each with its value for every row."""
    present = table.columns.keys()
    return {field: take(table) for field, meanings, take in _PARTS if not present.isdisjoint(meanings)}


def take_languages(table: Table, language: Language | None) -> list[Language | None]:
    """Return the language of each row; *language* only where the row says none, not where it says another."""
    stated = table.take(Meaning.LANGUAGE, lambda *_: language_named)
    if language is None:
        return stated
    columns = [words for _, words in table.columns.get(Meaning.LANGUAGE, ())]
    return [
        one or (None if any(words[row] for words in columns) else language) for row, one in enumerate(stated)
    ]


def _urls(table: Table) -> list[str | None]:
    return table.take(Meaning.FEED_URL, lambda *_: web_address)


def _zones(table: Table) -> list[str | None]:
    return table.take(Meaning.TIME_ZONE, lambda *_: _zone)


@lru_cache(maxsize=256)
def _zone(name: str) -> str | None:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _countries(table: Table) -> list[str | None]:
    return table.take(Meaning.COUNTRY, lambda *_: country_code)


def _notes(table: Table) -> list[str | None]:
    return table.words(Meaning.NOTE)


def _tags(table: Table) -> list[tuple[str, ...]]:
    columns = [words for _, words in table.columns[Meaning.TAGS]]
    return [_split_tags(cells) for cells in zip(*columns, strict=True)]


def _split_tags(cells: tuple[str | None, ...]) -> tuple[str, ...]:
    """Join the tags of all such columns, each once."""
    pieces = (clean(piece).lstrip("# ") for cell in cells if cell for piece in _BETWEEN_TAGS.split(cell))
    tags: dict[str, str] = {}
    for tag in filter(None, pieces):
        tags.setdefault(fold(tag), tag)
    return tuple(tags.values())


def _posts(table: Table) -> list[PostCells | None]:
    """Make posts; a title and a date are left over where no address goes with them."""
    urls = table.take(Meaning.POST_URL, lambda *_: web_address)
    for row, url in enumerate(urls):
        if url is None:
            table.leave_all(Meaning.POST_TITLE, row)
            table.leave_all(Meaning.POST_DATE, row)
    titles = table.words(Meaning.POST_TITLE)
    dates = table.take(Meaning.POST_DATE, _date_parser)
    rows = zip(urls, titles, dates, strict=True)
    return [None if url is None else PostCells(url, title, published) for url, title, published in rows]


def _date_parser(_: Column, words: Words) -> Parse[date]:
    first = day_first(filter(None, words), otherwise=True)
    return lambda cell: parse_date(cell, day_first=first)


def _measured(table: Table) -> list[date | None]:
    return table.take(Meaning.MEASURED_ON, _date_parser)


def _consents(table: Table) -> list[Consent | None]:
    """Put together why each address may be written to; None where a row says nothing of it."""
    rows = zip(
        table.words(Meaning.LAWFUL_BASIS),
        table.words(Meaning.ADDRESS_SOURCE),
        table.take(Meaning.SOURCED_ON, _date_parser),
        table.take(Meaning.IYS_STATUS, lambda *_: iys_status),
        strict=True,
    )
    return [
        Consent(basis=basis, source=source, since=since, iys=iys) if basis or source or since or iys else None
        for basis, source, since, iys in rows
    ]


_CONSENT = (Meaning.LAWFUL_BASIS, Meaning.ADDRESS_SOURCE, Meaning.SOURCED_ON, Meaning.IYS_STATUS)
_PARTS: tuple[tuple[str, tuple[Meaning, ...], Callable[[Table], list[Any]]], ...] = (
    ("feed_url", (Meaning.FEED_URL,), _urls),
    ("time_zone", (Meaning.TIME_ZONE,), _zones),
    ("country", (Meaning.COUNTRY,), _countries),
    ("tags", (Meaning.TAGS,), _tags),
    ("note", (Meaning.NOTE,), _notes),
    ("measured_on", (Meaning.MEASURED_ON,), _measured),
    ("consent", _CONSENT, _consents),
    ("post", (Meaning.POST_URL, Meaning.POST_TITLE, Meaning.POST_DATE), _posts),
)
