"""What a mail server offers in; what a person should know of it out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from outreach.actions.checks import Check, ok, warn
from outreach.net.server import Server
from outreach.net.smtp import Offer

#: What is told where it is offered, and what for.
_TOLD = ("pipelining", "dsn", "smtputf8")
#: A certificate that ends sooner is told of: servers renew theirs a month before.
_SOON = timedelta(days=10)


def offered(name: str, server: Server, offer: Offer, *, now: datetime) -> Iterator[Check]:
    """Say what the server that takes mail of account *name* offers, and for how long its certificate holds."""
    about, ends = f"{name} smtp", offer.certificate_ends
    words = [f"{server} answers", offer.tls_version or "no TLS"]
    words.append(f"ways to log in: {' '.join(offer.auth).upper() or 'none'}")
    if offer.size:
        words.append(f"mails of up to {offer.size / 1_000_000:.0f} MB")
    if extensions := [one.upper() for one in _TOLD if one in offer.extensions]:
        words.append(f"offers {', '.join(extensions)}")
    if ends:
        words.append(f"certificate until {ends.day} {ends:%b %Y}")
    yield ok(about, "; ".join(words))
    if ends and ends < now + _SOON:
        said = f"the certificate of {server} ends on {ends.day} {ends:%B}, and then nothing is sent"
        yield warn(about, said, "whoever runs that server renews it")
