"""A mail server in a process of its own that answers badly now and then, and swears to what it accepted.

A faults table and a seed in, a log out: one line for each mail, `RECIPIENT STEP`, on the disk before the 250 is said.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import ssl
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from keeping import HOST

#: In the place of an answer: break the line; keep the mail and break the line.
CUT, KEEP_AND_CUT = "cut", "keep and cut"
_USUAL = {
    "CONNECT": "220 localhost",
    "EHLO": "250-localhost\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 2.1.0 OK",
    "RCPT": "250 2.1.5 OK",
    "DATA": "354 go on",
    "BODY": "250 2.0.0 kept",
    "RSET": "250 2.0.0 OK",
    "QUIT": "221 2.0.0 bye",
}
#: Step -> what goes wrong at it, each with how often.
FAULTS: Mapping[str, Sequence[tuple[str, float]]] = {
    "CONNECT": (("421 4.3.2 busy", 0.01), ("554 5.3.2 closed", 0.005), (CUT, 0.01)),
    "EHLO": (("451 4.3.0 later", 0.01), ("550 5.7.1 not you", 0.005)),
    "AUTH": (("454 4.7.0 later", 0.01), ("535 5.7.8 no", 0.005)),
    "MAIL": (("451 4.3.0 later", 0.005), ("550 5.7.1 not you", 0.001), (CUT, 0.003)),
    "RCPT": (("450 4.2.1 later", 0.005), ("550 5.1.1 nobody of that name", 0.005), (CUT, 0.003)),
    "DATA": (("451 4.3.0 later", 0.005), ("554 5.6.0 not this", 0.002), (CUT, 0.01)),
    "BODY": (
        ("452 4.3.1 later", 0.005),
        ("554 5.6.0 not this", 0.005),
        (KEEP_AND_CUT, 0.01),
        (CUT, 0.01),
    ),
}
_SUBJECT = re.compile(rb"^Subject: (.*)\r$", re.MULTILINE)


@dataclass
class _Faulty:
    """The server, and its log, open for appending."""

    log: int
    chance: random.Random
    context: ssl.SSLContext
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await _Talk(self, reader, writer).go_on()
        writer.transport.abort()

    def said(self, step: str) -> str:
        """Choose the answer to a step."""
        left = self.chance.random()
        for answer, share in FAULTS.get(step, ()):
            left -= share
            if left < 0:
                return answer
        return _USUAL.get(step, "502 5.5.1 what")

    def keep(self, recipient: str, content: bytes) -> None:
        """Write down that a mail was accepted, so that no power cut takes it back."""
        found = _SUBJECT.search(content)
        os.write(self.log, f"{recipient} {found[1].decode() if found else '?'}\n".encode())
        os.fsync(self.log)


@dataclass
class _Talk:
    """One connection."""

    server: _Faulty
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    recipient: str = ""

    async def go_on(self) -> None:
        going = self._answer("CONNECT")
        while going and (line := await self.reader.readline()):
            step, _, words = line.decode().strip().partition(" ")
            going = await self._heard(step.upper(), words)
            if not self.reader._buffer:  # type: ignore[attr-defined]  # what came in one write is answered in one
                await self.writer.drain()

    async def _heard(self, step: str, words: str) -> bool:
        if step == "DATA" and not self.recipient:
            return self._say("503 5.5.1 no recipient")
        said = self.server.said(step)
        if step == "RCPT":
            self.recipient = words[4:-1] if said.startswith("2") else ""
        if step in {"MAIL", "RSET"}:
            self.recipient = ""
        if said == CUT:
            return False
        going = self._say(said) and step != "QUIT"
        return await self._take() if said.startswith("354") else going

    async def _take(self) -> bool:
        await self.writer.drain()
        content = await self.reader.readuntil(b"\r\n.\r\n")
        said = self.server.said("BODY")
        if said.startswith("2") or said == KEEP_AND_CUT:
            self.server.keep(self.recipient, content)
        self.recipient = ""
        return said not in {CUT, KEEP_AND_CUT} and self._say(said)

    def _answer(self, step: str) -> bool:
        said = self.server.said(step)
        return said != CUT and self._say(said)

    def _say(self, said: str) -> bool:
        self.writer.write(f"{said}\r\n".encode())
        return True


@contextmanager
def run_faulty(context: ssl.SSLContext, log: Path, seed: int) -> Iterator[int]:
    """Fork the server and give its port; it ends with the block, or with this process."""
    told, telling = os.pipe()
    ending, held = os.pipe()
    if not (child := os.fork()):
        os.close(held)
        try:
            asyncio.run(_serve(context, log, random.Random(seed), telling, ending))
        finally:
            os._exit(0)
    os.close(ending)
    try:
        yield int(os.read(told, 16))
    finally:
        os.close(held)
        os.waitpid(child, 0)


async def _serve(
    context: ssl.SSLContext, log: Path, chance: random.Random, telling: int, ending: int
) -> None:
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    faulty = _Faulty(handle, chance, context)
    server = await asyncio.start_server(faulty.talk, HOST, 0, ssl=context, limit=1 << 20)
    os.write(telling, str(server.sockets[0].getsockname()[1]).encode())
    asyncio.get_running_loop().add_reader(ending, faulty.done.set)
    await faulty.done.wait()
    server.close()


def accepted(log: Path) -> Counter[tuple[str, str]]:
    """Count what the server accepted: (recipient, step) -> how often."""
    lines = log.read_text("utf-8").splitlines() if log.is_file() else []
    return Counter((recipient, step) for recipient, _, step in (line.partition(" ") for line in lines))
