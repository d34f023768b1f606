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
    """One event, for other programs; None where it concerns nobody, or no campaign."""

    at: datetime
    kind: str
    by: str
    person: str | None
    campaign: str | None
    said: str


@click.command(short_help="Show what was done, newest last.")
@click.option("--who", help="Only what concerns this person.")
@click.option("--last", metavar="KIND", help="Only the newest command of a kind, such as import.")
@click.option(
    "--number",
    "-n",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many lines at the most.",
)
@format_options
@pass_app
def command(app: App, who: str | None, last: str | None, number: int, form: str | None) -> None:
    """Show what was done, by whom, when and why; newest last."""
    from outreach.actions.logging import listed
    from outreach.text import clean
    from outreach.workdays import zone

    found = listed(app, who=who, last=last, newest=number)
    if form:
        lines = [Line(one.at, one.kind, one.by, name or None, one.campaign, one.said) for one, name in found]
        emit(app, lines, Line, form)
        return
    here = zone(app.config.time_zone)
    for event, name in found:
        kind = f"{event.kind.replace('.', ' '):<16}"
        words = (stamp(event.at, here), kind, clean(name), event.campaign or "", clean(event.said))
        click.echo("  ".join(filter(None, words)))
    if not found:
        talk(f"Nothing of the kind {last!r} yet." if last else "Nothing yet.")
