"""A sheet of posts in; posts with whose they are, and the rows that cannot be used, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from outreach.errors import InputError
from outreach.people.cleaning import paragraphs
from outreach.people.record import Rejection
from outreach.posts.dates import parse
from outreach.posts.post import Post
from outreach.posts.urls import handle_of, post_at
from outreach.sheets.sheet import Row, Sheet
from outreach.text import clean, search_key

# Column -> headings, folded; the earlier in a line the likelier where two are there.
_HEADINGS = {
    "url": (
        *(
            "url",
            "link",
            "post url",
            "post link",
            "video url",
            "video link",
            "permalink",
            "web address",
            "post",
            "video",
        ),
        *(
            "gonderi linki",
            "gonderi baglantisi",
            "gonderi url",
            "video linki",
            "baglanti",
            "gonderi",
            "icerik linki",
        ),
    ),
    "title": (
        "title",
        "post title",
        "video title",
        "baslik",
        "gonderi basligi",
        "video basligi",
        "konu",
        "subject",
    ),
    "date": (
        *("date", "published", "post date", "published at", "publish date", "date posted", "posted"),
        *("tarih", "gonderi tarihi", "yayin tarihi", "paylasim tarihi", "yayinlanma tarihi"),
    ),
    "text": ("text", "caption", "description", "post text", "metin", "aciklama", "gonderi metni", "icerik"),
    "handle": (
        *("handle", "username", "user name", "account", "instagram", "tiktok", "youtube", "channel"),
        *("kullanici adi", "kullanici", "hesap", "kanal"),
    ),
    "address": (
        "email",
        "e mail",
        "mail",
        "email address",
        "e posta",
        "eposta",
        "e posta adresi",
        "mail adresi",
    ),
    "name": (
        *("name", "full name", "person", "influencer", "creator", "who"),
        *("isim", "ad soyad", "adi soyadi", "ad", "kisi", "icerik uretici", "fenomen"),
    ),
}
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPost:
    """A post of a sheet, and whose the sheet says that it is."""

    #: 1-based line of the file.
    line: int
    post: Post
    #: `@handle`, an address or a name, as the person columns have it; None where only the URL can tell.
    person: str | None
    #: (platform, handle) where the URL names its person.
    channel: tuple[str, str] | None


def from_sheet(sheet: Sheet, *, today: date) -> tuple[list[SheetPost], list[Rejection]]:
    """Read posts from a sheet with columns for URL, title, date, text and person, under English or Turkish headings.

    A row without a date is a post without one; a row that repeats a post, or whose URL, date or person cannot be read,
    comes back as a Rejection. Raises InputError where no column holds URLs.
    """
    columns = _columns(sheet.headings)
    if "url" not in columns:
        listed = ", ".join(sheet.headings)
        raise InputError(
            f"no column of post links among: {listed}",
            hint="call one `url`, beside `title`, `date`, `handle`",
        )
    posts: list[SheetPost] = []
    rejected: list[Rejection] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        try:
            found = _read(row, columns, today)
        except InputError as error:
            rejected.append(Rejection(row.line, row.cells, str(error)))
            continue
        first = seen.setdefault(found.post.canonical_url, row.line)
        if first == row.line:
            posts.append(found)
        else:
            rejected.append(Rejection(row.line, row.cells, f"the same post as in line {first}"))
    return posts, rejected


def _columns(headings: tuple[str, ...]) -> dict[str, int]:
    """Find the place of each column that is there."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        places.setdefault(_PUNCTUATION.sub(" ", search_key(heading)).strip(), place)
    found = {column: _first(names, places) for column, names in _HEADINGS.items()}
    return {column: place for column, place in found.items() if place is not None}


def _first(names: tuple[str, ...], places: Mapping[str, int]) -> int | None:
    return next((places[name] for name in names if name in places), None)


def _read(row: Row, columns: Mapping[str, int], today: date) -> SheetPost:
    cells = {
        column: paragraphs(row.cells[place]) for column, place in columns.items() if place < len(row.cells)
    }
    url, title, written = (cells.get(column) for column in ("url", "title", "date"))
    if url is None:
        raise InputError("no link to a post")
    post = post_at(
        url,
        title=title,
        text=cells.get("text"),
        published=parse(written, today=today) if written else None,
    )
    person, channel = next(_people(cells), None), handle_of(url)
    if person is None and channel is None:
        raise InputError("does not say whose post it is: a handle, an address or a name is needed")
    return SheetPost(line=row.line, post=post, person=person, channel=channel)


def _people(cells: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the ways in which a row names its person, the surest first."""
    handle, address, name = (cells.get(column) for column in ("handle", "address", "name"))
    if handle:
        link = handle_of(handle) if "/" in handle else None
        yield f"@{link[1]}" if link else handle if "@" in handle[1:] else f"@{clean(handle).lstrip('@')}"
    if address:
        yield clean(address)
    if name:
        yield clean(name)
