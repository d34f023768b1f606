"""A line of the journal stands on each side of the wire, and what happens where it is torn, gone, or cannot be written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from restored import Backup, backup, home, lines, refused, remembered
from sends import AT_TEN, real, send_all, send_queued
from smtp_server import SmtpServer

from outreach.actions.journal import check, missing, put_back
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import OutreachError
from outreach.store.journal import NAME
from spring import states
from submitted import took

__all__ = ["backup", "home", "real", "remembered"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture
def colleague(app: App, clock: Clock, environ: Mapping[str, str], tmp_path: Path) -> Iterator[App]:
    """Somebody else's workspace of the same database."""
    folder = tmp_path / "colleague"
    folder.mkdir()
    for name in ("config.toml", "secret.key"):
        shutil.copy(app.workspace / name, folder / name)
    one = App(folder=folder, clock=clock, environ=environ)
    yield one
    one.close()


def test_a_line_stands_before_the_first_byte_and_one_after_the_answer(app: App, real: SmtpServer) -> None:
    send_all(app)

    records = [json.loads(line) for line in lines(app)]
    assert [one["state"] for one in records] == ["sending", "sent"] * 5
    assert records[0] == records[1] | {"state": "sending"}
    assert {one["attempt"] for one in records} == {1}


def test_the_journal_names_nobody(app: App, real: SmtpServer) -> None:
    send_all(app)

    whole = "\n".join(lines(app)).casefold()
    words = set(re.findall(r"\w+", whole))  # a Message-ID may hold any three letters
    assert words.isdisjoint((*AT_TEN, "hill", "spring"))
    assert "example.com" not in whole
    assert (app.workspace / NAME).stat().st_mode & 0o077 == 0


def test_a_torn_last_line_says_nothing_and_the_next_one_stands_by_itself(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    send_all(app)
    whole = lines(app)
    with (app.workspace / NAME).open("a", encoding="ascii") as file:
        file.write(whole[0][:40])
    clock.now += timedelta(hours=3)

    send_queued(app)

    assert states(app)["lena"] == "sent"
    assert [json.loads(one)["state"] for one in lines(app)[len(whole) + 1 :]] == ["sending", "sent"]
    check(app)


def test_a_journal_that_was_deleted_is_written_again_from_what_the_database_knows(
    app: App, real: SmtpServer, backup: Backup
) -> None:
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    (app.workspace / NAME).unlink()
    send_queued(app)

    assert len(lines(app)) == 5
    backup.put_back()
    refused(app)


def test_a_journal_of_another_workspace_says_nothing(app: App, real: SmtpServer, tmp_path: Path) -> None:
    send_all(app)
    path = app.workspace / NAME
    other = [json.dumps(json.loads(one) | {"of": "another", "attempt": 9}) for one in lines(app)]
    path.write_text("\n".join([*other, *lines(app)]) + "\n", "ascii")

    check(app)
    assert missing(app) == []
    assert len(lines(app)) == 2 * len(other)


def test_where_the_journal_cannot_be_written_nothing_leaves(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    app.environ = {**app.environ, "XDG_STATE_HOME": str(app.workspace / "config.toml")}

    with pytest.raises(OutreachError, match="cannot be"):
        send_queued(app)

    assert took(real) == []
    assert set(states(app).values()) == {"queued"}


def test_where_the_disk_fills_up_at_the_wire_the_mail_waits(
    app: App, real: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full is the same refusal to write, for which the test stands in."""
    queue(app, confirmed=6)

    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("outreach.store.journal.os.write", full)
        run = send_queued(app)

    assert took(real) == []
    assert set(states(app).values()) == {"queued"}
    assert "No space left on device" in str(run.halted["me"])

    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN)


def test_a_colleague_who_sent_nothing_notices_it_too_on_postgresql(
    app: App, real: SmtpServer, colleague: App, backup: Backup
) -> None:
    colleague.environ = app.environ
    queue(app, confirmed=6)
    backup.keep()
    send_queued(app)
    check(colleague)
    colleague.close()
    backup.put_back()
    colleague.__dict__.pop("engine", None)

    refused(colleague)
    put_back(colleague, sent=True)
    check(app)
    send_queued(app)

    assert sorted(took(real)) == sorted(AT_TEN)


def test_two_senders_of_a_postgresql_database_know_of_each_other_s_mail(
    app: App, real: SmtpServer, colleague: App, clock: Clock
) -> None:
    colleague.environ = app.environ
    queue(app, confirmed=6)
    send_queued(app)
    clock.now += timedelta(hours=3)
    send_queued(colleague)
    check(app)

    assert sorted(took(real)) == sorted((*AT_TEN, "lena"))
    ids = [{json.loads(one)["id"] for one in lines(one)} for one in (app, colleague)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 6
