"""Feeds as a test writes them, and what is read of them."""

from datetime import UTC, datetime

from outreach.posts import feed
from outreach.posts.feed import Reading
from outreach.posts.post import Post
from outreach.posts.web import Response

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
HERE = "https://blog.example/feed"
DATED = "<pubDate>Sun, 22 Nov 2026 09:30:00 +0300</pubDate>"


def read(body: str | bytes, url: str = HERE, kind: str = "application/xml; charset=utf-8") -> Reading:
    """Read the body of an answer."""
    data = body.encode() if isinstance(body, str) else body
    return feed.read(Response(url=url, status=200, body=data, content_type=kind, etag='"a"'), now=NOW)


def rss(*items: str, head: str = "<link>https://blog.example/</link>", url: str = HERE) -> Reading:
    """Read a feed of RSS with these items."""
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:thr="http://purl.org/syndication/thread/1.0" '
        'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    whole = "".join(f"<item>{one}</item>" for one in items)
    return read(
        f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{whole}</channel></rss>', url
    )


def entry(inside: str, link: str = "https://blog.example/1") -> Post:
    """Read the one post of a feed."""
    (found,) = rss(f"<link>{link}</link>{DATED}{inside}").posts
    return found.post
