"""Starts a Python file as if anew, without its imports: a process that has them forks at each start.

    python tests/warm.py SOCKET FILE

It runs once for each environment that Python itself reads at its start. What it forks gets the words, variables, folder
and three streams of the caller, opens the streams as Python does, and ends as any process does; beside it one waits for
that end and tells it. Both kinds of start are one to a caller, but imports are none of what this one shows.
"""

from __future__ import annotations

import array
import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

#: What Python reads at its start, by the beginning of the name.
_AT_START = ("PYTHON", "LANG", "LC_")
#: What the program imports only where it is needed; readline is not among them, for it looks at the terminal.
_LATER = ("alembic.command", "asyncio", "holidays", "http.client", "imapclient", "psycopg", "smtplib", "ssl")
_SOON = 60.0


@dataclass
class Process:
    """What tests use of subprocess.Popen; the end is told by the one that waits beside it."""

    pid: int
    stdout: IO[str] | None
    stderr: IO[str] | None
    _told: socket.socket
    returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; raises TimeoutError."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            self.returncode = int(self._told.recv(16))
        return self.returncode

    def poll(self) -> int | None:
        """Give the exit code, or None where it still runs."""
        try:
            return self.wait(0)
        except BlockingIOError:
            return None

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Read what it says to the end; where that does not come in time it is killed."""
        assert self.stdout and self.stderr
        with ThreadPoolExecutor(2) as readers:
            said = [readers.submit(one.read) for one in (self.stdout, self.stderr)]
            try:
                out, err = (one.result(timeout) for one in said)
            except TimeoutError:
                self.kill()
                raise
        self.wait(timeout)
        return out, err

    def close(self) -> None:
        """Kill it if it still runs, and leave nothing open."""
        self.kill()
        self.wait(_SOON)
        for one in (self._told, self.stdout, self.stderr):
            if one:
                one.close()


def start(words: Iterable[str], environ: dict[str, str], streams: list[int], *, session: bool) -> Process:
    """Start FILE, the first of *words*; the caller keeps the streams."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    at_start = {name: value for name, value in environ.items() if name.startswith(_AT_START)}
    file, *arguments = words
    line.settimeout(_SOON)
    line.connect(_warm(file, json.dumps(at_start, sort_keys=True)))
    asked = tempfile.TemporaryFile()
    asked.write(json.dumps([arguments, environ, str(Path.cwd()), session]).encode())
    asked.seek(0)
    with asked:
        socket.send_fds(line, [b"start"], [asked.fileno(), *streams])
        return Process(int(line.recv(16)), None, None, line)


def piped(words: Iterable[str], environ: dict[str, str]) -> Process:
    """Start FILE without input; what it says is read from the process."""
    (out, its_out), (err, its_err) = os.pipe(), os.pipe()
    with open(os.devnull, "rb") as nothing:
        process = start(words, environ, [nothing.fileno(), its_out, its_err], session=False)
    os.close(its_out)
    os.close(its_err)
    process.stdout, process.stderr = open(out, encoding="utf-8"), open(err, encoding="utf-8")
    return process


@cache
def _warm(file: str, at_start: str) -> str:
    """Start the process that forks, and give the address of its socket; it ends when this one does."""
    place = Path(tempfile.mkdtemp(prefix="warm-", dir="/tmp")) / "socket"
    others = {name: value for name, value in os.environ.items() if not name.startswith(_AT_START)}
    keeper = subprocess.Popen(
        [sys.executable, "-W", "error", __file__, str(place), file],
        env=others | json.loads(at_start),
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    end = time.monotonic() + _SOON
    while not place.exists():
        assert keeper.poll() is None, "the process that forks did not start"
        assert time.monotonic() < end, "the process that forks was not ready in time"
        time.sleep(0.01)

    def close() -> None:
        assert keeper.stdin
        keeper.stdin.close()
        keeper.wait()

    atexit.register(close)
    return str(place)
