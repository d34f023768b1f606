"""`outreach sync --watch` at work: it reads when something comes and by the clock, and tells each thing once."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from threading import Event
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import talk
from outreach.commands.send_run import ctrl_c
from outreach.commands.sync_told import ended_words, show_new, teller, trouble_words
from outreach.errors import BusyError, Outcome, UnreachableError

if TYPE_CHECKING:
    from outreach.actions.synced import Synced

#: Seconds between two readings by the clock at most, and between two looks into inbox/ in practice.
_POLL, _PRACTICE = 120.0, 5.0
#: How soon a Ctrl-C is heard.
_SLICE = 0.5


def watch(app: App) -> Outcome:
    """Read what comes until a person or the system stops it; what fails is told and tried again."""
    from outreach.actions.hearing import ears
    from outreach.mail.delivery import Transport

    practice, heard, screen = app.transport is Transport.LOCAL, Event(), _Screen(app)
    seconds = _PRACTICE if practice else min(_POLL, app.config.sending.sync_minutes * 30)
    with ctrl_c(lambda: True) as asked:

        def stop() -> bool:
            return bool(asked)

        failed = screen.read()  # it asks for what passwords it needs
        names = [name for name, one in app.config.accounts.items() if one.imap and name not in failed]
        talk("watching: Ctrl-C stops")
        with ears(app, [] if practice else names, heard):
            while _sleep(heard, seconds, stop):
                heard.clear()
                screen.read()
    if len(asked) > 1:
        return Outcome.INTERRUPTED
    talk("Stopped.")
    return Outcome.DONE


def _sleep(heard: Event, seconds: float, stop: Callable[[], bool]) -> bool:
    """Wait until something is heard or the time is up; say False where it is to stop."""
    end = time.monotonic() + seconds
    while not stop() and not heard.is_set() and (left := end - time.monotonic()) > 0:
        heard.wait(min(left, _SLICE))
    return not stop()


class _Screen:
    """Tells what is new, and each trouble once until it has changed."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._told: list[str] = []

    def read(self) -> Collection[str]:
        """Read everything once; name the accounts whose mailbox could not be."""
        from outreach.actions.syncing import sync

        try:
            done = sync(self.app, tell=teller())
        except (BusyError, UnreachableError) as error:
            self._say([str(error)])
            return self.app.config.accounts
        self._show(done)
        return done.failed

    def _show(self, done: Synced) -> None:
        done.looked = [one for one in done.looked if one.theirs]
        show_new(self.app, done)
        if said := ended_words(done):
            talk(said)
        self._say(trouble_words(done))

    def _say(self, lines: list[str]) -> None:
        for line in lines:
            if line not in self._told:
                talk(line)
        self._told = lines
