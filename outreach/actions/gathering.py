"""Collects the rows of an import, table by table, and writes them in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from outreach.errors import InputError
from outreach.models import Address, Channel, Influencer, Measurement, Note, Post, Tag
from outreach.people.record import Record
from outreach.posts import urls
from outreach.posts.post import Post as PostValue
from outreach.store import bulk, posts
from outreach.store.imports import KnownChannel, Stored
from outreach.text import search_key


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
        column = self.column.replace("_", " ")
        return f"{column}: {self.old} -> {self.new}" if self.old else f"{column}: {self.new}"


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What an import adds and changes, before it is written."""

    #: The name of the file.
    source: str
    now: datetime
    addresses: list[dict[str, Any]] = field(default_factory=list)
    channels: list[tuple[int, KnownChannel]] = field(default_factory=list)
    #: Stored channels of which something was learnt, by their number.
    learnt: dict[int, KnownChannel] = field(default_factory=dict)
    readings: list[tuple[int, KnownChannel | None, str, float]] = field(default_factory=list)
    tags: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    posts: list[tuple[int, Record]] = field(default_factory=list)
    changed: list[Stored] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    #: Where the sheet says something else than stands, and what stands was kept.
    conflicts: list[Change] = field(default_factory=list)

    def introduce(self, db: Session, people: Sequence[Record]) -> list[Stored]:
        """Write new people, so that the rest can hang on them."""
        rows = [
            {
                "name": one.name,
                "first_name": one.first_name,
                "name_key": search_key(one.name) if one.name else None,
                "language": one.language,
                "time_zone": one.time_zone,
                "country": one.country,
                "fields": one.fields,
                "edited": (),
                "source": self.source,
                "created_at": self.now,
            }
            for one in people
        ]
        return [Stored(number) for number in bulk.insert_many(db, Influencer, rows)]

    def write(self, db: Session) -> tuple[int, list[tuple[Record, str]]]:
        """Write all of it; give the number of new posts, and the rows whose post cannot be used."""
        self._write_people(db)
        self._write_channels(db)
        bulk.add_many(db, Address, self.addresses)
        bulk.add_many(db, Tag, self.tags)
        bulk.add_many(db, Note, self.notes)
        rows = [
            {
                "influencer_id": person,
                "channel_id": channel.number if channel else None,
                "metric": metric,
                "value": value,
                "measured_at": self.now,
                "source": self.source,
            }
            for person, channel, metric, value in self.readings
        ]
        bulk.add_many(db, Measurement, rows)
        return self._write_posts(db)

    def _write_people(self, db: Session) -> None:
        rows = [
            one.values
            | {
                "id": one.number,
                "name_key": search_key(one.values["name"]) if one.values["name"] else None,
                "fields": one.fields,
            }
            for one in self.changed
        ]
        bulk.update_many(db, Influencer, rows)

    def _write_channels(self, db: Session) -> None:
        columns = ("platform", "handle", "canonical_handle", "url", "feed_url")
        rows = [
            {name: getattr(channel, name) for name in columns}
            | {"influencer_id": person, "added_at": self.now}
            for person, channel in self.channels
        ]
        numbers = bulk.insert_many(db, Channel, rows)
        for (_, channel), number in zip(self.channels, numbers, strict=True):
            channel.number = number
        learnt = [
            {"id": one.number, "platform": one.platform, "url": one.url, "feed_url": one.feed_url}
            for one in self.learnt.values()
        ]
        bulk.update_many(db, Channel, learnt)

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
        bulk.add_many(db, Post, rows)
        return len(rows), bad
