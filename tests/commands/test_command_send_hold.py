"""The 30 s before mail leaves for people: at a terminal alone, and Ctrl-C takes all of it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from smtp_server import SmtpServer

from outreach.app import App
from outreach.commands.send_hold import _count_down
from outreach.demo import Clock
from spring import configure, states
from submitted import submits, took
from terminal import terminal

ASK = "Type 6 to queue these, anything else to stop: "


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer, run: Callable[..., Result]) -> SmtpServer:
    """Six mails, approved for people; the account has no mailbox."""
    submits(app, submission)
    assert run("approve", "spring", "--confirm-count", "6").exit_code == 0
    return submission


def test_ctrl_c_takes_it_back_and_everything_stays_approved(
    app: App, real: SmtpServer, workspace: Path, clock: Clock
) -> None:
    with terminal(workspace, "send", now=clock()) as screen:
        screen.until(ASK)
        screen.type("6\n")
        screen.until("Sending in 29 s, Ctrl-C takes it back.")
        screen.type("\x03")
        code, told = screen.end()

    assert (code, states(app), took(real)) == (130, {}, [])
    assert "Taken back: nothing was queued or sent, and all of it stays approved." in told


def test_who_is_sure_does_not_wait(app: App, real: SmtpServer, workspace: Path, clock: Clock) -> None:
    """There is no password in the environment of that terminal, so the sending ends at once."""
    with terminal(workspace, "send", "--now", now=clock()) as screen:
        screen.until(ASK)
        screen.type("6\n")
        _, told = screen.end()

    assert "Sending in" not in told
    assert set(states(app).values()) == {"queued"}


def test_practice_does_not_wait(approved: Path, clock: Clock) -> None:
    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ASK)
        screen.type("6\n")
        code, told = screen.end()

    assert (code, "Sending in" in told, "sent 5" in told) == (0, False, True)


def test_the_seconds_are_counted_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _count_down(2)

    told = capsys.readouterr().err
    assert told.split("\r")[1:] == [
        "Sending in 2 s, Ctrl-C takes it back. ",
        "Sending in 1 s, Ctrl-C takes it back. ",
        f"{'Sending.':<45}\n",
    ]


def test_a_pause_between_two_mails_is_told_before_the_first(
    app: App, real: SmtpServer, workspace: Path, clock: Clock
) -> None:
    configure(app, lambda text: text.replace("pause_seconds = 0", "pause_seconds = 90"))
    with terminal(workspace, "send", "--now", now=clock()) as screen:
        screen.until(ASK)
        screen.type("6\n")
        told = screen.until("Ctrl-C stops.")
        screen.end()

    assert "Between two mails of an account up to 90 s pass, as where a person writes. Ctrl-C stops." in told
    assert "sent" not in told, "before the first one"
