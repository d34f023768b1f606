"""Workspaces to measure on, each made by the program itself."""

from __future__ import annotations

import shutil
from functools import cache
from itertools import count
from pathlib import Path

from benchmarks.lists import write_people
from benchmarks.program import scratch, start

_numbers = count()


@cache
def _empty() -> Path:
    folder = scratch() / "empty"
    start("outreach", "init", folder, "--name", "Selin", "--email", "selin@kilnhaus.example", "--brand", "Kilnhaus",
          "--language", "en", "--time-zone", "Europe/Istanbul")  # fmt: skip
    start("outreach", "--workspace", folder, "status")  # makes the database
    return folder


def fresh() -> Path:
    """Give a workspace with an empty database, for one round."""
    return Path(shutil.copytree(_empty(), scratch() / f"fresh-{next(_numbers)}"))


@cache
def real() -> Path:
    """Give a workspace in which 150 people were imported, drafted, linted, approved and written to, and some answered."""
    folder = scratch() / "real"
    start("outreach", "demo", write_people(scratch() / "people.csv", 150, posts=True), "--folder", folder)
    return folder
