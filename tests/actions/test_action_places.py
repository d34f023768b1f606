"""Of a workspace and its copies one sends: the other must be told that it takes over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from restored import Backup, backup, home, remembered
from sends import AT_TEN, real, send_all, send_queued
from smtp_server import SmtpServer

from outreach.actions.places import copied, take_over
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import OutreachError, Refused
from outreach.store import events
from spring import states
from submitted import took

__all__ = ["backup", "home", "real", "remembered"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture
def copy(app: App, remembered: SmtpServer, clock: Clock, tmp_path: Path) -> Iterator[App]:
    """The workspace, copied after it sent five of six."""
    send_all(app)
    app.close()
    shutil.copytree(app.workspace, tmp_path / "copy")
    app.__dict__.pop("engine", None)
    one = App(folder=tmp_path / "copy", clock=clock, environ=app.environ)
    yield one
    one.close()


def other_machine(app: App, tmp_path: Path) -> None:
    app.environ = {**app.environ, "XDG_STATE_HOME": str(tmp_path / "elsewhere")}


def because(app: App) -> str | None:
    found = copied(app)
    return found.because if found else None


def test_the_first_to_send_is_the_one_that_sends_and_its_number_stays_at_home_on_sqlite(
    app: App, remembered: SmtpServer, home: Path
) -> None:
    send_all(app)
    app.close()

    assert because(app) is None
    number = (home / "outreach" / "machine").read_bytes().strip()
    assert number not in (app.workspace / "outreach.db").read_bytes()
    assert (home / "outreach" / "machine").stat().st_mode & 0o077 == 0


def test_on_another_machine_a_sqlite_file_sends_only_after_a_takeover(
    app: App, copy: App, tmp_path: Path
) -> None:
    other_machine(copy, tmp_path)

    with pytest.raises(
        Refused, match="this database last sent from another machine; nothing was sent"
    ) as told:
        send_queued(copy)
    assert told.value.hint.startswith("outreach send --takeover")

    take_over(copy)
    send_queued(copy)
    assert because(copy) is None
    with copy.reading() as db:
        assert "sender.taken_over" in {one.kind for one in events.events(db)}


def test_on_the_same_machine_a_copied_folder_sends_only_after_a_takeover_on_sqlite(
    app: App, copy: App
) -> None:
    said = because(copy)
    assert said is not None
    assert said.endswith(f"is a copy of {app.workspace / 'outreach.db'}, which sends")
    with pytest.raises(Refused):
        send_queued(copy)
    assert because(app) is None

    take_over(copy)
    send_queued(copy)

    assert because(copy) is None
    assert because(app) is not None
    with pytest.raises(Refused):
        send_queued(app)


def test_a_copy_that_sent_is_seen_by_the_first_one_even_after_it_takes_over_again_on_sqlite(
    app: App, copy: App, clock: Clock, remembered: SmtpServer
) -> None:
    take_over(copy)
    clock.now += timedelta(hours=3)
    send_queued(copy)
    take_over(app)

    with pytest.raises(OutreachError, match="older than what was sent"):
        send_queued(app)
    assert took(remembered).count("lena") == 1


def test_a_folder_that_was_moved_goes_on_without_a_word_on_sqlite(app: App, copy: App) -> None:
    app.close()
    shutil.rmtree(app.workspace)

    send_queued(copy)

    assert because(copy) is None


def test_a_postgresql_database_may_be_sent_from_anywhere(
    app: App, remembered: SmtpServer, tmp_path: Path
) -> None:
    send_all(app)
    other_machine(app, tmp_path)

    assert because(app) is None
    send_queued(app)


def test_a_copy_of_a_postgresql_database_under_another_name_sends_only_after_a_takeover(
    app: App, remembered: SmtpServer, clock: Clock, backup: Backup
) -> None:
    send_all(app)
    backup.keep()
    assert backup.server
    copied_to = backup.server.url((backup.folder / "backup").read_text())
    staging = App(
        folder=app.workspace, clock=clock, environ={**app.environ, "OUTREACH_DATABASE__URL": copied_to}
    )

    with pytest.raises(Refused, match="copy of one that sends from another server"):
        send_queued(staging)
    staging.close()
    app.__dict__.pop("engine", None)
    send_queued(app)


def test_practice_needs_no_takeover(app: App, approved: Path, tmp_path: Path) -> None:
    app.environ = {**app.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    send_all(app)
    other_machine(app, tmp_path)

    assert because(app) is None
    assert not (tmp_path / "state").exists()


def test_without_a_home_the_guard_is_silent_on_sqlite(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)

    send_queued(app)

    assert because(app) is None
    assert sorted(took(real)) == sorted(AT_TEN)
    assert states(app)["ayse"] == "sent"
