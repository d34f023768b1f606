"""`outreach send` and `outreach resolve --from-journal` where a backup was put back, a folder was copied, a laptop slept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from smtp_server import SmtpServer

from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import deliveries, reached, states
from submitted import submits
from terminal import terminal

Typed = Callable[..., Result]


@pytest.fixture
def restored(app: App, approved: Path, run: Typed) -> Path:
    """Six were queued, a copy was made, five left, the copy was put back."""
    queue(app, confirmed=6)
    app.close()
    shutil.copy(approved / "outreach.db", approved / "backup.db")
    app.__dict__.pop("engine")
    run("send")
    app.close()
    shutil.copy(approved / "backup.db", approved / "outreach.db")
    app.__dict__.pop("engine")
    return approved


def test_after_a_backup_was_put_back_send_says_what_to_do(restored: Path, run: Typed) -> None:
    result = run("send")

    assert result.exit_code == 1
    assert "the database is older than what was sent, so nothing is sent: 5 mails" in result.stderr
    assert "try: outreach resolve --from-journal" in result.stderr
    assert len(reached(restored)) == 5


def test_a_sender_that_stays_asks_nothing_and_ends_as_what_nobody_should_start_again(
    restored: Path, run: Typed
) -> None:
    result = run("send", "--watch")

    assert result.exit_code == 3
    assert "try: outreach resolve --from-journal" in result.stderr


def test_resolve_lists_what_left_and_a_script_must_say_sent(app: App, restored: Path, run: Typed) -> None:
    listed = run("resolve", "--from-journal")
    done = run("resolve", "--from-journal", "--sent")
    sent = run("send")

    assert listed.exit_code == 6
    assert listed.stdout.splitlines()[0] == "24 Nov 10:00  sent      Ayşe Yılmaz  spring, first"
    assert "next: outreach resolve --from-journal --sent" in listed.stderr
    assert done.exit_code == 0
    assert "The database knows of them again.\nnext: outreach sync" in done.stderr
    assert sent.exit_code == 0
    assert sorted(states(app).values()) == ["queued"] + ["sent"] * 5
    assert len(reached(restored)) == 5
    assert run("resolve", "--from-journal").stderr == "The database knows of every mail that left.\n"


def test_doctor_says_how_the_journal_stands(restored: Path, run: Typed) -> None:
    before = run("doctor")
    run("resolve", "--from-journal", "--sent")
    after = run("doctor")

    assert before.exit_code == 5
    assert "FAIL  journal         the database is older than what was sent" in before.stdout
    assert "ok    journal         5 attempts to send written down; the database knows of each" in after.stdout


def test_the_history_of_a_person_tells_it(restored: Path, run: Typed) -> None:
    run("resolve", "--from-journal", "--sent")

    assert (
        "first of 2026-11-24 07:00 UTC: known from the journal of what was sent"
        in run("why", "@tomhill").stdout
    )


@pytest.mark.parametrize(("key", "left"), [("y\n", ["queued"]), ("\n", ["queued"] * 6)])
def test_on_a_terminal_resolve_asks(
    app: App, restored: Path, clock: Clock, key: str, left: list[str]
) -> None:
    app.close()
    with terminal(restored, "resolve", "--from-journal", now=clock()) as screen:
        screen.until("so that nobody gets a second mail? [y/N]: ")
        screen.type(key)
        code, _ = screen.end()

    assert code == (0 if key == "y\n" else 6)
    assert [state for state in states(app).values() if state == "queued"] == left


def test_the_journal_is_about_all(restored: Path, run: Typed) -> None:
    result = run("resolve", "@tomhill", "--from-journal")

    assert (result.exit_code, "is about all of them" in result.stderr) == (2, True)
    listed = run("resolve", "--from-journal", "--json")
    assert (listed.exit_code, "it has no --json" in listed.stderr) == (2, True)


def test_a_week_later_a_terminal_asks_once_for_all(app: App, approved: Path, clock: Clock) -> None:
    queue(app, confirmed=6)
    app.close()
    clock.now += timedelta(days=7)
    ask = "were due since Tue 24 Nov 10:00 Istanbul: send them now? Hours and limits are kept. [y/N]: "

    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ask)
        screen.type("\n")
        code, told = screen.end()
    assert (code, len(reached(approved))) == (5, 0)
    assert "wait for your yes: outreach send --overdue" in " ".join(told.split())

    with terminal(approved, "send", now=clock()) as screen:
        screen.until(ask)
        screen.type("y\n")
        code, _ = screen.end()
    assert (code, len(reached(approved))) == (0, 5)


@pytest.mark.usefixtures("trusted")
def test_a_copied_workspace_is_told_and_takes_over_by_a_word(
    app: App, drafted: Path, submission: SmtpServer, run: Typed, tmp_path: Path
) -> None:
    app.environ = {**app.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    submits(app, submission)
    run("approve", "spring", "--confirm-count", "6")
    assert run("send", "--confirm-count", "6").exit_code == 0
    app.environ = {**app.environ, "XDG_STATE_HOME": str(tmp_path / "another machine")}

    refused, stays = run("send"), run("send", "--watch")
    taken = run("send", "--takeover")

    assert (refused.exit_code, stays.exit_code) == (2, 3)
    assert "this database last sent from another machine; nothing was sent" in refused.stderr
    assert "try: outreach send --takeover, if from now on this one alone sends" in refused.stderr
    assert taken.exit_code == 0
    assert run("send").exit_code == 0
    assert len(deliveries(app)) == 6
