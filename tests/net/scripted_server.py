"""A real server on loopback that says what a test tells it to, and remembers every byte that it heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

#: In the place of an answer: break the line, or say nothing until the test is over.
CUT, SILENT = "cut", "silent"

USUAL = {
    "CONNECT": "220 ready",
    "EHLO": "250 localhost",
    "MAIL": "250 OK",
    "RCPT": "250 OK",
    "DATA": "354 go on",
    "DATA AFTER NOBODY": "503 no recipient",
    "BODY": "250 2.0.0 kept",
    "RSET": "250 OK",
    "QUIT": "221 bye",
}


@dataclass
class Scripted:
    """The server, and what it heard."""

    answers: dict[str, str]
    port: int = 0
    connections: int = 0
    commands: list[str] = field(default_factory=list)
    body: bytes = b""
    #: Set where the server was told to be silent, and is.
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    lines: list[asyncio.StreamWriter] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.lines.append(writer)
        with suppress(ConnectionError):
            await self._talk(reader, writer)
        writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        going, named, taken = await self._answer("CONNECT", writer), True, True
        while going and (line := await reader.readline()):
            command = line.decode(errors="replace").strip()
            self.commands.append(command)
            step = next(iter(command.split()), "")
            said = "DATA AFTER NOBODY" if step == "DATA" and not taken else step
            going = await self._answer(said, writer)
            good = self.answers.get(step, "").startswith("25")
            named = good if step == "MAIL" else named
            taken = named and good if step == "RCPT" else taken
            if going and step == "DATA" and self.answers[said].startswith("354"):
                going = await self._listen(reader) and await self._answer("BODY", writer)

    async def _listen(self, reader: asyncio.StreamReader) -> bool:
        self.body = b""
        while not self.body.endswith(b"\r\n.\r\n"):
            chunk = await reader.read(1024)
            if not chunk:
                return False
            self.body += chunk
        return True

    async def _answer(self, step: str, writer: asyncio.StreamWriter) -> bool:
        said = self.answers.get(step, CUT)
        if said == SILENT:
            self.reached.set()
            await asyncio.get_running_loop().create_future()
        if said == CUT:
            writer.transport.abort()
            return False
        writer.write(f"{said}\r\n".encode("utf-8", "surrogateescape"))
        await writer.drain()
        return True

    def hang_up(self) -> None:
        """Close every line, as a server does with one that is idle."""
        for line in self.lines:
            line.transport.abort()
        self.lines.clear()


@asynccontextmanager
async def scripted(answers: Mapping[str, str] | None = None) -> AsyncIterator[Scripted]:
    """Run a server that answers as told, and as usual where nothing was told."""
    heard = Scripted({**USUAL, **(answers or {})})
    server = await asyncio.start_server(heard.talk, "127.0.0.1", 0)
    heard.port = server.sockets[0].getsockname()[1]
    try:
        yield heard
    finally:
        server.close()
        heard.hang_up()
        await asyncio.sleep(0.01)
        await server.wait_closed()
