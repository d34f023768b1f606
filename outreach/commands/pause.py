"""`outreach pause`: let nothing leave from an account, of a campaign or to somebody."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import UsageError
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.deciding import Paused


@click.command(short_help="Let nothing leave from an account, of a campaign or to somebody for now.")
@click.argument("what")
@click.option("--because", required=True, help="Why, for `outreach log` and whoever wonders.")
@click.option(
    "--until",
    metavar="DAY",
    help="Of somebody: the day on which it ends by itself, such as 2026-12-05 or 5 Aralık 2026.",
)
@pass_app
def command(app: App, what: str, because: str, until: str | None) -> None:
    """Pause WHAT, an account, a campaign or somebody: nothing of it leaves until `outreach resume`, by whichever sender.

    Queued mail waits and is not lost; a mail that is on its way to the server arrives. The inbox is read as before.
    To end the sequences of somebody for good: `outreach stop`.
    """
    from outreach.actions import deciding
    from outreach.actions.pausing import pause, target
    from outreach.actions.who import sign

    again = f"outreach pause {{}}{f' --until {quote(until)}' if until else ''} --because {quote(because)}"
    if person := deciding.somebody(app, what, again=again):
        held = deciding.pause(app, person, because, until)
        if not held.sequences:
            talk(
                f"{person.called}: no sequence runs; to never write to them: outreach block {sign(person)} --because ..."
            )
            return
        said, resumed = f"{person.called} is paused{_until(app, held)}", sign(person)
        waits, before = held.waits, "; ".join(one for one in held.before if one != because) or None
    else:
        found = target(app, what)
        if until:
            raise UsageError(
                "--until is for somebody", hint=f"outreach pause {found.name} --because {quote(because)}"
            )
        done = pause(app, found, because)
        said, resumed, waits, before = f"{found} is paused", found.name, done.waits, done.before
    said += f", {counted(waits, 'queued mail')} {'waits' if waits == 1 else 'wait'}" if waits else ""
    again = f" It was paused before, which this replaces: {before}" if before else ""
    talk(f"{said}.{again}\nto lift it{' sooner' if until else ''}: outreach resume {resumed}")


def _until(app: App, held: Paused) -> str:
    from outreach.output.moments import day
    from outreach.workdays import zone_for

    person = held.person
    zone = zone_for(person.time_zone, person.country, app.config.time_zone)
    return f" until {day(held.until, zone, app.now())}" if held.until else ""
