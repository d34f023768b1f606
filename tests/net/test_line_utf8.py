"""Addresses with other letters than ASCII before the @: said where the server takes them, refused in words where not."""

from __future__ import annotations

import asyncio

import pytest
from scripted_server import scripted

from outreach.errors import InputError
from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

ME, HER, THEIRS = "selin@kilnhaus.example", "ayse@ornek.example", "ayşe@çini.example"
MAIL = b"Subject: x\r\n\r\nMerhaba\r\n"
OFFERS = {"EHLO": "250-localhost\r\n250-8BITMIME\r\n250 SMTPUTF8"}


async def carry(
    answers: dict[str, str], *whom: str, utf8: bool = False
) -> tuple[list[Outcome], list[str], int]:
    """Send one mail to each, over one line; give the outcomes, the commands and how many lines there were."""
    async with scripted(answers) as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
        done = [await line.deliver(ME, one, MAIL, intent=lambda: True, utf8=utf8) for one in whom]
        return done, server.commands, server.connections


def test_a_server_that_takes_them_is_told_and_gets_the_address_as_it_is() -> None:
    (outcome,), commands, _ = asyncio.run(carry(OFFERS, THEIRS))

    assert outcome.verdict.state is DeliveryState.SENT
    assert f"MAIL FROM:<{ME}> BODY=8BITMIME SMTPUTF8" in commands
    assert "RCPT TO:<ayşe@xn--ini-1la.example>" in commands


def test_a_letter_in_a_header_alone_is_enough_to_ask_for_it() -> None:
    _, commands, _ = asyncio.run(carry(OFFERS, HER, utf8=True))

    assert f"MAIL FROM:<{ME}> BODY=8BITMIME SMTPUTF8" in commands


def test_other_mail_says_nothing_of_it() -> None:
    _, commands, _ = asyncio.run(carry(OFFERS, HER, "ayse@çini.example"))

    assert commands.count(f"MAIL FROM:<{ME}>") == 2
    assert "RCPT TO:<ayse@xn--ini-1la.example>" in commands, "IDNA is enough for a domain"


def test_where_it_is_not_taken_that_mail_is_refused_before_a_word_of_it_and_the_rest_goes_on() -> None:
    done, commands, lines = asyncio.run(carry({}, HER, THEIRS, HER))

    assert [one.verdict.state for one in done] == ["sent", "refused", "sent"]
    refused = done[1]
    assert (refused.phase, refused.reply_code, refused.verdict.address_failed) == (Phase.MAIL, None, False)
    assert refused.said.startswith("it takes no address with letters other than ASCII before the @")
    assert (commands.count("DATA"), lines) == (2, 1)
    assert not any("ayşe" in one for one in commands)


def test_the_first_mail_of_a_line_may_be_such_a_one() -> None:
    done, _, lines = asyncio.run(carry({}, THEIRS, HER))

    assert [one.verdict.state for one in done] == ["refused", "sent"]
    assert lines == 1


@pytest.mark.parametrize(
    "address", ["ay€e@x.example", "ayşe\u202e@x.example", "ayşe\r\nRSET@x.example", "ş" * 33 + "@x.example"]
)
def test_what_is_no_name_is_never_said(address: str) -> None:
    with pytest.raises(InputError):
        asyncio.run(carry(OFFERS, address))
