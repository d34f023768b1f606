"""`outreach posts fetch` says what was read, what was not and why, and what to do next."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import NOW, Run
from feed_server import HTML, FeedServer, feed, feed_server, on, page, silent, status, unplug
from outreach.app import App
from outreach.demo import Clock

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix")
LIST = """name;handle;platform;feed
Ayşe Yılmaz;UCabcdefghijklmnopqrstuv;youtube;
Oya Dikiş;oya.dikis;instagram;https://oya.example/
Tom Hill;tomhill;instagram;http://tom.example/feed
Mert Öztürk;mert;tiktok;
"""
VIDEOS = "/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv"


@pytest.fixture
def server(app: App, run: Run, tmp_path: Path) -> Iterator[FeedServer]:
    with feed_server() as one:
        on(app, one, gap=0)
        (tmp_path / "list.csv").write_text(LIST, "utf-8")
        run("import", str(tmp_path / "list.csv"), "--yes")
        one.play(VIDEOS, page(feed("Sır", "Kil", host="youtube.example", days=2)))
        one.play("oya.example/", page(b"<html>hello</html>", HTML))
        one.play("tom.example/feed", page(feed("kiln", host="tom.example")))
        yield one


def test_it_says_what_was_read_what_was_not_and_what_is_next(
    run: Run, server: FeedServer, clock: Clock
) -> None:
    run("posts", "fetch", "UCabcdefghijklmnopqrstuv")
    clock.now += timedelta(days=3)
    server.play(VIDEOS, status(404))

    done = run("posts", "fetch")

    assert (done.exit_code, done.stdout) == (5, "")
    assert done.stderr.splitlines() == [
        "youtube 0 of 1   feeds 1 of 2   no source 1 person",
        "  @UCabcdefghijklmnopqrstuv  youtube answered 404, kept the answer of 3 days ago",
        (
            "  @oya.dikis                 https://oya.example/ is a web page, no feed in it. "
            "try: outreach posts add @oya.dikis URL --title ... --date ..."
        ),
        "1 new post for 1 person, newest 4 days ago",
        "no source, such as @mert: outreach posts add @mert URL --title ... --date ..., or posts import FILE",
        "next: outreach campaign new NAME",
    ]


def test_when_all_is_well_there_is_nothing_to_explain(run: Run, server: FeedServer) -> None:
    done = run("posts", "fetch", "@tomhill", "UCabcdefghijklmnopqrstuv")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "youtube 1 of 1   feeds 1 of 1",
        "3 new posts for 2 people, newest 1 day ago",
        "next: outreach campaign new NAME",
    ]
    assert run("posts", "fetch", "@tomhill").stderr.splitlines() == [
        "feeds 1 of 1",
        "No new posts",
        "next: outreach campaign new NAME",
    ]


def test_where_everything_failed_it_failed(run: Run, server: FeedServer) -> None:
    server.play("tom.example/feed", status(410))
    done = run("posts", "fetch", "tom")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[:2] == [
        "feeds 0 of 1",
        "  @tomhill  http://tom.example/feed is gone for good (410). try: outreach people edit @tomhill --feed URL",
    ]


def test_somebody_who_shows_no_program_anything_is_no_failure(run: Run, server: FeedServer) -> None:
    done = run("posts", "fetch", "mert")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[:2] == [
        "no source 1 person",
        "no source, such as @mert: outreach posts add @mert URL --title ... --date ..., or posts import FILE",
    ]
    assert run("posts", "fetch", "--tag", "nobody").stderr.splitlines()[0] == "Nobody to ask."


def test_no_connection_is_said_once(
    app: App, run: Run, server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.hosts = {}
    del app.__dict__["web"]
    unplug(monkeypatch)
    done = run("posts", "fetch")
    assert done.exit_code == 1
    assert done.stderr == "No connection: none of 3 sources could be reached. Nothing was changed.\n"


def test_a_long_list_of_troubles_is_cut(run: Run, server: FeedServer, tmp_path: Path) -> None:
    rows = "".join(f"P{n};p{n};instagram;http://blog.example/{n}\n" for n in range(30))
    (tmp_path / "more.csv").write_text(f"name;handle;platform;feed\n{rows}", "utf-8")
    run("import", str(tmp_path / "more.csv"), "--yes")
    lines = run("posts", "fetch").stderr.splitlines()
    assert sum(line.startswith("  @") for line in lines) == 20
    assert "  and 11 more" in lines


def test_people_or_a_tag_but_not_both(run: Run, server: FeedServer) -> None:
    done = run("posts", "fetch", "tom", "--tag", "clay")
    assert done.exit_code == 2
    assert "name people or a tag, not both" in done.stderr
    assert run("posts", "fetch", "zoe").exit_code == 2


def test_a_title_from_the_web_cannot_write_on_the_terminal(run: Run, server: FeedServer) -> None:
    server.play("tom.example/feed", page(feed("\x9b31m{{ 7*7 }}\u202e&lt;b&gt;x", host="tom.example")))
    run("posts", "fetch", "tom")
    (line,) = run("posts", "list", "tom").stdout.splitlines()
    assert line.isprintable() or line.replace("\t", "").isprintable()
    assert "{{ 7*7 }}" in line


def test_the_list_says_where_a_post_comes_from_and_how_old_that_is(
    run: Run, server: FeedServer, clock: Clock
) -> None:
    run("posts", "fetch", "tom")
    run("posts", "add", "tom", "https://youtu.be/abcdefghijk", "--title", "Typed", "--date", "2026-11-01")
    clock.now += timedelta(hours=3)
    sources = {one["title"]: one["source"] for one in json.loads(run("posts", "list", "--json").stdout)}
    assert sources["kiln"] == "feed, read 3 hours ago"
    assert "feed" not in sources["Typed"]


def test_a_person_shows_how_their_feeds_fare(run: Run, server: FeedServer, clock: Clock) -> None:
    def feeds() -> list[str]:
        return [
            line for line in run("people", "show", "tom").stdout.splitlines() if line.startswith("  feed ")
        ]

    assert feeds() == ["  feed       http://tom.example/feed  not read yet"]
    run("posts", "fetch", "tom")
    clock.now += timedelta(hours=3)
    assert feeds() == ["  feed       http://tom.example/feed  read 3 hours ago"]
    server.play("tom.example/feed", status(404))
    run("posts", "fetch", "tom")
    assert feeds() == ["  feed       http://tom.example/feed  answered 404, kept the answer of 3 hours ago"]


def test_a_feed_is_named_by_hand_checked_and_taken_away(run: Run, server: FeedServer, tmp_path: Path) -> None:
    def edit(url: str) -> tuple[int, str]:
        done = run("people", "edit", "@oya.dikis", "--feed", url)
        return done.exit_code, done.stderr

    assert edit("oya.example/rss") == (
        0,
        "Oya Dikiş  feed: https://oya.example/ -> https://oya.example/rss\n",
    )
    server.play("oya.example/rss", page(feed("dikiş", host="oya.example")))
    assert run("posts", "fetch", "oya").exit_code == 0
    assert edit("https://oya.example/podcast") == (
        0,
        "Oya Dikiş  feed: https://oya.example/podcast, beside https://oya.example/rss\n",
    )
    assert edit("https://oya.example/podcast") == (
        0,
        "Oya Dikiş  feed: https://oya.example/podcast, as it was\n",
    )
    run("import", str(tmp_path / "list.csv"), "--yes")  # what was edited by hand stays
    assert edit("") == (
        0,
        "Oya Dikiş  feed: https://oya.example/rss, https://oya.example/podcast -> nothing\n",
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("javascript:alert(1)", "is no address of a feed"),
        ("https://oya:hunter2@oya.example/", "it holds a login"),
        (
            "http://192.168.1.5/feed",
            "leads into a private network (192.168.1.5)\ntry: private_networks",
        ),
        ("http://oya.example:22/feed", "names port 22, which is none of the web"),
        ("https://instagram.com/oya", "shows its posts to no program\ntry: outreach posts add"),
    ],
)
def test_what_cannot_be_asked_is_no_feed(run: Run, server: FeedServer, url: str, said: str) -> None:
    done = run("people", "edit", "@oya.dikis", "--feed", url)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "hunter2" not in done.stderr
    assert "https://oya.example/" in run("people", "show", "oya").stdout


@needs_terminal
def test_on_a_terminal_it_shows_how_far_it_is_and_ctrl_c_keeps_what_came(
    app: App, run: Run, server: FeedServer, workspace: Path
) -> None:
    from terminal import terminal

    settings = workspace / "config.toml"
    written = settings.read_text("utf-8").replace("[posts]\n", '[posts]\nprivate_networks = ["127.0.0.1"]\n')
    settings.write_text(written, "utf-8")
    fresh = App(folder=workspace, clock=app.clock, environ={})
    from outreach.actions.people import edit

    for who, path in (("mert", "one"), ("tom", "two"), ("oya", "slow")):
        edit(fresh, who, {"feed": f"http://127.0.0.1:{server.port}/{path}"})
    fresh.close()
    server.play("/one", page(feed("bir", host="mert.example")))
    server.play("/two", page(feed("iki", host="tom.example")))
    server.play("/slow", silent())
    with terminal(workspace, "posts", "fetch", "mert", "tom", "oya", now=NOW) as screen:
        screen.until("2 of 3 sources read")
        screen.type("\x03")
        code, shown = screen.end()
    assert code == 130
    assert "Stopped by you; what had come is kept." in shown
    assert "2 new posts for 2 people" in shown
    assert len(run("posts", "list").stdout.splitlines()) == 2


def test_two_at_once_are_harmless(app: App, run: Run, server: FeedServer, workspace: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from outreach.actions.fetching import Fetched, fetch

    server.latency = 0.05

    def one(_: int) -> Fetched:
        mine = on(App(folder=workspace, clock=app.clock, environ={}), server, gap=0)
        try:
            return fetch(mine, ("tom", "UCabcdefghijklmnopqrstuv"))
        finally:
            mine.close()

    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(one, range(4)))
    assert sum(each.new for each in runs) == 3
    assert [each.troubles for each in runs] == [[]] * 4
    assert len(run("posts", "list").stdout.splitlines()) == 3


def test_a_key_in_the_address_of_a_feed_is_shown_nowhere(run: Run, server: FeedServer) -> None:
    server.play("tom.example/feed?auth=hunter2", status(410))
    told = [
        run("people", "edit", "@tomhill", "--feed", "http://tom.example/feed?auth=hunter2"),
        run("posts", "fetch", "@tomhill"),
        run("people", "show", "@tomhill"),
    ]
    assert "http://tom.example/feed?…  is gone for good (410)" in told[2].stdout
    assert not [one for one in told if "hunter2" in one.stdout + one.stderr]
