"""Frozen bytes in, one message on the wire, and what is certain about its outcome out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from types import TracebackType
from typing import Self

from aiosmtplib import SMTP, SMTPResponse

from outreach.mail import headers
from outreach.mail.conversation import Phase, Reply, Silence
from outreach.mail.delivery import DeliveryState
from outreach.mail.verdict import Verdict, judge
from outreach.net.server import Server
from outreach.net.smtp.connection import Connection, Login
from outreach.net.smtp.pipelining import Ahead
from outreach.net.smtp.wire import ANSWER, COMMAND, Ended, body, carry, heard

#: What MAIL says of a message with addresses of the world (RFC 6531 section 3.4, RFC 6152).
_WORLDS = " BODY=8BITMIME SMTPUTF8"
#: A line that ends here never came to stand.
_OPENING = frozenset({Phase.CONNECT, Phase.HELLO, Phase.LOGIN})

Intent = Callable[[], "bool | Awaitable[bool]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one attempt ended."""

    verdict: Verdict
    #: Where it ended.
    phase: Phase
    #: None where no reply came.
    reply_code: int | None = None
    #: The server's words, or what happened to the line.
    reply_text: str = ""
    #: The intent said no, or failed: nothing of the body was sent.
    withheld: bool = False
    #: The server that was talked to.
    host: str = ""

    @property
    def said(self) -> str:
        """The reply as one line."""
        return f"{self.reply_code} {self.reply_text}".strip() if self.reply_code else self.reply_text


class Line(Connection):
    """A connection to one server, used for one message after the other.

        async with Line(Server("smtp.example.com", 465, Tls.TLS), login=secret) as line:
            outcome = await line.deliver(sender, recipient, frozen, intent=commit)

    It connects when the first message is delivered, and again after the line broke. `outcome` holds what is known
    of the last message, also when `deliver` was cancelled.
    """

    def __init__(
        self, server: Server, *, login: Login | None = None, command: float = COMMAND, answer: float = ANSWER
    ) -> None:
        super().__init__(server, login=login, command=command)
        self._answer = answer
        self._dirty = False
        #: What was said of this envelope before its answers came.
        self._ahead: Ahead | None = None
        self.outcome: Outcome | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.quit()

    async def deliver(
        self,
        sender: str,
        recipient: str,
        data: bytes | Callable[[], bytes],
        *,
        intent: Intent,
        utf8: bool = False,
    ) -> Outcome:
        """Carry one message to the server, and say what became of it.

        *intent* is called once, after the 354 and before the first byte of the body: it commits that the message is
        being sent. Where it says False nothing is sent. *data* has CRLF lines; a callable is asked after the intent.
        *utf8*: letters beside ASCII stand in a header of it, or before the @ of an address, which only some servers take.
        Nothing that the wire does raises. What *intent*, *data* or the login raise goes on to the caller, as does a
        cancellation, after the line was closed and `outcome` set. Raises InputError for an address that cannot stand
        in a command.
        """
        us, them, content = headers.addr_spec("From", sender), headers.addr_spec("To", recipient), body(data)
        self.phase, self.outcome = Phase.CONNECT, None
        utf8 = utf8 or not (us + them).isascii()
        envelope = f"MAIL FROM:<{us}>{_WORLDS if utf8 else ''}", f"RCPT TO:<{them}>", "DATA"
        try:
            await self._begin(envelope, utf8=utf8)
            self.go_on(await self.say(Phase.RCPT, envelope[1]))
            self.go_on(await self.say(Phase.DATA, envelope[2]))
            self.outcome = await self._send(content, intent)
        except Ended as ended:
            self.outcome = self._end(ended.event, ended.words)
            await self._hear_out()
        except asyncio.CancelledError:
            self._give_up(Silence.CANCELLED)
            raise
        except BaseException:
            self._give_up(Silence.WITHHELD)
            raise
        return self.outcome

    async def _begin(self, envelope: Sequence[str], *, utf8: bool) -> None:
        """Open the line and name the sender; a line that the server closed while it was idle is opened again."""
        while True:
            used = self.client is not None and await self._clean(self.client)
            if not used:
                self.close()
                await self.open()
            if utf8 and self.client and not self.client.supports_extension("smtputf8"):
                self.phase = Phase.MAIL
                raise Ended(Silence.NO_UTF8)
            self._ahead = Ahead.say(self.client, envelope) if self.client else None
            event = await self.say(Phase.MAIL, envelope[0])
            if not (used and (event is Silence.LOST or (isinstance(event, Reply) and event.code == 421))):
                break
            self.close()
        self.go_on(event)

    async def say(self, phase: Phase, command: str) -> Reply | Silence:
        """Say a command, unless it was said ahead, and wait for its answer."""
        if self._ahead is None or not self._ahead.open:
            return await super().say(phase, command)
        self.phase = phase
        return await self.event(self._ahead.reply(command, self._command))

    async def _hear_out(self) -> None:
        """Leave no answer of this envelope behind for the next one."""
        if self._ahead is None or self.client is None:
            return
        try:
            if self._ahead.open and not await self._ahead.over(self._command):
                self.close()
        except BaseException:
            self.close()
            raise

    async def _clean(self, client: SMTP) -> bool:
        """Make sure that the line stands and that no transaction is open on it."""
        if self._dirty and client.is_connected:
            event = await self.event(client.rset())
            self._dirty = not (isinstance(event, Reply) and event.code == 250)
        return client.is_connected and not self._dirty

    async def _send(self, content: Callable[[], bytes], intent: Intent) -> Outcome:
        """Commit the intent, then write: from the first byte on only an answer tells."""
        allowed = intent()
        if not (await allowed if isawaitable(allowed) else allowed):
            self.go_on(Silence.WITHHELD)
        octets = content()
        protocol = self.client.protocol if self.client else None
        if protocol is None or not protocol.is_connected:
            self.go_on(Silence.LOST)
        assert protocol is not None
        self.phase = Phase.BODY
        return self._end(await self.event(carry(protocol, octets, self._answer)))

    def stopped(self, task: asyncio.Task[SMTPResponse]) -> None:
        """Keep the answer to the body where it met the cancellation."""
        if self.phase is Phase.BODY and not task.cancelled():
            self.outcome = self._end(heard(task))
        else:
            super().stopped(task)

    def _end(self, event: Reply | Silence, words: str = "") -> Outcome:
        """Make the outcome, and leave the line so that the next message can use it or finds it closed."""
        verdict, reply = judge(self.phase, event), event if isinstance(event, Reply) else None
        silent = reply is None and event is not Silence.NO_UTF8
        if silent or verdict.state is DeliveryState.UNKNOWN or self.phase in _OPENING:
            self.close()
        self._dirty = reply is not None and verdict.state is not DeliveryState.SENT
        return Outcome(
            verdict=verdict,
            phase=self.phase,
            reply_code=reply.code if reply else None,
            reply_text=self.shown(reply.text if reply else words or str(event)),
            withheld=event is Silence.WITHHELD,
            host=self.server.host,
        )

    def _give_up(self, why: Silence) -> None:
        self.close()
        if self.outcome is None:
            self.outcome = self._end(why)

    def close(self) -> None:
        """Close without another word; the next line is clean."""
        super().close()
        self._dirty, self._ahead = False, None
