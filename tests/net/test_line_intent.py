"""The intent is asked at one instant of a conversation, and whatever cuts it short leaves what is certain."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from delivered import HER, MAIL, ME, offers, yes
from scripted_server import SILENT, scripted

from outreach.mail.conversation import Phase
from outreach.mail.delivery import DeliveryState
from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

__all__ = ["offers"]  # a fixture


@pytest.mark.parametrize("kind", ["plain", "async"])
def test_the_intent_is_asked_once_after_the_354_and_before_any_byte_of_the_body(kind: str) -> None:
    async def watch() -> None:
        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            asked: list[tuple[str, bytes]] = []

            def commit() -> bool:
                asked.append((server.commands[-1], server.body))
                return True

            async def commit_slowly() -> bool:
                await asyncio.sleep(0.05)
                return commit()

            intents: dict[str, Callable[[], bool | Awaitable[bool]]] = {
                "plain": commit,
                "async": commit_slowly,
            }
            outcome = await line.deliver(ME, HER, MAIL, intent=intents[kind])
            assert asked == [("DATA", b"")]
            assert outcome.verdict.state is DeliveryState.SENT
            assert server.body == MAIL + b".\r\n"

    asyncio.run(watch())


@pytest.mark.parametrize("step", ["CONNECT", "MAIL", "RCPT", "DATA"])
def test_the_intent_is_not_asked_where_it_never_comes_to_the_354(step: str) -> None:
    async def watch() -> list[str]:
        asked: list[str] = []

        def commit() -> bool:
            asked.append("asked")
            return True

        async with (
            scripted({step: "451 later"}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE)) as line,
        ):
            await line.deliver(ME, HER, MAIL, intent=commit)
        return asked

    assert asyncio.run(watch()) == []


def test_an_intent_that_says_no_closes_the_line_without_a_byte_of_the_body() -> None:
    async def withdraw() -> tuple[Outcome, bytes, list[str]]:
        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            outcome = await line.deliver(ME, HER, MAIL, intent=lambda: False)
            await asyncio.sleep(0.05)
            return outcome, server.body, server.commands

    outcome, body, commands = asyncio.run(withdraw())
    assert outcome.withheld
    assert (outcome.phase, outcome.verdict.state, outcome.verdict.retry) == (
        Phase.DATA,
        DeliveryState.QUEUED,
        False,
    )
    assert body == b""
    assert commands[-1] == "DATA"


def test_what_the_intent_raises_goes_on_and_nothing_was_sent() -> None:
    async def fail() -> tuple[Outcome | None, bytes]:
        def broken() -> bool:
            raise OSError("disk full")

        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            with pytest.raises(OSError, match="disk full"):
                await line.deliver(ME, HER, MAIL, intent=broken)
            await asyncio.sleep(0.05)
            return line.outcome, server.body

    outcome, body = asyncio.run(fail())
    assert outcome is not None
    assert outcome.verdict.state is DeliveryState.QUEUED
    assert body == b""


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("CONNECT", DeliveryState.QUEUED),
        ("EHLO", DeliveryState.QUEUED),
        ("MAIL", DeliveryState.QUEUED),
        ("RCPT", DeliveryState.QUEUED),
        ("DATA", DeliveryState.QUEUED),
        ("BODY", DeliveryState.UNKNOWN),
    ],
)
def test_a_cancelled_delivery_leaves_what_is_known(step: str, state: DeliveryState) -> None:
    async def stop() -> tuple[Outcome | None, DeliveryState]:
        async with (
            scripted({step: SILENT}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE)) as line,
        ):
            task = asyncio.create_task(line.deliver(ME, HER, MAIL, intent=yes))
            await server.reached.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            known = line.outcome
            server.answers[step] = {"CONNECT": "220 ready", "DATA": "354 go on"}.get(step, "250 OK")
            after = await line.deliver(ME, HER, MAIL, intent=yes)
            return known, after.verdict.state

    outcome, after = asyncio.run(stop())
    assert outcome is not None
    assert outcome.verdict.state is state
    assert outcome.reply_text == "stopped by us"
    assert after is DeliveryState.SENT, "the line can be used again"


def test_a_stop_that_meets_the_answer_keeps_the_answer() -> None:
    async def stop() -> Outcome | None:
        async with (
            scripted({"BODY": SILENT}) as server,
            Line(Server("127.0.0.1", server.port, Tls.NONE)) as line,
        ):
            task = asyncio.create_task(line.deliver(ME, HER, MAIL, intent=yes))
            await server.reached.wait()
            assert line.client is not None
            protocol = line.client.protocol
            assert protocol is not None
            protocol.data_received(b"250 kept\r\n")
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return line.outcome

    outcome = asyncio.run(stop())
    assert outcome is not None
    assert outcome.verdict.state is DeliveryState.SENT


def test_a_delivery_cancelled_within_the_intent_was_certainly_not_sent() -> None:
    async def stop() -> tuple[Outcome | None, bytes]:
        committing = asyncio.Event()

        async def commit() -> bool:
            committing.set()
            await asyncio.sleep(60)
            return True

        async with scripted() as server, Line(Server("127.0.0.1", server.port, Tls.NONE)) as line:
            task = asyncio.create_task(line.deliver(ME, HER, MAIL, intent=commit))
            await committing.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.sleep(0.05)
            return line.outcome, server.body

    outcome, body = asyncio.run(stop())
    assert outcome is not None
    assert (outcome.verdict.state, outcome.phase) == (DeliveryState.QUEUED, Phase.DATA)
    assert body == b""
