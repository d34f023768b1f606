"""Keeps what feeds answered: new posts, what changed of known ones, numbers that moved, and how each feed fares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from outreach.actions.asking import Want
from outreach.actions.vanishing import vanished
from outreach.models import Feed
from outreach.posts import Post
from outreach.posts.entries import Found
from outreach.posts.feed import Reading
from outreach.store import feeds, posts
from outreach.store.feeds import FEED, KnownPost


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one address answered, for all who are read there."""

    group: Sequence[Want]
    reading: Reading
    #: The address that holds from now on.
    url: str


@dataclass(slots=True)
class Taken:
    """What one transaction kept."""

    #: Person, when it was published.
    new: list[tuple[int, datetime | None]] = field(default_factory=list)
    changed: int = 0
    #: Person -> posts that their feed lists no more.
    gone: Counter[int] = field(default_factory=Counter)
    #: (who was asked for it, whose it is) -> posts.
    others: Counter[tuple[int, int]] = field(default_factory=Counter)


def take(db: Session, results: Sequence[Result], *, zones: Callable[[int], ZoneInfo], now: datetime) -> Taken:
    """Keep a batch of answers. A post of somebody else is not moved; a trouble leaves all that is stored."""
    offered: list[tuple[int, Found]] = []
    numbers = [want.feed for result in results for want in result.group if want.feed]
    rows = feeds.by_number(db, numbers)
    for result in results:
        for want in result.group:
            _note(_row(db, rows.get(want.feed or 0), want, result, now), want, result.reading, now)
            offered += [(want.person, one) for one in result.reading.posts]
    taken = _keep(db, [(person, _dated(one, zones(person))) for person, one in offered], now)
    for result in results:
        for want in result.group:
            gone = list(vanished(db, want, result.url, result.reading, now))
            feeds.write(db, gone)
            taken.gone[want.person] += len(gone)
    return taken


def _note(row: Feed | None, want: Want, reading: Reading, now: datetime) -> None:
    """Write down how the asking went; an address that is none of anybody's yet is kept once it answered well."""
    if row is None:
        return
    row.asked_at, row.trouble = now, reading.trouble or None
    if reading.trouble:
        return
    row.read_at, row.channel_id = now, want.channel or row.channel_id
    if not reading.unchanged:
        row.etag, row.last_modified = reading.etag, reading.last_modified


def _row(db: Session, own: Feed | None, want: Want, result: Result, now: datetime) -> Feed | None:
    """Find the row of a feed under the address that holds from now on; None where there is nothing to write on."""
    taken_away = want.feed is not None and own is None
    if taken_away or result.reading.trouble or (own and own.url == result.url):
        return own
    there = feeds.feed_at(db, want.person, result.url)
    if there and own:
        db.delete(own)  # both lead to the same: one remains
        db.flush()
    if row := there or own:
        row.url = result.url
        return row
    made = Feed(influencer_id=want.person, url=result.url, source="channel", added_at=now)
    db.add(made)
    return made


def _dated(found: Found, zone: ZoneInfo) -> Found:
    """Give the day by the clock of whoever published it."""
    moment = found.post.published_at
    return (
        replace(found, post=replace(found.post, published=moment.astimezone(zone).date()))
        if moment
        else found
    )


def _keep(db: Session, offered: Sequence[tuple[int, Found]], now: datetime) -> Taken:
    taken = Taken()
    fresh: dict[str, tuple[int, Found]] = {}
    changed: dict[str, KnownPost] = {}
    stored = feeds.known(db, [found.post.canonical_url for _, found in offered])
    for person, found in offered:
        url = found.post.canonical_url
        owner = stored[url].influencer_id if url in stored else fresh.setdefault(url, (person, found))[0]
        if owner != person:
            taken.others[person, owner] += 1
        elif url in stored and (better := merged(stored[url], found.post)) != stored[url]:
            stored[url] = changed[url] = better
    rows = [posts.row(found.post, person, source=FEED, now=now) for person, found in fresh.values()]
    made = zip(fresh, posts.add(db, rows), strict=True)
    feeds.write(db, list(changed.values()))
    owned = {url: (one.influencer_id, one.id) for url, one in stored.items()}
    owned |= {url: (fresh[url][0], number) for url, number in made}
    _measure(db, offered, owned, now)
    taken.new = [(person, found.post.published_at) for person, found in fresh.values()]
    taken.changed = len(changed)
    return taken


def merged(known: KnownPost, post: Post) -> KnownPost:
    """Lay what a feed says over a post that is stored.

    Its own feed corrects a post that came from a feed; what a person or their sheet said stays, and what they left open
    is filled in. The earliest date holds, unless it was estimated.
    """
    own = known.source == FEED

    def better(old: Any, new: Any) -> Any:
        return (new or old) if own else (old or new)

    keep_day = known.published is not None and not known.date_estimated
    days = [day for day in (known.published if keep_day else None, post.published) if day]
    published = min(days) if days else known.published
    moments = [one for one in (known.published_at, post.published_at) if one]
    moment = min(moments) if moments and (own or published == post.published) else known.published_at
    return replace(
        known,
        platform=better(known.platform, post.platform),
        title=better(known.title, post.title),
        text=better(known.text, post.text),
        published=published,
        published_at=moment,
        date_estimated=known.date_estimated and post.published is None,
        is_repost=post.repost or (known.is_repost and not own),
        is_reply=post.reply or (known.is_reply and not own),
        gone_at=None,
    )


def _measure(
    db: Session, offered: Sequence[tuple[int, Found]], owned: Mapping[str, tuple[int, int]], now: datetime
) -> None:
    """Keep the numbers that are not what they were; *owned* has whose each post is, and its number."""
    last = feeds.numbers(db, [number for _, number in owned.values()])
    readings: dict[tuple[int, str], tuple[int, int, str, float, datetime]] = {}
    for person, found in offered:
        owner, number = owned[found.post.canonical_url]
        for metric, value in found.numbers.items():
            if owner == person and last.get((number, metric)) != value:
                readings[number, metric] = (person, number, metric, value, now)
    posts.measure(db, list(readings.values()), source=FEED)
