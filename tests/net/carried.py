"""The web as one server on loopback, and ways to ask it for addresses and take their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feed_server import HOSTS, LIMITS, FeedServer, feed, feed_server
from outreach.net.carrier import Carrier, Web
from outreach.net.guard import Guard
from outreach.posts import feed as feeds
from outreach.posts.web import Failure, Response

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
URL = "http://blog.example/feed"
FEED = feed("one", "two")


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """A server that answers for all hosts as a test tells it to."""
    with feed_server() as one:
        yield one


def web(server: FeedServer, **changes: object) -> Web:
    """Lead all hosts to *server*, and note its waits instead of waiting."""

    async def wait(seconds: float) -> None:
        server.waits.append(round(seconds, 3))
        await asyncio.sleep(0)

    guard = Guard(hosts=dict.fromkeys(HOSTS, server.port))
    usual = Web(guard=guard, limits=LIMITS, wait=wait, chance=lambda: 0.5, now=lambda: NOW, gap=0)
    return replace(usual, **changes)  # type: ignore[arg-type]  # whatever a test changes


def ask(server: FeedServer, *urls: str, **changes: object) -> dict[str, Response | Failure]:
    """Ask for these feeds: address -> answer."""
    with Carrier(web(server, **changes)) as carrier:
        for url in urls or (URL,):
            carrier.ask(url, feeds.ask(url))
        return dict(carrier)


def asked(server: FeedServer, url: str = URL, **changes: object) -> Response:
    """Ask for a feed that answers."""
    answer = ask(server, url, **changes)[url]
    assert isinstance(answer, Response), answer
    return answer


def failed(server: FeedServer, url: str = URL, **changes: object) -> Failure:
    """Ask for a feed that gives no answer."""
    answer = ask(server, url, **changes)[url]
    assert isinstance(answer, Failure), answer
    return answer
