"""The embedded catch-all: real SMTP on loopback, one Maildir, and every fault told apart."""

from __future__ import annotations

import asyncio
import inspect
import smtplib
from pathlib import Path

import pytest

from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.sink import Fault, Sink
from outreach.net.smtp import Line, Outcome

ME, HER = "selin@kilnhaus.example", "ayse@ornek.example"
MAIL = b"Subject: x\r\n\r\nMerhaba\r\n"


def kept(outbox: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((outbox / "new").iterdir())]


async def send(
    outbox: Path, *mails: bytes, faults: dict[str, Fault] | None = None, to: str = HER
) -> list[Outcome]:
    async with Sink(outbox, faults) as sink, Line(Server("127.0.0.1", sink.port, Tls.NONE)) as line:
        return [await line.deliver(ME, to, mail, intent=lambda: True) for mail in mails]


def test_fifty_mails_go_over_one_line(tmp_path: Path) -> None:
    mails = [MAIL + f"number {number}\r\n".encode() for number in range(50)]
    outcomes = asyncio.run(send(tmp_path / "outbox", *mails))
    assert {outcome.verdict.state for outcome in outcomes} == {DeliveryState.SENT}
    assert sorted(content.split(b"\r\n", 2)[2] for content in kept(tmp_path / "outbox")) == sorted(mails)


def test_the_file_holds_the_envelope_and_then_the_bytes_as_they_came(tmp_path: Path) -> None:
    asyncio.run(send(tmp_path / "outbox", MAIL))
    assert kept(tmp_path / "outbox") == [
        b"Return-Path: <selin@kilnhaus.example>\r\nDelivered-To: ayse@ornek.example\r\n" + MAIL
    ]


@pytest.mark.parametrize(
    "body",
    [
        b".\r\n",
        b"..\r\n",
        b".hidden\r\n...\r\n.\r\nend.\r\n",
        b"a\r\n\r\n.\r\n",
        b"x" * 990 + b"\r\n",
        b"no line break",
    ],
)
def test_lines_that_begin_with_dots_arrive_as_they_were(tmp_path: Path, body: bytes) -> None:
    asyncio.run(send(tmp_path / "outbox", MAIL + body))
    whole = MAIL + body if body.endswith(b"\r\n") else MAIL + body + b"\r\n"
    assert kept(tmp_path / "outbox")[0].split(b"\r\n", 2)[2] == whole


FAULTS = (
    (Fault.REFUSE_RECIPIENT, DeliveryState.REFUSED, Phase.RCPT, 550, 0),
    (Fault.DEFER_RECIPIENT, DeliveryState.QUEUED, Phase.RCPT, 451, 0),
    (Fault.CUT_BEFORE_BODY, DeliveryState.QUEUED, Phase.DATA, None, 0),
    (Fault.CUT_UNACCEPTED, DeliveryState.UNKNOWN, Phase.BODY, None, 0),
    (Fault.CUT_ACCEPTED, DeliveryState.UNKNOWN, Phase.BODY, None, 1),
    (Fault.REFUSE_BODY, DeliveryState.REFUSED, Phase.BODY, 554, 0),
    (Fault.DEFER_BODY, DeliveryState.QUEUED, Phase.BODY, 452, 0),
)


@pytest.mark.parametrize(("fault", "state", "phase", "code", "stored"), FAULTS)
def test_each_fault_has_its_verdict(
    *, tmp_path: Path, fault: Fault, state: DeliveryState, phase: Phase, code: int | None, stored: int
) -> None:
    faults = {HER.upper(): fault}
    outcome = asyncio.run(send(tmp_path / "outbox", MAIL, faults=faults))[0]
    assert (outcome.verdict.state, outcome.phase, outcome.reply_code) == (state, phase, code)
    assert len(kept(tmp_path / "outbox")) == stored


def test_every_fault_is_told_apart_above() -> None:
    assert {row[0] for row in FAULTS} == set(Fault)


def test_only_a_refused_recipient_is_an_address_that_failed(tmp_path: Path) -> None:
    failed = {
        fault: asyncio.run(send(tmp_path / fault, MAIL, faults={HER: fault}))[0].verdict.address_failed
        for fault in Fault
    }
    assert [fault for fault, yes in failed.items() if yes] == [Fault.REFUSE_RECIPIENT]


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_for_one_person_spares_the_next(tmp_path: Path, fault: Fault) -> None:
    async def two() -> DeliveryState:
        async with (
            Sink(tmp_path / "outbox", {HER: fault}) as sink,
            Line(Server("127.0.0.1", sink.port, Tls.NONE)) as line,
        ):
            await line.deliver(ME, HER, MAIL, intent=lambda: True)
            return (await line.deliver(ME, "mert@ornek.example", MAIL, intent=lambda: True)).verdict.state

    assert asyncio.run(two()) is DeliveryState.SENT


def test_nothing_is_kept_of_a_message_without_its_intent(tmp_path: Path) -> None:
    async def withhold() -> None:
        async with Sink(tmp_path / "outbox") as sink, Line(Server("127.0.0.1", sink.port, Tls.NONE)) as line:
            await line.deliver(ME, HER, MAIL, intent=lambda: False)
            await asyncio.sleep(0.05)

    asyncio.run(withhold())
    assert kept(tmp_path / "outbox") == []


def test_it_listens_on_loopback_alone(tmp_path: Path) -> None:
    async def where() -> list[str]:
        async with Sink(tmp_path / "outbox") as sink:
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("127.0.0.2", sink.port)
            return [listening.getsockname()[0] for listening in sink._server.sockets]

    assert asyncio.run(where()) == ["127.0.0.1"]
    assert set(inspect.signature(Sink).parameters) == {"outbox", "faults"}, (
        "no parameter says where to listen"
    )


def test_another_client_finds_a_real_server(tmp_path: Path) -> None:
    def speak(port: int) -> dict[str, str]:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as client:
            client.ehlo()
            client.sendmail(ME, [HER, "mert@ornek.example"], MAIL)
            return client.esmtp_features

    async def serve() -> dict[str, str]:
        async with Sink(tmp_path / "outbox") as sink:
            return await asyncio.to_thread(speak, sink.port)

    assert {"8bitmime", "smtputf8", "size"} <= set(asyncio.run(serve()))
    assert kept(tmp_path / "outbox")[0].count(b"Delivered-To: ") == 2


def test_what_cannot_be_written_is_deferred_not_lost(tmp_path: Path) -> None:
    async def full() -> Outcome:
        async with Sink(tmp_path / "outbox") as sink, Line(Server("127.0.0.1", sink.port, Tls.NONE)) as line:
            (tmp_path / "outbox" / "tmp").rmdir()
            return await line.deliver(ME, HER, MAIL, intent=lambda: True)

    outcome = asyncio.run(full())
    assert (outcome.verdict.state, outcome.reply_code) == (DeliveryState.QUEUED, 451)


def test_it_closes_while_a_line_still_stands(tmp_path: Path) -> None:
    async def leave() -> bytes:
        async with Sink(tmp_path / "outbox") as sink:
            reader, writer = await asyncio.open_connection("127.0.0.1", sink.port)
            await reader.readline()
        writer.close()
        return await asyncio.wait_for(reader.read(), 5)

    assert asyncio.run(leave()) == b""


def test_a_folder_that_is_a_maildir_already_is_gone_on_with(tmp_path: Path) -> None:
    asyncio.run(send(tmp_path / "outbox", MAIL))
    asyncio.run(send(tmp_path / "outbox", MAIL))
    assert len(kept(tmp_path / "outbox")) == 2
