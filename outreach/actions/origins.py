"""Says where stored posts come from, and how old that answer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from outreach.app import App
from outreach.models import Feed
from outreach.people.person import Person
from outreach.posts import Post
from outreach.posts.addresses import FEEDS, label_of
from outreach.store import feeds
from outreach.store.feeds import FEED


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one post comes from."""

    #: `feed`, the name of a file, or who typed it.
    source: str
    #: When that feed last gave a good answer.
    read_at: datetime | None = None


def origins(app: App, posts: Sequence[tuple[Person, Post]]) -> Mapping[int | None, Origin]:
    """Read where posts come from, by their number; of several feeds that may be it the one read longest ago counts."""
    with app.reading() as db:
        sources = feeds.sources(db, [post.id for _, post in posts if post.id])
        read = [row for row in feeds.feeds(db, {person.id for person, _ in posts}) if row.read_at]
    by_person: dict[int, list[Feed]] = {}
    for row in read:
        by_person.setdefault(row.influencer_id, []).append(row)
    return {
        post.id: Origin(source, _read_at(post, by_person.get(person.id, ())) if source == FEED else None)
        for person, post in posts
        if (source := sources.get(post.id or 0)) is not None
    }


def _read_at(post: Post, rows: Sequence[Feed]) -> datetime | None:
    kind = post.platform or FEEDS
    same = [row for row in rows if label_of(row.url) == kind] or rows
    return min((row.read_at for row in same if row.read_at), default=None)
