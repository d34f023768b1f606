"""Somebody on the line between a program and a server: hears every byte, and may leave out what the server offers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from keeping import HOST
from threaded import threaded


@dataclass
class Tap:
    """The line."""

    #: The server's port, and the word of its that nobody hears.
    to: int
    hidden: bytes = b""
    #: Where a program connects in the place of the server.
    port: int = 0
    #: What the program said, and what the server said.
    asked: bytearray = field(default_factory=bytearray)
    answered: bytearray = field(default_factory=bytearray)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, out = await asyncio.open_connection(HOST, self.to)
        async with asyncio.TaskGroup() as both:
            both.create_task(self._carry(reader, out, self.asked))
            both.create_task(self._carry(back, writer, self.answered))

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: bytearray
    ) -> None:
        try:
            while piece := await reader.read(65536):
                heard += piece
                if self.hidden and heard is self.answered:
                    piece = piece.replace(self.hidden, b"X" * len(self.hidden))
                writer.write(piece)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


@contextmanager
def tapped(port: int, *, hidden: bytes = b"") -> Iterator[Tap]:
    """Stand between a program and a *port* of loopback; *hidden* is replaced in what the server says."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Tap]:
        tap = Tap(port, hidden)
        server = await asyncio.start_server(tap.talk, HOST, 0)
        tap.port = server.sockets[0].getsockname()[1]
        yield tap
        server.close()

    with threaded(running) as tap:
        yield tap
