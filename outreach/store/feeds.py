"""Queries for what is asked for posts: feeds, channels that may have one, and the posts and numbers that came."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from outreach.models import Channel, Feed, Measurement, Post
from outreach.store import bulk
from outreach.store.narrow import among


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post that is stored, as far as a feed may change it."""

    id: int
    influencer_id: int
    canonical_url: str
    source: str
    platform: str | None
    title: str | None
    text: str | None
    published: date | None
    published_at: datetime | None
    date_estimated: bool
    is_repost: bool
    is_reply: bool
    #: When its feed did not list it any more.
    gone_at: datetime | None


#: What `write` changes.
COLUMNS = (
    "platform",
    "title",
    "text",
    "published",
    "published_at",
    "date_estimated",
    "is_repost",
    "is_reply",
    "gone_at",
)


def feeds(db: Session, people: Collection[int] | None = None) -> list[Feed]:
    """Read the feeds of everybody or of *people*, oldest first."""
    return _rows(db, select(Feed).order_by(Feed.__table__.c.id), Feed, people)


def channels(db: Session, people: Collection[int] | None = None) -> list[Channel]:
    """Read the channels of everybody or of *people*, oldest first."""
    return _rows(db, select(Channel).order_by(Channel.__table__.c.id), Channel, people)


def _rows(db: Session, statement: Select[Any], table: Any, people: Collection[int] | None) -> list[Any]:
    c = table.__table__.c
    if people is None:
        return list(db.scalars(statement))
    return list(db.scalars(statement.where(among(c.influencer_id, people))))


def by_number(db: Session, numbers: Collection[int]) -> dict[int, Feed]:
    """Read these feeds, to be changed; one that was taken away meanwhile is missing."""
    c = Feed.__table__.c
    found = db.scalars(select(Feed).where(among(c.id, numbers)))
    return {row.id: row for row in found if row.id is not None}


def feed_at(db: Session, person: int, url: str) -> Feed | None:
    """Find the feed of a person under an address."""
    c = Feed.__table__.c
    return db.scalars(select(Feed).where(c.influencer_id == person, c.url == url)).first()


#: Where posts that a feed listed come from, as `Post.source` says it.
FEED = "feed"


def between(db: Session, person: int, first: datetime, last: datetime) -> list[KnownPost]:
    """Read the posts of a person that a feed listed and that were published behind *first* and before *last*."""
    c = Post.__table__.c
    wanted = c.influencer_id == person, c.source == FEED, c.published_at > first, c.published_at < last
    rows = db.execute(select(*(c[name] for name in KnownPost.__dataclass_fields__)).where(*wanted))
    return [KnownPost(*row) for row in rows]


def known(db: Session, canonical_urls: Collection[str]) -> dict[str, KnownPost]:
    """Read the posts that stand under these addresses."""
    c = Post.__table__.c
    names = KnownPost.__dataclass_fields__
    rows = db.execute(select(*(c[name] for name in names)).where(among(c.canonical_url, canonical_urls)))
    return {row.canonical_url: KnownPost(*row) for row in rows}


def write(db: Session, changed: Sequence[KnownPost]) -> None:
    """Write what changed of stored posts."""
    rows = [(one.id, *(getattr(one, name) for name in COLUMNS)) for one in changed]
    bulk.update_many(db, Post, ("id", *COLUMNS), rows)


def numbers(db: Session, posts: Collection[int]) -> dict[tuple[int, str], float]:
    """Read the newest number of each metric of these posts: (post, metric) -> value."""
    c = Measurement.__table__.c
    newest = select(func.max(c.id)).where(among(c.post_id, posts)).group_by(c.post_id, c.metric)
    rows = db.execute(select(c.post_id, c.metric, c.value).where(c.id.in_(newest)))
    return {(post, metric): value for post, metric, value in rows}


def sources(db: Session, posts: Collection[int]) -> Mapping[int, str]:
    """Read where posts come from: post -> `feed`, the name of a file, or who typed it."""
    c = Post.__table__.c
    rows = db.execute(select(c.id, c.source).where(among(c.id, posts)))
    return {number: source for number, source in rows}  # noqa: C416 - a row is no pair to a type checker
