"""A server and what it is told in, what it offers out; nothing is sent."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from outreach.errors import LoginError, UnreachableError
from outreach.mail.conversation import Phase, Reply, Silence
from outreach.mail.verdict import judge
from outreach.net.server import Credential, Server, Tls
from outreach.net.smtp.connection import Connection
from outreach.net.smtp.wire import COMMAND, Ended
from outreach.net.unreached import begins_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a server says of itself."""

    #: The words with which it greets; some servers name the time in them.
    greeting: str
    #: Such as `TLSv1.3`; None where the line is open.
    tls_version: str | None
    #: When the certificate ends; None where the line is open.
    certificate_ends: datetime | None
    #: Keyword in lower case -> parameters.
    extensions: Mapping[str, str]
    #: Ways to log in, in lower case.
    auth: tuple[str, ...]
    #: Octets of the longest message that it takes; None where it does not say.
    size: int | None


async def examine(server: Server, credential: Credential | None, *, command: float = COMMAND) -> Offer:
    """Connect, make the line private, log in where a credential is given, and say what was offered.

    *command* is how many seconds each answer may take.

    Raises:
        LoginError: the server refused the login.
        UnreachableError: it cannot be reached, is not private, offers no login that this program speaks, or no SMTP.
    """
    line = Connection(server, login=(lambda _again: credential) if credential else None, command=command)
    try:
        await line.open()
        return _offer(line)
    except Ended as ended:
        event = ended.event
        said = f"{event.code} {event.text}" if isinstance(event, Reply) else ended.words or str(event)
        refused = line.phase is Phase.LOGIN and judge(line.phase, event).pause_account
        kind = LoginError if refused else UnreachableError
        raise kind(f"{server}: {line.shown(said)}", hint=_mode(server, line.phase, ended)) from None
    finally:
        await line.quit()


def _mode(server: Server, phase: Phase, ended: Ended) -> str:
    """Name the other way to make the line private, where that is what is wrong; empty where it is not."""
    if phase is Phase.HELLO and server.tls is Tls.STARTTLS and ended.event is not Silence.LOST:
        return 'without STARTTLS no password is given; port = 465, tls = "tls" in the line of smtp, if the server has that'
    if phase is not Phase.CONNECT:
        return ""
    if server.tls is Tls.TLS and begins_open(ended.words):
        return f'tls = "starttls" in the line of smtp, for port {server.port} does not begin with TLS'
    if server.tls is Tls.STARTTLS and ended.event is Silence.TIMEOUT:
        return f'tls = "tls" in the line of smtp, if port {server.port} begins with TLS; else look at host and port'
    return ""


def _ends(certificate: Mapping[str, Any] | None) -> datetime | None:
    ends = (certificate or {}).get("notAfter")
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC) if ends else None


def _offer(line: Connection) -> Offer:
    client = line.client
    assert client is not None
    secured = client.get_transport_info("ssl_object")
    size = client.esmtp_extensions.get("size", "")
    return Offer(
        greeting=line.greeting,
        tls_version=secured.version() if secured else None,
        certificate_ends=_ends(secured.getpeercert()) if secured else None,
        extensions=dict(client.esmtp_extensions),
        auth=tuple(client.server_auth_methods),
        size=int(size) if size.isascii() and size.isdecimal() else None,
    )
