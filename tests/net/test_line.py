"""One SMTP conversation: what is certain of the message, wherever and however it ends."""

from __future__ import annotations

import asyncio

import pytest
from delivered import HER, MAIL, ME, deliver, offers, yes
from scripted_server import CUT, SILENT, Scripted, scripted

from outreach.errors import ConfigError, InputError
from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

__all__ = ["offers"]  # a fixture


@pytest.mark.parametrize(
    ("answers", "phase", "state", "code"),
    [
        ({}, Phase.BODY, DeliveryState.SENT, 250),
        ({"CONNECT": "554 no service"}, Phase.CONNECT, DeliveryState.QUEUED, 554),
        ({"CONNECT": CUT}, Phase.CONNECT, DeliveryState.QUEUED, None),
        ({"CONNECT": "hello there"}, Phase.CONNECT, DeliveryState.QUEUED, None),
        ({"EHLO": "421 busy"}, Phase.HELLO, DeliveryState.QUEUED, 421),
        ({"MAIL": "451 later"}, Phase.MAIL, DeliveryState.QUEUED, 451),
        ({"MAIL": "550 not you"}, Phase.MAIL, DeliveryState.QUEUED, 550),
        ({"MAIL": CUT}, Phase.MAIL, DeliveryState.QUEUED, None),
        ({"RCPT": "450 4.2.1 greylisted"}, Phase.RCPT, DeliveryState.QUEUED, 450),
        ({"RCPT": "550 5.1.1 unknown"}, Phase.RCPT, DeliveryState.REFUSED, 550),
        ({"RCPT": CUT}, Phase.RCPT, DeliveryState.QUEUED, None),
        ({"DATA": "452 full"}, Phase.DATA, DeliveryState.QUEUED, 452),
        ({"DATA": "250 what"}, Phase.DATA, DeliveryState.QUEUED, 250),
        ({"DATA": CUT}, Phase.DATA, DeliveryState.QUEUED, None),
        ({"BODY": "452 full"}, Phase.BODY, DeliveryState.QUEUED, 452),
        ({"BODY": "554 5.6.0 not this"}, Phase.BODY, DeliveryState.REFUSED, 554),
        ({"BODY": CUT}, Phase.BODY, DeliveryState.UNKNOWN, None),
        ({"BODY": "354 again"}, Phase.BODY, DeliveryState.UNKNOWN, 354),
        ({"BODY": "ok thanks"}, Phase.BODY, DeliveryState.UNKNOWN, None),
        ({"QUIT": "500 no"}, Phase.BODY, DeliveryState.SENT, 250),
        ({"QUIT": CUT}, Phase.BODY, DeliveryState.SENT, 250),
    ],
)
def test_the_outcome_says_what_is_certain(
    answers: dict[str, str], phase: Phase, state: DeliveryState, code: int | None
) -> None:
    outcome, _ = asyncio.run(deliver(answers))
    assert (outcome.phase, outcome.verdict.state, outcome.reply_code) == (phase, state, code)


#: A byte that is no UTF-8, and what makes a terminal change its title, ring and wipe itself.
ROUGH = "\x1b]0;pwn\x07\x1b[2J\udcff\x9b2J user ı"


@pytest.mark.parametrize(
    ("answers", "state", "said"),
    [
        ({"BODY": f"250 {ROUGH}"}, DeliveryState.SENT, "250 ]0;pwn [2J\ufffd 2J user ı"),
        ({"RCPT": f"550 5.1.1 {ROUGH}"}, DeliveryState.REFUSED, "550 5.1.1 ]0;pwn [2J\ufffd 2J user ı"),
        ({"MAIL": f"550-one\r\n550 {ROUGH}"}, DeliveryState.QUEUED, "550 one ]0;pwn [2J\ufffd 2J user ı"),
        ({"EHLO": f"421 {ROUGH}"}, DeliveryState.QUEUED, "421 ]0;pwn [2J\ufffd 2J user ı"),
        ({"CONNECT": f"554 {ROUGH}"}, DeliveryState.QUEUED, "554 ]0;pwn [2J\ufffd 2J user ı"),
    ],
)
def test_whatever_bytes_a_reply_has_its_words_are_one_line_that_anybody_can_keep_and_show(
    answers: dict[str, str], state: DeliveryState, said: str
) -> None:
    outcome, _ = asyncio.run(deliver(answers))
    assert (outcome.verdict.state, outcome.said) == (state, said)


