"""One delivery to a server that follows a script, with commands said one by one or ahead."""

from __future__ import annotations

import pytest
from scripted_server import USUAL, Scripted, scripted

from outreach.net.server import Server, Tls
from outreach.net.smtp import Line, Outcome

ME, HER = "selin@kilnhaus.example", "ayse@ornek.example"
MAIL = b"Subject: x\r\n\r\nMerhaba\r\n"


@pytest.fixture(autouse=True, params=["one by one", "at once"])
def offers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Commands wait for each answer, or are said ahead of it: what is certain is the same."""
    if request.param == "at once":
        monkeypatch.setitem(USUAL, "EHLO", "250-localhost\r\n250 PIPELINING")
    return str(request.param)


def yes() -> bool:
    return True


async def deliver(
    answers: dict[str, str], *, command: float = 5, answer: float = 5
) -> tuple[Outcome, Scripted]:
    async with (
        scripted(answers) as server,
        Line(Server("127.0.0.1", server.port, Tls.NONE), command=command, answer=answer) as line,
    ):
        return await line.deliver(ME, HER, MAIL, intent=yes), server
