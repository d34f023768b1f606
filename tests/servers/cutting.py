"""Somebody on the private line to a mail server who reads every command, and breaks the line at the one he likes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from authority import Authority
from threaded import threaded


@dataclass
class Cutter:
    """The line; what a test sets counts for the next connection."""

    to: int
    authority: Authority
    port: int = 0
    #: The command, counted from 1 on each connection, at which the line breaks; 0 for never.
    at: int = 0
    #: Bytes of the answer to that command that still come through; None to break before the server hears it.
    after: int | None = None
    #: What the program said, without tags.
    commands: list[bytes] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            back, out = await asyncio.open_connection(
                "127.0.0.1", self.to, ssl=self.authority.trusting(), limit=2**20
            )
            ends.append(out)
            await self._between(reader, out, back, writer)
        finally:  # the test may be over before the line is
            for end in ends:
                end.transport.abort()

    async def _between(
        self,
        reader: asyncio.StreamReader,
        out: asyncio.StreamWriter,
        back: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        left: list[int | None] = [None]
        tasks = [
            asyncio.create_task(self._asked(reader, out, left)),
            asyncio.create_task(self._answered(back, writer, left)),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in tasks:
                one.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _asked(
        self, reader: asyncio.StreamReader, out: asyncio.StreamWriter, left: list[int | None]
    ) -> None:
        number = 0
        while line := await reader.readline():
            number += 1
            self.commands.append(line.strip().partition(b" ")[2])
            if number == self.at:
                if self.after is None:
                    return
                left[0] = self.after
            out.write(line)
            await out.drain()
        await asyncio.sleep(0.2)

    async def _answered(
        self, back: asyncio.StreamReader, writer: asyncio.StreamWriter, left: list[int | None]
    ) -> None:
        while piece := await back.read(65536):
            rest = left[0]
            if rest is not None:
                piece = piece[:rest]
                left[0] = rest - len(piece)
            writer.write(piece)
            await writer.drain()
            if left[0] == 0:
                return


@contextmanager
def cutting(port: int, authority: Authority) -> Iterator[Cutter]:
    """Stand between a program and a *port* of loopback that speaks TLS."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Cutter]:
        cutter = Cutter(port, authority)
        server = await asyncio.start_server(cutter.talk, "127.0.0.1", 0, ssl=authority.context(), limit=2**20)
        cutter.port = server.sockets[0].getsockname()[1]
        yield cutter
        server.close()

    with threaded(running) as cutter:
        yield cutter
