"""Real senders, one process each, killed at random instants: how they are started, and how many ended in which way.

The program is imported once; each sender is forked from that, so that its start costs milliseconds and a minute holds
a hundred kills. Now and then one is started from nothing, as a person's `outreach send` is.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from outreach.actions import accounts
from outreach.actions.sending import send
from outreach.app import App
from outreach.errors import OutreachError

#: One sender in so many is the program as a person starts it.
_FROM_NOTHING = 10
#: Seconds until the program imported itself, and that every sender lives.
_IMPORT, _SHORTEST = 2.0, 0.02
#: Seconds until the first mail must have left, however slow the machine.
_PATIENCE = 30.0
#: A sender that found nothing to do ended with this.
_IDLE, _SENT, _REFUSED = 10, 11, 12


@dataclass(slots=True)
class Tally:
    """What became of the senders."""

    kills: int = 0
    #: Of those, how many were the program from nothing.
    from_nothing: int = 0
    #: Ended by themselves, with or without having sent.
    ended: int = 0
    idle: int = 0
    #: Refused to send, and what they said.
    refused: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Senders:
    """Starts senders in one workspace and kills them."""

    workspace: Path
    environ: Mapping[str, str]
    chance: random.Random
    #: What a broken program lacks.
    spoil: Callable[[], None]
    #: Seconds after which one is killed at the latest, if it is alone.
    life: float
    #: Asked after each kill: no more of them are needed.
    enough: Callable[[], bool]
    #: How far the clock of the senders is ahead of this machine's.
    ahead: timedelta = timedelta(0)
    tally: Tally = field(default_factory=Tally)

    def app(self) -> App:
        """Open the workspace by the clock of the senders."""
        return App(folder=self.workspace, environ=self.environ, clock=self.now)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def learn(self, began: Callable[[], bool]) -> None:
        """Let one sender live until mail left, and give those after it three times as long: machines differ."""
        born = time.monotonic()
        pid = self._fork()
        while not began() and time.monotonic() < born + _PATIENCE and not os.waitpid(pid, os.WNOHANG)[0]:
            time.sleep(0.01)
        with suppress(ProcessLookupError, ChildProcessError):
            self._kill(pid)
        self.life = max(self.life, 3 * (time.monotonic() - born))

    def fall(self, *, at_once: int, seconds: float, kills: int) -> None:
        """Keep so many senders going, killing each, until the time or the number of kills is over."""
        end, running = time.monotonic() + seconds, dict[int, tuple[float, bool]]()
        until = self.tally.kills + kills
        while time.monotonic() < end and self.tally.kills < until:
            while len(running) < at_once:
                pid, born = self._start()
                longest = self.life * at_once + _IMPORT * born
                running[pid] = time.monotonic() + self.chance.uniform(_SHORTEST, longest), born
            time.sleep(0.002)
            for pid in list(self._over(running)):
                del running[pid]
            if self.tally.idle >= at_once or self._stuck() or self.enough():
                break
        for pid in running:
            self._kill(pid)

    def _stuck(self) -> bool:
        """A broken program that noticed goes no further; a whole one was refused by a server that was busy."""
        return self.spoil is not _whole and bool(self.tally.refused)

    def finish(self) -> None:
        """Let one sender come to its end."""
        pid = self._fork()
        self._note(os.waitpid(pid, 0)[1])

    def _over(self, running: Mapping[int, tuple[float, bool]]) -> Iterator[int]:
        for pid, (ends, born) in running.items():
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._note(status)
                yield pid
            elif time.monotonic() >= ends:
                self._kill(pid)
                self.tally.from_nothing += born
                yield pid

    def _kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        self.tally.kills += 1

    def _note(self, status: int) -> None:
        code = os.waitstatus_to_exitcode(status)
        self.tally.ended += 1
        self.tally.idle += code == _IDLE
        if code == _REFUSED:
            self.tally.refused.append((self.workspace / "refused").read_text("utf-8"))

    def _start(self) -> tuple[int, bool]:
        if self.ahead or self.spoil is not _whole or self.chance.randrange(_FROM_NOTHING):
            return self._fork(), False
        command = [sys.executable, "-m", "outreach", "--workspace", str(self.workspace), "send"]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(command, env={**os.environ, **self.environ}, **quiet).pid, True  # type: ignore[call-overload]  # three streams

    def _fork(self) -> int:
        if child := os.fork():
            return child
        code = 1
        with suppress(BaseException):
            code = self._live()
        os._exit(code)

    def _live(self) -> int:
        """Send as a person would who lifts every pause; whatever is wrong with an account stops no other."""
        self.spoil()
        app = self.app()
        try:
            for name in app.config.accounts:
                accounts.resume(app, name)
            run = send(app, tell=lambda _step: None, stop=lambda: False)
        except OutreachError as error:
            (self.workspace / "refused").write_text(str(error), "utf-8")
            return _REFUSED
        return _SENT if run.steps else _IDLE


def _whole() -> None:
    """Break nothing."""


WHOLE = _whole
