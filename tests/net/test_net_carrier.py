"""The web is asked for many things at once, politely, and nothing that it answers does harm."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from feed_server import (
    HOSTS,
    HTML,
    LIMITS,
    FeedServer,
    bomb,
    cut_short,
    drip,
    endless,
    feed,
    feed_server,
    hang_up,
    page,
    silent,
    squeezed,
    squeezed_and_cut,
    status,
    to,
    unplug,
)
from outreach.net.carrier import Carrier, Web
from outreach.net.guard import Guard
from outreach.posts import feed as feeds
from outreach.posts.web import Failure, Request, Response

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
URL = "http://blog.example/feed"
FEED = feed("one", "two")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as one:
        yield one


def web(server: FeedServer, **changes: object) -> Web:
    async def wait(seconds: float) -> None:
        server.waits.append(round(seconds, 3))
        await asyncio.sleep(0)

    guard = Guard(hosts=dict.fromkeys(HOSTS, server.port))
    usual = Web(guard=guard, limits=LIMITS, wait=wait, chance=lambda: 0.5, now=lambda: NOW, gap=0)
    return replace(usual, **changes)  # type: ignore[arg-type]  # whatever a test changes


def ask(server: FeedServer, *urls: str, **changes: object) -> dict[str, Response | Failure]:
    with Carrier(web(server, **changes)) as carrier:
        for url in urls or (URL,):
            carrier.ask(url, feeds.ask(url))
        return dict(carrier)


def asked(server: FeedServer, url: str = URL, **changes: object) -> Response:
    answer = ask(server, url, **changes)[url]
    assert isinstance(answer, Response), answer
    return answer


def failed(server: FeedServer, url: str = URL, **changes: object) -> Failure:
    answer = ask(server, url, **changes)[url]
    assert isinstance(answer, Failure), answer
    return answer


def test_an_answer_comes_whole_with_what_the_next_request_needs(server: FeedServer) -> None:
    changed = "Mon, 23 Nov 2026 07:00:00 GMT"
    server.play("/feed", page(FEED, ETag='"v1"', Last_Modified=changed))
    answer = asked(server)
    assert (answer.status, answer.body, answer.url, answer.moved_to) == (200, FEED, URL, None)
    assert (answer.etag, answer.last_modified) == ('"v1"', changed)
    assert answer.content_type == "application/rss+xml; charset=utf-8"


def test_it_says_what_it_is_and_sends_nothing_else_of_us(server: FeedServer) -> None:
    server.play("/feed", page(FEED, Set_Cookie="a=b"))
    asked(server)
    (heard,) = server.asked("/feed")
    assert heard.headers["user-agent"].startswith("outreach/")
    assert set(heard.headers) == {"host", "user-agent", "accept", "accept-encoding"}


def test_what_is_known_is_asked_for_on_condition(server: FeedServer) -> None:
    server.play("/feed", status(304))
    request = feeds.ask(URL, etag='"v1"', last_modified="Mon, 23 Nov 2026 07:00:00 GMT")
    with Carrier(web(server)) as carrier:
        carrier.ask(1, request)
        ((_, answer),) = list(carrier)
    assert isinstance(answer, Response)
    assert answer.status == 304
    (heard,) = server.asked("/feed")
    assert heard.headers["if-none-match"] == '"v1"'
    assert heard.headers["if-modified-since"] == "Mon, 23 Nov 2026 07:00:00 GMT"


def test_nothing_can_be_unchanged_that_was_never_read(server: FeedServer) -> None:
    server.play("/feed", status(304))
    assert failed(server).reason == "answered 304 to a first question"


def test_no_cookie_comes_back(server: FeedServer) -> None:
    server.play("/feed", to("/feed2"), page(FEED))
    server.play("/feed", replace(to("/feed2"), pieces=[b"HTTP/1.1 302 x\r\nLocation: /feed2\r\nSet-Cookie: id=1\r\nContent-Length: 0\r\n\r\n"]))  # fmt: skip
    server.play("/feed2", page(FEED))
    asked(server)
    assert "cookie" not in server.asked("/feed2")[0].headers


def test_a_squeezed_answer_is_unpacked(server: FeedServer) -> None:
    server.play("/feed", squeezed(FEED))
    assert asked(server).body == FEED


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("squeezed_and_cut", "broke off in the middle of its answer"),
        ("cut_short", "broke off in the middle of its answer"),
        ("hang_up", "broke off in the middle of its answer"),
        ("silent", "said nothing for 0.3 seconds"),
        ("drip", "took longer than 0.6 seconds"),
        ("endless", "is longer than 5 MB"),
        ("bomb", "is longer than 5 MB"),
        ("damaged", "sent a body whose compression is damaged"),
        ("unasked", "answers in 'br', which was not asked for"),
        ("nonsense", "broke off in the middle of its answer"),
    ],
)
def test_a_bad_answer_is_none_and_says_why(server: FeedServer, name: str, said: str) -> None:
    bad = {
        "squeezed_and_cut": squeezed_and_cut(FEED),
        "cut_short": cut_short(FEED),
        "hang_up": hang_up(),
        "silent": silent(),
        "drip": drip(FEED, 0.05),
        "endless": endless(),
        "bomb": bomb(100_000_000),
        "damaged": page(b"not gzip at all", Content_Encoding="gzip"),
        "unasked": page(FEED, Content_Encoding="br"),
        "nonsense": replace(page(b""), pieces=[b"SSH-2.0-OpenSSH_9.2\r\n"], more=False),
    }
    server.play("/feed", bad[name])
    server.play("/good", page(FEED))
    good = "http://tom.example/good"
    answers = ask(server, URL, good)
    assert getattr(answers[URL], "reason", None) == said
    assert isinstance(answers[good], Response)


def test_a_bomb_is_never_unpacked_further_than_is_looked_at(server: FeedServer) -> None:
    """100 MB of zeros in gzip are 100 KB: unpacked in one piece they would be there before anybody counts."""
    import tracemalloc

    server.play("/feed", bomb(100_000_000))
    tracemalloc.start()
    failed(server)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The bomb itself was made in this process before; what is asked for holds 5 MB twice at most.
    assert most < 40_000_000


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_only_a_permanent_one_is_kept(server: FeedServer, code: int) -> None:
    server.play("/feed", to("http://tom.example/new#top", code))
    server.play("tom.example/new", page(FEED))
    answer = asked(server)
    assert (answer.url, answer.body) == ("http://tom.example/new", FEED)
    assert answer.moved_to == ("http://tom.example/new" if code in (301, 308) else None)


def test_of_several_redirects_the_first_permanent_ones_hold(server: FeedServer) -> None:
    server.play("/feed", to("/a", 301))
    server.play("/a", to("/b", 302))
    server.play("/b", to("/c", 301))
    server.play("/c", page(FEED))
    answer = asked(server)
    assert (answer.url, answer.moved_to) == ("http://blog.example/c", "http://blog.example/a")


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/feed", "sends elsewhere more than 5 times"),
        ("", "sends elsewhere without saying where"),
        ("http://10.1.2.3/", "leads into a private network (10.1.2.3)"),
        ("http://169.254.169.254/latest/meta-data/", "leads into a private network (169.254.169.254)"),
        ("http://localhost:8000/", "leads into a private network (127.0.0.1)"),
        ("http://[::ffff:127.0.0.1]/", "leads into a private network (::ffff:127.0.0.1)"),
        ("file:///etc/passwd", "is no web address"),
        ("gopher://tom.example/", "is no web address"),
        ("http://me:secret@tom.example/", "holds a login, which is never sent"),
        ("http://tom.example:22/", "names port 22, which is none of the web"),
        ("http://[tom/", "sends elsewhere without saying where"),
    ],
)
def test_a_redirect_to_where_nothing_is_asked_is_not_followed(
    server: FeedServer, where: str, said: str
) -> None:
    server.play("/feed", to(where))
    answer = failed(server)
    assert answer.reason == said
    assert "secret" not in repr(answer)


def test_the_way_to_this_very_server_is_shut_though_its_name_is_open(server: FeedServer) -> None:
    server.play("/feed", to(f"http://127.0.0.1:{server.port}/inside"))
    server.play("/inside", page(FEED))
    assert failed(server).reason == "leads into a private network (127.0.0.1)"
    assert server.asked("/inside") == []


def test_a_way_from_https_to_http_is_not_taken(server: FeedServer) -> None:
    server.play("/feed", to("http://tom.example/new"))
    answer = failed(server, "https://blog.example/feed")
    assert answer.reason == "leads from https to http, where anybody on the way could change it"
    assert answer.hint == "outreach people edit @handle --feed http://tom.example/new"


@pytest.mark.parametrize(
    "where", ["http://x.example/a\x9b2J", "http://x.example/?auth=hunter2", "http://me:hunter2@x.example/"]
)
def test_an_odd_address_is_not_offered_to_copy(server: FeedServer, where: str) -> None:
    server.play("/feed", to(where))
    assert failed(server, "https://blog.example/feed").hint == ""


def test_an_address_offered_to_copy_runs_nothing(server: FeedServer) -> None:
    server.play("/feed", to("http://x.example/;rm$IFS-rf"))
    hint = failed(server, "https://blog.example/feed").hint
    assert hint == "outreach people edit @handle --feed 'http://x.example/;rm$IFS-rf'"


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_what_passes_by_itself_is_tried_three_times(server: FeedServer, code: int) -> None:
    server.play("/feed", status(code), status(code), page(FEED))
    assert asked(server).body == FEED
    assert server.waits == [2.0, 8.0]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 501])
def test_what_does_not_pass_is_asked_once(server: FeedServer, code: int) -> None:
    server.play("/feed", status(code))
    assert asked(server).status == code
    assert len(server.heard) == 1


def test_a_wave_of_404_at_youtube_is_waited_out(server: FeedServer) -> None:
    url = "https://www.youtube.com/feeds/videos.xml?channel_id=UCx"
    server.play("/feeds/videos.xml?channel_id=UCx", status(404), status(404), page(FEED))
    assert asked(server, url).status == 200
    assert len(server.heard) == 3


def test_after_three_tries_the_last_answer_counts(server: FeedServer) -> None:
    server.play("/feed", status(500))
    assert asked(server).status == 500
    assert len(server.heard) == 3


def test_a_broken_line_is_tried_again(server: FeedServer) -> None:
    server.play("/feed", hang_up(), squeezed_and_cut(FEED), page(FEED))
    assert asked(server).body == FEED


def test_waits_differ_by_chance(server: FeedServer) -> None:
    server.play("/feed", status(500))
    ask(server, chance=lambda: 0.0)
    ask(server, chance=lambda: 0.999)
    assert server.waits == [1.0, 4.0, 2.998, 11.992]


@pytest.mark.parametrize(
    "said", ["30", format_datetime(NOW + timedelta(seconds=30), usegmt=True)], ids=["seconds", "a date"]
)
def test_a_host_is_left_alone_for_as_long_as_it_asks(server: FeedServer, said: str) -> None:
    server.play("/feed", status(429, Retry_After=said), page(FEED))
    assert asked(server).status == 200
    assert max(server.waits) == 30


def test_who_asks_for_hours_is_told_and_not_waited_for(server: FeedServer) -> None:
    server.play("/feed", status(503, Retry_After="7200"))
    answer = failed(server)
    assert (answer.reason, answer.not_before) == (
        "asks to be left alone (503)",
        NOW + timedelta(hours=2),
    )
    assert (len(server.heard), server.waits) == (1, [])


@pytest.mark.parametrize("said", ["Fri, 31 Dec 9999 23:59:59 GMT", "99999999"])
def test_nobody_is_left_alone_for_longer_than_a_month(server: FeedServer, said: str) -> None:
    server.play("/feed", status(503, Retry_After=said))
    assert failed(server).not_before == NOW + timedelta(days=30)


@pytest.mark.parametrize(
    "said",
    [
        "soon",
        "-5",
        "",
        "Tue, 99 Nov 2026 07:00:00 GMT",
        "9" * 400,
        "Tue, 24 Nov 2026 07:00:00 +99999999999999",
    ],
)
def test_a_retry_after_that_says_nothing_sensible_does_no_harm(server: FeedServer, said: str) -> None:
    server.play("/feed", status(429, Retry_After=said), page(FEED))
    ask(server)
    assert all(0 <= one <= 60 for one in server.waits)


def test_other_feeds_of_a_host_that_wants_to_be_left_alone_are_not_asked(server: FeedServer) -> None:
    urls = [f"http://blog.example/{n}" for n in range(6)]
    for url in urls:
        server.play(url.removeprefix("http://"), status(429, Retry_After="3600"))
    answers = ask(server, *urls, "http://tom.example/feed", per_host=1)
    assert (
        len(server.asked("blog.example/0")) + sum(len(server.asked(f"blog.example/{n}")) for n in range(1, 6))
        == 1
    )
    assert all(getattr(answers[url], "not_before", None) for url in urls)
    assert isinstance(answers["http://tom.example/feed"], Response)


def test_two_things_at_a_time_are_asked_of_one_host_with_a_gap_between(server: FeedServer) -> None:
    server.latency = 0.05
    urls = [f"http://blog.example/{n}" for n in range(8)]
    ask(server, *urls, gap=0.5)
    assert server.busiest == {"blog.example": 2}
    assert len(server.waits) == 7
    assert 0.3 < server.waits[0] <= 0.5


def test_hosts_do_not_wait_for_each_other(server: FeedServer) -> None:
    server.latency = 0.2
    began = time.monotonic()
    ask(server, *(f"http://{host}/" for host in HOSTS[:10]))
    assert time.monotonic() - began < 1.2
    assert len(server.heard) == 10


def test_no_more_is_asked_than_is_read(server: FeedServer) -> None:
    urls = [f"http://{host}/{n}" for n in range(40) for host in HOSTS[:10]]
    with Carrier(web(server, gap=0, per_host=50)) as carrier:
        for url in urls:
            carrier.ask(url, feeds.ask(url))
        time.sleep(1.0)
        heard = len(server.heard)
        assert heard < 200
        assert len(list(carrier)) == len(urls)


def test_without_a_connection_few_hosts_are_tried(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplug(monkeypatch)
    urls = [f"https://nobody-{n}.invalid/feed" for n in range(300)]
    answers = [one for one in ask(server, *urls, at_once=4).values() if isinstance(one, Failure)]
    assert [one.unreached for one in answers] == [True] * 300
    assert sum("was not asked" in one.reason for one in answers) > 280


def test_names_that_nobody_knows_stop_nothing(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    unplug(monkeypatch)
    server.play("/feed", page(FEED))
    answers = ask(server, URL, *(f"https://nobody-{n}.invalid/" for n in range(9)), at_once=1)
    assert isinstance(answers[URL], Response)
    assert sum(isinstance(one, Failure) and "nobody knows" in one.reason for one in answers.values()) == 9


def test_hosts_that_are_slow_are_not_taken_for_ones_that_cannot_be_reached(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplug(monkeypatch)
    server.latency = 0.15
    live = [f"http://{host}/{n}" for n in range(4) for host in HOSTS[:10]]
    unknown = [f"https://nobody-{n}.invalid/" for n in range(9)]
    answers = ask(server, live[0], *unknown, *live[1:], at_once=4)
    assert [answers[url] for url in live if not isinstance(answers[url], Response)] == []
    assert all(
        isinstance(one, Failure) and "nobody knows" in one.reason
        for url, one in answers.items()
        if url in unknown
    )


def test_the_next_request_may_come_from_an_answer(server: FeedServer) -> None:
    server.play("/", page(b"<html><link rel=alternate type=application/rss+xml href=/feed>", HTML))
    server.play("/feed", page(FEED))
    came = []
    with Carrier(web(server)) as carrier:
        carrier.ask("a", Request(url="http://blog.example/"))
        for key, answer in carrier:
            came.append(key)
            assert isinstance(answer, Response)
            if key == "a":
                carrier.ask("b", Request(url=URL))
    assert came == ["a", "b"]


def test_leaving_early_leaves_nothing_behind(server: FeedServer) -> None:
    server.play("/feed", silent())
    began, before = time.monotonic(), threading.active_count()
    with Carrier(web(server, limits=replace(LIMITS, silence=60, whole=60))) as carrier:
        carrier.ask(1, feeds.ask(URL))
        time.sleep(0.2)
    assert time.monotonic() - began < 5
    assert threading.active_count() == before


def test_what_goes_wrong_with_one_address_says_nothing_of_the_others(server: FeedServer) -> None:
    async def broken(_: float) -> None:
        raise ZeroDivisionError

    server.play("/feed", status(500))
    server.play("tom.example/feed", page(FEED))
    answers = ask(server, URL, "http://tom.example/feed", wait=broken)
    assert answers[URL] == Failure(reason="cannot be asked (ZeroDivisionError)")
    assert isinstance(answers["http://tom.example/feed"], Response)
