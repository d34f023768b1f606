"""The embedded catch-all: a real SMTP conversation on loopback in, a Maildir of what would have left out."""

from __future__ import annotations

import asyncio
import mailbox
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

#: The one address on which it listens. No parameter changes it: nothing can leave the machine.
LOOPBACK = "127.0.0.1"


class Fault(StrEnum):
    """What goes wrong with mail to one recipient."""

    #: 550 5.1.1 to RCPT.
    REFUSE_RECIPIENT = "refuse_recipient"
    #: 451 to RCPT.
    DEFER_RECIPIENT = "defer_recipient"
    #: The line breaks after DATA, before the 354.
    CUT_BEFORE_BODY = "cut_before_body"
    #: The line breaks after the dot; nothing was kept.
    CUT_UNACCEPTED = "cut_unaccepted"
    #: The line breaks after the dot; the message was kept.
    CUT_ACCEPTED = "cut_accepted"
    #: 554 after the dot.
    REFUSE_BODY = "refuse_body"
    #: 452 after the dot.
    DEFER_BODY = "defer_body"


_SAID = {
    Fault.REFUSE_RECIPIENT: "550 5.1.1 no such mailbox here",
    Fault.DEFER_RECIPIENT: "451 4.3.0 try again later",
    Fault.REFUSE_BODY: "554 5.6.0 this content is not taken",
    Fault.DEFER_BODY: "452 4.3.1 no room for it now",
}
_AT_RECIPIENT = frozenset({Fault.REFUSE_RECIPIENT, Fault.DEFER_RECIPIENT})
_CUTS = frozenset({Fault.CUT_UNACCEPTED, Fault.CUT_ACCEPTED})


class Sink:
    """An SMTP server that delivers everything into one Maildir.

        async with Sink(folder) as sink:
            ...  # speak SMTP with sink.port

    Each file holds `Return-Path` and `Delivered-To`, as a delivering server writes them, and then the bytes
    as they came; it is on disk before the 250. *faults* are keyed by recipient address.
    """

    def __init__(self, outbox: Path, faults: Mapping[str, Fault] | None = None) -> None:
        self.outbox = outbox
        self.port = 0
        self._faults = {address.lower(): fault for address, fault in (faults or {}).items()}
        self._talks: set[_Talk] = set()

    async def __aenter__(self) -> Self:
        self.outbox.parent.mkdir(parents=True, exist_ok=True)
        self._maildir = mailbox.Maildir(self.outbox, create=True)
        self._server = await asyncio.get_running_loop().create_server(self._talk, LOOPBACK, 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        await asyncio.gather(*(talk.end() for talk in self._talks))
        await self._server.wait_closed()
        self._maildir.close()

    def _talk(self) -> SMTP:
        talk = _Talk(_Handler(self), self._talks)
        self._talks.add(talk)
        return talk

    def fault(self, envelope: Envelope) -> Fault | None:
        """Give the fault of the first recipient that has one."""
        faults = (self._faults.get((address or "").lower()) for address in envelope.rcpt_tos)
        return next((one for one in faults if one), None)

    def recipient_fault(self, address: str) -> Fault | None:
        """Give the fault by which RCPT for *address* fails."""
        fault = self._faults.get(address.lower())
        return fault if fault in _AT_RECIPIENT else None

    def keep(self, envelope: Envelope) -> None:
        """Write a message and force it to the disk. Raises OSError, mailbox.Error."""
        top = [f"Return-Path: <{envelope.mail_from}>", *(f"Delivered-To: {one}" for one in envelope.rcpt_tos)]
        content = envelope.original_content or b""
        self._maildir.add("".join(f"{line}\r\n" for line in top).encode() + content)
        folder = os.open(self.outbox / "new", os.O_RDONLY)
        try:
            os.fsync(folder)  # the file is synced already; this keeps its name
        finally:
            os.close(folder)


class _Handler:
    """What aiosmtpd asks at each command."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks for this name
        self,
        server: SMTP,  # noqa: ARG002 - aiosmtpd calls it so
        session: Session,  # noqa: ARG002 - as above
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        fault = self.sink.recipient_fault(address)
        if fault is not None:
            return _SAID[fault]
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks for this name
        self,
        server: _Talk,
        session: Session,  # noqa: ARG002 - aiosmtpd calls it so
        envelope: Envelope,
    ) -> str:
        fault = self.sink.fault(envelope)
        if fault in _SAID:
            return _SAID[fault]
        if fault is not Fault.CUT_UNACCEPTED:
            self.sink.keep(envelope)
        if fault in _CUTS:
            await server.cut()
        return "250 2.0.0 kept in the outbox"

    async def handle_exception(self, error: Exception) -> str:
        """Tell the sender to keep what could not be written."""
        return f"451 4.3.0 it could not be kept: {type(error).__name__}"


class _Talk(SMTP):
    """One connection."""

    def __init__(self, handler: _Handler, talks: set[_Talk]) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(handler, hostname="localhost", ident="outreach", enable_SMTPUTF8=True, loop=loop)
        self._handler = handler
        self._talks = talks

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd looks for this name
        assert self.envelope is not None
        if self._handler.sink.fault(self.envelope) is Fault.CUT_BEFORE_BODY:
            await self.cut()
        await super().smtp_DATA(arg)

    async def cut(self) -> None:
        """Break the line without a word; whoever handles it is cancelled."""
        assert isinstance(self.transport, asyncio.Transport)
        self.transport.abort()
        await asyncio.get_running_loop().create_future()

    async def end(self) -> None:
        """Close the line if it stands, and wait until it is gone."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()
        if self._handler_coroutine is not None:
            await asyncio.wait([self._handler_coroutine])

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert self._handler_coroutine is not None
        self._handler_coroutine.add_done_callback(_forget)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._talks.discard(self)


def _forget(task: asyncio.Task[None]) -> None:
    """Take a broken line for what it is here: asyncio would print it on the terminal."""
    if not task.cancelled():
        task.exception()
