"""Who is asked for posts, and where: the feeds that are known, and those that channels lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from outreach.models import Channel, Feed
from outreach.posts.addresses import FEEDS, Source, label_of, source_at, source_of
from outreach.posts.feed import ask
from outreach.posts.web import Request
from outreach.store import feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One person's posts from one place."""

    person: int
    source: Source
    #: The row that keeps how it went; None where the address comes from a channel and never gave an answer.
    feed: int | None = None
    channel: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    #: When it last gave a good answer.
    read_at: datetime | None = None


def wants(db: Session, people: Sequence[int]) -> list[Want]:
    """List what is to be asked for the posts of *people*: each feed, and each channel that has none and may lead to one.

    A list often has a channel under its handle and under its number: where the feed is known no page is looked into.
    """
    rows = feeds.feeds(db, people)
    served = {row.channel_id for row in rows}
    found = [_of_feed(row) for row in rows]
    asked = {(one.person, one.source.url) for one in found}
    for channel in feeds.channels(db, people):
        one = None if channel.id in served else _of_channel(channel)
        if one and (one.person, one.source.url) not in asked:
            asked.add((one.person, one.source.url))
            found.append(one)
    sure = {(one.person, one.source.platform) for one in found if not one.source.page} - {
        (person, FEEDS) for person in people
    }
    return [one for one in found if not one.source.page or (one.person, one.source.platform) not in sure]


def _of_feed(row: Feed) -> Want:
    """Ask a feed as it stands; one that never answered may be a profile, of which the feed is known."""
    better = source_at(row.url) if row.read_at is None else None
    return Want(
        person=row.influencer_id,
        source=better or Source(row.url, label_of(row.url)),
        feed=row.id,
        channel=row.channel_id,
        etag=row.etag,
        last_modified=row.last_modified,
        read_at=row.read_at,
    )


def _of_channel(channel: Channel) -> Want | None:
    source = source_of(channel.platform, channel.handle, channel.url)
    return Want(person=channel.influencer_id, channel=channel.id, source=source) if source else None


def grouped(found: Iterable[Want]) -> dict[str, list[Want]]:
    """Put together what stands at one address: it is asked once."""
    groups: dict[str, list[Want]] = {}
    for one in found:
        groups.setdefault(one.source.url, []).append(one)
    return groups


def request_for(group: Sequence[Want]) -> Request:
    """Make the request of a group; it is conditional where all of it had the same last answer."""
    first, *others = group
    same = all((one.etag, one.last_modified) == (first.etag, first.last_modified) for one in others)
    if not same or not all(one.read_at for one in group):
        return ask(first.source.url)
    return ask(first.source.url, etag=first.etag, last_modified=first.last_modified)


def without(people: Iterable[int], found: Iterable[Want]) -> Iterator[int]:
    """Name the people of whom nothing can be asked."""
    served = {one.person for one in found}
    return (person for person in people if person not in served)
