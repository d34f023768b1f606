"""`outreach send` through a real server with TLS, killed at chosen instants: nobody gets two mails, and none is lost unseen."""

from __future__ import annotations

import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from smtp_server import PASSWORD, SmtpServer

from driver import started
from outreach.actions.approving import approve, resolve
from outreach.actions.queueing import queue
from outreach.actions.run import Run
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from spring import READY, configure, states
from submitted import submits, took

pytestmark = pytest.mark.usefixtures("trusted")
INSTANTS = [("begin", number) for number in range(2, 11)] + [("commit", number) for number in range(1, 9)]
SOON = 20.0


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """Six mails queued for people; the password comes from a command, which another process runs too."""
    submits(app, submission)
    (drafted / "give").write_text(f"#!/bin/sh\necho {PASSWORD}\n")
    (drafted / "give").chmod(0o700)
    configure(app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'password_cmd = "./give"'))
    approve(app, resolve(app, ["spring"]))
    queue(app, confirmed=6)
    return submission


def go_on(app: App, clock: Clock) -> Run:
    """Send what is left, now and when Berlin works."""
    run = send(app, tell=lambda _step: None, stop=lambda: False)
    clock.now += timedelta(hours=3)
    send(app, tell=lambda _step: None, stop=lambda: False)
    return run


def check(app: App, server: SmtpServer, run: Run) -> None:
    unknown = {name for name, state in states(app).items() if state == "unknown"}
    assert len(took(server)) == len(set(took(server))), "somebody got two"
    assert {name for name, state in states(app).items() if state == "sent"} == set(READY) - unknown
    assert set(READY) - unknown <= set(took(server)), "a mail is said to be sent and is not there"
    assert len(unknown) == run.lost <= 1


@pytest.mark.parametrize(("at", "number"), INSTANTS)
def test_a_kill_at_a_transaction_of_sqlite_costs_nobody_a_second_mail(
    app: App, real: SmtpServer, clock: Clock, at: str, number: int
) -> None:
    with started(app.workspace, "send", now=clock(), do="kill", at=at, number=number) as process:
        assert process.wait() == -signal.SIGKILL

    check(app, real, go_on(app, clock))


@pytest.mark.parametrize("mail", [1, 3])
def test_a_kill_while_the_server_has_the_body_leaves_one_fate_unknown_on_sqlite(
    app: App, real: SmtpServer, clock: Clock, mail: int
) -> None:
    real.pauses["BODY"] = 0.3
    with started(app.workspace, "send", now=clock()) as process:
        end = time.monotonic() + SOON
        while real.commands.count("DATA") < mail:
            assert time.monotonic() < end, "it took too long"
            time.sleep(0.005)
        time.sleep(0.1)
        process.kill()
    real.pauses.clear()

    run = go_on(app, clock)

    check(app, real, run)
    assert run.lost == 1
