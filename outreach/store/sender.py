"""One sender per SQLite database: an OS lock beside the file, freed by the system however the sender ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from outreach.errors import BusyError


@contextmanager
def sender_lock(database: Path) -> Iterator[None]:
    """Hold the right to send from this database.

    Raises:
        BusyError: another process has it.
    """
    lock = FileLock(database.with_name(database.name + ".sender.lock"), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            "another `outreach send` is running on this database",
            hint="wait for it, or stop it there with Ctrl-C",
        ) from None
    try:
        yield
    finally:
        lock.release()
