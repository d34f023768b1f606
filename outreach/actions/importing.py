"""Imports a list of people: what is new is added, what is known is completed, a person's own edits stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from outreach.actions.completing import Change, complete
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Address, Channel, Influencer, Measurement, Note, Post, Tag
from outreach.people.headings import Columns, understand
from outreach.people.matching import persons
from outreach.people.record import Record, Rejection
from outreach.people.rows import records
from outreach.posts import urls
from outreach.posts.post import Post as PostValue
from outreach.sheets import Sheet
from outreach.sheets.reading import read
from outreach.sheets.writing import write
from outreach.store import events, people, posts, suppressions
from outreach.text import Language, fold, search_key


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as the program reads it, before anything is kept."""

    name: str
    sheet: Sheet
    columns: Columns
    records: tuple[Record, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    new: int
    known: int
    #: Of the known ones, those that changed.
    changed: int
    posts: int
    rejections: tuple[Rejection, ...]
    #: Where the sheet says something else than a person did by hand; nothing was overwritten.
    conflicts: tuple[Change, ...]
    #: Under which `log --last import` finds it.
    batch: str


def look(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str],
    platform: str | None = None,
    language: Language | None = None,
) -> Understood:
    """Read the bytes of a spreadsheet and say what was understood; nothing is kept.

    Raises:
        InputError: it is no list that can be read.
        UsageError: *columns* names a heading or a meaning that is not there.
    """
    sheet = read(data, name=name)
    meant = understand(sheet, columns)
    usable, rejected = records(sheet, meant, platform=platform, language=language)
    return Understood(name, sheet, meant, usable, rejected)


def keep(app: App, understood: Understood) -> Imported:
    """Keep what was understood, in one transaction."""
    now = app.now()
    batch = f"import-{now:%Y%m%dT%H%M%S.%f}"
    with app.writing() as db:
        sorter = _Sorter(people.known(db), suppressions.reasons(db), app.secret)
        for record in understood.records:
            sorter.place(record)
        made = _Rows(source=understood.name, now=now)
        for number, record in zip(
            people.insert_many(db, Influencer, made.influencers(sorter.new)), sorter.new, strict=True
        ):
            made.take(number, record)
        changes = complete(db, sorter.known, made)
        added = made.write(db)
        for change in changes.made:
            events.log(
                db,
                "person.changed",
                change.said,
                at=now,
                by=app.who,
                influencer_id=change.person,
                batch=batch,
            )
        said = f"{understood.name}: {len(sorter.new)} new, {len(sorter.known)} known, {len(changes.people)} changed"
        events.log(db, "people.imported", said, at=now, by=app.who, batch=batch)
    return Imported(
        new=len(sorter.new),
        known=len(sorter.known),
        changed=len(changes.people),
        posts=added,
        rejections=tuple(
            sorted(
                (*understood.rejections, *sorter.rejected(understood), *made.rejected(understood)), key=_line
            )
        ),
        conflicts=tuple(changes.conflicts),
        batch=batch,
    )


def give_back(understood: Understood, rejections: Sequence[Rejection], path: Path) -> None:
    """Write the rows that cannot be used to *path*, in the file's own form, with a reason column."""
    rows = [(rejection.cells, rejection.reason) for rejection in rejections]
    path.write_bytes(write(understood.sheet.headings, rows, understood.sheet.dialect))


def _line(rejection: Rejection) -> int:
    return rejection.line


@dataclass(slots=True)
class _Sorter:
    """Tells new people from known ones and from those who must not be written to."""

    there: people.Known
    blocked: Mapping[str, str]
    secret: bytes
    new: list[Record] = field(default_factory=list)
    known: list[tuple[int, Record]] = field(default_factory=list)
    refused: list[tuple[Record, str]] = field(default_factory=list)

    def place(self, record: Record) -> None:
        """Put *record* where it belongs."""
        if self.blocked and (why := self._blocked(record)):
            self.refused.append((record, f"blocked: {why}"))
            return
        owners = persons(record, self.there.addresses, self.there.owners)
        if len(owners) > 1:
            self.refused.append(
                (record, f"the address is known for one person, @{record.handle} for another")
            )
        elif owners:
            self.known.append((owners[0], record))
        else:
            self.new.append(record)

    def _blocked(self, record: Record) -> str | None:
        addresses = [record.canonical_address] if record.canonical_address else []
        handles = [(record.platform or "unknown", record.canonical_handle)] if record.canonical_handle else []
        keys = suppressions.digests(self.secret, addresses=addresses, handles=handles)
        return next((self.blocked[key] for key in keys if key in self.blocked), None)

    def rejected(self, understood: Understood) -> list[Rejection]:
        """Give back the refused ones with the cells that they came from."""
        return _with_cells(understood, self.refused)


