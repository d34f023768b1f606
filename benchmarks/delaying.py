"""A port in, another one through which it is as far away as a server on the same continent, out: 50 ms there and back."""

from __future__ import annotations

import asyncio
import sys
import threading
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from functools import cache

#: Seconds each way.
_AWAY = 0.025


@cache
def delayed(port: int) -> int:
    """Open a port of loopback whose bytes reach *port*, and come back from it, later; for as long as this process lives."""
    found: list[int] = []
    ready = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(lambda *line: _join(port, *line), "127.0.0.1", 0)
        found.append(server.sockets[0].getsockname()[1])
        ready.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    ready.wait()
    return found[0]


async def _join(port: int, reader: StreamReader, writer: StreamWriter) -> None:
    await asyncio.sleep(2 * _AWAY)  # a connection takes a round trip
    theirs, ours = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.gather(_carry(reader, ours), _carry(theirs, writer))


async def _carry(reader: StreamReader, writer: StreamWriter) -> None:
    """Pass each piece on when its time has come, in order, however many are on their way."""
    loop = asyncio.get_running_loop()
    last = loop.time()
    with suppress(ConnectionError):
        while piece := await reader.read(65536):
            last = max(loop.time() + _AWAY, last)
            loop.call_at(last, writer.write, piece)
    loop.call_at(max(loop.time() + _AWAY, last) + 0.001, writer.close)


if __name__ == "__main__":
    print(delayed(int(sys.argv[1])), flush=True)
    sys.stdin.read()
