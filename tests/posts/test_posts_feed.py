"""Bytes of a feed become posts that are true of whoever published them; whatever is none says so."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.posts import feed
from outreach.posts.entries import NEWEST, Found
from outreach.posts.feed import Reading
from outreach.posts.post import Post
from outreach.posts.web import Response

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
HERE = "https://blog.example/feed"
DATE = "Sun, 22 Nov 2026 09:30:00 +0300"
DATED = f"<pubDate>{DATE}</pubDate>"


def read(body: str | bytes, url: str = HERE, kind: str = "application/xml; charset=utf-8") -> Reading:
    data = body.encode() if isinstance(body, str) else body
    return feed.read(Response(url=url, status=200, body=data, content_type=kind, etag='"a"'), now=NOW)


def rss(*items: str, head: str = "<link>https://blog.example/</link>", url: str = HERE) -> Reading:
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
    (found,) = rss(f"<link>{link}</link>{DATED}{inside}").posts
    return found.post


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


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Tom &amp;amp; Ayşe", "Tom & Ayşe"),
        ("<![CDATA[Tom & Ayşe]]>", "Tom & Ayşe"),
        ("<![CDATA[ <b>Mavi</b>\n sır ]]>", "Mavi sır"),
        ("5 &lt; 6", "5 < 6"),
        ("Don&amp;#8217;t", "Don’t"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("sır\u0000\u0007\u202e", None),
    ],
)
def test_a_title_is_one_line_of_words(written: str, title: str | None) -> None:
    post = entry(f"<title>{written}</title>")
    if title is not None:
        assert post.title == title
    assert (post.title or "").isprintable()


def test_the_whole_text_goes_before_the_summary_and_a_picture_is_neither() -> None:
    both = "<description>short</description><content:encoded>&lt;p&gt;long&lt;/p&gt;</content:encoded>"
    assert entry(both).text == "long"
    picture = "<description>&lt;p&gt;Bugün fırın.&lt;/p&gt;</description><media:content url='https://f.example/1.png' type='image/png'><media:description type='plain'>a plate</media:description></media:content>"
    assert entry(picture).text == "Bugün fırın."
    assert entry("<description>" + "x" * 50_000 + "</description>").text == "x" * 10_000
    assert entry("").text is None


@pytest.mark.parametrize(
    ("dated", "moment", "day"),
    [
        ("<pubDate>Sun, 22 Nov 2026 09:30:00 GMT</pubDate>", "2026-11-22T09:30", "2026-11-22"),
        ("<dc:date>2026-11-22T09:30:00Z</dc:date>", "2026-11-22T09:30", "2026-11-22"),
        ("<dc:date>2026-11-22</dc:date>", None, "2026-11-22"),
        ("<pubDate>22 Kasım 2026</pubDate>", None, "2026-11-22"),
        ("<pubDate>22.11.2026</pubDate>", None, "2026-11-22"),
        ("<dc:date>2026-11</dc:date>", None, None),
        ("<pubDate>last Tuesday</pubDate>", None, None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None, None),
        ("<pubDate>Sun, 99 Nov 99999 09:30:00 GMT</pubDate>", None, None),
        ("", None, None),
    ],
)
def test_a_date_is_a_moment_a_day_or_unknown(dated: str, moment: str | None, day: str | None) -> None:
    (found,) = rss(f"<link>https://blog.example/1</link>{dated}").posts
    assert found.post.published_at == (datetime.fromisoformat(f"{moment}:00+00:00") if moment else None)
    assert found.post.published == (date.fromisoformat(day) if day else None)


def test_what_is_announced_is_not_published_yet() -> None:
    soon = (NOW + timedelta(minutes=5)).isoformat()
    later = (NOW + timedelta(hours=1)).isoformat()
    dates = (soon, later, "2026-11-27", "2031-01-01T00:00:00Z")
    found = rss(
        *(f"<link>https://blog.example/{n}</link><dc:date>{one}</dc:date>" for n, one in enumerate(dates))
    )
    assert [one.post.canonical_url for one in found.posts] == ["https://blog.example/0"]
    assert found.early == 3


def test_the_newest_come_first_and_only_so_many() -> None:
    days = [f"<link>https://blog.example/{n}</link><dc:date>2026-{1 + n // 28:02}-{1 + n % 28:02}T00:00:00Z</dc:date>" for n in range(200)]  # fmt: skip
    found = rss("<link>https://blog.example/undated</link>", *days).posts
    assert [one.post.canonical_url for one in found[:2]] == [
        "https://blog.example/199",
        "https://blog.example/198",
    ]
    assert len(found) == NEWEST
    assert rss(days[0], "<link>https://blog.example/undated</link>").posts[-1].post.published is None


def test_ten_thousand_entries_are_read_in_seconds() -> None:
    began = time.perf_counter()
    found = rss(*(f"<title>t{n}</title><link>https://blog.example/{n}</link>{DATED}" for n in range(10_000)))
    assert len(found.posts) == NEWEST
    assert time.perf_counter() - began < 30


def links(*written: str) -> list[str]:
    items = [f"<title>{number}</title>{one}{DATED}" for number, one in enumerate(written)]
    return [found.post.canonical_url for found in rss(*items).posts]


def test_the_address_is_the_posts_own() -> None:
    own = "https://blog.example/kiln"
    wrapped = "<link>https://feeds.feedburner.com/~r/b/~3/1</link><feedburner:origLink>https://blog.example/kiln?utm_medium=feed</feedburner:origLink>"
    assert links(wrapped) == [own]
    assert links("<link>/kiln</link>") == [own]
    assert links("<guid>https://blog.example/kiln</guid>") == [own]
    assert links("<guid isPermaLink='false'>https://blog.example/kiln</guid>") == [own]
    assert links("<link>https://blog.example/</link><guid>https://blog.example/kiln</guid>") == [own]
    assert links("<enclosure url='https://blog.example/kiln' type='audio/mpeg' length='1'/>") == [own]


def test_an_entry_without_an_address_is_left_out_and_counted() -> None:
    found = rss(
        f"<title>a</title>{DATED}",
        f"<title>b</title><link>javascript:alert(1)</link>{DATED}",
        f"<title>c</title><link>http://localhost/c</link>{DATED}",
        f"<title>d</title><link>https://blog.example/d</link>{DATED}",
    )
    assert [one.post.title for one in found.posts] == ["d"]
    assert found.unlinked == 3


def test_the_same_post_twice_is_one() -> None:
    twice = ("https://blog.example/1", "https://www.blog.example/1/?utm_source=a", "http://blog.example/1#c")
    assert links(*(f"<link>{one}</link>" for one in twice)) == ["https://blog.example/1"]


@pytest.mark.parametrize(
    ("inside", "repost", "reply"),
    [
        ("<title>RT @tom: a kiln</title>", True, False),
        ("<title>RT by @ayse: a kiln</title>", True, False),
        ("<description>RT @tom a kiln</description>", True, False),
        ('<description>&lt;p&gt;&lt;a class="tumblr_blog" href="https://t.example"&gt;tom&lt;/a&gt;:&lt;/p&gt;</description>', True, False),
        ("<title>Re: your kiln</title>", False, True),
        ("<title>Ynt: fırın</title>", False, True),
        ("<title>R to @tom: yes</title>", False, True),
        ("<description>&lt;p&gt;@tom yes&lt;/p&gt;</description>", False, True),
        ("<title>A</title><thr:in-reply-to ref='tag:x'/>", False, True),
        ("<title>Art of the kiln</title><description>@home</description>", False, False),
        ("<title>Reading</title>", False, False),
        ("<title>Re:Zero, watched again</title>", False, False),
    ],
)  # fmt: skip
def test_words_of_others_and_answers_are_marked(inside: str, repost: object, reply: object) -> None:
    post = entry(inside)
    assert (post.repost, post.reply) == (repost, reply)


def test_a_video_named_like_an_answer_is_none() -> None:
    assert entry("<title>Re: Zero</title>", link="https://youtu.be/abcdefghijk").reply is False


def test_what_leads_to_another_site_than_its_neighbours_is_somebody_elses() -> None:
    urls = (
        "https://blog.example/1",
        "https://news.example/story",
        "https://blog.example/2",
        "https://blog.example/3",
    )
    found = rss(*(f"<title>t</title><link>{one}</link>{DATED}" for one in urls))  # fmt: skip
    assert {one.post.canonical_url for one in found.posts if one.post.repost} == {
        "https://news.example/story"
    }
    collected = rss(
        *(f"<title>t</title><link>https://site{n}.example/x</link>{DATED}" for n in range(5)),
        head="<link>https://linkblog.example/</link>",
    )
    assert all(one.post.repost for one in collected.posts)


def test_a_feed_that_stands_elsewhere_than_its_posts_is_their_own() -> None:
    entries = [f"<title>t</title><link>https://oya.example/{n}</link>{DATED}" for n in range(3)]
    assert not any(
        one.post.repost for one in rss(*entries, head="", url="https://feeds.feedburner.com/oya").posts
    )


YOUTUBE = """<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
xmlns="http://www.w3.org/2005/Atom"><link rel="alternate" href="https://www.youtube.com/channel/UCx"/>
<entry><id>yt:video:abcdefghijk</id><yt:videoId>abcdefghijk</yt:videoId><title>İlk fırın</title>
<link rel="alternate" href="https://www.youtube.com/shorts/abcdefghijk"/><published>2026-11-20T10:00:00+00:00</published>
<media:group><media:description>Sır ve kil.</media:description><media:community>
<media:starRating count="{likes}" average="5.00" min="1" max="5"/><media:statistics views="{views}"/>
</media:community></media:group></entry></feed>"""


def video(views: str, likes: str) -> Found:
    text = YOUTUBE.replace("{views}", views).replace("{likes}", likes)
    return read(text, "https://www.youtube.com/feeds/videos.xml?channel_id=UCx").posts[0]


def test_a_video_has_its_views_and_likes() -> None:
    found = video("23088", "1580")
    assert (found.post.canonical_url, found.post.platform) == (
        "https://youtube.com/watch?v=abcdefghijk",
        "youtube",
    )
    assert (found.post.title, found.post.text) == ("İlk fırın", "Sır ve kil.")
    assert found.numbers == {"views": 23088, "likes": 1580}


@pytest.mark.parametrize("hidden", ["0", "", "-1", "many", "1e9", "９", "1" * 40])
def test_a_number_that_says_nothing_is_unknown_and_never_zero(hidden: str) -> None:
    assert video("5", hidden).numbers == {"views": 5}


def test_comments_of_a_blog_are_counted() -> None:
    (found,) = rss(f"<link>https://blog.example/1</link>{DATED}<slash:comments>12</slash:comments>").posts
    assert found.numbers == {"comments": 12}


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


def test_no_file_is_read_and_nothing_grows(tmp_path: object) -> None:
    planted = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
    found = read(f"<?xml version='1.0'?>{planted}<rss version='2.0'><channel><item><title>&x;&d;</title><link>https://b.example/1</link></item></channel></rss>")  # fmt: skip
    assert "root" not in (found.posts[0].post.title or "")
    assert len(found.posts[0].post.title or "") <= 500


@pytest.mark.parametrize(
    "piece", ["<item><author>" + "a." * 25_000 + "</author></item>", "<item><title>" + "&lt;" * 30_000, "<a b='" * 10_000, "<![CDATA[" * 10_000]
)  # fmt: skip
def test_a_hostile_feed_takes_no_minutes(piece: str) -> None:
    began = time.perf_counter()
    read(f"<?xml version='1.0'?><rss version='2.0'><channel>{piece}")
    assert time.perf_counter() - began < 10


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


OYA = "abcdefghijklmnopqrstuv"


def videos(head: str, *channels: str) -> list[bool]:
    entries = "".join(
        f"<entry><yt:channelId>{channel}</yt:channelId><title>v</title><link href='https://www.youtube.com/watch?v=abcdefghij{n}'/></entry>"
        for n, channel in enumerate(channels)
    )
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015"'
    found = read(f"<feed {spaces}>{head}{entries}</feed>", "https://www.youtube.com/feeds/videos.xml?x=1")
    return [one.post.repost for one in found.posts]


@pytest.mark.parametrize(
    "head",
    [
        f"<yt:channelId>{OYA}</yt:channelId>",
        f"<yt:channelId>UC{OYA}</yt:channelId>",
        f"<link rel='alternate' href='https://www.youtube.com/channel/UC{OYA}'/>",
    ],
)
def test_a_video_of_another_channel_is_a_repost(head: str) -> None:
    assert videos(head, f"UC{OYA}", "UCsomebodyelsesomebodyel") == [False, True]


def test_in_a_feed_of_no_channel_no_video_is_anybodys_own() -> None:
    playlist = "<link rel='alternate' href='https://www.youtube.com/playlist?list=PLabc'/>"
    assert videos(playlist, f"UC{OYA}", "UCsomebodyelsesomebodyel") == [True, True]


def test_halves_of_letters_are_joined_and_what_cannot_be_kept_is_left_out() -> None:
    post = entry(
        "<title>Kil &#55357;&#56832; bu</title><description>a &#xD83D;&#xDE00; b&#xD83D; c&#0;</description>"
    )
    assert post.title == "Kil 😀 bu"
    assert post.text is not None
    assert post.text.startswith("a 😀 b")
    (post.title + post.text).encode()
    assert "\0" not in post.text


def test_numbers_that_are_not_there_are_none() -> None:
    inside = "<media:community><media:statistics/><media:starRating/></media:community>"
    (found,) = rss(f"<link>https://blog.example/1</link>{DATED}{inside}").posts
    assert found.numbers == {}


def test_a_feed_that_cannot_be_read_is_the_trouble_of_that_feed() -> None:
    found = read("<rss version='2.0'><channel><item/></channel></rss>", kind="text/xml; charset=undefined")
    assert (found.trouble, found.posts) == ("is a feed that cannot be read", ())


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<b " + " ".join(f"a{n}='>'" for n in range(20_000)) + "/>", "more than 1,000 attributes in a tag"),
        ("".join(f"<b xmlns:a{n}='u{n}'/>" for n in range(20_000)), "more than 10,000 namespaces"),
    ],
)
def test_what_would_keep_the_parser_busy_for_minutes_is_refused(inside: str, said: str) -> None:
    began = time.perf_counter()
    assert rss(inside).trouble == f"is too large for a feed: {said}"
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "inside", ["a = b\n" * 2000, '<![CDATA[<img src="data:image/png;base64,' + "A" * 90_000 + "==\"> it's]]>"]
)
def test_long_texts_and_pictures_in_a_text_are_not(inside: str) -> None:
    assert not rss(f"<link>https://blog.example/1</link>{DATED}<description>{inside}</description>").trouble
