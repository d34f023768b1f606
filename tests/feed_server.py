"""A web server on loopback that plays well or badly, as each address is told to, and remembers what it was asked."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat
from typing import Any

import pytest

from outreach.app import App
from outreach.net.http import Limits

RSS = "application/rss+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """One request."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Play:
    """One answer: the pieces of it, and how long to wait before each."""

    pieces: Sequence[bytes] | Callable[[], Iterator[bytes]]
    pause: float = 0.0
    #: Keep the line open afterwards and say nothing more; or take the next request on it.
    hang: bool = False
    more: bool = False


def page(body: bytes, kind: str = RSS, status: int = 200, **headers: str) -> Play:
    """An answer as it should be; headers by their names with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    whole = {"Content-Type": kind, "Content-Length": str(len(body)), **named}
    lines = "".join(f"{name}: {value}\r\n" for name, value in whole.items() if value)
    return Play([f"HTTP/1.1 {status} said\r\n{lines}\r\n".encode("latin-1") + body], more=True)


def status(code: int, **headers: str) -> Play:
    """An answer without a page."""
    return page(b"", "text/plain", code, **headers)


def to(url: str, code: int = 302) -> Play:
    """A redirect."""
    return status(code, Location=url)


def squeezed(body: bytes) -> Play:
    """A page in gzip."""
    return page(gzip.compress(body), Content_Encoding="gzip")


def squeezed_and_cut(body: bytes) -> Play:
    """A page in gzip that ends too early, though its length is as announced."""
    packed = gzip.compress(body)
    return page(packed[: len(packed) // 2], Content_Encoding="gzip")


def bomb(size: int) -> Play:
    """A small answer that becomes *size* bytes."""
    return page(gzip.compress(bytes(size)), Content_Encoding="gzip")


def cut_short(body: bytes) -> Play:
    """Announces twice as much as it sends."""
    return replace(page(body, Content_Length=str(2 * len(body))), more=False)


def endless() -> Play:
    """Never stops."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {RSS}\r\n\r\n<rss version='2.0'><channel>".encode()
    return Play(lambda: iter([head, *repeat(b"<item><title>more</title></item>" * 2048, 4000)]))


def drip(body: bytes, pause: float) -> Play:
    """Sends one byte after the other, each in time."""
    head, _, rest = page(body).pieces[0].partition(b"\r\n\r\n")  # type: ignore[index]  # a list
    return Play([head + b"\r\n\r\n", *(bytes([one]) for one in rest)], pause=pause)


def silent() -> Play:
    """Takes the request and says nothing."""
    return Play([], hang=True)


def hang_up() -> Play:
    """Takes the request and closes."""
    return Play([])


def feed(*titles: str, host: str = "blog.example", days: int = 1, now: datetime | None = None) -> bytes:
    """An RSS feed with one entry for each title, a day apart."""
    newest = (now or datetime(2026, 11, 24, 7, tzinfo=UTC)) - timedelta(days=days)
    items = "".join(
        f"<item><title>{title}</title><link>https://{host}/{number}</link>"
        f"<description>&lt;p&gt;About {title}.&lt;/p&gt;</description>"
        f"<pubDate>{format_datetime(newest - timedelta(days=number))}</pubDate></item>"
        for number, title in enumerate(titles)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>b</title><link>https://{host}/</link>{items}</channel></rss>'.encode()


@dataclass
class FeedServer:
    """The server: what it plays, and what it heard."""

    port: int = 0
    #: Seconds before every answer.
    latency: float = 0.0
    #: `host/path`, or `/path` for any host -> what it plays, the last one again and again.
    plays: dict[str, list[Play]] = field(default_factory=dict)
    heard: list[Asked] = field(default_factory=list)
    #: Seconds that whoever asks would have waited.
    waits: list[float] = field(default_factory=list)
    #: Host -> requests at this moment, and the most there were at once.
    busy: dict[str, int] = field(default_factory=dict)
    busiest: dict[str, int] = field(default_factory=dict)

    def play(self, place: str, *plays: Play) -> None:
        """Say what stands at an address, one answer after the other."""
        self.plays[place] = list(plays)

    def asked(self, place: str) -> list[Asked]:
        """List what was asked at an address."""
        return [one for one in self.heard if place in (one.path, one.host + one.path)]

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            while asked := await _request(reader):
                self.heard.append(asked)
                if not await self._answer(asked, writer):
                    break
        writer.close()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        played = self.plays.get(asked.host + asked.path) or self.plays.get(asked.path) or [status(404)]
        play = played.pop(0) if len(played) > 1 else played[0]
        self.busy[asked.host] = self.busy.get(asked.host, 0) + 1
        self.busiest[asked.host] = max(self.busiest.get(asked.host, 0), self.busy[asked.host])
        try:
            await asyncio.sleep(self.latency)
            async for piece in _pieces(play):
                writer.write(piece)
                await writer.drain()
            if play.hang:
                await asyncio.sleep(60)
        finally:
            self.busy[asked.host] -= 1
        return play.more


async def _pieces(play: Play) -> AsyncIterator[bytes]:
    for piece in play.pieces() if callable(play.pieces) else play.pieces:
        yield piece
        if play.pause:
            await asyncio.sleep(play.pause)


async def _request(reader: asyncio.StreamReader) -> Asked | None:
    first = (await reader.readline()).decode("latin-1").split()
    if len(first) < 2:
        return None
    headers: dict[str, str] = {}
    while line := (await reader.readline()).decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Asked(headers.get("host", "").partition(":")[0], first[1], headers)


#: Hosts that the server answers for.
HOSTS = (
    *(
        f"{name}.example"
        for name in ("ayse", "blog", "deniz", "ilker", "lena", "mert", "oya", "sule", "tom", "zoe")
    ),
    "mastodon.example",
    "www.youtube.com",
    "youtube.com",
    "bsky.app",
    "feeds.feedburner.com",
)


def on(app: App, server: FeedServer, **changes: Any) -> App:
    """Let an app ask this server for the web; it does not wait, and what it would have waited is in `server.waits`."""

    async def wait(seconds: float) -> None:
        server.waits.append(seconds)

    app.hosts = dict.fromkeys(HOSTS, server.port)
    app.web = replace(app.web, wait=wait, chance=lambda: 0.5, limits=LIMITS, **changes)
    return app


#: Short, so that a test of what takes too long takes no time.
LIMITS = Limits(connect=1, silence=0.3, whole=0.6)


def unplug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system know no name any more, as it is without a connection."""

    async def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", unknown)


@contextmanager
def feed_server(latency: float = 0.0) -> Iterator[FeedServer]:
    """Run a server in a thread of its own."""
    server, loop = FeedServer(latency=latency), asyncio.new_event_loop()
    ready, stop = threading.Event(), asyncio.Event()

    async def serve() -> None:
        listening = await asyncio.start_server(server.talk, "127.0.0.1", 0, backlog=500)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()
        await stop.wait()
        listening.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await asyncio.sleep(0)

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
