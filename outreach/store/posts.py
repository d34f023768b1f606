"""Queries for posts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select, update
from sqlmodel import Session

from outreach import models
from outreach.posts import Post
from outreach.store import bulk
from outreach.store.narrow import among


def known_urls(db: Session) -> dict[str, tuple[int, int]]:
    """Read which posts are stored: canonical URL -> (post, influencer)."""
    c = models.Post.__table__.c
    return {
        url: (number, owner)
        for url, number, owner in db.execute(select(c.canonical_url, c.id, c.influencer_id))
    }


def owner(db: Session, canonical_url: str) -> int | None:
    """Read whose post is stored under that address; None where none is."""
    c = models.Post.__table__.c
    found: int | None = db.execute(select(c.influencer_id).where(c.canonical_url == canonical_url)).scalar()
    return found


def row(post: Post, influencer: int, *, source: str, now: datetime) -> dict[str, Any]:
    """Turn a post into the row that keeps it."""
    return {
        "influencer_id": influencer,
        "url": post.url,
        "canonical_url": post.canonical_url,
        "platform": post.platform,
        "title": post.title,
        "text": post.text,
        "published": post.published,
        "published_at": post.published_at,
        "is_repost": post.repost,
        "is_reply": post.reply,
        "source": source,
        "added_at": now,
    }


def add(db: Session, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
    """Keep the rows that `row` made; give their numbers in the same order."""
    if not rows:
        return ()
    return bulk.insert_many(db, models.Post, tuple(rows[0]), [tuple(one.values()) for one in rows])


def stands(db: Session, canonical_url: str, *, source: str) -> Post | None:
    """Take a person's word, *source*, that a post which its feed lists no more stands; None where none was missed."""
    c = models.Post.__table__.c
    missed = c.canonical_url == canonical_url, c.gone_at.is_not(None)
    found = update(models.Post.__table__).where(*missed).values(gone_at=None, source=source).returning(c.id)
    number = db.execute(found).scalar_one_or_none()
    return None if number is None else post(db, number)


def measure(db: Session, readings: Sequence[tuple[int, int, str, float, datetime]], *, source: str) -> None:
    """Keep numbers of posts: influencer, post, metric (`views`, `likes` ...), value, moment."""
    columns = ("influencer_id", "post_id", "metric", "value", "measured_at")
    bulk.add_many(db, models.Measurement, columns, readings, source=source)


def posts(db: Session, people: Collection[int] | None = None) -> Mapping[int, Sequence[Post]]:
    """Read the posts of everybody or of *people*: influencer -> posts, newest first, undated last."""
    c = models.Post.__table__.c
    statement = select(models.Post.__table__).order_by(c.published.is_(None), c.published.desc(), c.id.desc())
    if people is not None:
        statement = statement.where(among(c.influencer_id, people))
    found: dict[int, list[Post]] = {}
    for stored in db.execute(statement).mappings():
        found.setdefault(stored["influencer_id"], []).append(_post(stored))
    return found


def count(db: Session) -> int:
    """Count posts."""
    return db.scalars(select(func.count()).select_from(models.Post.__table__)).one()


def post(db: Session, number: int) -> Post:
    """Read one post that is there."""
    c = models.Post.__table__.c
    return _post(db.execute(select(models.Post.__table__).where(c.id == number)).mappings().one())


def _post(stored: RowMapping) -> Post:
    return Post(
        id=stored["id"],
        url=stored["url"],
        canonical_url=stored["canonical_url"],
        platform=stored["platform"],
        title=stored["title"],
        text=stored["text"],
        published=stored["published"],
        published_at=stored["published_at"],
        repost=stored["is_repost"],
        reply=stored["is_reply"],
        gone_at=stored["gone_at"],
    )
