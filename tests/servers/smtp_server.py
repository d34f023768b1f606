"""A mail server by aiosmtpd that keeps what it takes, and answers badly at the step that a test names.

With an authority it is a submission server: TLS on both of its ports, and nothing before a login. Without one it is an
open server of somebody's domain.
"""

from __future__ import annotations

import asyncio
from binascii import a2b_base64
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from authority import Authority
from keeping import HOST
from threaded import threaded
from tokens import allows

if TYPE_CHECKING:
    from dovecot import Dovecot

PASSWORD = "secret"
#: In the place of an answer: break the line; say nothing until the test is over; keep the mail and break the line.
CUT, SILENT, KEEP_AND_CUT = "cut", "silent", "keep and cut"
#: In the place of the answer to STARTTLS: EHLO does not offer it.
HIDDEN = "hidden"


@dataclass(frozen=True)
class Taken:
    """A mail that the server said yes to, or kept without a word."""

    #: Who had logged in; empty where nobody had to.
    user: str
    sender: str
    recipients: tuple[str, ...]
    raw: bytes


@dataclass
class SmtpServer:
    """The server, what it is told, and what it took."""

    authority: Authority | None = None
    host: str = HOST
    #: STARTTLS there, where the server has an authority.
    port: int = 0
    #: TLS from the first byte on.
    tls_port: int = 0
    #: Step -> what is said in the place of the usual answer: EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY (after the dot).
    #: `RCPT ayse@x.example` and `RCPT ayse@` are for one recipient and for whoever is called so, and so is BODY.
    #: `MAIL +`, `RCPT +`, `DATA +` and `BODY +` are for mails whose sender has a plus in its name.
    answers: dict[str, str] = field(default_factory=dict)
    #: Step -> seconds before the answer.
    pauses: dict[str, float] = field(default_factory=dict)
    #: What it says of itself when a line is opened.
    greeting: str = "ready"
    taken: list[Taken] = field(default_factory=list)
    #: Each command as it came, without what logs somebody in.
    commands: list[str] = field(default_factory=list)
    #: Where its mail is delivered, and its senders have their folders; None keeps it in `taken` alone.
    post: Dovecot | None = None
    #: File a copy into the sender's Sent, as Gmail does.
    files_sent: bool = False
    #: The lines that stand.
    talks: set[_Talk] = field(default_factory=set)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, host: str, lines: list[str]
    ) -> list[str]:
        session.host_name = host
        hidden = {f"250-{step}" for step, said in self.answers.items() if said == HIDDEN}
        return [line for line in lines if line not in hidden]

    async def handle_RCPT(  # noqa: N802 - as above
        self, server: _Talk, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refused = await server.instead(*_steps("RCPT", address), *_plus("RCPT", envelope.mail_from))
        if not refused:
            envelope.rcpt_tos.append(address)
        return refused or "250 2.1.5 OK"

    async def handle_DATA(self, server: _Talk, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        steps = [step for one in envelope.rcpt_tos for step in _steps("BODY", one or "")]
        steps += _plus("BODY", envelope.mail_from)
        said = self.answers.get(next((step for step in steps if step in self.answers), ""), "")
        if not said or said == KEEP_AND_CUT:
            if self.post:
                await asyncio.to_thread(self._take, session, envelope)
            else:
                self._take(session, envelope)
        return await server.instead(*steps) or "250 2.0.0 OK"

    def _take(self, session: Session, envelope: Envelope) -> None:
        login = getattr(session.auth_data, "login", b"").decode()
        recipients = tuple(one for one in envelope.rcpt_tos if one)
        taken = Taken(login, envelope.mail_from or "", recipients, envelope.original_content or b"")
        if self.post and self.files_sent:
            self.post.deliver(login, taken.raw, "Sent")
        for one in recipients if self.post else ():
            assert self.post
            self.post.deliver(one, taken.raw, sender=taken.sender)
        self.taken.append(taken)

    def hang_up(self) -> None:
        """Break every line, as a server does with one that is idle."""
        for one in tuple(self.talks):
            one.cut()


def _steps(step: str, address: str) -> tuple[str, str, str]:
    return f"{step} {address}", f"{step} {address.partition('@')[0]}@", step


def _plus(step: str, sender: str | None) -> list[str]:
    return [f"{step} +"] if "+" in (sender or "") else []


class _Talk(SMTP):
    """One connection."""

    def __init__(self, server: SmtpServer, *, wrapped: bool) -> None:
        context = server.authority.context() if server.authority and not wrapped else None
        super().__init__(
            server,
            hostname="localhost",
            ident=server.greeting,
            enable_SMTPUTF8=True,
            tls_context=context,
            require_starttls=context is not None,
            authenticator=_authenticated,
            loop=asyncio.get_running_loop(),
        )
        self._auth_required = server.authority is not None
        self._auth_require_tls = context is not None  # aiosmtpd does not know of TLS from the first byte on
        self.server = server

    async def instead(self, *steps: str) -> str:
        """Give what a test has put in the place of the usual answer, or nothing; where it is no answer, never return."""
        await asyncio.sleep(max(self.server.pauses.get(step, 0) for step in steps))
        said = next((self.server.answers[step] for step in steps if step in self.server.answers), "")
        if said in {CUT, KEEP_AND_CUT}:
            self.cut()
        if said in {CUT, KEEP_AND_CUT, SILENT}:
            await asyncio.get_running_loop().create_future()
        return "" if said == HIDDEN else said

    def cut(self) -> None:
        """Break the line; whoever handles it is cancelled."""
        if isinstance(self.transport, asyncio.Transport):
            with suppress(AttributeError):  # Python 3.11.2, where TLS has closed it already
                self.transport.abort()

    async def auth_XOAUTH2(self, server: SMTP, words: list[str]) -> AuthResult:  # noqa: N802 - aiosmtpd looks for this name
        """Take `user=NAME^Aauth=Bearer TOKEN^A^A`; a refusal says why first, and the client answers with nothing."""
        said = await self.challenge_auth("") if len(words) == 1 else a2b_base64(words[1])
        assert isinstance(said, bytes)
        user, _, bearer = said.decode().removeprefix("user=").partition("\1auth=Bearer ")
        if allows(bearer.rstrip("\1"), user):
            return AuthResult(success=True, auth_data=LoginPassword(user.encode(), b""))
        await self.challenge_auth('{"status":"401","schemes":"bearer"}')
        return AuthResult(success=False, handled=False)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert self._handler_coroutine is not None
        self._handler_coroutine.add_done_callback(_forget)
        self.server.talks.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.server.talks.discard(self)


def _scripted(step: str) -> Any:
    usual = getattr(SMTP, f"smtp_{step}")

    async def command(self: _Talk, argument: str) -> None:
        self.server.commands.append(step if step == "AUTH" else f"{step} {argument or ''}".strip())
        sender = argument if step == "MAIL" else self.envelope.mail_from if self.envelope else None
        if said := await self.instead(*_plus(step, sender), step):
            await self.push(said)
        else:
            await usual(self, argument)

    return command


for _step in ("EHLO", "STARTTLS", "AUTH", "MAIL", "DATA"):
    setattr(_Talk, f"smtp_{_step}", _scripted(_step))


def _authenticated(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    """Let everybody in who knows the password."""
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False, auth_data=data)


def _forget(task: asyncio.Task[None]) -> None:
    """Take a broken line for what it is here: asyncio would print it on the terminal."""
    if not task.cancelled():
        task.exception()


@contextmanager
def run_smtp_server(
    authority: Authority | None = None, answers: Mapping[str, str] | None = None
) -> Iterator[SmtpServer]:
    """Run a server in a thread of its own."""
    with threaded(lambda: _running(SmtpServer(authority, answers=dict(answers or {})))) as server:
        yield server


@asynccontextmanager
async def _running(server: SmtpServer) -> AsyncIterator[SmtpServer]:
    loop = asyncio.get_running_loop()
    plain = await loop.create_server(lambda: _Talk(server, wrapped=False), HOST, 0)
    context = server.authority.context() if server.authority else None
    private = await loop.create_server(lambda: _Talk(server, wrapped=True), HOST, 0, ssl=context)
    server.port, server.tls_port = (one.sockets[0].getsockname()[1] for one in (plain, private))
    try:
        yield server
    finally:
        plain.close()
        private.close()
        server.hang_up()
        await asyncio.sleep(0.01)
