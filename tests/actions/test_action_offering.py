"""What `doctor` says of a server that takes mail: TLS, its certificate, ways to log in, extensions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from outreach.actions.checks import State
from outreach.actions.offering import offered
from outreach.net.server import Server, Tls
from outreach.net.smtp import Offer

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
HERE = Server("smtp.example.com", 465, Tls.TLS)


def offer(ends: datetime | None) -> Offer:
    return Offer(
        greeting="",
        tls_version="TLSv1.3",
        certificate_ends=ends,
        extensions={"dsn": "", "pipelining": "", "smtputf8": "", "size": "35651584", "help": ""},
        auth=("plain", "login"),
        size=35_651_584,
    )


def test_one_line_says_all_that_is_offered() -> None:
    (line,) = offered("me", HERE, offer(NOW + timedelta(days=60)), now=NOW)

    assert line.said == (
        "smtp.example.com:465 answers; TLSv1.3; ways to log in: PLAIN LOGIN; mails of up to 36 MB; "
        "offers PIPELINING, DSN, SMTPUTF8; certificate until 23 Jan 2027"
    )


def test_a_certificate_that_ends_soon_is_told_of() -> None:
    _, line = offered("me", HERE, offer(NOW + timedelta(days=3)), now=NOW)

    assert (line.state, line.about) == (State.WARN, "me smtp")
    assert (
        line.said == "the certificate of smtp.example.com:465 ends on 27 November, and then nothing is sent"
    )
