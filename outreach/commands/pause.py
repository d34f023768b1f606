"""`outreach pause`: let nothing leave from an account, of a campaign or to somebody."""

from __future__ import annotations

from shlex import quote

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="Let nothing leave from an account, of a campaign or to somebody for now.")
@click.argument("what")
@click.option("--because", required=True, help="Why, for `outreach log` and whoever wonders.")
@pass_app
def command(app: App, what: str, because: str) -> None:
    """Pause WHAT, an account, a campaign or somebody: nothing of it leaves until `outreach resume`, by whichever sender.

    Queued mail waits and is not lost; a mail that is on its way to the server arrives. The inbox is read as before.
    To end the sequences of somebody for good: `outreach stop`.
    """
    from outreach.actions import deciding
    from outreach.actions.pausing import pause, target
    from outreach.actions.who import sign

    again = f"outreach pause {{}} --because {quote(because)}"
    if person := deciding.somebody(app, what, again=again):
        held = deciding.pause(app, person, because)
        if not held.sequences:
            talk(f"{person.called}: no sequence runs; to never write to them: outreach block {sign(person)}")
            return
        said, resumed = f"{person.called} is paused", sign(person)
        waits, before = held.waits, "; ".join(one for one in held.before if one != because) or None
    else:
        found = target(app, what)
        done = pause(app, found, because)
        said, resumed, waits, before = f"{found} is paused", found.name, done.waits, done.before
    said += f", {counted(waits, 'queued mail')} {'waits' if waits == 1 else 'wait'}" if waits else ""
    again = f" It was paused before, which this replaces: {before}" if before else ""
    talk(f"{said}.{again}\nnext: outreach resume {resumed}")
