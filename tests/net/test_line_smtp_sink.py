"""One SMTP conversation with a server of others' making that refuses, and breaks off, at each command."""

from __future__ import annotations

import asyncio

import pytest
from delivered import HER, MAIL, ME, yes
from smtp_sink import run_smtp_sink

from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

QUEUED, REFUSED, UNKNOWN, SENT = (
    DeliveryState.QUEUED,
    DeliveryState.REFUSED,
    DeliveryState.UNKNOWN,
    DeliveryState.SENT,
)


async def deliver(port: int) -> Outcome:
    async with Line(Server("127.0.0.1", port, Tls.NONE), command=5, answer=5) as line:
        return await line.deliver(ME, HER, MAIL, intent=yes)


@pytest.mark.parametrize(
    ("fault", "command", "state", "taken"),
    [
        *((fault, command, QUEUED, 0) for fault in "rqQ" for command in ("ehlo", "mail", "rcpt", "data")),
        ("f", "ehlo", QUEUED, 0),  # it may know HELO, but that is no server that we were told of
        ("f", "mail", QUEUED, 0),
        ("f", "rcpt", REFUSED, 0),
        ("f", "data", REFUSED, 0),
        ("r", ".", QUEUED, 1),
        ("f", ".", REFUSED, 1),
        ("q", ".", UNKNOWN, 1),
        ("Q", ".", QUEUED, 1),
        ("r", "quit", SENT, 1),
        ("f", "quit", SENT, 1),
        ("q", "quit", SENT, 1),
        ("Q", "quit", SENT, 1),
    ],
)
def test_what_is_certain_is_what_it_did(fault: str, command: str, state: DeliveryState, taken: int) -> None:
    with run_smtp_sink(f"-{fault}", command) as sink:
        outcome = asyncio.run(deliver(sink.port))

        assert (outcome.verdict.state, sink.taken()) == (state, taken)
