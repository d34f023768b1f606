"""An entry of a feed becomes a post: its title, text, moment, address and numbers, each as it is or unknown."""

from datetime import date, datetime, timedelta

import pytest
from written import DATED, NOW, entry, read, rss

from outreach.posts.entries import Found


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
