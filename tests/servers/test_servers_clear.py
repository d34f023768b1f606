"""Where somebody on the line hides that a server offers TLS, nothing of ours is said: no name, no password, no mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from exim import Exim
from loop import SPRING, address, prepare
from smtp_server import SmtpServer
from tap import Tap, tapped

from outreach.app import App
from outreach.errors import Outcome

Run = Callable[..., Result]
#: What a program may say before TLS; none of it holds anything of ours.
HARMLESS = {b"EHLO", b"HELO", b"STARTTLS", b"CAPABILITY", b"ID", b"NOOP", b"LOGOUT", b"QUIT"}


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: datetime.now(UTC)


@pytest.fixture(params=["smtp", "imap"])
def line(request: pytest.FixtureRequest, exim: Exim) -> Iterator[Tap]:
    """The line to the server that takes our mail, or to our mailbox: it seems not to know TLS."""
    port = exim.port if request.param == "smtp" else exim.dovecot.imap
    with tapped(port, hidden=b"STARTTLS") as one:
        yield one


@pytest.fixture
def app(
    workspace: Path,
    clock: Callable[[], datetime],
    exim: Exim,
    submission: SmtpServer,
    line: Tap,
    domain: str,
) -> Iterator[App]:
    ports = {exim.port: exim.port, exim.dovecot.imap: exim.dovecot.imap, line.to: line.port}
    dovecot = replace(exim.dovecot, imap=ports[exim.dovecot.imap])
    prepare(workspace, replace(exim, port=ports[exim.port], dovecot=dovecot), submission, domain, clock())
    one = App(folder=workspace, clock=clock, environ={"MAIL_PASSWORD": exim.dovecot.password})
    yield one
    one.close()


def verbs(line: Tap) -> set[bytes]:
    """Name the commands on a line, without the tags of IMAP."""
    words = [said.split() for said in bytes(line.asked).splitlines() if said.strip()]
    return {next((word.upper() for word in said if word.upper() in HARMLESS), said[0]) for said in words}


@pytest.mark.usefixtures("trusted")
def test_neither_sync_nor_send_says_anything_in_clear(
    run: Run, workspace: Path, line: Tap, exim: Exim, domain: str
) -> None:
    run("import", "--yes", str(workspace / "people.csv"))
    run("posts", "import", str(workspace / "posts.csv"))
    run("draft", "spring", *(address(who, domain) for who in SPRING))
    run("approve", "spring", "--confirm-count", str(len(SPRING)))

    run("sync")
    sent = run("send", "--confirm-count", str(len(SPRING)))

    assert sent.exit_code != Outcome.DONE
    assert "no STARTTLS" in sent.output
    assert verbs(line)
    assert verbs(line) <= HARMLESS
    assert not exim.dovecot.folder(address("ayse", domain))
