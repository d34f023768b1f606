"""`outreach send --watch`: it stays, sends what comes, and ends when it is told to, correctly at any moment."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from driver import SOON, go_on, started, until_paused
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import reached, states
from terminal import terminal

Typed = Callable[..., Result]
WAITS = "waiting: 1 is queued, from 10:00 Berlin"


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def test_it_sends_tells_what_it_waits_for_and_notices_what_is_queued_meanwhile(
    app: App, approved: Path, clock: Clock
) -> None:
    with terminal(approved, "send", "--watch", now=clock()) as screen:
        screen.until("waiting: nothing is queued; outreach send queues what is approved")
        queue(app, confirmed=6)
        told = screen.until(WAITS)
        assert told.count("  sent ") == 5
        screen.type("\x03")
        code, told = screen.end()

    assert (code, told.count(WAITS)) == (0, 0)
    assert "Stopping." in told
    assert "in hand" not in told, "there was none"
    assert "Stopped. What is queued waits for the next outreach send." in told
    assert sorted(reached(approved)) == ["ayse", "gulsen", "ilker", "sule", "tom"]


def test_the_end_of_a_pause_is_told(app: App, approved: Path, clock: Clock, run: Typed) -> None:
    queue(app, confirmed=6)
    run("pause", "me", "--because", "on holiday")
    with terminal(approved, "send", "--watch", now=clock()) as screen:
        screen.until("account me is paused (on holiday)")
        run("resume", "me")
        told = screen.until(WAITS)
        screen.type("\x03")
        screen.end()

    assert "account me: nothing keeps its mail back any more" in told


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_finishes_the_mail_in_hand(
    app: App, approved: Path, clock: Clock, end: signal.Signals
) -> None:
    queue(app, confirmed=6)
    with started(approved, "send", "--watch", now=clock(), do="pause", at="keep", number=2) as process:
        until_paused(approved)
        process.send_signal(end)
        go_on(approved)
        _, told = process.communicate(timeout=SOON)

    assert process.returncode == 0, told
    assert "Stopping after the mail in hand. Ctrl-C again stops at once." in told
    assert [name for name, state in states(app).items() if state == "sent"] == ["ayse", "ilker"]
    assert reached(approved) == ["ayse", "ilker"]


def test_a_second_ctrl_c_is_immediate_and_what_was_on_the_wire_is_called_unknown(
    app: App, approved: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)
    with started(approved, "send", "--watch", now=clock(), do="pause", at="keep", number=2) as process:
        until_paused(approved)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.3)
        go_on(approved)
        _, told = process.communicate(timeout=SOON)

    assert process.returncode == 130, told
    assert states(app)["ilker"] in {"unknown", "sent"}
    assert set(states(app).values()) <= {"sent", "unknown", "queued"}
    assert reached(approved).count("ilker") <= 1


def test_a_second_one_is_refused_on_sqlite_and_others_may_send_and_queue(
    app: App, approved: Path, clock: Clock, run: Typed
) -> None:
    with terminal(approved, "send", "--watch", now=clock()) as screen:
        screen.until("waiting: nothing is queued")
        second = run("send", "--watch")
        sent = run("send", "--confirm-count", "6")
        screen.type("\x03")
        screen.end()

    assert second.exit_code == 1
    assert "another `outreach send --watch` is running on this database" in second.stderr
    assert sent.exit_code == 0
    assert len(reached(approved)) == 5


@pytest.mark.parametrize("words", [("spring",), ("-n",), ("--confirm-count", "6"), ("--to", "me")])
def test_it_asks_and_queues_nothing(approved: Path, run: Typed, words: tuple[str, ...]) -> None:
    result = run("send", "--watch", *words)
    assert (result.exit_code, reached(approved)) == (2, [])


def test_idle_it_takes_no_time_and_no_more_memory(app: App, approved: Path, clock: Clock) -> None:
    with started(approved, "send", "--watch", now=clock()) as process:
        until((approved / "outreach.db.watch.lock").exists)
        time.sleep(3)
        before = _used(process.pid)
        time.sleep(11)
        after = _used(process.pid)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=SOON)

    assert after[0] - before[0] < 0.3
    assert after[1] - before[1] < 1024


def _used(pid: int) -> tuple[float, int]:
    """Read seconds of the processor and kilobytes of memory."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return (int(fields[11]) + int(fields[12])) / 100, int(resident.split()[1])
