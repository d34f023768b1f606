"""A server of feeds in a process of its own, as far away as a web server is: each answer takes 50 ms.

    python serving.py COUNT

It listens on an address of its own for every two feeds (127.0.1.10, 127.0.1.11 ...), prints its port, and ends with its
standard input.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

LATENCY = 0.05
_ENTRIES = 10
_NEWEST = datetime(2026, 11, 20, 9, tzinfo=UTC)
_WORDS = (
    "The glaze came out of the kiln grey, and it took three firings to see that the shelf was too low. " * 3
)


def hosts(count: int) -> list[str]:
    """List the addresses of this machine on which *count* feeds stand, two on each."""
    return [f"127.0.1.{number}" for number in range(10, 10 + (count + 1) // 2)]


def addresses(count: int, port: int) -> list[str]:
    """List the addresses of *count* feeds."""
    found = [f"http://{host}:{port}/{place}.xml" for place in ("a", "b") for host in hosts(count)]
    return found[:count]


def _feed(host: str, path: str) -> bytes:
    items = "".join(
        f"<item><title>Firing {number} of {host}</title><link>https://kiln.example/{host}{path}/{number}</link>"
        f"<pubDate>{format_datetime(_NEWEST - timedelta(days=number))}</pubDate>"
        f"<description>&lt;p&gt;{_WORDS}&lt;/p&gt;</description></item>"
        for number in range(_ENTRIES)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Kiln</title><link>https://kiln.example/</link>'
    return f"{head}{items}</channel></rss>".encode()


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    host = writer.get_extra_info("sockname")[0]
    while first := await reader.readline():
        while (await reader.readline()).strip():
            pass
        await asyncio.sleep(LATENCY)
        body = _feed(host, first.split()[1].decode())
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
    writer.close()


async def _serve(count: int) -> None:
    first, *others = hosts(count)
    server = await asyncio.start_server(_talk, first, 0, backlog=500)
    port = server.sockets[0].getsockname()[1]
    kept = [server, *[await asyncio.start_server(_talk, host, port, backlog=500) for host in others]]
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for one in kept:
        one.close()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
