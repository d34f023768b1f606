"""A mailbox on a private line whose numbers a test sets, and which answers a command as the test likes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from authority import Authority
from threaded import threaded

_STATE = re.compile(rb'(?:STATUS|EXAMINE) "?(.*?)"?(?: \(.*)?$')
_AT = "22-Nov-2026 10:55:00 +0000"


@dataclass
class Shelf:
    """One folder."""

    uid_next: int = 1
    uid_validity: int = 7
    mails: dict[int, bytes] = field(default_factory=dict)
    #: What EXAMINE says in the place of *uid_next*.
    examined: int = 0
    #: HIGHESTMODSEQ; 0 where the server keeps none.
    modseq: int = 0
    #: uid -> X-GM-THRID.
    threads: dict[int, int] = field(default_factory=dict)
    #: What a search does not find yet.
    hidden: set[int] = field(default_factory=set)
    #: What a search finds and a fetch does not give.
    withheld: set[int] = field(default_factory=set)


@dataclass
class OddImap:
    """The server; `TAG` in what a test sets becomes the tag."""

    folders: dict[bytes, Shelf]
    #: A part of a command -> what is said to it.
    instead: dict[bytes, bytes] = field(default_factory=dict)
    listed: bytes = b""
    offers: bytes = b""
    imaps: int = 0
    password: str = "any"
    commands: list[bytes] = field(default_factory=list)
    opened: Shelf = field(default_factory=Shelf)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        finally:  # the test may be over before the line is
            writer.transport.abort()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        while line := await reader.readline():
            tag, _, command = line.strip().partition(b" ")
            self.commands.append(command)
            if command.startswith(b"AUTHENTICATE"):
                writer.write(b"+ \r\n")
                await reader.readline()
            said = next((say for part, say in self.instead.items() if part in command), None)
            writer.write((said or self._answer(command) + b"TAG OK done\r\n").replace(b"TAG", tag))
            await writer.drain()

    def _answer(self, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN %s\r\n" % self.offers
        if command.startswith(b"LIST"):
            return self.listed or b"".join(b'* LIST () "/" "%s"\r\n' % name for name in self.folders)
        if found := _STATE.match(command):
            return self._state(found[1], opening=command.startswith(b"EXAMINE"))
        if command.startswith(b"UID SEARCH"):
            return b"* SEARCH %s\r\n" % b" ".join(b"%d" % uid for uid in self._shown(self.opened))
        return self._fetched(command) if command.startswith(b"UID FETCH") else b""

    def _state(self, name: bytes, *, opening: bool) -> bytes:
        one = self.folders[name]
        if not opening:
            numbers = (len(self._shown(one)), one.uid_next, one.uid_validity)
            more = b" HIGHESTMODSEQ %d" % one.modseq if one.modseq else b""
            return b'* STATUS "%s" (MESSAGES %d UIDNEXT %d UIDVALIDITY %d%s)\r\n' % (name, *numbers, more)
        self.opened = one
        numbers = (len(self._shown(one)), one.examined or one.uid_next, one.uid_validity)
        return b"* %d EXISTS\r\n* OK [UIDNEXT %d] x\r\n* OK [UIDVALIDITY %d] x\r\n" % numbers

    def _shown(self, one: Shelf) -> list[int]:
        return [uid for uid in one.mails if uid not in one.hidden]

    def _fetched(self, command: bytes) -> bytes:
        _, _, asked, items = command.split(b" ", 3)
        head = b"HEADER" in items
        said = b""
        for uid in map(int, asked.split(b",")):
            raw = self.opened.mails.get(uid)
            if raw is not None and uid not in self.opened.withheld:
                body = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if head else raw
                name = b"BODY[HEADER]" if head else b"BODY[]"
                thread = b" X-GM-THRID %d" % self.opened.threads[uid] if b"X-GM-THRID" in items else b""
                said += b'* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE "%s"%s %s {%d}\r\n%s)\r\n' % (
                    *(uid, uid, len(raw), _AT.encode(), thread, name, len(body), body),
                )
        return said


@contextmanager
def odd_imap(authority: Authority, **folders: Shelf) -> Iterator[OddImap]:
    """Serve an empty INBOX, or these folders."""

    @asynccontextmanager
    async def running() -> AsyncIterator[OddImap]:
        one = OddImap({name.encode(): shelf for name, shelf in folders.items()} or {b"INBOX": Shelf()})
        server = await asyncio.start_server(one.talk, "127.0.0.1", 0, ssl=authority.context(), limit=2**20)
        one.imaps = server.sockets[0].getsockname()[1]
        yield one
        server.close()

    with threaded(running) as one:
        yield one
