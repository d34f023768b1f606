"""What a start costs is decided by what it imports: help is a table, and lint needs no database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach.cli import VERBS, cli

ROOT = Path(__file__).parents[1]
HEAVY = {
    "sqlalchemy", "sqlmodel", "pydantic", "jinja2", "rich", "alembic", "aiosmtplib", "aiosmtpd", "holidays",
    "asyncio", "email", "dns",
}  # fmt: skip
DATABASE = {"sqlalchemy", "sqlmodel", "alembic", "sqlite3"}
DRAFT = """Subject: The kiln video

Hi Ayşe,

Your video about the first firing shows the glaze before and after; we make the kiln you borrowed for it.
May I send you one to keep?
"""


def imported(*arguments: str, folder: Path, code: int = 0) -> set[str]:
    """Run the program in *folder* and name the top-level packages that it imported."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "outreach", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    measured = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    said = [line for line in ran.stderr.splitlines() if line not in measured]
    assert ran.returncode == code, "\n".join([ran.stdout, *said])
    return {line.rpartition("|")[2].strip().split(".")[0] for line in measured}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["-h"], 0), (["--version"], 0), (["sned"], 2)],
    ids=["--help", "-h", "--version", "a mistyped command"],
)
def test_help_and_version_import_nothing_heavy(tmp_path: Path, arguments: list[str], code: int) -> None:
    loaded = imported(*arguments, folder=tmp_path, code=code)
    assert {"outreach", "click"} <= loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("name", VERBS)
def test_the_help_of_a_command_imports_no_database(tmp_path: Path, name: str) -> None:
    assert imported(name, "--help", folder=tmp_path) & DATABASE == set()


def test_linting_a_file_needs_no_database(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    loaded = imported("lint", str(file), folder=tmp_path)
    assert "outreach" in loaded
    assert loaded & DATABASE == set()


def test_reading_a_mail_needs_no_database_no_socket_loop_and_no_settings(tmp_path: Path) -> None:
    file = tmp_path / "answer.eml"
    file.write_text("From: a@b.example\n\nOlur mu?\n", "utf-8")
    loaded = imported("read", str(file), folder=tmp_path)
    assert "email" in loaded
    assert loaded & (HEAVY - {"email"}) == set()


def test_a_heavy_import_would_be_seen(workspace: Path) -> None:
    assert imported("status", folder=workspace) >= {"sqlalchemy", "sqlmodel"}


@pytest.mark.parametrize("name", VERBS)
def test_a_command_loads_and_says_in_its_help_what_the_table_says(name: str) -> None:
    command = cli.get_command(cli.make_context("outreach", ["--help"], resilient_parsing=True), name)
    assert command is not None
    assert command.get_short_help_str(limit=1000) == VERBS[name].help


def test_the_table_names_every_command_there_is() -> None:
    """A command with more to say than one file holds has others, named after it: `send_plan`."""
    files = {path.stem.partition("_")[0] for path in (ROOT / "outreach/commands").glob("[!_]*.py")}
    assert files - {"options"} == set(VERBS)
