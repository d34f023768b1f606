"""`outreach send --watch` at work: rounds of sending, told as they happen, and one quiet line about what it waits for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import talk
from outreach.commands.send_inbox import tell_read
from outreach.commands.send_run import ctrl_c, notes, teller
from outreach.errors import BusyError, Outcome, UnreachableError

if TYPE_CHECKING:
    from outreach.actions.run import Run
    from outreach.actions.synced import Synced
    from outreach.actions.watching import Watch

#: How soon a Ctrl-C is heard.
_SLICE = 0.5
#: How long it waits where the database itself cannot be asked.
_BUSY = 15.0


def watch(app: App) -> Outcome:
    """Send what comes due until a person or the system stops it.

    Raises:
        BusyError: another process stays on this SQLite database.
        OutreachError: this database must not send.
    """
    from outreach.actions.watching import Watch
    from outreach.store.sender import alone_here

    screen = _Screen(app)
    with (
        alone_here(app.engine),
        ctrl_c(lambda: screen.idle) as asked,
    ):
        _rounds(Watch(app, screen.heard), screen, lambda: bool(asked))
    if len(asked) > 1:
        return Outcome.INTERRUPTED
    talk("Stopped. What is queued waits for the next outreach send.")
    return Outcome.UNKNOWN if screen.unknown else Outcome.DONE


def _rounds(one: Watch, screen: _Screen, stop: Callable[[], bool]) -> None:
    tell = teller()
    while not stop():
        seconds = _BUSY
        try:
            if one.due():
                screen.idle = False
                screen.show(one.round(tell=tell, stop=stop))
            seconds = one.rest().total_seconds()
        except (BusyError, UnreachableError) as error:
            screen.say([str(error)])
        screen.idle = True
        _sleep(seconds, stop)


def _sleep(seconds: float, stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, _SLICE))


class _Screen:
    """Tells what is new, and each thing once until it has changed."""

    def __init__(self, app: App) -> None:
        self.app, self.unknown, self.idle = app, False, True
        #: Accounts of which something kept mail back the last time.
        self._held: set[str] = set()
        self._told: list[str] = []
        self._waits = ""
        self._unread: list[str] = []

    def heard(self, done: Synced) -> None:
        """Tell what came in, and which mailbox can no longer be read."""
        tell_read(done)
        failed = [f"The inbox of {name} could not be read: {error}" for name, error in done.failed.items()]
        for line in failed:
            if line not in self._unread:
                talk(line)
        self._unread = failed

    def show(self, run: Run) -> None:
        """Tell what a person should know of a round, and what is waited for."""
        from outreach.output.plan import leaving

        self.unknown = bool(run.unknown)
        held = {*run.halted, *run.kept}
        for account in sorted(self._held - held):
            talk(f"account {account}: nothing keeps its mail back any more")
        self._held = held
        self.say(notes(self.app, run))
        waits = "nothing is queued; outreach send queues what is approved"
        if run.waiting:
            waits = leaving(run.waiting, now=self.app.now(), time_zone=self.app.config.time_zone)
        if waits != self._waits and not run.stopped:
            talk(f"waiting: {waits}")
            self._waits = waits

    def say(self, lines: list[str]) -> None:
        """Tell those lines that were not told the last time."""
        for line in lines:
            if line not in self._told:
                talk(line)
        self._told = lines
