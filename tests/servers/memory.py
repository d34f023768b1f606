"""Where tests keep their files: in memory where it has room, for a database waits for a disk at every commit."""

from __future__ import annotations

import os
from pathlib import Path

#: What pytest reads; what servers keep stands there too.
ROOT = "PYTEST_DEBUG_TEMPROOT"
_MEMORY = Path("/dev/shm")
_ROOM = 4 * 2**30


def use() -> None:
    """Keep all of this run's files in memory, if they fit and may be run there; else where they would be anyway."""
    if ROOT not in os.environ and fits(_MEMORY):
        os.environ[ROOT] = str(_MEMORY)


def root() -> str:
    """Give the folder for folders of servers, short enough for the path of a Unix socket."""
    return os.environ.get(ROOT, "/tmp")


def fits(folder: Path) -> bool:
    """Say whether a folder has room for what a run of all tests writes, and lets scripts run."""
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        return False
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize >= _ROOM and not told.f_flag & getattr(os, "ST_NOEXEC", 8)
