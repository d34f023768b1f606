"""`outreach sync --watch`: it tells what comes when it comes, and ends when it is told to."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from dovecot import Dovecot

from driver import SOON, started
from outreach.app import App
from outreach.demo import Clock
from posted import answer, world
from spring import arrives, configure, letter
from terminal import terminal

__all__ = ["world"]  # fixtures

Typed = Callable[..., Result]


def test_an_answer_is_told_when_it_comes(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str
) -> None:
    configure(
        app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', 'password_cmd = "printf secret"')
    )
    dovecot.deliver(user, answer(1, "ayse@example.com", "Merhaba, olur."))
    with terminal(world, "sync", "--watch", now=clock()) as screen:
        assert "Ayşe Yılmaz" in screen.until("watching: Ctrl-C stops")
        dovecot.deliver(user, answer(2, "ilker@example.com", "Konuşalım."))
        assert "Ayşe" not in screen.until("Konuşalım.")
        screen.until("1 sequence ended")
        screen.type("\x03")
        code, told = screen.end()

    assert (code, told.splitlines()[-1]) == (0, "Stopped.")


def test_in_practice_it_looks_into_the_inbox(sent: Path, clock: Clock) -> None:
    with terminal(sent, "sync", "--watch", now=clock()) as screen:
        screen.until("watching: Ctrl-C stops")
        arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba, olur."))
        screen.until("Merhaba, olur.")
        screen.type("\x03")
        assert screen.end()[0] == 0


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_well(sent: Path, clock: Clock, end: signal.Signals) -> None:
    with started(sent, "sync", "--watch", now=clock()) as process:
        assert process.stderr
        assert process.stderr.readline() == "watching: Ctrl-C stops\n"
        process.send_signal(end)
        _, told = process.communicate(timeout=SOON)

    assert process.returncode == 0, told
    assert told.endswith("Stopped.\n")


def test_it_goes_with_no_file(run: Typed, sent: Path) -> None:
    result = run("sync", "--watch", "--from-maildir", str(sent / "inbox"))

    assert result.exit_code == 2
    assert "one of --watch, --from-mbox, --from-maildir and --reclassify" in result.stderr
