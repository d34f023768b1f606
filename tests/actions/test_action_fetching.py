"""Feeds become posts of the people whose they are; what was known stays, whatever a feed does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fed import CHANNEL, VIDEOS, server, video, videos

from feed_server import (
    HTML,
    FeedServer,
    feed,
    page,
    status,
)
from outreach.actions.fetching import fetch
from outreach.actions.importing import keep, look
from outreach.actions.people import card, edit
from outreach.actions.posts import add, listed
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import UsageError
from tables import rows

__all__ = ["server"]  # a fixture


def test_everybody_who_can_be_asked_is(app: App, server: FeedServer) -> None:
    run = fetch(app)
    assert dict(run.asked) == {"youtube": 1, "mastodon": 1, "feeds": 2}
    assert run.good == run.asked
    assert [one.called for one in run.without] == ["Mert Öztürk"]
    assert (run.new, len(run.people), run.changed, run.troubles) == (5, 4, 0, [])
    assert sorted((person.called, post.title, post.platform) for person, post in listed(app)) == [
        ("Ayşe Yılmaz", "İlk fırın", "youtube"),
        ("Lena Fischer", "Hallo", "mastodon"),
        ("Oya Dikiş", "dikiş", None),
        ("Tom Hill", "clay", None),
        ("Tom Hill", "kiln", None),
    ]


def test_the_day_is_that_of_whoever_published_it(app: App, server: FeedServer) -> None:
    fetch(app)
    ((_, post),) = listed(app, "ayşe")
    assert post.published == date(2026, 11, 23)
    assert post.published_at is not None
    assert post.published_at.isoformat() == "2026-11-22T22:30:00+00:00"


def test_what_is_learnt_of_an_address_is_kept_and_asked_on_condition(
    app: App, server: FeedServer, clock: Clock
) -> None:
    fetch(app)
    assert rows(app, "SELECT url, source, etag, trouble, channel_id IS NOT NULL FROM feed ORDER BY url") == [
        ("http://tom.example/feed", "list.csv", '"t1"', None, 0),
        ("https://mastodon.example/@lena.rss", "channel", None, None, 1),
        ("https://oya.example/rss", "list.csv", None, None, 0),
        (f"https://www.youtube.com{VIDEOS}", "channel", '"v1"', None, 1),
    ]
    server.heard.clear()
    server.play(VIDEOS, status(304))
    clock.now += timedelta(hours=2)
    run = fetch(app)
    assert (run.new, run.good, run.troubles) == (0, run.asked, [])
    assert [one.headers.get("if-none-match") for one in server.asked(VIDEOS)] == ['"v1"']
    assert server.asked("oya.example/") == []
    assert rows(app, "SELECT read_at, asked_at FROM feed") == [(clock.now, clock.now)] * 4


def test_numbers_are_added_when_they_moved_and_only_then(app: App, server: FeedServer, clock: Clock) -> None:
    numbers = "SELECT metric, value FROM measurement WHERE post_id IS NOT NULL ORDER BY id"
    fetch(app, ("ayşe",))
    fetch(app, ("ayşe",))
    assert rows(app, numbers) == [("views", 100.0), ("likes", 9.0)]
    server.play(VIDEOS, page(videos(video(views=250))))
    clock.now += timedelta(days=1)
    fetch(app, ("ayşe",))
    assert rows(app, numbers) == [("views", 100.0), ("likes", 9.0), ("views", 250.0)]


def test_a_title_is_corrected_by_its_own_feed_and_the_first_date_stays(app: App, server: FeedServer) -> None:
    fetch(app, ("ayşe",))
    server.play(VIDEOS, page(videos(video(title="İlk fırınım", at="2026-11-23T20:00:00Z"))))
    run = fetch(app, ("ayşe",))
    ((_, post),) = listed(app, "ayşe")
    assert (run.new, run.changed) == (0, 1)
    assert (post.title, post.published) == ("İlk fırınım", date(2026, 11, 23))
    assert post.published_at is not None
    assert post.published_at.isoformat() == "2026-11-22T22:30:00+00:00"


def test_what_a_person_typed_stays_and_what_they_left_open_is_filled_in(app: App, server: FeedServer) -> None:
    add(app, "ayşe", "https://youtu.be/abcdefghij1", title="Sır (Ayşe'nin sözüyle)", date="22.11.2026")
    fetch(app, ("ayşe",))
    ((_, post),) = listed(app, "ayşe")
    assert (post.title, post.text, post.published) == ("Sır (Ayşe'nin sözüyle)", "Sır.", date(2026, 11, 22))
    assert rows(app, "SELECT source FROM post") != [("feed",)]


def test_a_post_of_somebody_else_is_told_and_not_moved(app: App, server: FeedServer) -> None:
    add(app, "tom", "https://youtu.be/abcdefghij1", title="With Ayşe", date="22.11.2026")
    run = fetch(app, ("ayşe",))
    assert [(one.person.called, one.said, one.hint) for one in run.notes] == [
        ("Ayşe Yılmaz", "1 of the posts is stored for Tom Hill", "outreach posts list @tomhill")
    ]
    assert [(person.called, post.title) for person, post in listed(app)] == [("Tom Hill", "With Ayşe")]
    assert rows(app, "SELECT count(*) FROM measurement WHERE post_id IS NOT NULL") == [(0,)]


def test_a_feed_of_two_is_asked_once_and_belongs_to_the_first(app: App, server: FeedServer) -> None:
    edit(app, "mert", {"feed": "http://tom.example/feed"})
    run = fetch(app, ("tom", "mert"))
    assert len(server.asked("tom.example/feed")) == 1
    assert (run.new, len(run.people), dict(run.asked)) == (2, 1, {"feeds": 2})
    assert [one.said for one in run.notes] == ["2 of the posts are stored for Tom Hill"]


def test_a_post_in_two_feeds_of_one_person_is_stored_once(app: App, server: FeedServer) -> None:
    fetch(app, ("tom",))
    edit(app, "tom", {"feed": "http://blog.example/all"})
    server.play("blog.example/all", page(feed("kiln", "clay", "third", host="tom.example")))
    run = fetch(app, ("tom",))
    assert (run.new, run.asked.total(), run.notes) == (1, 2, [])


def test_odd_but_good_answers_are_remarked_upon(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", page(feed()))
    server.play("mastodon.example/@lena.rss", page(feed("soon", days=-3)))
    run = fetch(app)
    assert sorted((one.person.called, one.said) for one in run.notes) == [
        ("Lena Fischer", "announces 1, and has nothing that is published yet"),
        ("Tom Hill", "is a feed without posts"),
    ]
    assert (run.troubles, run.good) == ([], run.asked)


def test_only_those_who_are_named_or_tagged_are_asked(app: App, server: FeedServer) -> None:
    assert fetch(app, ("lena", "@tomhill")).asked.total() == 2
    assert fetch(app, tag="clay").asked.total() == 2
    assert fetch(app, tag="nobody").asked.total() == 0
    with pytest.raises(UsageError, match="nobody is known as 'zoe'"):
        fetch(app, ("zoe",))


def test_a_channel_under_its_handle_and_its_number_is_asked_once(app: App, server: FeedServer) -> None:
    keep(app, look(b"name,handle,platform\nTwo Names,twonames,youtube\n", "a.csv", columns={}))
    both = f"name,handle,platform,link\nTwo Names,twonames,youtube,https://www.youtube.com/channel/{CHANNEL[:-1]}w\n"
    keep(app, look(both.encode(), "b.csv", columns={}))
    fetch(app, ("twonames",))
    assert server.asked("www.youtube.com/@twonames") == []


def test_the_page_of_a_handle_leads_to_the_feed_of_its_channel(app: App, server: FeedServer) -> None:
    keep(app, look(b"name,handle,platform\nDeniz,deniz,youtube\n", "a.csv", columns={}))
    address = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL[:-1]}w"
    server.play(
        "/@deniz",
        page(f'<html><link rel="alternate" type="application/rss+xml" href="{address}">'.encode(), HTML),
    )
    server.play(address.removeprefix("https://www.youtube.com"), page(videos(video(2))))
    run = fetch(app, ("deniz",))
    assert (run.new, dict(run.good)) == (1, {"youtube": 1})
    assert [one.url for one in card(app, "deniz").feeds] == [address]
    fetch(app, ("deniz",))
    assert len(server.asked("/@deniz")) == 1


def test_what_was_counted_is_in_the_log(app: App, server: FeedServer) -> None:
    fetch(app)
    assert rows(app, "SELECT said FROM event WHERE kind = 'posts.fetched'") == [
        ("5 new, 0 changed; 4 of 4 sources answered",)
    ]