def _with_cells(understood: Understood, refused: Sequence[tuple[Record, str]]) -> list[Rejection]:
    cells = {row.line: row.cells for row in understood.sheet.rows} if refused else {}
    return [Rejection(record.line, cells[record.line], why) for record, why in refused]


@dataclass(slots=True, kw_only=True)
class _Rows:
    """Collects the rows of an import, table by table, for writing in bulk."""

    source: str
    now: datetime
    addresses: list[dict[str, Any]] = field(default_factory=list)
    channels: list[dict[str, Any]] = field(default_factory=list)
    measurements: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    tags: list[dict[str, Any]] = field(default_factory=list)
    posts: list[tuple[int, Record]] = field(default_factory=list)
    bad_posts: list[tuple[Record, str]] = field(default_factory=list)

    def influencers(self, new: Sequence[Record]) -> list[dict[str, Any]]:
        """Give the rows of new people."""
        return [
            {
                "name": record.name,
                "first_name": record.first_name,
                "name_key": search_key(record.name) if record.name else None,
                "language": record.language,
                "time_zone": record.time_zone,
                "country": record.country,
                "fields": dict(record.fields),
                "edited": [],
                "source": self.source,
                "created_at": self.now,
            }
            for record in new
        ]

    def take(self, number: int, record: Record) -> None:
        """Collect all that hangs on a new person."""
        if record.canonical_address:
            self.address(number, record, primary=True)
        if record.canonical_handle:
            self.channel(number, record)
        for word in record.tags:
            self.tags.append({"influencer_id": number, "name": word, "key": fold(word)})
        if record.note:
            self.note(number, record.note)
        for reading in record.readings:
            self.measure(number, reading.metric, reading.value)
        if record.post:
            self.posts.append((number, record))

    def address(self, number: int, record: Record, *, primary: bool) -> None:
        """Collect an address."""
        row = {"influencer_id": number, "address": record.address, "canonical": record.canonical_address}
        self.addresses.append(row | {"is_primary": primary, "source": self.source, "added_at": self.now})

    def channel(self, number: int, record: Record) -> None:
        """Collect a channel."""
        self.channels.append(
            {
                "influencer_id": number,
                "platform": record.platform or "unknown",
                "handle": record.handle,
                "canonical_handle": record.canonical_handle,
                "url": record.profile_url,
                "feed_url": record.feed_url,
                "added_at": self.now,
            }
        )

    def note(self, number: int, text: str) -> None:
        """Collect a note."""
        self.notes.append({"influencer_id": number, "text": text, "at": self.now, "by": self.source})

    def measure(self, number: int, metric: str, value: float) -> None:
        """Collect a number."""
        row = {"influencer_id": number, "metric": metric, "value": value}
        self.measurements.append(row | {"measured_at": self.now, "source": self.source})

    def write(self, db: Any) -> int:
        """Write all of it; say how many posts were new."""
        people.insert_many(db, Address, self.addresses)
        people.insert_many(db, Channel, self.channels)
        people.insert_many(db, Tag, self.tags)
        people.insert_many(db, Note, self.notes)
        people.insert_many(db, Measurement, self.measurements)
        return len(people.insert_many(db, Post, self._post_rows(db)))

    def _post_rows(self, db: Any) -> list[dict[str, Any]]:
        there = posts.known_urls(db) if self.posts else {}
        rows = []
        for number, record in self.posts:
            assert record.post is not None
            try:
                canonical = urls.canonical(record.post.url)
            except InputError as error:
                self.bad_posts.append((record, f"post: {error}; the person was imported"))
                continue
            if canonical in there:
                continue
            there[canonical] = (0, number)
            post = PostValue(
                url=record.post.url,
                canonical_url=canonical,
                platform=urls.platform_of(canonical),
                title=record.post.title,
                published=record.post.published,
            )
            rows.append(posts.row(post, number, source=self.source, now=self.now))
        return rows

    def rejected(self, understood: Understood) -> list[Rejection]:
        """Give back the rows whose post could not be read."""
        return _with_cells(understood, self.bad_posts)
