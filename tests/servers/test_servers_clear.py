"""Where somebody on the line hides that a server offers TLS, nothing of ours is said: no name, no password, no mail."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from exim import Exim
from loop import AUTUMN, SPRING, address, prepare
from smtp_server import SmtpServer
from tap import Tap, tapped

from outreach.app import App
from outreach.errors import Outcome

Run = Callable[..., Result]
#: What a program may say before TLS.
HARMLESS = {b"EHLO", b"HELO", b"STARTTLS", b"CAPABILITY", b"ID", b"NOOP", b"LOGOUT", b"QUIT"}


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return lambda: datetime.now(UTC)


@pytest.fixture
def lines(exim: Exim) -> Iterator[tuple[Tap, Tap]]:
    """The line to the server that takes our mail, and the one to our mailbox; neither server seems to know TLS."""
    with (
        tapped(exim.port, hidden=b"STARTTLS") as smtp,
        tapped(exim.dovecot.imap, hidden=b"STARTTLS") as imap,
    ):
        yield smtp, imap


@pytest.fixture
def app(
    workspace: Path,
    clock: Callable[[], datetime],
    exim: Exim,
    submission: SmtpServer,
    lines: tuple[Tap, Tap],
    domain: str,
) -> Iterator[App]:
    smtp, imap = lines
    tapped_exim = replace(exim, port=smtp.port, dovecot=replace(exim.dovecot, imap=imap.port))
    prepare(workspace, tapped_exim, submission, domain, clock())
    one = App(folder=workspace, clock=clock, environ={"MAIL_PASSWORD": exim.dovecot.password})
    yield one
    one.close()


def verbs(line: Tap) -> set[bytes]:
    """Name the commands on a line, without the tags of IMAP."""
    words = [said.split() for said in bytes(line.asked).splitlines() if said.strip()]
    return {next((word.upper() for word in said if word.upper() in HARMLESS), said[0]) for said in words}


@pytest.mark.usefixtures("trusted")
def test_neither_doctor_nor_sync_nor_send_says_anything_in_clear(
    run: Run, workspace: Path, lines: tuple[Tap, Tap], exim: Exim, domain: str
) -> None:
    run("import", "--yes", str(workspace / "people.csv"))
    run("posts", "import", str(workspace / "posts.csv"))
    run("draft", "spring", *(address(who, domain) for who in SPRING))
    run("draft", "autumn", *(address(who, domain) for who in AUTUMN))
    run("approve", "spring", "--confirm-count", str(len(SPRING)))

    codes = [
        run("doctor").exit_code,
        run("sync").exit_code,
        run("send", "--confirm-count", str(len(SPRING))).exit_code,
    ]

    assert Outcome.DONE not in codes
    secrets = (exim.dovecot.password, f"selin@{domain}", f"\0selin@{domain}\0{exim.dovecot.password}")
    for line in lines:
        assert verbs(line) <= HARMLESS
        for secret in secrets:
            assert secret.encode() not in line.asked
            assert b64encode(secret.encode()) not in line.asked
    assert all(line.asked for line in lines)
    assert not exim.dovecot.folder(address("ayse", domain))
