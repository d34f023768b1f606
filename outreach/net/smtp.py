"""Frozen bytes in, one SMTP conversation on the wire, and what is certain about its outcome out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from inspect import isawaitable
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Self

from aiosmtplib import SMTP, SMTPException, SMTPResponse, SMTPResponseException
from aiosmtplib.protocol import SMTPProtocol

from outreach.errors import ConfigError
from outreach.mail import headers
from outreach.mail.delivery import DeliveryState, Phase, Reply, Silence, Verdict, judge

#: Seconds for one command, and for the answer after the dot (RFC 5321 section 4.5.3.2.6), which a server may
#: need to be sure; whoever leaves earlier does not know what became of the message.
COMMAND, ANSWER = 60.0, 600.0
_GOODBYE = 5.0
#: Rounds of the event loop from a byte's arrival to whoever waits for it.
_ROUNDS = 3

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

    @property
    def said(self) -> str:
        """The reply as one line."""
        return f"{self.reply_code} {self.reply_text}".strip() if self.reply_code else self.reply_text


class Line:
    """A connection to one server, used for one message after the other.

        async with Line("127.0.0.1", port) as line:
            outcome = await line.deliver(sender, recipient, frozen, intent=commit)

    It connects when the first message is delivered, and again after the line broke. `outcome` holds what is known
    of the last message, also when `deliver` was cancelled.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        local_hostname: str = "localhost",
        command: float = COMMAND,
        answer: float = ANSWER,
    ) -> None:
        if not _is_loopback(host):
            raise ConfigError(
                f"{host} is another machine, and an open line may only lead to this one",
                hint="set transport to local",
            )
        self._host, self._port, self._local_hostname = host, port, local_hostname
        self._command, self._answer = command, answer
        self._client: SMTP | None = None
        self._dirty = False
        self.phase = Phase.CONNECT
        self.outcome: Outcome | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.quit()

    async def deliver(
        self, sender: str, recipient: str, data: bytes | Callable[[], bytes], *, intent: Intent
    ) -> Outcome:
        """Carry one message to the server, and say what became of it.

        *intent* is called once, after the 354 and before the first byte of the body: it commits that the message is
        being sent. Where it says False nothing is sent. *data* has CRLF lines; a callable is asked after the intent.
        Nothing that the wire does raises. What *intent* or *data* raise goes on to the caller, as does a
        cancellation, after the line was closed and `outcome` set. Raises InputError for an address that cannot stand
        in a command.
        """
        us, them, body = headers.addr_spec("From", sender), headers.addr_spec("To", recipient), _body(data)
        self.phase, self.outcome = Phase.CONNECT, None
        try:
            await self._begin(us)
            self._go_on(await self._say(Phase.RCPT, f"RCPT TO:<{them}>"))
            self._go_on(await self._say(Phase.DATA, "DATA"))
            self.outcome = await self._send(body, intent)
        except _Ended as ended:
            self.outcome = ended.outcome
        except asyncio.CancelledError:
            self._give_up(Silence.CANCELLED)
            raise
        except BaseException:
            self._give_up(Silence.WITHHELD)
            raise
        return self.outcome

    async def quit(self) -> None:
        """Say good-bye and close; whatever the server makes of it changes nothing."""
        self.phase = Phase.QUIT
        try:
            if self._client is not None and self._client.is_connected:
                await self._event(self._client.quit(timeout=_GOODBYE))
        finally:
            self._close()
        await asyncio.sleep(0)  # the transport closes its socket in the loop's next round

    async def _begin(self, sender: str) -> None:
        """Open the line and name the sender; a line that the server closed while it was idle is opened again."""
        while True:
            used = await self._open()
            event = await self._say(Phase.MAIL, f"MAIL FROM:<{sender}>")
            if not (used and (event is Silence.LOST or (isinstance(event, Reply) and event.code == 421))):
                break
            self._close()
        self._go_on(event)

    async def _open(self) -> bool:
        """Connect and greet. Returns whether the line stood already."""
        if self._client is not None and await self._clean(self._client):
            return True
        self._close()
        self.phase = Phase.CONNECT
        client = self._client = SMTP(
            hostname=self._host,
            port=self._port,
            local_hostname=self._local_hostname,
            timeout=self._command,
            start_tls=False,
        )
        self._go_on(await self._event(client.connect()))
        self.phase = Phase.HELLO
        self._go_on(await self._event(client.ehlo()))
        return False

    async def _clean(self, client: SMTP) -> bool:
        """Make sure that the line stands and that no transaction is open on it."""
        if self._dirty and client.is_connected:
            event = await self._event(client.rset())
            self._dirty = not (isinstance(event, Reply) and event.code == 250)
        return client.is_connected and not self._dirty

    async def _say(self, phase: Phase, command: str) -> Reply | Silence:
        assert self._client is not None
        self.phase = phase
        return await self._event(self._client.execute_command(command.encode("ascii")))

    async def _send(self, body: Callable[[], bytes], intent: Intent) -> Outcome:
        """Commit the intent, then write: from the first byte on only an answer tells."""
        allowed = intent()
        if not (await allowed if isawaitable(allowed) else allowed):
            self._go_on(Silence.WITHHELD)
        content = body()
        protocol = self._client.protocol if self._client else None
        if protocol is None or not protocol.is_connected:
            self._go_on(Silence.LOST)
        assert protocol is not None
        self.phase = Phase.BODY
        event = await self._event(_carry(protocol, content, self._answer))
        return self._end(judge(Phase.BODY, event), event)

    async def _event(self, answer: Coroutine[Any, Any, SMTPResponse]) -> Reply | Silence:
        """Wait for an answer. A cancellation that meets the answer to the body keeps the answer."""
        task = asyncio.create_task(answer)
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            await _drop(task)
            if self.phase is Phase.BODY and not task.cancelled():
                event = _heard(task)
                self.outcome = self._end(judge(Phase.BODY, event), event)
            raise
        return _heard(task)

    def _go_on(self, event: Reply | Silence) -> None:
        """Raise _Ended where *event* ends the attempt."""
        verdict = judge(self.phase, event)
        if verdict.state not in {DeliveryState.CLAIMED, DeliveryState.SENDING}:
            raise _Ended(self._end(verdict, event))

    def _end(self, verdict: Verdict, event: Reply | Silence) -> Outcome:
        """Make the outcome, and leave the line so that the next message can use it or finds it closed."""
        replied = isinstance(event, Reply)
        if not replied or verdict.state is DeliveryState.UNKNOWN:
            self._close()
        self._dirty = replied and verdict.state is not DeliveryState.SENT
        return Outcome(
            verdict=verdict,
            phase=self.phase,
            reply_code=event.code if isinstance(event, Reply) else None,
            reply_text=event.text if isinstance(event, Reply) else str(event),
            withheld=event is Silence.WITHHELD,
        )

    def _give_up(self, why: Silence) -> None:
        self._close()
        if self.outcome is None:
            self.outcome = self._end(judge(self.phase, why), why)

    def _close(self) -> None:
        """Close without another word, so that a body without its dot is discarded (RFC 5321 section 4.1.1.4)."""
        client, self._client, self._dirty = self._client, None, False
        if client is not None:
            if isinstance(client.transport, asyncio.WriteTransport):
                client.transport.abort()
            client.close()


