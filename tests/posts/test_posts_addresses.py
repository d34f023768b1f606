"""Where a person's posts are asked for is known from their channel, or from an address of theirs."""

import pytest

from outreach.errors import InputError
from outreach.posts.addresses import Source, label_of, source_at, source_of, typed_address, without_query

CHANNEL = "UCabcdefghijklmnopqrstuv"
YOUTUBE = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"


@pytest.mark.parametrize(
    ("platform", "handle", "url", "asked"),
    [
        ("youtube", CHANNEL, None, YOUTUBE),
        ("youtube", "ayse", f"https://m.youtube.com/channel/{CHANNEL}/videos?view=0", YOUTUBE),
        ("youtube", "Ayse", "youtube.com/user/Ayse", "https://www.youtube.com/feeds/videos.xml?user=Ayse"),
        ("mastodon", "ayse@mastodon.social", None, "https://mastodon.social/@ayse.rss"),
        ("mastodon", "ayse@m.example", "https://m.example/@ayse", "https://m.example/@ayse.rss"),
        ("bluesky", "ayse.bsky.social", None, "https://bsky.app/profile/ayse.bsky.social/rss"),
        ("pinterest", "ayse", None, "https://www.pinterest.com/ayse/feed.rss"),
        ("unknown", "ayse", "https://ayse.substack.com/", "https://ayse.substack.com/feed"),
        ("instagram", "ayse", "https://medium.com/@Ayse", "https://medium.com/feed/@Ayse"),
        ("unknown", "ayse", "https://ayse.medium.com", "https://ayse.medium.com/feed"),
        ("unknown", "ayse", "http://ayse.tumblr.com", "https://ayse.tumblr.com/rss"),
        ("unknown", "ayse", "ayse.wordpress.com", "https://ayse.wordpress.com/feed/"),
        ("unknown", "a", "https://a.blogspot.com.tr", "https://a.blogspot.com.tr/feeds/posts/default"),
    ],
)
def test_a_channel_whose_feed_is_known_is_asked_there(
    platform: str, handle: str, url: str | None, asked: str
) -> None:
    found = source_of(platform, handle, url)
    assert found is not None
    assert (found.url, found.page) == (asked, False)


@pytest.mark.parametrize(
    ("platform", "handle", "url", "asked"),
    [
        ("youtube", "ayşe", None, Source("https://www.youtube.com/@ayşe", "youtube", page=True)),
        ("youtube", "a", "https://youtube.com/c/A", Source("https://youtube.com/c/A", "youtube", page=True)),
        ("instagram", "oya", "https://oya.example", Source("https://oya.example", "feeds", page=True)),
        ("unknown", "x", "https://x.substack.com/about", Source("https://x.substack.com/about", "feeds", page=True)),
    ],
)  # fmt: skip
def test_a_site_or_a_handle_is_a_page_that_may_name_its_feed(
    platform: str, handle: str, url: str | None, asked: Source
) -> None:
    assert source_of(platform, handle, url) == asked


@pytest.mark.parametrize(
    ("platform", "handle", "url"),
    [
        ("instagram", "ayse", None),
        ("instagram", "ayse", "https://www.instagram.com/ayse/"),
        ("tiktok", "ayse", "https://tiktok.com/@ayse"),
        ("x", "ayse", None),
        ("linkedin", "ayse", "https://linkedin.com/in/ayse"),
        ("twitch", "ayse", None),
        ("instagram", "ayse", "https://linktr.ee/ayse"),
        ("unknown", "ayse", None),
        ("mastodon", "ayse", None),
        ("youtube", "", None),
        ("youtube", "", "https://www.youtube.com/playlist?list=PLabc"),
        ("unknown", "ayse", "https://music.youtube.com/playlist?list=PLabc"),
        ("unknown", "ayse", "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc"),
    ],
)
def test_what_shows_no_program_anything_is_not_asked(platform: str, handle: str, url: str | None) -> None:
    assert source_of(platform, handle, url) is None


@pytest.mark.parametrize(
    ("url", "label"),
    [
        (YOUTUBE, "youtube"),
        ("https://mastodon.social/@ayse.rss", "mastodon"),
        ("https://bsky.app/profile/did:plc:abc/rss", "bluesky"),
        ("https://ayse.substack.com/feed", "feeds"),
        ("http://127.0.0.1:8000/x", "feeds"),
    ],
)
def test_sources_are_counted_by_their_kind(url: str, label: str) -> None:
    assert label_of(url) == label


def test_a_feed_of_a_network_of_ones_own_is_an_address_too() -> None:
    assert source_at("http://192.168.1.20/feed") == Source("http://192.168.1.20/feed", "feeds", page=True)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (" oya.example/rss ", "https://oya.example/rss"),
        ("http://oya.example/rss#top", "http://oya.example/rss"),
        ("feed://oya.example/rss", "https://oya.example/rss"),
        ("feed:https://oya.example/rss", "https://oya.example/rss"),
        ("<https://oya.example/rss>", "https://oya.example/rss"),
        ("//oya.example", "https://oya.example"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]/x", "http://[::1]/x"),
        (YOUTUBE, YOUTUBE),
    ],
)
def test_a_typed_address_is_made_whole(typed: str, asked: str) -> None:
    assert typed_address(typed) == asked


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://oya.example/",
        "not an address",
        "oya",
        "https://",
        "https://oya.example:port/",
        "https://oya.example:0/",
        "https://[oya/",
        "https://oya.example/" + "x" * 3000,
        "{{ name }}",
        "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc",
        "youtube.com/playlist?list=PLabc",
    ],
)
def test_what_is_no_address_of_a_feed_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="is no address of a feed"):
        typed_address(typed)


def test_a_login_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        typed_address("https://oya:hunter2@oya.example/rss")
    assert "hunter2" not in str(caught.value)


def test_what_may_be_a_key_is_not_shown() -> None:
    assert without_query("https://oya.example/feed?auth=hunter2") == "https://oya.example/feed?…"
    assert without_query("https://oya.example/feed") == "https://oya.example/feed"
