"""Names the addresses that are asked for a person's posts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from outreach.actions.telling import AS_IT_WAS
from outreach.app import App
from outreach.errors import InputError
from outreach.models import Channel, Feed
from outreach.posts.addresses import FEEDS, label_of, source_at, source_of, typed_address, without_query
from outreach.store import feeds, people


def name_feed(app: App, db: Session, person: int, typed: str) -> str:
    """Ask an address for a person's posts from now on, and no more one that never answered well; say what changed.

    An empty one takes all of them away. Raises InputError for what is no address that may be asked.
    """
    there = feeds.feeds(db, [person])
    url = _checked(app, typed) if typed else ""
    gone = [one for one in there if one.url != url and not (url and one.read_at)]
    served = {one.channel_id for one in there if one not in gone}
    for one in gone:
        db.delete(one)
    if url and url not in [one.url for one in there]:
        channel = _channel_of(url, [one for one in people.channels(db, person) if one.id not in served])
        db.add(Feed(influencer_id=person, channel_id=channel, url=url, source=app.who, added_at=app.now()))
    if not gone and url in [one.url for one in there]:
        return f"feed: {without_query(url)}{AS_IT_WAS}"
    before = ", ".join(without_query(one.url) for one in gone)
    beside = ", ".join(without_query(one.url) for one in there if one not in gone and one.url != url)
    now = without_query(url) or "nothing"
    return f"feed: {f'{before} -> ' if before else ''}{now}{f', beside {beside}' if beside else ''}"


def _checked(app: App, typed: str) -> str:
    url = typed_address(typed)
    if refused := app.web.guard.refusal(url):
        raise InputError(f"{without_query(url)} {refused.reason}", hint=refused.hint)
    if source_at(url) is None:
        hint = "outreach posts add WHO URL --title ... --date ..."
        raise InputError(f"{without_query(url)} shows its posts to no program", hint=hint)
    return url


def _channel_of(url: str, free: Sequence[Channel]) -> int | None:
    """Find the channel whose posts a feed brings: one of its platform, else the first page that would be looked into."""
    found = [(one.id, source_of(one.platform, one.handle, one.url)) for one in free]
    kind = label_of(url)
    same = [number for number, source in found if source and source.platform == kind]
    pages = [number for number, source in found if source and source.page] if kind == FEEDS else []
    return next(iter(same or pages), None)
