"""The last moment before mail leaves for people: a countdown at a terminal, in which Ctrl-C takes all of it back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, talk
from outreach.errors import Outcome

if TYPE_CHECKING:
    from outreach.actions.planning import Prospect

#: The undo window, in seconds.
SECONDS = 30


def hold(app: App, found: Prospect, *, skip: bool) -> None:
    """Wait at a terminal before the first mail leaves; nothing is queued yet, so nothing has to be undone."""
    from outreach.mail.delivery import Transport

    if skip or not found.plan.now or app.transport is not Transport.SMTP or not at_terminal():
        return
    try:
        _count_down(SECONDS)
    except KeyboardInterrupt:
        talk("\nTaken back: nothing was queued or sent, and all of it stays approved.")
        click.get_current_context().exit(Outcome.INTERRUPTED)


def _count_down(seconds: int) -> None:
    for left in range(seconds, 0, -1):
        click.echo(f"\rSending in {left} s, Ctrl-C takes it back. ", err=True, nl=False)
        time.sleep(1)
    click.echo(f"\r{'Sending.':<45}", err=True)
