"""Who may send, and whose mail may be settled because they certainly send no more."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from postgres import Postgres

from outreach.app import App
from outreach.errors import BusyError, UnreachableError
from outreach.store.engine import open_engine
from outreach.store.sender import dead, sender

_PROGRAM = """import sys
from outreach.store.engine import open_engine
from outreach.store.sender import sender
with sender(open_engine(sys.argv[1]), sys.argv[2]):
    print("holds it", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(database: str, owner: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the right to send until its input ends."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", _PROGRAM, database, owner], **pipes) as process:  # type: ignore[call-overload]  # two pipes
        try:
            assert process.stdout.readline() == "holds it\n"
            yield process
        finally:
            process.kill()


def lives(app: App, *owners: str) -> set[str]:
    with app.writing() as db:
        return set(owners) - dead(db, owners)


def test_whoever_holds_the_right_lives_and_all_others_are_dead(app: App) -> None:
    with sender(app.engine, "me"):
        assert lives(app, "me", "other") == {"me"}
    assert lives(app, "me", "other") == set()


def test_nobody_asked_for_is_nobody_dead(app: App) -> None:
    assert lives(app) == set()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_sender_is_dead_however_it_ended(app: App, database: str, end: signal.Signals) -> None:
    with another(database, "other") as process:
        assert lives(app, "other") == {"other"}
        process.send_signal(end)
        process.wait()
        until_free(app, "other")
    with sender(app.engine, "me"):
        assert lives(app, "other", "me") == {"me"}


def until_free(app: App, owner: str) -> None:
    """Wait until the server noticed that the line is gone: a moment, as it waits for nothing else."""
    for _ in range(2000):
        if not lives(app, owner):
            return
    pytest.fail("the right of a dead sender was not freed")


def test_a_second_process_is_refused_on_sqlite(app: App, database: str) -> None:
    with another(database, "other"):
        with pytest.raises(BusyError, match="another `outreach send` is running"), sender(app.engine, "me"):
            pass
        assert lives(app, "other", "me") == {"other", "me"}, "who lives is not known from outside"
    with sender(app.engine, "me"):
        pass


def test_on_postgresql_several_send_at_once_and_each_is_known_to_live(app: App, database: str) -> None:
    with another(database, "other"), sender(app.engine, "me"), sender(app.engine, "mine too"):
        assert lives(app, "me", "mine too", "other", "gone") == {"me", "mine too", "other"}


def test_on_postgresql_a_line_that_the_server_cut_frees_the_right_and_ends_quietly(
    app: App, database: str, postgresql: Postgres
) -> None:
    with sender(app.engine, "me"):
        cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        postgresql.admin.execute(cut)
        until_free(app, "me")
    with sender(app.engine, "me"):
        assert lives(app, "me") == {"me"}, "a line that was cut is used again"


def test_on_postgresql_the_line_that_holds_the_right_waits_in_no_transaction(
    app: App, postgresql: Postgres
) -> None:
    """A server ends those who wait in one, and it would keep what others deleted."""
    with sender(app.engine, "me"):
        found = postgresql.admin.execute(
            "SELECT state FROM pg_stat_activity WHERE application_name = 'outreach'"
        ).fetchall()
    assert set(found) == {("idle",)}


def test_on_postgresql_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    engine = open_engine(f"postgresql+psycopg://test@/t?host={tmp_path}")
    with pytest.raises(UnreachableError, match="its server cannot be reached"), sender(engine, "me"):
        pass
