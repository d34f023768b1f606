"""Runs the program in a process of its own, which ends or pauses itself at a chosen instant.

    driver.py WORKSPACE ISO-TIME (kill|pause|run) (begin|commit|note|noted|keep) NUMBER WORDS...

`begin` and `commit`: just before the NUMBERth transaction that writes begins or is committed; `note` and `noted`: before
and after the NUMBERth line that the journal gets before a first byte; `keep`: when the server has the whole body of the
NUMBERth mail and has not kept it yet. A paused process makes the file `paused` and goes on once it
is gone.
"""

import fcntl
import os
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from pkgutil import walk_packages

from sqlalchemy import Connection, Engine, event

import outreach
import warm
from outreach.app import App
from outreach.cli import cli
from outreach.store.journal import Entry, Journal

SOON = 60.0
#: What starts this file.
COMMAND = (sys.executable, "-W", "error", __file__)


@contextmanager
def started(
    workspace: Path, *words: str, now: datetime, do: str = "run", at: str = "begin", number: int = 1
) -> Iterator[warm.Process]:
    """Start the program; it is killed at the end if it still runs."""
    arguments = [str(workspace), now.isoformat(), do, at, str(number), *words]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = warm.piped(COMMAND, arguments, environ=environ)
    try:
        yield process
    finally:
        process.close()


def until_paused(workspace: Path) -> None:
    """Wait until the process stands still."""
    _until((workspace / "paused").exists)


def go_on(workspace: Path) -> None:
    """Let it go on."""
    (workspace / "paused").unlink()


def _until(done: object) -> None:
    end = time.monotonic() + SOON
    while not done():  # type: ignore[operator]  # a callable
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.01)


class _Instant:
    """Counts, and acts once."""

    def __init__(self, do: str, number: int, mark: Path) -> None:
        self.do, self.left, self.mark = do, number, mark

    def passes(self) -> None:
        self.left -= 1
        if self.left == 0 and self.do == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.left == 0 and self.do == "pause":
            self.mark.touch()
            while self.mark.exists():
                time.sleep(0.01)


def _around_the_line(instant: _Instant, *, before: bool) -> None:
    begin = Journal.begin

    def noting(book: Journal, *entries: Entry) -> None:
        if before:
            instant.passes()
        begin(book, *entries)
        if not before:
            instant.passes()

    Journal.begin = noting  # type: ignore[method-assign,assignment]  # this process ends with it


def _run(folder: str, now: str, do: str, at: str, number: str, *words: str) -> None:
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background job begins with it ignored
    if os.isatty(0):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # Ctrl-C comes from there
    instant = _Instant(do, int(number), Path(folder) / "paused")
    environ = {name: os.environ[name] for name in ("OUTREACH_DATABASE__URL",) if name in os.environ}
    app = App(folder=Path(folder), clock=lambda: datetime.fromisoformat(now), environ=environ)
    if at == "keep":
        folder, seen = str(app.workspace / "outbox" / "tmp"), set()

        def opened(name: str, arguments: tuple[object, ...]) -> None:
            if name == "open" and str(arguments[0]).startswith(folder) and arguments[0] not in seen:
                seen.add(arguments[0])
                instant.passes()

        sys.addaudithook(opened)
    elif at in {"note", "noted"}:
        _around_the_line(instant, before=at == "note")
    else:

        def count(connection: Connection) -> None:
            if connection.get_execution_options().get("door", "writing") == "writing":
                instant.passes()

        _ = app.engine  # what opens it is not counted
        event.listen(Engine, at, count)  # of all engines: heard before this one's own takes a lock
    try:
        cli(args=list(words), obj=app, prog_name="outreach")
    finally:
        app.close()


def _modules() -> Iterator[str]:
    """Name all modules of the program, and what it imports only where it is needed, but for readline: it looks at the terminal."""
    yield from ("alembic.command", "asyncio", "holidays", "psycopg", "sqlmodel")
    for one in walk_packages(outreach.__path__, "outreach."):
        if not one.name.endswith("__main__") and ".migrations." not in one.name:
            yield one.name


if __name__ == "__main__":
    _run(*warm.arguments(_modules))
