"""The web is asked for many things at once: two of a host, no more than is read, and none is another's trouble."""

from __future__ import annotations

import time

import pytest
from carried import FEED, URL, ask, server, web

from feed_server import HOSTS, FeedServer, page, status, unplug
from outreach.net.carrier import Carrier
from outreach.posts import feed as feeds
from outreach.posts.web import Failure, Response

__all__ = ["server"]  # fixtures


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


def test_what_goes_wrong_with_one_address_says_nothing_of_the_others(server: FeedServer) -> None:
    async def broken(_: float) -> None:
        raise ZeroDivisionError

    server.play("/feed", status(500))
    server.play("tom.example/feed", page(FEED))
    answers = ask(server, URL, "http://tom.example/feed", wait=broken)
    assert answers[URL] == Failure(reason="cannot be asked (ZeroDivisionError)")
    assert isinstance(answers["http://tom.example/feed"], Response)
