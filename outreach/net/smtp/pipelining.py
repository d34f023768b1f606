"""The commands of one envelope in, written at once where the server takes them so (RFC 2920); their replies, in order, out.

Two round trips a mail rather than four. Nothing else knows of it but two lines in `line.py`: take them out and this file
away, and every command waits for its answer again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Self

from aiosmtplib import SMTP, SMTPResponse, SMTPResponseException, SMTPServerDisconnected
from aiosmtplib.protocol import SMTPProtocol

#: Octets that all replies to one envelope may have.
_MOST = 1 << 16
#: What aiosmtplib calls a reply that is none.
_GARBLED = -1


class Ahead(asyncio.Protocol):
    """Commands that were said ahead of their answers."""

    def __init__(self, usual: SMTPProtocol, transport: asyncio.Transport, commands: Sequence[str]) -> None:
        self._usual, self._transport, self._commands = usual, transport, list(commands)
        self._octets, self._rest, self._words = 0, b"", list[bytes]()
        self._replies: list[SMTPResponse] = []
        self._came = asyncio.Event()
        self._lost: Exception | None = None

    @classmethod
    def say(cls, client: SMTP, commands: Sequence[str]) -> Self | None:
        """Write the commands at once; None where the server does not offer that, or the line is gone."""
        usual = client.protocol
        if usual is None or not client.supports_extension("pipelining"):
            return None
        transport = usual.transport
        if not isinstance(transport, asyncio.Transport) or transport.is_closing():
            return None
        ahead = cls(usual, transport, commands)
        transport.set_protocol(ahead)
        transport.write("".join(f"{command}\r\n" for command in commands).encode())
        return ahead

    @property
    def open(self) -> bool:
        """Whether a command waits for its answer."""
        return bool(self._commands)

    async def reply(self, command: str, wait: float) -> SMTPResponse:
        """Wait so many seconds for the answer to *command*, the next of those that were said.

        Raises what aiosmtplib does: SMTPServerDisconnected, SMTPResponseException, TimeoutError.
        """
        assert self._commands[0] == command, "answers come in the order of the commands"
        async with asyncio.timeout(wait):
            while not self._replies and self._lost is None:
                self._came.clear()
                await self._came.wait()
        if not self._replies:
            assert self._lost is not None
            raise self._lost
        del self._commands[0]
        if not self._commands:
            self._give_back()
        return self._replies.pop(0)

    async def over(self, wait: float) -> bool:
        """Hear the answers that nobody needs any more; False where the line cannot be used after them.

        A server may take DATA though it refused the recipient; what would be said then were a body.
        """
        last = SMTPResponse(_GARBLED, "")
        try:
            while self._commands:
                last = await self.reply(self._commands[0], wait)
        except (SMTPServerDisconnected, SMTPResponseException, TimeoutError):
            return False
        return last.code >= 400

    def data_received(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._octets += len(data)
        for line in lines:
            self._take(line)
        if self._octets > _MOST or len(self._replies) > len(self._commands):
            self._replies.clear()  # which answer belongs to which command cannot be told
            self._end(SMTPResponseException(_GARBLED, "more was said than was asked"))
        self._came.set()

    def _take(self, line: bytes) -> None:
        """Take one line of a reply (RFC 5321 section 4.2); its last one has no dash behind the code."""
        if not line[:3].isdigit():
            self._end(SMTPResponseException(_GARBLED, line.decode("utf-8", "replace")))
            return
        self._words.append(line[4:].strip())
        if line[3:4] != b"-":
            words = b"\n".join(self._words).decode("utf-8", "surrogateescape")
            self._replies.append(SMTPResponse(int(line[:3]), words))
            self._words.clear()

    def eof_received(self) -> bool | None:
        self._end(SMTPServerDisconnected("Unexpected EOF received"))
        return self._usual.eof_received()

    def connection_lost(self, error: Exception | None) -> None:
        lost = SMTPServerDisconnected("Connection lost")
        lost.__cause__ = error
        self._end(lost)
        self._usual.connection_lost(error)

    def pause_writing(self) -> None:
        self._usual.pause_writing()

    def resume_writing(self) -> None:
        self._usual.resume_writing()

    def _end(self, error: Exception) -> None:
        """Let whoever waits hear why no further answer comes."""
        self._lost = self._lost or error
        self._came.set()

    def _give_back(self) -> None:
        """Let aiosmtplib hear what comes next."""
        if not self._transport.is_closing():
            self._transport.set_protocol(self._usual)
