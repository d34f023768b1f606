"""`outreach pause`: let nothing leave from an account or of a campaign."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="Let nothing leave from an account or of a campaign for now.")
@click.argument("what")
@click.option("--because", required=True, help="Why, for `outreach log` and whoever wonders.")
@pass_app
def command(app: App, what: str, because: str) -> None:
    """Pause WHAT, an account or a campaign: nothing of it leaves until `outreach resume`, by whichever sender.

    Queued mail waits and is not lost; a mail that is on its way to the server arrives. The inbox is read as before.
    """
    from outreach.actions.pausing import pause, target

    found = target(app, what)
    done = pause(app, found, because)
    waits = (
        f", {counted(done.waits, 'queued mail')} {'waits' if done.waits == 1 else 'wait'}"
        if done.waits
        else ""
    )
    before = f" It was paused before, which this replaces: {done.before}" if done.before else ""
    talk(f"{found} is paused{waits}.{before}\nnext: outreach resume {found.name}")
