"""A post that its feed lists no more is gone, where nothing else explains that, until it is there again or somebody says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from fed import VIDEOS, serving, video, videos

from feed_server import FeedServer, page
from outreach.actions.fetching import fetch
from outreach.actions.people import edit
from outreach.actions.posts import add, listed
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import InputError
from tables import rows


@pytest.fixture
def server(app: App) -> Iterator[FeedServer]:
    with serving(app) as one:
        yield one


OLDER = video(2, "Çamur", at="2026-11-01T08:00:00Z")
BETWEEN = video(1, "Sır")
NEWER = video(3, "Raku", at="2026-11-23T08:00:00Z")


def gone(app: App) -> list[str | None]:
    return [post.title for _, post in listed(app, "ayşe") if post.gone_at]


def test_a_post_that_its_feed_lists_no_more_though_it_lists_older_ones_is_gone_until_it_is_there_again(
    app: App, server: FeedServer, clock: Clock
) -> None:
    clock.now += timedelta(days=2)
    server.play(VIDEOS, page(videos(OLDER, BETWEEN, NEWER)))
    fetch(app, ("ayşe",))
    server.play(VIDEOS, page(videos(OLDER, NEWER)))
    run = fetch(app, ("ayşe",))
    assert gone(app) == ["Sır"]
    assert [(one.said, one.hint) for one in run.notes] == [
        ("1 of the posts is in the feed no more", "outreach posts list @ayse")
    ]
    assert fetch(app, ("ayşe",)).notes == [], "that is said once"
    server.play(VIDEOS, page(videos(OLDER, BETWEEN, NEWER)))
    assert fetch(app, ("ayşe",)).changed == 1
    assert gone(app) == []


@pytest.mark.parametrize(
    "answer", [videos(BETWEEN), videos(BETWEEN, NEWER), videos(OLDER, BETWEEN), videos()], ids=range(4)
)
def test_what_is_older_or_newer_than_all_that_a_feed_lists_is_not_gone(
    app: App, server: FeedServer, clock: Clock, answer: bytes
) -> None:
    clock.now += timedelta(days=2)
    server.play(VIDEOS, page(videos(OLDER, BETWEEN, NEWER)))
    fetch(app, ("ayşe",))
    server.play(VIDEOS, page(answer))
    fetch(app, ("ayşe",))
    assert gone(app) == []


def test_nothing_is_said_to_be_gone_of_a_site_at_which_somebody_has_two_feeds(
    app: App, server: FeedServer, clock: Clock
) -> None:
    clock.now += timedelta(days=2)
    edit(app, "ayşe", {"feed": f"https://www.youtube.com{VIDEOS[:-1]}2"})
    server.play(f"{VIDEOS[:-1]}2", page(videos(OLDER, BETWEEN, NEWER)))
    server.play(VIDEOS, page(videos(OLDER, NEWER)))
    fetch(app, ("ayşe",))
    fetch(app, ("ayşe",))
    assert gone(app) == []


def test_whoever_sees_that_it_stands_says_so_once(app: App, server: FeedServer, clock: Clock) -> None:
    clock.now += timedelta(days=2)
    server.play(VIDEOS, page(videos(OLDER, BETWEEN, NEWER)))
    fetch(app, ("ayşe",))
    server.play(VIDEOS, page(videos(OLDER, NEWER)))
    fetch(app, ("ayşe",))
    with pytest.raises(InputError, match="stored already, for Ayşe"):
        add(app, "tom", "https://youtu.be/abcdefghij1", title="Sır", date="22.11.2026")
    _, post = add(app, "ayşe", "https://youtu.be/abcdefghij1", title="sır, sanırım", date="22.11.2026")
    assert (post.title, gone(app)) == ("Sır", []), "what its feed said of it stays"
    assert rows(app, "SELECT kind FROM event WHERE kind = 'post.stands'") == [("post.stands",)]
    fetch(app, ("ayşe",))
    assert gone(app) == [], "the feed does not know better"
    with pytest.raises(InputError, match="stored already"):
        add(app, "ayşe", "https://youtu.be/abcdefghij1", title="Sır", date="22.11.2026")
