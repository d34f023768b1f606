"""Feeds as platforms really wrote them give every post, with its numbers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach.posts import feed
from outreach.posts.feed import Reading
from outreach.posts.web import Response

DATA = Path(__file__).parents[2] / "../shared/data/posts"
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def read(name: str, url: str) -> Reading:
    file = DATA / name
    if not file.is_file():
        pytest.skip(f"{name} is not here: it is other people's text")
    answer = Response(url=url, status=200, body=file.read_bytes(), content_type="text/xml; charset=UTF-8")
    return feed.read(answer, now=NOW)


@pytest.mark.parametrize(
    ("name", "count", "views", "likes"),
    [
        ("youtube_channel.digitalfoundry.atom.xml", 15, 1_942_833, 74_115),
        ("youtube_channel.kotlin_by_jetbrains.atom.xml", 1, 4_689, 247),
    ],
)
def test_a_channel_of_youtube(name: str, count: int, views: int, likes: int) -> None:
    found = read(name, "https://www.youtube.com/feeds/videos.xml?channel_id=UCx").posts
    assert len(found) == count
    assert all(one.post.title and one.post.text and one.post.published_at for one in found)
    assert {one.post.platform for one in found} == {"youtube"}
    assert not any(one.post.repost or one.post.reply for one in found)
    assert (sum(one.numbers["views"] for one in found), sum(one.numbers["likes"] for one in found)) == (
        views,
        likes,
    )


def test_a_profile_of_mastodon() -> None:
    found = read("mastodon_profile.made.rss.xml", "https://mastodon.example/@ornekmutfak.rss").posts
    assert [(one.post.title, one.post.platform) for one in found] == [(None, "mastodon")] * 2
    assert found[0].post.text == "Fırında mercimek köftesi, 20 dakikada! #tarif"
    assert found[0].post.published_at == datetime(2026, 10, 3, 18, 34, 32, tzinfo=UTC)
