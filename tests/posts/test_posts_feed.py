"""Bytes of an answer become posts, whatever the feed is written in; what is no feed, or damaged, says so."""

from datetime import UTC, date, datetime

import pytest
from written import DATED, HERE, NOW, read, rss

from outreach.posts import feed
from outreach.posts.entries import NEWEST
from outreach.posts.post import Post
from outreach.posts.web import Response


def test_an_entry_of_rss_becomes_a_post() -> None:
    found = rss(f"<title>Mavi sır</title><link>https://www.blog.example/1?utm_source=rss</link>{DATED}"
                "<description>&lt;p&gt;İlk fırın.&lt;/p&gt;&lt;p&gt;Sonra &lt;b&gt;ikinci&lt;/b&gt;.&lt;/p&gt;</description>")  # fmt: skip
    assert [one.post for one in found.posts] == [
        Post(
            url="https://www.blog.example/1?utm_source=rss",
            canonical_url="https://blog.example/1",
            title="Mavi sır",
            text="İlk fırın.\n\nSonra ikinci.",
            published=date(2026, 11, 22),
            published_at=datetime(2026, 11, 22, 6, 30, tzinfo=UTC),
        )
    ]
    assert (found.etag, found.trouble, found.next) == ('"a"', "", None)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/2026/"><title>b</title>
<link rel="alternate" href="https://blog.example/"/>
<entry><title type="html">Tom &amp;amp; the kiln</title><link href="11/kiln"/><id>tag:blog.example,2026:1</id>
<published>2026-11-20T23:30:00+01:00</published><updated>2026-11-23T08:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://blog.example/"><title>b</title>
<link>https://blog.example/</link></channel><item rdf:about="https://blog.example/9"><title>Nine</title>
<link>https://blog.example/9</link><dc:date>2026-11-19T10:00:00+03:00</dc:date></item></rdf:RDF>"""


def test_atom_and_the_first_rss_are_read_too() -> None:
    (atom,) = read(ATOM).posts
    assert atom.post.canonical_url == "https://blog.example/2026/11/kiln"
    assert (atom.post.title, atom.post.text) == ("Tom & the kiln", "One\n\nTwo")
    assert atom.post.published_at == datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    (rdf,) = read(RDF).posts
    assert (rdf.post.title, rdf.post.published_at) == ("Nine", datetime(2026, 11, 19, 7, tzinfo=UTC))


def test_the_newest_come_first_and_only_so_many() -> None:
    days = [f"<link>https://blog.example/{n}</link><dc:date>2026-{1 + n // 28:02}-{1 + n % 28:02}T00:00:00Z</dc:date>" for n in range(200)]  # fmt: skip
    found = rss("<link>https://blog.example/undated</link>", *days).posts
    assert [one.post.canonical_url for one in found[:2]] == [
        "https://blog.example/199",
        "https://blog.example/198",
    ]
    assert len(found) == NEWEST
    assert rss(days[0], "<link>https://blog.example/undated</link>").posts[-1].post.published is None


def test_posts_of_mastodon_have_no_title_and_their_platform() -> None:
    url = "https://mastodon.example/@ayse"
    item = f"<guid>{url}/1</guid><link>{url}/1</link>{DATED}<description>&lt;p&gt;Merhaba &lt;a href='x'&gt;#&lt;span&gt;tarif&lt;/span&gt;&lt;/a&gt;&lt;/p&gt;</description>"
    (found,) = rss(item, head=f"<link>{url}</link>", url=f"{url}.rss").posts
    post = found.post
    assert (post.title, post.text, post.platform) == (None, "Merhaba #tarif", "mastodon")
    assert (post.repost, post.reply) == (False, False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "sent an empty answer"),
        (b" \n\xef\xbb\xbf", "is not a feed"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "is not a feed"),
        (b'{"items": []}', "is not a feed"),
        (b"<?xml version='1.0'?><note>hi</note>", "is not a feed"),
        (b"hello", "is not a feed"),
        (b"<!doctype html><html><body>Just a moment...</body></html>", "is a web page, no feed in it"),
        (b"<rss><channel>" + b"<b>" * 300_001, "is too large for a feed: more than 300,000 tags"),
    ],
)
def test_what_is_no_feed_says_so(body: bytes, said: str) -> None:
    found = read(body)
    assert (found.trouble, found.posts) == (said, ())


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "answered 404"),
        (410, "is gone for good (410)"),
        (403, "refuses programs (403)"),
        (401, "asks for a login (401)"),
        (500, "answered 500"),
        (302, "answered 302"),
    ],
)
def test_an_answer_without_a_page_is_a_trouble_and_never_no_posts(status: int, said: str) -> None:
    found = feed.read(Response(url=HERE, status=status, body=b"<rss version='2.0'/>"), now=NOW)
    assert (found.trouble, found.unchanged) == (said, False)


def test_nothing_new_is_a_good_answer() -> None:
    found = feed.read(Response(url=HERE, status=304), now=NOW)
    assert (found.unchanged, found.trouble) == (True, "")


def test_an_empty_feed_is_a_good_answer() -> None:
    found = rss()
    assert (found.posts, found.trouble, found.etag) == ((), "", '"a"')


def test_a_damaged_feed_gives_what_can_be_saved_and_is_asked_for_whole_again() -> None:
    item = f"<item><title>a</title><link>https://blog.example/a</link>{DATED}</item>"
    cut = f"<rss version='2.0'><channel>{item}<item><title>b &nbsp; c</title><link>https://blog.example/b"
    found = read(cut)
    assert found.posts[0].post.title == "a"
    assert (found.trouble, found.etag) == ("", None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<?xml version='1.0' encoding='windows-1254'?>", "application/xml"),
        ("<?xml version='1.0'?>", "text/xml; charset=windows-1254"),
        ("<?xml version='1.0' encoding='utf-8'?>", "text/xml; charset=windows-1254"),
    ],
)
def test_turkish_letters_are_read_in_the_encoding_that_is_said(data: str, kind: str) -> None:
    body = f"{data}<rss version='2.0'><channel><item><title>Şule’nin sırı</title><link>https://b.example/1</link></item></channel></rss>"
    (found,) = read(body.encode("cp1254"), kind=kind).posts
    assert found.post.title == "Şule’nin sırı"


def test_an_encoding_that_is_wrong_stops_nothing() -> None:
    body = "<rss version='2.0'><channel><item><title>Şule</title><link>https://b.example/1</link></item></channel></rss>"
    assert read(body.encode("cp1254"), kind="application/xml; charset=nonsense").posts[0].post.title


def test_a_page_leads_to_its_feed_once() -> None:
    page = b"<html><link rel=alternate type=application/atom+xml href=/atom.xml></html>"
    first = read(page, "https://oya.example/")
    assert first.next is not None
    assert (first.next.url, first.trouble) == ("https://oya.example/atom.xml", "")
    answer = Response(url=first.next.url, status=200, body=page)
    again = feed.read(answer, now=NOW, found_in="https://oya.example/")
    assert (again.next, again.trouble, again.no_feed) == (None, "is a web page, no feed in it", True)


def test_only_youtube_is_asked_again_after_a_404() -> None:
    assert feed.ask("https://www.youtube.com/feeds/videos.xml?channel_id=UCx").passing == {404}
    assert feed.ask(HERE).passing == frozenset()


def test_a_feed_that_cannot_be_read_is_the_trouble_of_that_feed() -> None:
    found = read("<rss version='2.0'><channel><item/></channel></rss>", kind="text/xml; charset=undefined")
    assert (found.trouble, found.posts) == ("is a feed that cannot be read", ())
