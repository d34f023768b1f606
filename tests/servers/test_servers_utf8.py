"""Exim takes mail to addresses with letters of the world as we say it, brings it on, and reports what it cannot bring."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from exim import Exim
from keeping import soon

from outreach.mail.composing import compose, stamp
from outreach.mail.delivery import DeliveryState
from outreach.mail.letter import Letter, Mailbox
from outreach.mail.reading import read
from outreach.net.server import Credential, Server, Tls
from outreach.net.smtp import Line, Outcome

pytestmark = pytest.mark.usefixtures("trusted")


def submit(exim: Exim, us: str, them: str) -> Outcome:
    """Send one mail as the program does."""
    letter = Letter(
        sender=Mailbox("Selin Çelik", us),
        recipient=Mailbox("Ayşe", them),
        subject="İş birliği",
        body="Merhaba Ayşe",
        footer="Selin",
        message_id=f"<utf8.{them.rpartition('@')[2]}@{us.rpartition('@')[2]}>",
    )
    raw = stamp(compose(letter), datetime.now(UTC))

    async def carried() -> Outcome:
        server = Server(exim.host, exim.port, Tls.STARTTLS)
        async with Line(server, login=lambda _again: Credential(us, exim.password)) as line:
            return await line.deliver(us, them, raw, intent=lambda: True, utf8=not raw.isascii())

    return asyncio.run(carried())


def test_exim_takes_it_and_brings_it_on_as_it_is(exim: Exim, domain: str) -> None:
    us, them = f"selin@{domain}", f"ayşe.{domain}@somewhere.test"

    outcome = submit(exim, us, them)

    assert outcome.verdict.state is DeliveryState.SENT
    [one] = soon(lambda: [one for one in exim.elsewhere.taken if one.recipients == (them,)])
    parts = read(one.raw)
    assert (parts.to, parts.subject) == ((them,), "İş birliği")


def test_what_comes_to_nothing_is_reported_with_the_address(exim: Exim, domain: str) -> None:
    us, them = f"selin@{domain}", f"ayşe@{domain.removesuffix('.example')}.invalid"

    submit(exim, us, them)

    [report] = soon(lambda: exim.dovecot.folder(us))
    parts = read(report)
    assert them in parts.failed, "it has it in octal numbers, too"
    assert parts.returned_ids == (f"<utf8.{them.rpartition('@')[2]}@{domain}>",)