@pytest.mark.parametrize("said", ["550 " + "x" * 8000, "\r\n".join(["550-" + "y" * 900] * 8 + ["550 z"])])
def test_a_long_reply_is_cut(said: str) -> None:
    outcome, _ = asyncio.run(deliver({"RCPT": said}))
    assert (len(outcome.reply_text), outcome.reply_text[-1]) == (500, "…")


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("CONNECT", DeliveryState.QUEUED),
        ("MAIL", DeliveryState.QUEUED),
        ("RCPT", DeliveryState.QUEUED),
        ("DATA", DeliveryState.QUEUED),
        ("BODY", DeliveryState.UNKNOWN),
    ],
)
def test_a_server_that_says_nothing_is_waited_for_and_left(step: str, state: DeliveryState) -> None:
    outcome, _ = asyncio.run(deliver({step: SILENT}, command=0.1, answer=0.1))
    assert (outcome.verdict.state, outcome.reply_text) == (state, "no answer in time")


def test_the_answer_after_the_dot_has_a_time_of_its_own() -> None:
    async def slow() -> DeliveryState:
        async with (
            scripted({"BODY": SILENT}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE), command=0.1, answer=5) as line,
        ):
            asyncio.get_running_loop().call_later(0.3, lambda: server.lines[0].write(b"250 at last\r\n"))
            return (await line.deliver(ME, HER, MAIL, intent=yes)).verdict.state

    assert asyncio.run(slow()) is DeliveryState.SENT


def test_nobody_listens_and_the_message_stays_queued() -> None:
    async def knock() -> Outcome:
        async with scripted() as server:
            port = server.port
        async with Line(Server("127.0.0.1", port, Tls.NONE)) as line:
            return await line.deliver(ME, HER, MAIL, intent=yes)

    outcome = asyncio.run(knock())
    assert (outcome.phase, outcome.verdict.state, outcome.verdict.retry) == (
        Phase.CONNECT,
        DeliveryState.QUEUED,
        True,
    )


def test_a_refused_recipient_leaves_the_line_fit_for_the_next_message() -> None:
    async def two() -> tuple[list[DeliveryState], Scripted]:
        async with (
            scripted({"RCPT": "550 5.1.1 unknown"}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE)) as line,
        ):
            first = await line.deliver(ME, HER, MAIL, intent=yes)
            server.answers["RCPT"] = "250 OK"
            second = await line.deliver(ME, HER, MAIL, intent=yes)
            return [first.verdict.state, second.verdict.state], server

    states, server = asyncio.run(two())
    assert states == [DeliveryState.REFUSED, DeliveryState.SENT]
    assert server.connections == 1
    assert "RSET" in server.commands


@pytest.mark.parametrize("how", ["hang up", "421"])
def test_a_line_that_the_server_closed_while_idle_is_opened_again(how: str) -> None:
    async def two() -> tuple[DeliveryState, int]:
        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            await line.deliver(ME, HER, MAIL, intent=yes)
            if how == "hang up":
                server.hang_up()
                await asyncio.sleep(0)
            else:
                server.answers["MAIL"] = "421 idle too long"
                asyncio.get_running_loop().call_later(0.05, server.answers.update, {"MAIL": "250 OK"})
            return (await line.deliver(ME, HER, MAIL, intent=yes)).verdict.state, server.connections

    state, connections = asyncio.run(two())
    assert connections == 2
    assert state is (DeliveryState.SENT if how == "hang up" else DeliveryState.QUEUED)


def test_data_may_be_made_when_it_is_needed() -> None:
    async def late() -> list[str]:
        order: list[str] = []

        def make() -> bytes:
            order.append("data")
            return MAIL

        def commit() -> bool:
            order.append("intent")
            return True

        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            await line.deliver(ME, HER, make, intent=commit)
        return order

    assert asyncio.run(late()) == ["intent", "data"]


@pytest.mark.parametrize(
    "address", ["a@b.example> SIZE=1", "a b@c.example", "a\r\nRCPT TO:<x@y.example>@z.example", ""]
)
def test_an_address_cannot_break_out_of_its_command(address: str) -> None:
    async def speak() -> list[str]:
        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            with pytest.raises(InputError):
                await line.deliver(ME, address, MAIL, intent=yes)
            return server.commands

    assert all("SIZE" not in command and "RCPT" not in command for command in asyncio.run(speak()))


@pytest.mark.parametrize("data", [b"a\nb\r\n", b"a\rb\r\n", b"x\r\n.\n"])
def test_bare_line_breaks_never_reach_the_wire(data: bytes) -> None:
    async def speak() -> int:
        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            with pytest.raises(ValueError, match="CRLF"):
                await line.deliver(ME, HER, data, intent=yes)
            return server.connections

    assert asyncio.run(speak()) == 0


@pytest.mark.parametrize("host", ["192.0.2.7", "smtp.example.com", "2001:db8::1"])
def test_an_open_line_leads_to_this_machine_only(host: str) -> None:
    with pytest.raises(ConfigError, match="another machine"):
        Line(Server(host, 25, Tls.NONE))
