"""A workspace whose database can be kept and put back, as a backup does it, and a home in which the machine remembers."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from postgres import Postgres
from sends import send_queued, yes
from smtp_server import SmtpServer

from outreach.app import App
from outreach.errors import OutreachError
from outreach.store.journal import NAME
from submitted import submits


@dataclass
class Backup:
    """Copies of the database of one workspace, by name."""

    app: App
    folder: Path
    server: Postgres | None

    def keep(self, name: str = "backup") -> None:
        """Copy the database."""
        self.app.close()
        if self.server:
            copied = self.server.copy(self.server.name(self.app.database_url))
            (self.folder / name).write_text(copied)
        else:
            shutil.copy(self.app.workspace / "outreach.db", self.folder / name)

    def put_back(self, name: str = "backup") -> None:
        """Put a copy in the place of the database."""
        self.app.close()
        if self.server:
            self.server.replace(self.server.name(self.app.database_url), (self.folder / name).read_text())
        else:
            for file in self.app.workspace.glob("outreach.db-*"):
                file.unlink()
            shutil.copy(self.folder / name, self.app.workspace / "outreach.db")
        self.app.__dict__.pop("engine", None)


@pytest.fixture
def backup(request: pytest.FixtureRequest, app: App, tmp_path: Path, database: str) -> Backup:
    """A place for copies."""
    folder = tmp_path / "backups"
    folder.mkdir()
    server = request.getfixturevalue("postgresql") if database.startswith("postgresql") else None
    return Backup(app, folder, server)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where this machine remembers workspaces."""
    return tmp_path / "state"


@pytest.fixture
def remembered(app: App, home: Path, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """Six drafts, approved for people, on a machine with a home."""
    app.environ = {**app.environ, "XDG_STATE_HOME": str(home)}
    submits(app, submission)
    yes(app)
    return submission


def lines(app: App) -> list[str]:
    """Read the journal beside the database, or in the workspace."""
    return (app.workspace / NAME).read_text("ascii").splitlines()


def refused(app: App) -> str:
    """Let sending be refused because of what the journal knows, and give the words."""
    with pytest.raises(OutreachError, match="the database is older than what was sent") as caught:
        send_queued(app)
    assert caught.value.hint == "outreach resolve --from-journal"
    return str(caught.value)
