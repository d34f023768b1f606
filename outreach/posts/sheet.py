"""A sheet of posts in; posts with whose they are and their numbers, and the rows that cannot be used, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from outreach.errors import InputError
from outreach.people import handles
from outreach.people.cleaning import paragraphs, words
from outreach.people.dates import day_first
from outreach.people.numbers import Style, number_style, parse_number
from outreach.people.platforms import platform_named
from outreach.people.record import Rejection
from outreach.posts import dates
from outreach.posts.columns import METRICS, PostColumns
from outreach.posts.ids import address, rounded
from outreach.posts.post import Post
from outreach.posts.urls import handle_of, post_at
from outreach.sheets.sheet import Row, Sheet
from outreach.text import clean

_TAG_ENDS = re.compile(r"[\s,;|#\[\]'\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPost:
    """A post of a sheet, and whose the sheet says that it is."""

    #: 1-based line of the file.
    line: int
    post: Post
    #: `@handle`, an address or a name, as the person columns have it; None where only the platform's handle can tell.
    person: str | None
    #: (platform, folded handle) where the URL or the id names its person.
    channel: tuple[str, str] | None
    #: Metric -> number: `views`, `likes`, `comments`, `shares`, `saves`.
    numbers: Mapping[str, float]


class _How(NamedTuple):
    """How the columns of one sheet are written."""

    places: Mapping[str, int]
    platform: str | None
    styles: Mapping[str, Style]
    today: date
    zone: ZoneInfo
    day_first: bool


def from_sheet(
    sheet: Sheet, columns: PostColumns, *, today: date, zone: ZoneInfo, platform: str | None = None
) -> tuple[list[SheetPost], list[Rejection]]:
    """Read posts from a sheet under English or Turkish headings; *columns* as `understand` found them.

    A post without a link is found by its id, the handle and the platform, which is what the row, the heading or
    *platform* says. A moment (`create_time` in seconds) gives the day in *zone*. A row without a date is a post without
    one; a row that repeats a post, or whose URL, date or person cannot be read, comes back as a Rejection. Raises
    InputError where ids are of no known platform, or were rounded by a spreadsheet program.
    """
    how = _how(sheet, columns, today, zone, platform)
    posts: list[SheetPost] = []
    rejected: list[Rejection] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        try:
            found = _read(row, how)
        except InputError as error:
            rejected.append(Rejection(row.line, row.cells, str(error)))
            continue
        first = seen.setdefault(found.post.canonical_url, row.line)
        if first == row.line:
            posts.append(found)
        else:
            rejected.append(Rejection(row.line, row.cells, f"the same post as in line {first}"))
    return posts, rejected


def _how(sheet: Sheet, columns: PostColumns, today: date, zone: ZoneInfo, platform: str | None) -> _How:
    named = columns.platform or platform
    if "url" not in columns:
        if named is None and "platform" not in columns:
            raise InputError(
                "ids of posts and no links, and nothing says on which platform", hint="--platform tiktok"
            )
        if rounded(set(sheet.cells(columns.places["id"]))):
            raise InputError(
                "a spreadsheet program has rounded the ids, so no post is known by them",
                hint="take the file as it was downloaded, before it was opened and saved",
            )
    styles = {
        metric: number_style(filter(None, sheet.cells(columns.places[metric])), sheet.dialect.delimiter)
        for metric in METRICS
        if metric in columns
    }
    first = "date" not in columns or day_first(sheet.cells(columns.places["date"]), otherwise=True)
    return _How(columns.places, named, styles, today, zone, first)


def _read(row: Row, how: _How) -> SheetPost:
    cells = {column: paragraphs(row.cells[place]) for column, place in how.places.items()}
    named = cells.get("platform")
    channel = None
    if url := cells.get("url"):
        person, channel = next(_people(cells), None), handle_of(url)
    else:
        url, channel = _by_id(cells, platform_named(named) if named else how.platform)
        person = None
    if person is None and channel is None:
        raise InputError("does not say whose post it is: a handle, an address or a name is needed")
    post = _dated(post_at(url, title=cells.get("title"), text=_text(cells)), cells.get("date"), how)
    return SheetPost(line=row.line, post=post, person=person, channel=channel, numbers=_numbers(cells, how))


def _by_id(cells: Mapping[str, str | None], platform: str | None) -> tuple[str, tuple[str, str]]:
    """Give the address of a post that has no link, and its channel."""
    code, handle = cells.get("id"), cells.get("handle")
    if code is None:
        raise InputError("no link to a post")
    if handle is None or platform is None:
        raise InputError(f"no link to the post, and no {'platform' if handle else 'handle'} beside its id")
    who, key = handles.canonical(handle, platform)
    return address(code, platform, who), (platform, key)


def _dated(post: Post, written: str | None, how: _How) -> Post:
    if written is None:
        return post
    if moment := dates.moment(written):
        day = dates.possible(moment.astimezone(how.zone).date(), written, today=how.today)
        return replace(post, published=day, published_at=moment)
    return replace(post, published=dates.parse(written, today=how.today, day_first=how.day_first))


def _numbers(cells: Mapping[str, str | None], how: _How) -> dict[str, float]:
    read = {metric: parse_number(cells[metric] or "", style) for metric, style in how.styles.items()}
    return {metric: value for metric, value in read.items() if value is not None}


def _text(cells: Mapping[str, str | None]) -> str | None:
    """Put together what a post says: its words, its hashtags, the song."""
    tags = " ".join(f"#{tag}" for tag in _TAG_ENDS.split(cells.get("hashtags") or "") if tag)
    said = (cells.get("text"), tags, words(cells.get("song") or ""))
    return "\n".join(filter(None, said)) or None


def _people(cells: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the ways in which a row names its person, the surest first."""
    handle, mail, name = (cells.get(column) for column in ("handle", "email", "name"))
    if handle:
        link = handle_of(handle) if "/" in handle else None
        yield f"@{link[1]}" if link else handle if "@" in handle[1:] else f"@{clean(handle).lstrip('@')}"
    if mail:
        yield clean(mail)
    if name:
        yield clean(name)
