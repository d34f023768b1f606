"""Starts a program as if anew, without the time that its imports take: a process that has them forks at each start.

What is forked has the arguments, variables, folder and three streams of who asked, opens the streams as Python does and
ends as every process does; one that stands beside it waits for that and tells the exit code. Whoever asks sees no
difference to a start, but for the imports. One such process runs for each program and each set of variables that
Python reads before anything else.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TextIO

#: The argument after which comes where to listen.
FORKS = "--forks"
#: How the names of variables begin that Python reads before anything else.
_FIRST = ("PYTHON", "LANG", "LC_")
_SOON = 60.0


@dataclass
class Process:
    """What tests use of subprocess.Popen; the end is told by the one that waits beside it."""

    pid: int
    _told: socket.socket
    stdout: IO[str] | None = None
    stderr: IO[str] | None = None
    returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; raise TimeoutError where it does not come in time."""
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
        """Send it a signal, unless it ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it, unless it ended."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Read what it says to the end; where that does not come in time it is killed."""
        assert self.stdout
        assert self.stderr
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


def start(
    command: Sequence[str],
    arguments: Sequence[str],
    *,
    environ: Mapping[str, str],
    streams: Sequence[int],
    session: bool = False,
) -> Process:
    """Start *command*, which calls `arguments`; the caller keeps the three streams. *session*: it gets one of its own."""
    first = {name: value for name, value in environ.items() if name.startswith(_FIRST)}
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.settimeout(_SOON)
    line.connect(_forking(tuple(command), tuple(sorted(first.items()))))
    with tempfile.TemporaryFile() as told:
        told.write(json.dumps([list(arguments), dict(environ), os.getcwd(), session]).encode())  # noqa: PTH109 - text
        told.seek(0)
        socket.send_fds(line, [b"start"], [told.fileno(), *streams])
        return Process(int(line.recv(16)), line)


def piped(command: Sequence[str], arguments: Sequence[str], *, environ: Mapping[str, str]) -> Process:
    """Start *command* with no input; what it says is read from the process."""
    (out, its_out), (err, its_err) = os.pipe(), os.pipe()
    nothing = os.open(os.devnull, os.O_RDONLY)
    process = start(command, arguments, environ=environ, streams=(nothing, its_out, its_err))
    for one in (nothing, its_out, its_err):
        os.close(one)
    process.stdout, process.stderr = (os.fdopen(one, encoding="utf-8") for one in (out, err))
    return process


@cache
def _forking(command: tuple[str, ...], first: tuple[tuple[str, str], ...]) -> str:
    """Start the process that forks, and give where it listens. It ends with this one."""
    place = Path(tempfile.mkdtemp(prefix="forking-", dir="/tmp"))
    others = {name: value for name, value in os.environ.items() if not name.startswith(_FIRST)}
    keeper = subprocess.Popen(
        [*command, FORKS, str(place / "socket")],
        env=others | dict(first),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + _SOON
    while not (place / "socket").exists():
        assert keeper.poll() is None, "the process that forks did not start"
        assert time.monotonic() < end, "the process that forks was not ready in time"
        time.sleep(0.01)

    def close() -> None:
        keeper.stdin.close()  # type: ignore[union-attr]  # it is a pipe
        keeper.wait(_SOON)

    atexit.register(close)
    return str(place / "socket")


def arguments(modules: Callable[[], Iterable[str]]) -> list[str]:
    """Give the arguments of this start. Where it is the one that forks, import *modules* and give those of each fork, in it."""
    if sys.argv[1:2] != [FORKS]:
        return sys.argv[1:]
    for name in modules():
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    return _forked(Path(sys.argv[2]))


def _forked(place: Path) -> list[str]:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listener.bind(str(place.with_name("begun")))
    listener.listen()
    place.with_name("begun").rename(place)
    while True:
        ready, _, _ = select.select([0, listener.fileno()], [], [], 1)
        if 0 in ready:  # who started it ended
            shutil.rmtree(place.parent)
            os._exit(0)
        if listener.fileno() in ready:
            line, _ = listener.accept()
            _, files, _, _ = socket.recv_fds(line, 16, 4)
            if not os.fork():
                listener.close()
                return _beside(line, files)
            line.close()
            for one in files:
                os.close(one)
        while _reaped():
            pass


def _reaped() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def _beside(line: socket.socket, files: list[int]) -> list[str]:
    """Fork once more: one is the program, the other tells its number and its end."""
    if not (pid := os.fork()):
        line.close()
        return _become(*files)
    os.closerange(0, 3)
    for one in files:
        os.close(one)
    line.send(str(pid).encode())
    _, status = os.waitpid(pid, 0)
    with line:
        line.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(told: int, *streams: int) -> list[str]:
    with open(told, encoding="utf-8") as file:
        words, environ, folder, session = json.load(file)
    if session:
        os.setsid()
    for number, one in enumerate(streams):
        os.dup2(one, number)
        os.close(one)
    sys.stdin = sys.__stdin__ = _opened(sys.stdin, "r")  # type: ignore[misc]  # as at a start
    sys.stdout = sys.__stdout__ = _opened(sys.stdout, "w")  # type: ignore[misc]  # as at a start
    sys.stderr = sys.__stderr__ = _opened(sys.stderr, "w", lines=True)  # type: ignore[misc]  # as at a start
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    os.chdir(folder)
    sys.argv[1:] = words
    return list(words)


def _opened(before: TextIO, mode: str, *, lines: bool = False) -> TextIOWrapper:
    buffering = 1 if lines else -1
    opened = os.fdopen(
        before.fileno(), mode, buffering, encoding=before.encoding, errors=before.errors, closefd=False
    )
    assert isinstance(opened, TextIOWrapper)
    return opened
