"""What is asked again and when: what passes by itself is tried three times, and a host is left alone as it asks."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest
from carried import FEED, NOW, ask, asked, failed, server

from feed_server import FeedServer, hang_up, page, squeezed_and_cut, status
from outreach.posts.web import Response

__all__ = ["server"]  # fixtures


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
