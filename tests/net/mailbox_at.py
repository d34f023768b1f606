"""Where the mailbox of a test stands, and who may look into it."""

from __future__ import annotations

from dovecot import Dovecot

from outreach.net.folders import Folder
from outreach.net.server import Credential, Server, Tls

INBOX = Folder("INBOX", b"INBOX")


def at(dovecot: Dovecot, tls: Tls = Tls.TLS) -> Server:
    """Give the server, by its port for this kind of privacy."""
    return Server("127.0.0.1", dovecot.imaps if tls is Tls.TLS else dovecot.imap, tls)


def of(user: str, dovecot: Dovecot) -> Credential:
    """Give what lets a user in."""
    return Credential(user, dovecot.password)
