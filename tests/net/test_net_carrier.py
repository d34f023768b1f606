"""A question to the web: it says what it must and no more, and an answer comes whole or says why there is none."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from carried import FEED, URL, ask, asked, failed, server, web

from feed_server import (
    HTML,
    LIMITS,
    FeedServer,
    bomb,
    cut_short,
    drip,
    endless,
    hang_up,
    page,
    silent,
    squeezed,
    squeezed_and_cut,
    status,
    to,
)
from outreach.net.carrier import Carrier
from outreach.posts import feed as feeds
from outreach.posts.web import Request, Response

__all__ = ["server"]  # fixtures


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
