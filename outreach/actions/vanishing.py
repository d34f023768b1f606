"""Finds the posts that their feed does not list any more, though it lists older ones: whoever published them took them away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlmodel import Session

from outreach.actions.asking import Want
from outreach.posts.feed import Reading
from outreach.store import feeds
from outreach.store.feeds import KnownPost


def vanished(db: Session, want: Want, url: str, reading: Reading, now: datetime) -> Iterator[KnownPost]:
    """Yield what is missing between the oldest and the newest entry of the answer that *url* gave of a person.

    Whoever has two feeds at one site may have put it into the other, so of them nothing is said.
    """
    moments = sorted(one.post.published_at for one in reading.posts if one.post.published_at)
    if len(moments) < 2 or not _is_only(db, want.person, url):
        return
    there = {one.post.canonical_url for one in reading.posts}
    sites = {_site(one) for one in there}
    for post in feeds.between(db, want.person, moments[0], moments[-1]):
        if post.canonical_url not in there and _site(post.canonical_url) in sites and not post.gone_at:
            yield replace(post, gone_at=now)


def _is_only(db: Session, person: int, url: str) -> bool:
    return Counter(_site(one.url) for one in feeds.feeds(db, [person]))[_site(url)] <= 1


def _site(url: str) -> str | None:
    return urlsplit(url).hostname
