"""What goes wrong with one feed is told, is blamed on nobody else and stops none of the others."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from fed import VIDEOS, said, server, video, videos

from feed_server import (
    HTML,
    FeedServer,
    feed,
    page,
    silent,
    squeezed_and_cut,
    status,
    to,
    unplug,
)
from outreach.actions.fetching import fetch
from outreach.actions.people import card, edit
from outreach.actions.posts import listed
from outreach.app import App
from outreach.demo import Clock
from tables import rows

__all__ = ["server"]  # a fixture


def test_a_404_is_never_no_posts(app: App, server: FeedServer, clock: Clock) -> None:
    fetch(app)
    asked_at = clock.now
    clock.now += timedelta(days=3)
    server.play(VIDEOS, status(404))
    run = fetch(app, ("ayşe",))
    assert said(run) == [("Ayşe Yılmaz", "answered 404")]
    assert run.troubles[0].kept == asked_at
    assert len(listed(app, "ayşe")) == 1
    (row,) = card(app, "ayşe").feeds
    assert (row.trouble, row.read_at, row.asked_at, row.etag) == ("answered 404", asked_at, clock.now, '"v1"')

    server.play(VIDEOS, status(304))
    assert fetch(app, ("ayşe",)).troubles == []
    assert card(app, "ayşe").feeds[0].trouble is None


def test_a_wave_of_404_passes(app: App, server: FeedServer) -> None:
    server.play(VIDEOS, status(404), status(404), page(videos(video())))
    assert (fetch(app, ("ayşe",)).new, server.waits) == (1, [2.0, 8.0])


def test_one_bad_feed_stops_none_of_the_others(app: App, server: FeedServer) -> None:
    server.play(VIDEOS, squeezed_and_cut(videos(video())))
    server.play("oya.example/", page(b"<html>no feed</html>", HTML))
    server.play("tom.example/feed", silent())
    run = fetch(app)
    assert said(run) == [
        ("Ayşe Yılmaz", "broke off in the middle of its answer"),
        ("Oya Dikiş", "is a web page, no feed in it"),
        ("Tom Hill", "said nothing for 0.3 seconds"),
    ]
    assert (run.new, dict(run.good)) == (1, {"mastodon": 1, "youtube": 0, "feeds": 0})
    hints = {one.person.called: one.hint for one in run.troubles}
    assert hints["Oya Dikiş"] == "outreach posts add @oya.dikis URL --title ... --date ..."
    assert rows(app, "SELECT url, trouble FROM feed ORDER BY id") == [
        ("https://oya.example/", "is a web page, no feed in it"),
        ("http://tom.example/feed", "said nothing for 0.3 seconds"),
        ("https://mastodon.example/@lena.rss", None),
    ]


def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", to("http://tom.example/new", 301))
    server.play("tom.example/new", page(b"<html>nothing yet</html>", HTML))
    fetch(app, ("tom",))
    assert [one.url for one in card(app, "tom").feeds] == ["http://tom.example/feed"]
    server.play("tom.example/new", page(feed("kiln", host="tom.example")))
    fetch(app, ("tom",))
    assert [one.url for one in card(app, "tom").feeds] == ["http://tom.example/new"]


def test_a_redirect_inward_is_refused_though_the_first_hop_is_allowed(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", to(f"http://127.0.0.1:{server.port}/inside"))
    (trouble,) = fetch(app, ("tom",)).troubles
    assert trouble.said == "leads into a private network (127.0.0.1)"
    assert trouble.hint.startswith("private_networks = [")
    assert server.asked("/inside") == []


def test_a_private_network_that_is_named_in_the_settings_is_asked(
    app: App, server: FeedServer, workspace: Path
) -> None:
    settings = workspace / "config.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[posts]\n", '[posts]\nprivate_networks = ["127.0.0.1"]\n'),
        "utf-8",
    )
    plain = App(folder=workspace, clock=app.clock, environ=app.environ)
    edit(plain, "mert", {"feed": f"http://127.0.0.1:{server.port}/mert"})
    server.play("/mert", page(feed("kil", host="mert.example")))
    assert fetch(plain, ("mert",)).new == 1
    plain.close()


def test_without_a_connection_that_is_said_once_and_no_feed_is_blamed(
    app: App, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(app)
    before = rows(app, "SELECT * FROM feed")
    app.hosts = {}
    del app.__dict__["web"]
    unplug(monkeypatch)
    run = fetch(app)
    assert (run.offline, run.troubles, run.good.total()) == (True, [], 0)
    assert rows(app, "SELECT * FROM feed") == before
    assert len(listed(app)) == 5


def test_a_name_that_nobody_knows_is_that_feeds_own_trouble(
    app: App, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplug(monkeypatch)
    edit(app, "tom", {"feed": "https://gone.invalid/feed"})
    run = fetch(app)
    assert not run.offline
    assert said(run) == [("Tom Hill", "has a name that nobody knows")]


def test_who_asks_to_be_left_alone_is_told_with_the_hour(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", status(429, Retry_After="7200"))
    (trouble,) = fetch(app, ("tom",)).troubles
    assert trouble.said == "asks to be left alone (429) until 2026-11-24 12:00"


def test_ctrl_c_keeps_what_had_come(app: App, server: FeedServer) -> None:
    def tired(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    server.play("tom.example/feed", silent())
    run = fetch(app, tell=tired)
    assert run.stopped
    assert run.good.total() == 2
    assert len({person.id for person, _ in listed(app)}) == 2


def test_a_feed_that_was_taken_away_meanwhile_is_no_fault(app: App, server: FeedServer) -> None:
    def take_away(done: int, _of: int) -> None:
        edit(app, "tom", {"feed": ""})

    server.latency = 0.05
    run = fetch(app, tell=take_away)
    assert run.troubles == []
    assert fetch(app, ("tom",)).asked.total() == 0


def test_one_feed_that_breaks_the_parser_stops_no_other(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", page(feed("kiln"), "text/xml; charset=undefined"))
    run = fetch(app)
    assert said(run) == [("Tom Hill", "is a feed that cannot be read")]
    assert run.good.total() == run.asked.total() - 1


def test_an_emoji_in_two_halves_is_stored(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", page(feed("kiln &#xD83D;&#xDE00;", host="tom.example")))
    assert fetch(app, ("tom",)).troubles == []
    assert [post.title for _, post in listed(app, "tom")] == ["kiln 😀"]


def test_a_host_that_never_wants_to_be_asked_again_is_told_of(app: App, server: FeedServer) -> None:
    server.play("tom.example/feed", status(503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT"))
    ((_, trouble),) = said(fetch(app, ("tom",)))
    assert trouble.startswith("asks to be left alone (503) until 2026-12-2")


def test_a_key_in_an_address_is_not_shown(app: App, server: FeedServer) -> None:
    changed = edit(app, "tom", {"feed": "http://tom.example/feed?auth=hunter2"})
    server.play("tom.example/feed?auth=hunter2", status(410))
    run = fetch(app, ("tom",))
    assert [one.where for one in run.troubles] == ["http://tom.example/feed?…"]
    assert "hunter2" not in repr((changed[1], run.troubles))
