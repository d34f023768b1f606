"""`outreach log`: what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, talk
from outreach.output.moments import stamp


@dataclass(frozen=True, slots=True)
class Line:
    """One event, for other programs."""

    at: datetime
    kind: str
    by: str
    person: str
    campaign: str
    said: str


@click.command(short_help="Show what was done, newest last.")
@click.option("--who", help="Only what concerns this person.")
@click.option("--last", metavar="KIND", help="Only the newest command of a kind, such as import.")
@click.option("--number", "-n", type=int, default=50, show_default=True, help="How many lines at the most.")
@format_options
@pass_app
def command(app: App, who: str | None, last: str | None, number: int, form: str | None) -> None:
    """Show what was done, by whom, when and why; newest last."""
    from outreach.actions.logging import listed
    from outreach.workdays import zone

    found = listed(app, who=who, last=last, newest=number)
    if form:
        lines = [Line(one.at, one.kind, one.by, name, one.campaign or "", one.said) for one, name in found]
        emit(app, lines, Line, form)
        return
    here = zone(app.config.time_zone)
    for event, name in found:
        click.echo(
            f"{stamp(event.at, here)}  {event.kind.replace('.', ' '):<18} {name + '  ' if name else ''}{event.said}"
        )
    if not found:
        talk("Nothing yet.")
