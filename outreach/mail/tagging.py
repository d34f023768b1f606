"""One of our addresses and a Message-ID in; the address by which an answer names that mail whatever its headers lack, out."""

from __future__ import annotations

#: Octets before the @ (RFC 5321 section 4.5.3.1.1).
_LOCAL = 64


def tagged(address: str, message_id: str) -> str | None:
    """Put what stands before the @ of the id behind a plus (RFC 5233); None where that is too long, or there is a plus."""
    local, _, domain = address.rpartition("@")
    long = f"{local}+{message_id.strip('<>').partition('@')[0]}"
    return None if "+" in local or len(long.encode()) > _LOCAL else f"{long}@{domain}"
