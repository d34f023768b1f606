"""Secret and key in, Message-ID out."""

from __future__ import annotations

import hmac
from base64 import b32encode

from outreach.mail import headers


def message_id(secret: bytes, key: str, domain: str) -> str:
    """Make the one Message-ID of *key*: the same for every attempt, not to be guessed without *secret*.

    Of letters, digits, dots and hyphens alone: some providers replace an id with anything else in it.
    RFC 5322 section 3.6.4. Raises InputError where *domain* is no domain name.
    """
    digest = hmac.digest(secret, key.encode(), "sha256")
    return f"<{b32encode(digest)[:32].decode('ascii').lower()}@{headers.domain(domain)}>"
