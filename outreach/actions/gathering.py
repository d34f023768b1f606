"""Collects the rows of an import, table by table, and writes them in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from outreach.errors import InputError
from outreach.models import Address, Channel, Feed, Influencer, Measurement, Note, Tag
from outreach.people.consent import Consent
from outreach.people.record import NoteKind, Record
from outreach.posts import urls
from outreach.posts.post import Post as PostValue
from outreach.store import bulk, imports, posts
from outreach.store.imports import COLUMNS, KnownChannel, Stored
from outreach.text import search_key

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of one person."""

    person: int
    called: str
    #: Words that name the person to a command: `@handle` or an address.
    words: str
    column: str
    old: str
    new: str

    @property
    def said(self) -> str:
        """The change in words."""
        column, old, new = self.column.replace("_", " "), _short(self.old), _short(self.new)
        return f"{column}: {old} -> {new}" if old else f"{column}: {new}"


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What an import adds and changes, before it is written."""

    #: The name of the file.
    source: str
    now: datetime
    #: Person, as typed, canonical, whether it is the primary one.
    addresses: list[tuple[int, str | None, str, bool]] = field(default_factory=list)
    #: Canonical address -> why it may be written to, where the sheet says so.
    consents: dict[str, Consent] = field(default_factory=dict)
    channels: list[tuple[int, KnownChannel]] = field(default_factory=list)
    #: Stored channels of which something was learnt, by their number.
    learnt: dict[int, KnownChannel] = field(default_factory=dict)
    #: Person, address.
    feeds: list[tuple[int, str]] = field(default_factory=list)
    #: Person, channel, metric, value, when it was true.
    readings: list[tuple[int, KnownChannel | None, str, float, datetime]] = field(default_factory=list)
    #: Person, word, fold.
    tags: list[tuple[int, str, str]] = field(default_factory=list)
    #: Person, kind, words, the day of which they speak.
    notes: list[tuple[int, NoteKind, str, date | None]] = field(default_factory=list)
    #: People who may not be written to, as the sheet says: with the line, and its words.
    blocked: list[tuple[Stored, int, str]] = field(default_factory=list)
    posts: list[tuple[int, Record]] = field(default_factory=list)
    changed: list[Stored] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    #: Where the sheet says something else than stands, and what stands was kept.
    conflicts: list[Change] = field(default_factory=list)

    @property
    def batch(self) -> str:
        """What holds the lines of this import together in the log."""
        return f"import-{self.now:%Y%m%dT%H%M%S.%f}"

    def introduce(self, db: Session, people: Sequence[Record]) -> Sequence[int]:
        """Write new people, so that the rest can hang on them; give their numbers."""
        rows = [
            (one.name, _key(one.name), one.first_name, one.language, one.time_zone, one.country, one.fields)
            for one in people
        ]
        columns = ("name", "name_key", "first_name", "language", "time_zone", "country", "fields")
        about = {"edited": [], "source": self.source, "created_at": self.now}
        return bulk.insert_many(db, Influencer, columns, rows, **about)

    def write(self, db: Session) -> tuple[int, list[tuple[Record, str]]]:
        """Write all of it; give the number of new posts, and the rows whose post cannot be used."""
        changed = [
            (one.number, *one.values.values(), _key(one.values["name"]), one.fields) for one in self.changed
        ]
        bulk.update_many(db, Influencer, ("id", *COLUMNS, "name_key", "fields"), changed)
        self._write_channels(db)
        about = {"source": self.source}
        columns: tuple[str, ...] = ("influencer_id", "address", "canonical", "is_primary")
        bulk.add_many(db, Address, columns, self.addresses, added_at=self.now, **about)
        imports.keep_consents(db, self.consents)
        bulk.add_many(db, Feed, ("influencer_id", "url"), self.feeds, added_at=self.now, **about)
        bulk.add_many(db, Tag, ("influencer_id", "name", "key"), self.tags)
        columns = ("influencer_id", "kind", "text", "day")
        bulk.add_many(db, Note, columns, self.notes, at=self.now, by=self.source)
        readings = [
            (person, channel.number if channel else None, metric, value, moment)
            for person, channel, metric, value, moment in self.readings
        ]
        columns = ("influencer_id", "channel_id", "metric", "value", "measured_at")
        bulk.add_many(db, Measurement, columns, readings, **about)
        return self._write_posts(db)

    def _write_channels(self, db: Session) -> None:
        new = [
            (person, one.platform, one.handle, one.canonical_handle, one.url) for person, one in self.channels
        ]
        columns = ("influencer_id", "platform", "handle", "canonical_handle", "url")
        numbers = bulk.insert_many(db, Channel, columns, new, added_at=self.now)
        for (_, channel), number in zip(self.channels, numbers, strict=True):
            channel.number = number
        learnt = [(number, one.platform, one.url) for number, one in self.learnt.items()]
        bulk.update_many(db, Channel, ("id", "platform", "url"), learnt)

    def _write_posts(self, db: Session) -> tuple[int, list[tuple[Record, str]]]:
        there = set(posts.known_urls(db)) if self.posts else set()
        rows: list[dict[str, Any]] = []
        bad: list[tuple[Record, str]] = []
        for person, record in self.posts:
            assert record.post is not None
            try:
                canonical = urls.canonical(record.post.url)
            except InputError as error:
                bad.append((record, f"bad post link: {error}; the person was imported"))
                continue
            if canonical not in there:
                there.add(canonical)
                post = PostValue(
                    url=record.post.url,
                    canonical_url=canonical,
                    platform=urls.platform_of(canonical),
                    title=record.post.title,
                    published=record.post.published,
                )
                rows.append(posts.row(post, person, source=self.source, now=self.now))
        posts.add(db, rows)
        return len(rows), bad


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _key(name: str | None) -> str | None:
    return search_key(name) if name else None
