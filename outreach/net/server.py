"""Where a mail server is and how its line is made private; libraries of TLS stay behind it."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from enum import StrEnum


class Tls(StrEnum):
    """How a line is made private (RFC 8314)."""

    #: From the first byte on.
    TLS = "tls"
    #: By STARTTLS, before anything else; a server that does not offer it gets nothing.
    STARTTLS = "starttls"
    #: Not at all: for the catch-all inside this program alone.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """One mail server."""

    host: str
    port: int
    tls: Tls

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Credential:
    """What a server is told to let an account in; its repr does not show the secret."""

    user: str
    secret: str = field(repr=False)
    #: The secret is an access token (RFC 7628), not a password.
    oauth: bool = False


def private() -> ssl.SSLContext:
    """Make the one TLS context for mail: certificate and host name are verified, TLS 1.2 or newer.

    Authorities are the system's; SSL_CERT_FILE names others, as for every program that uses OpenSSL.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
