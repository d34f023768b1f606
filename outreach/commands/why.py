"""`outreach why`: what happened to one person, and what holds them."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app
from outreach.output.moments import counted, stamp


@click.command(short_help="Explain what happened to one person, and what holds them.")
@click.argument("who")
@pass_app
def command(app: App, who: str) -> None:
    """Tell the story of WHO: what was done, by whom and when, where they stand, and what holds them.

    It answers also where nothing has happened yet.
    """
    from outreach.actions.standings import story
    from outreach.workdays import zone

    found = story(app, who)
    here = zone(app.config.time_zone)
    for event in found.events:
        click.echo(f"{stamp(event.at, here)}  {event.kind.replace('.', ' ')} by {event.by}: {event.said}")
    if not found.events:
        click.echo(
            f"Nothing was done about {found.person.called} yet; {counted(found.posts, 'post')} stored."
        )
    for one in found.standings:
        click.echo(f"now  {one.progress.campaign}: {one.place}, {one.because}")
    for hold in found.holds:
        lifted = (
            "for good" if hold.final else f"until {hold.until:%d %B}" if hold.until else "until you decide"
        )
        click.echo(f"held {lifted}: {hold.because}")
    if not found.standings:
        click.echo(
            "In no campaign." + ("" if found.person.address else "  No address: nobody can write to them.")
        )
