"""An envelope that is said at once: written in one piece, its answers in order, and nothing left over for the next one.

That every verdict is the same is what `test_line.py` proves, which runs with it and without.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from scripted_server import Scripted, scripted

from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

ME, HER, HIM = "selin@kilnhaus.example", "ayse@ornek.example", "tom@ornek.example"
MAIL = b"Subject: x\r\n\r\nMerhaba\r\n"
_OFFERS = "250-localhost\r\n250 PIPELINING"


def yes() -> bool:
    return True


async def two(answers: Mapping[str, str], then: Mapping[str, str]) -> tuple[list[Outcome], Scripted]:
    """Deliver one mail while the server answers so, and a second one with *then* changed."""
    async with (
        scripted({"EHLO": _OFFERS, **answers}) as server,
        Line(Server("127.0.0.1", server.port, Tls.NONE), command=2) as line,
    ):
        first = await line.deliver(ME, HER, MAIL, intent=yes)
        body = server.body
        server.answers.update(then)
        second = await line.deliver(ME, HIM, MAIL, intent=yes)
        assert body in {b"", MAIL + b".\r\n"}
        return [first, second], server


@pytest.mark.parametrize("offers", [_OFFERS, "250 localhost"])
def test_the_envelope_is_one_write_where_the_server_offers_that(offers: str) -> None:
    async def watch() -> list[bytes]:
        writes: list[bytes] = []

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"220 ready\r\n")
            await reader.read(1000)
            writer.write(f"{offers}\r\n".encode())
            while (came := await reader.read(1000)) and not came.startswith(b"QUIT"):
                writes.append(came)
                said = {b"DATA": b"354 go on\r\n"}
                for one in came.splitlines() if not came.endswith(b"\r\n.\r\n") else [came]:
                    writer.write(said.get(one, b"250 OK\r\n"))
            writer.close()

        server = await asyncio.start_server(talk, "127.0.0.1", 0)
        async with Line(Server("127.0.0.1", server.sockets[0].getsockname()[1], Tls.NONE)) as line:
            await line.deliver(ME, HER, MAIL, intent=yes)
        server.close()
        return writes

    said = [f"MAIL FROM:<{ME}>\r\n".encode(), f"RCPT TO:<{HER}>\r\n".encode(), b"DATA\r\n"]
    expected = [b"".join(said)] if offers == _OFFERS else said
    assert asyncio.run(watch()) == [*expected, MAIL + b".\r\n"]


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"RCPT": "550 5.1.1 unknown"}, DeliveryState.REFUSED),
        ({"MAIL": "451 later"}, DeliveryState.QUEUED),
        ({"DATA": "451 later"}, DeliveryState.QUEUED),
    ],
)
def test_after_a_refusal_the_same_line_carries_the_next_mail(
    answers: dict[str, str], state: DeliveryState
) -> None:
    usual = {"RCPT": "250 OK", "MAIL": "250 OK", "DATA": "354 go on"}
    outcomes, server = asyncio.run(two(answers, usual))

    assert [one.verdict.state for one in outcomes] == [state, DeliveryState.SENT]
    assert server.connections == 1
    assert server.commands.count("RSET") == 1


@pytest.mark.parametrize("refuses", ["MAIL", "RCPT"])
def test_a_server_that_takes_data_though_it_refused_gets_no_byte_more_on_that_line(refuses: str) -> None:
    answers = {refuses: "550 5.1.1 unknown", "DATA AFTER NOBODY": "354 go on"}
    outcomes, server = asyncio.run(two(answers, {refuses: "250 OK"}))

    assert outcomes[0].verdict.state is not DeliveryState.SENT
    assert outcomes[1].verdict.state is DeliveryState.SENT
    assert server.connections == 2
    assert "RSET" not in server.commands


@pytest.mark.parametrize(
    ("answers", "phase"),
    [
        ({"RCPT": "250 OK\r\n250 twice"}, Phase.DATA),
        ({"DATA": "354 go on\r\n250 kept before it came"}, Phase.DATA),
        ({"RCPT": "well, well"}, Phase.RCPT),
        ({"MAIL": f"250 {'x' * 70_000}"}, Phase.MAIL),
    ],
)
def test_answers_that_cannot_be_told_apart_end_the_line_before_the_body(
    answers: dict[str, str], phase: Phase
) -> None:
    usual = {"RCPT": "250 OK", "MAIL": "250 OK", "DATA": "354 go on"}
    outcomes, server = asyncio.run(two(answers, usual))

    assert [one.verdict.state for one in outcomes] == [DeliveryState.QUEUED, DeliveryState.SENT]
    assert server.connections == 2


def test_a_reply_of_several_lines_is_one() -> None:
    outcomes, _ = asyncio.run(two({"RCPT": "550-5.1.1 nobody\r\n550 5.1.1 of that name"}, {"RCPT": "250 OK"}))

    assert (outcomes[0].phase, outcomes[0].reply_code) == (Phase.RCPT, 550)
    assert outcomes[0].reply_text == "5.1.1 nobody 5.1.1 of that name"


def test_a_stop_while_answers_are_heard_out_leaves_the_refusal_and_closes_the_line() -> None:
    async def stop() -> tuple[Outcome | None, int]:
        async with (
            scripted({"EHLO": _OFFERS, "RCPT": "550 5.1.1 unknown", "DATA AFTER NOBODY": "silent"}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE)) as line,
        ):
            task = asyncio.create_task(line.deliver(ME, HER, MAIL, intent=yes))
            await server.reached.wait()
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            known = line.outcome
            server.answers["RCPT"] = "250 OK"
            await line.deliver(ME, HIM, MAIL, intent=yes)
            return known, server.connections

    known, connections = asyncio.run(stop())
    assert known is not None
    assert known.verdict.state is DeliveryState.REFUSED
    assert connections == 2
