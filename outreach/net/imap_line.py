"""A server in; a line to it on which nobody else hears, before any login, out."""

from __future__ import annotations

from contextlib import suppress

from imapclient import IMAPClient, SocketTimeout  # type: ignore[import-untyped]  # it has none

from outreach.errors import UnreachableError
from outreach.net.imap_faults import told
from outreach.net.server import Server, Tls, private

#: Seconds to wait for a connection.
_CONNECT = 15.0


def connected(server: Server, timeout: float) -> IMAPClient:
    """Connect and make the line private; *timeout* is in seconds, for each answer.

    Raises:
        UnreachableError: it does not answer, or is not private.
    """
    with told(server):
        at_once = server.tls is Tls.TLS
        client = IMAPClient(
            server.host,
            server.port,
            ssl=at_once,
            ssl_context=private() if at_once else None,
            timeout=SocketTimeout(min(_CONNECT, timeout), timeout),
        )
    try:
        with told(server, client):
            client.folder_encode = False
            client.normalise_times = False
            client._imap.debug = 0  # noqa: SLF001 - else it formats every line of every mail, and the password, for a log
            if server.tls is Tls.STARTTLS:
                client.starttls(private())
    except UnreachableError:
        with suppress(Exception):
            client.shutdown()
        raise
    return client
