"""The stages of the campaign `spring`, each typed once in a test run and copied for every test that begins there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import Result
from postgres import Postgres
from sqlalchemy import update

from outreach.actions.sharing import place
from outreach.app import App
from outreach.errors import Outcome
from outreach.models import CampaignCopy
from spring import prepare

#: Stage -> the one before it, and what is typed to get there.
_STAGES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "spring": ("", (("import", "--yes", "people.csv"), ("posts", "import", "posts.csv"))),
    "drafted": ("spring", (("draft", "spring"),)),
    "approved": ("drafted", (("approve", "spring", "--confirm-count", "6"),)),
    "sent": ("approved", (("send", "--confirm-count", "6"),)),
}


@dataclass(frozen=True)
class Stages:
    """The stages that were reached, by name and by whatever else a test began with."""

    folder: Path
    #: What was reached -> its folder, and its PostgreSQL database where it has one.
    _kept: dict[tuple[str, ...], tuple[Path, str]] = field(default_factory=dict)

    def reach(self, stage: str, app: App, run: Callable[..., Result], server: Postgres | None) -> None:
        """Bring an untouched workspace to *stage*: copy it where it was reached before, else type the commands."""
        key = (
            stage,
            str(app.now()),
            "postgresql" if server else "sqlite",
            (app.workspace / "config.toml").read_text("utf-8"),
        )
        if key in self._kept:
            self._copy(app, server, *self._kept[key])
            return
        before, commands = _STAGES[stage]
        if before:
            self.reach(before, app, run, server)
        else:
            prepare(app.workspace)
        for words in commands:
            named = (str(app.workspace / word) if word.endswith(".csv") else word for word in words)
            typed = run(*named)
            assert typed.exit_code in (Outcome.DONE, Outcome.PARTLY), typed.output  # two people have no draft
        app.close()
        self._kept[key] = self._keep(app, server)

    def _keep(self, app: App, server: Postgres | None) -> tuple[Path, str]:
        there = self.folder / str(len(self._kept))
        shutil.copytree(app.workspace, there)
        return there, server.copy(server.name(app.database_url)) if server else ""

    def _copy(self, app: App, server: Postgres | None, folder: Path, database: str) -> None:
        shutil.copytree(folder, app.workspace, dirs_exist_ok=True)
        if server:
            server.replace(server.name(app.database_url), database)
        with app.writing() as db:
            db.execute(update(CampaignCopy).values(place=place(app)))
