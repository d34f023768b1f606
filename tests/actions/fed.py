"""Five people and the feeds of four of them, on a server of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from feed_server import HTML, FeedServer, feed, feed_server, on, page
from outreach.actions.fetching import Fetched
from outreach.actions.importing import keep, look
from outreach.app import App

CHANNEL = "UCabcdefghijklmnopqrstuv"
VIDEOS = f"/feeds/videos.xml?channel_id={CHANNEL}"
LIST = f"""name;handle;platform;link;feed;country;tags
Ayşe Yılmaz;ayse;youtube;https://www.youtube.com/channel/{CHANNEL};;TR;clay
Oya Dikiş;oya.dikis;instagram;;https://oya.example/;TR;
Tom Hill;tomhill;instagram;;http://tom.example/feed;GB;clay
Lena Fischer;@lena@mastodon.example;;;;DE;
Mert Öztürk;mert;tiktok;;;TR;
"""
VIDEO = """<entry><id>yt:video:{id}</id><title>{title}</title><link rel="alternate" href="https://www.youtube.com/watch?v={id}"/>
<published>{at}</published><media:group><media:description>Sır.</media:description><media:community>
<media:starRating count="{likes}"/><media:statistics views="{views}"/></media:community></media:group></entry>"""


def videos(*entries: str) -> bytes:
    return f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<link rel="alternate" href="https://www.youtube.com/channel/{CHANNEL}"/>{"".join(entries)}</feed>""".encode()


def video(
    number: int = 1,
    title: str = "İlk fırın",
    views: int = 100,
    likes: int = 9,
    at: str = "2026-11-22T22:30:00Z",
) -> str:
    return VIDEO.format(id=f"abcdefghij{number}", title=title, views=views, likes=likes, at=at)


@contextmanager
def serving(app: App) -> Iterator[FeedServer]:
    """Import the list, and serve what its people publish."""
    with feed_server() as one:
        on(app, one, gap=0)
        keep(app, look(LIST.encode(), "list.csv", columns={}))
        one.play(VIDEOS, page(videos(video()), ETag='"v1"'))
        one.play("oya.example/", page(b"<html><link rel=alternate type=application/rss+xml href=/rss>", HTML))
        one.play("oya.example/rss", page(feed("dikiş", host="oya.example")))
        one.play("tom.example/feed", page(feed("kiln", "clay", host="tom.example"), ETag='"t1"'))
        one.play("mastodon.example/@lena.rss", page(feed("Hallo", host="mastodon.example")))
        yield one


@pytest.fixture
def server(app: App) -> Iterator[FeedServer]:
    """The five, imported, and their feeds."""
    with serving(app) as one:
        yield one


def said(run: Fetched) -> list[tuple[str, str]]:
    """Name whose feeds made trouble, and which."""
    return sorted((one.person.called, one.said) for one in run.troubles)
