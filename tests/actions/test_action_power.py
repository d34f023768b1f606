"""The power fails: whatever of the database's log reached the disk, the file is sound and nobody gets a second mail.

SQLite keeps its newest transactions in `outreach.db-wal`, a header of 32 bytes and then frames; a disk that lost power
holds the log up to some byte, and with `synchronous = FULL` never less than what was committed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sends import AT_TEN, real, send_queued
from smtp_server import SmtpServer, Taken
from sqlalchemy import text

from outreach.actions.journal import put_back
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.errors import OutreachError
from outreach.store.journal import NAME
from spring import states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
_FILES = ("outreach.db", "outreach.db-wal", NAME)
_HEADER, _FRAME = 32, 24 + 4096


@dataclass(frozen=True)
class Disk:
    """What a disk held at one moment: the bytes of each file."""

    files: dict[str, bytes]

    @classmethod
    def read(cls, workspace: Path) -> Disk:
        return cls({name: (workspace / name).read_bytes() for name in _FILES if (workspace / name).exists()})

    def put_back(self, app: App, *, log: int | None = None, without: str = "") -> None:
        """Let the workspace hold this again, its log cut to so many bytes."""
        app.close()
        app.__dict__.pop("engine", None)
        for file in (*app.workspace.glob("outreach.db-*"), app.workspace / NAME):
            file.unlink(missing_ok=True)
        for name, content in self.files.items():
            if name != without:
                (app.workspace / name).write_bytes(content[:log] if name.endswith("-wal") else content)


class Watched(list[Taken]):
    """What a server took, and what the disk held when it did."""

    def __init__(self, workspace: Path) -> None:
        super().__init__()
        self.workspace, self.disks = workspace, dict[str, Disk]()

    def append(self, taken: Taken) -> None:
        super().append(taken)
        self.disks[taken.recipients[0].partition("@")[0]] = Disk.read(self.workspace)


@pytest.fixture
def watched(app: App, real: SmtpServer) -> Watched:
    """Five mails that left; one waits for Berlin."""
    queue(app, confirmed=6)
    _settle_log(app)
    real.taken = found = Watched(app.workspace)
    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN)
    return found


def _settle_log(app: App) -> None:
    """Move all of the log into the file, so that what follows is what the log holds."""
    with app.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")


def cuts(length: int) -> Iterator[int]:
    """Choose where the log ends: at frames, a byte beside them, inside of them, and in its header."""
    chance = random.Random(length)
    frames = (length - _HEADER) // _FRAME
    yield from (0, 7, _HEADER, length - 1)
    for frame in sorted(chance.sample(range(1, frames + 1), 10)):
        edge = _HEADER + frame * _FRAME
        yield from (edge, edge - chance.choice((1, 8, 4096, chance.randrange(1, _FRAME))))


def sound(app: App) -> bool:
    with app.reading() as db:
        return bool(db.execute(text("PRAGMA integrity_check")).scalar_one() == "ok")


def sends(app: App) -> bool:
    """Send what is queued; False where the program says that the database does not know what left."""
    try:
        send_queued(app)
    except OutreachError as error:
        if "older than what was sent" not in str(error):
            raise
        return False
    return True


def test_a_log_cut_anywhere_is_sound_and_the_journal_keeps_what_left_from_leaving_again_on_sqlite(
    app: App, real: SmtpServer, watched: Watched
) -> None:
    disk = Disk.read(app.workspace)
    refused = 0

    for end in cuts(len(disk.files["outreach.db-wal"])):
        disk.put_back(app, log=end)
        assert sound(app), end
        knows = {name for name, state in states(app).items() if state in {"sending", "sent"}}
        assert sends(app) is (knows == set(AT_TEN)), f"after a cut at {end}"
        assert len(took(real)) == len(AT_TEN), f"a second mail after a cut at {end}"
        refused += knows != set(AT_TEN)
    assert refused > 5, "no cut lost anything"


def test_after_a_cut_the_journal_tells_what_left_and_the_rest_is_sent_once_on_sqlite(
    app: App, real: SmtpServer, watched: Watched
) -> None:
    disk = Disk.read(app.workspace)
    disk.put_back(app, log=_HEADER + _FRAME * 3)
    with pytest.raises(OutreachError, match="older than what was sent"):
        send_queued(app)

    put_back(app, sent=True)
    send_queued(app)

    assert sorted(took(real)) == sorted(AT_TEN)
    assert {name for name, state in states(app).items() if state == "sent"} == set(AT_TEN)


@pytest.mark.parametrize("name", AT_TEN)
def test_what_was_on_the_disk_when_the_server_took_a_mail_suffices_without_the_journal_on_sqlite(
    app: App, real: SmtpServer, watched: Watched, name: str
) -> None:
    watched.disks[name].put_back(app, without=NAME)
    before = [one.recipients[0].partition("@")[0] for one in watched]
    later = before[before.index(name) + 1 :]
    assert states(app)[name] == "sending"

    run = send_queued(app)

    assert (sound(app), run.lost) == (True, 1)
    assert states(app)[name] == "unknown"
    assert took(real)[len(AT_TEN) :] == later, "what left before leaves no more"


def test_a_commit_returns_when_it_is_on_the_disk_on_sqlite(app: App, spring: Path) -> None:
    with app.writing() as db:
        assert db.execute(text("PRAGMA synchronous")).scalar_one() == 2, "FULL"