class _Ended(Exception):  # noqa: N818 - not a fault: the conversation came to its end
    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


async def _drop(task: asyncio.Task[SMTPResponse]) -> None:
    """End a wait; some rounds of the loop later, so that what has come already is heard.

    Asked again and again, because Python 3.11's wait_for forgets a cancellation that meets a result.
    """
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)


def _heard(task: asyncio.Task[SMTPResponse]) -> Reply | Silence:
    try:
        response = task.result()
    except TimeoutError:
        return Silence.TIMEOUT
    except SMTPResponseException as error:
        return Reply(error.code, error.message) if error.code > 0 else Silence.GARBLED
    except (SMTPException, OSError):
        return Silence.LOST
    return Reply(response.code, response.message)


async def _carry(protocol: SMTPProtocol, content: bytes, answer: float) -> SMTPResponse:
    protocol.write(content)
    return await protocol.read_response(timeout=answer)


def _body(data: bytes | Callable[[], bytes]) -> Callable[[], bytes]:
    if isinstance(data, bytes):
        content = _stuffed(data)
        return lambda: content
    return lambda: _stuffed(data())


def _stuffed(data: bytes) -> bytes:
    """Double the dots that begin a line and add the one that ends it all (RFC 5321 section 4.5.2)."""
    rest = data.replace(b"\r\n", b"")
    if b"\r" in rest or b"\n" in rest:
        raise ValueError("a message on the wire has no line break but CRLF")
    whole = b"\r\n" + (data if data.endswith(b"\r\n") else data + b"\r\n")
    return whole.replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
