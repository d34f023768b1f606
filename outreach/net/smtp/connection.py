"""A server and a login in, a line that is private and logged in out, or the reason why there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from ipaddress import ip_address
from typing import Any

from aiosmtplib import SMTP, SMTPResponse

from outreach.errors import ConfigError
from outreach.mail.conversation import Phase, Reply, Silence
from outreach.mail.delivery import DeliveryState
from outreach.mail.verdict import judge
from outreach.net.server import Credential, Server, Tls, private
from outreach.net.smtp.login import exchange, mechanisms, unknown
from outreach.net.smtp.wire import COMMAND, Ended, brief, drop, heard, one_line

#: What we call ourselves (RFC 5321 section 4.1.4): an address literal is right for a client that has no name of its
#: own. A machine's name is nobody's business, and the domain of an address is not where this machine is: filters
#: call that forged.
NAME = "[127.0.0.1]"
_GOODBYE = 5.0

#: Gives what the server is told; asked with True after it refused a token.
Login = Callable[[bool], Credential]


class _Client(SMTP):
    """Ends a line at once: the end of TLS that asyncio knows waits for the server, longer than our loop may live."""

    def close(self) -> None:
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()
        super().close()


class Connection:
    """A line to one server. `phase` says how far the conversation has come."""

    def __init__(self, server: Server, *, login: Login | None = None, command: float = COMMAND) -> None:
        if server.tls is Tls.NONE and not _is_loopback(server.host):
            raise ConfigError(
                f"{server.host} is another machine, and an open line may only lead to this one",
                hint="set transport to local",
            )
        self.server, self.phase = server, Phase.CONNECT
        self._login, self._command = login, command
        self.client: SMTP | None = None
        #: The words of its 220.
        self.greeting = ""
        #: What was said of a secret, in every form: no reply is shown with it.
        self._secrets: tuple[str, ...] = ()

    async def open(self) -> None:
        """Connect, greet, make the line private and log in; a token that is refused is asked for anew, once.

        Raises:
            Ended: the line does not stand.
            LoginError: there is no secret to log in with.
        """
        await self._connect()
        if self._login is None:
            return
        credential = self._login(False)
        event = await self._log_in(credential)
        if credential.oauth and _refused(event):
            again = self._login(True)
            if again.secret != credential.secret:
                self.close()
                await self._connect()
                event = await self._log_in(again)
        self.go_on(event)

    async def quit(self) -> None:
        """Say good-bye and close; whatever the server makes of it changes nothing."""
        self.phase = Phase.QUIT
        try:
            if self.client is not None and self.client.is_connected:
                await self.event(self.client.quit(timeout=_GOODBYE))
        except Ended:
            pass  # what was sent was sent
        finally:
            self.close()
        await asyncio.sleep(0)  # the round in which the loop closes the socket

    async def say(self, phase: Phase, command: str) -> Reply | Silence:
        """Say a command and wait for its answer."""
        assert self.client is not None
        self.phase = phase
        return await self.event(self.client.execute_command(command.encode()))

    async def event(self, answer: Coroutine[Any, Any, SMTPResponse]) -> Reply | Silence:
        """Wait for an answer; in a cancellation the wait ends first, and nothing of it is left behind."""
        task = asyncio.create_task(answer)
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            await drop(task)
            self.stopped(task)
            raise
        return heard(task)

    def stopped(self, task: asyncio.Task[SMTPResponse]) -> None:
        """Hear what a cancelled wait brought."""
        if not task.cancelled():
            task.exception()

    def go_on(self, event: Reply | Silence) -> None:
        """Raise Ended where *event* ends the attempt."""
        if judge(self.phase, event).state not in {DeliveryState.CLAIMED, DeliveryState.SENDING}:
            raise Ended(event)

    def shown(self, words: str) -> str:
        """Take every secret out of what a server said, and make one short line of it."""
        for secret in self._secrets:
            words = words.replace(secret, "***")
        return brief(words)

    def close(self) -> None:
        """Close without another word, so that a body without its dot is discarded (RFC 5321 section 4.1.1.4)."""
        client, self.client = self.client, None
        if client is not None:
            client.close()

    async def _connect(self) -> None:
        """Stand in front of the server with a private line, and know what it offers."""
        self.phase, server = Phase.CONNECT, self.server
        client = self.client = _Client(
            hostname=server.host,
            port=server.port,
            local_hostname=NAME,
            timeout=self._command,
            use_tls=server.tls is Tls.TLS,
            start_tls=False,
            tls_context=None if server.tls is Tls.NONE else private(),
        )
        greeted = await self.event(client.connect())
        self.go_on(greeted)
        self.greeting = greeted.text if isinstance(greeted, Reply) else ""
        self.phase = Phase.HELLO
        self.go_on(await self.event(client.ehlo()))
        if server.tls is not Tls.STARTTLS:
            return
        if not client.supports_extension("starttls"):
            raise Ended(Silence.EXPOSED, "it offers no STARTTLS")
        self.go_on(await self.event(client.starttls()))
        self.go_on(await self.event(client.ehlo()))

    async def _log_in(self, credential: Credential) -> Reply | Silence:
        """Try the one way that fits; the next only where the server knows nothing of it after all."""
        assert self.client is not None
        self.phase = Phase.LOGIN
        ways = mechanisms(self.client.server_auth_methods, credential, self.server)
        told = (*(line for one in ways for line in one.lines), credential.secret)
        echoed = (one_line(one) for one in told)  # as a reply would show it
        self._secrets += tuple(filter(None, (*told, *echoed)))
        event: Reply | Silence = Silence.NO_WAY
        for one in ways:
            event = await exchange(lambda words: self.say(Phase.LOGIN, words), one)
            if not unknown(event):
                break
        return event


def _refused(event: Reply | Silence) -> bool:
    return isinstance(event, Reply) and judge(Phase.LOGIN, event).pause_account


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
