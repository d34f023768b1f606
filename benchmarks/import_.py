"""Importing a long list: the seconds that the program needs from start to end, and those of the peer, `inserting.py`."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from benchmarks.lists import write_people
from benchmarks.program import ROOT, scratch, start
from benchmarks.workspaces import fresh


@cache
def _list(count: int) -> Path:
    return write_people(scratch() / f"list-{count}.csv", count)


def bring(count: int) -> float:
    """Import a list of *count* people into an empty workspace."""
    folder = fresh()
    took = start("outreach", "--workspace", folder, "import", _list(count), "--yes")
    shutil.rmtree(folder)
    return took


def insert(count: int) -> float:
    """Read the same list with csv.reader and insert as many rows with prepared statements."""
    folder = fresh()
    took = start("python", ROOT / "benchmarks/inserting.py", _list(count), folder / "outreach.db")
    shutil.rmtree(folder)
    return took
