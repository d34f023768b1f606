"""A web page leads to the feed that it names, and to nothing else."""

import time

import pytest

from outreach.posts.pages import feed_in, is_page

HERE = "https://oya.example/blog/"


def found(html: str) -> str | None:
    return feed_in(html.encode(), HERE)


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate", title: str = "") -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


@pytest.mark.parametrize(
    ("html", "feed"),
    [
        (link("https://oya.example/feed/"), "https://oya.example/feed/"),
        (link("/feed.xml", kind="application/atom+xml"), "https://oya.example/feed.xml"),
        (link("feed.xml"), "https://oya.example/blog/feed.xml"),
        ('<base href="/other/">' + link("feed.xml"), "https://oya.example/other/feed.xml"),
        (link("//cdn.example/f?a=1&amp;b=2"), "https://cdn.example/f?a=1&b=2"),
        ("<LINK HREF='/f' TYPE = 'application/rss+xml' REL=alternate />", "https://oya.example/f"),
        ("<link\nrel=alternate\ntype=application/rss+xml\nhref=/f>", "https://oya.example/f"),
        (link("/comments/feed/", title="Oya » Comments Feed") + link("/feed/"), "https://oya.example/feed/"),
        (link("/en", kind="text/html") + link("/f", rel="feed alternate"), "https://oya.example/f"),
        (link("/feed", title="Commentary of Oya"), "https://oya.example/feed"),
    ],
)
def test_the_feed_that_a_page_names_is_found(html: str, feed: str) -> None:
    assert found(f"<!doctype html><html><head>{html}</head><body>x</body></html>") == feed


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>x</title></head></html>",
        f"<!-- {link('/old')} -->",
        f"<script>document.write('{link('/old')}')</script>",
        link("javascript:alert(1)"),
        link("file:///etc/passwd"),
        link("https://[broken"),
        link(""),
        link("/style.css", kind="text/css", rel="stylesheet"),
        link("/comments/feed/"),
        "<linkage rel=alternate type=application/rss+xml href=/f>",
        "",
    ],
)
def test_a_page_without_one_leads_nowhere(html: str) -> None:
    assert found(html) is None


def test_the_page_of_a_youtube_handle_tells_its_channel() -> None:
    channel = "UCabcdefghijklmnopqrstuv"
    own = link(f"https://www.youtube.com/channel/{channel}", rel="canonical")
    assert found(own) == f"https://www.youtube.com/feeds/videos.xml?channel_id={channel}"
    assert found(link("https://oya.example/", rel="canonical")) is None


@pytest.mark.parametrize(
    ("body", "kind", "page"),
    [
        (b"<!DOCTYPE html><p>x", "", True),
        (b"\n<HTML lang=tr>", "application/xml", True),
        (b"hello", "text/html; charset=utf-8", True),
        (b"<?xml version='1.0'?><rss>", "application/xml", False),
        (b"\x89PNG", "image/png", False),
        (b"{}", "application/json", False),
    ],
)
def test_a_page_is_told_from_what_is_none(body: bytes, kind: str, page: object) -> None:
    assert is_page(body, kind) is page


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<link ",
        "<link a=",
        '<link a="',
        "<script",
        "<base href=x ",
        "&#x",
        "<link " + " " * 1980 + "x= a",
    ],
)
def test_a_hostile_page_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.process_time()
    found("<html>" + piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 3
