"""`outreach sync`: read the answers."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="Read the answers.")
@pass_app
def command(app: App) -> None:
    """Read inbox/, show what is new, and end the sequence of whoever answered.

    A machine's mail (out of office, bounce) is never shown as an answer; it holds the sequence until you have looked.
    """
    from outreach.actions.syncing import sync
    from outreach.output.mail import indented
    from outreach.replies import Kind

    done = sync(app)
    for arrival in done.arrivals:
        if arrival.kind is Kind.REPLY:
            click.echo(f"answer        {arrival.person.called}  {arrival.subject}")
            click.echo(indented(arrival.text))
        else:
            click.echo(f"machine mail  {arrival.person.called}  {arrival.subject}")
    if not done.arrivals:
        talk("Nothing new.")
    said = [
        f"{counted(done.ended, 'sequence')} ended" if done.ended else "",
        f"{counted(done.held, 'sequence')} held" if done.held else "",
    ]
    if any(said):
        talk(", ".join(one for one in said if one))
    if done.unmatched:
        talk(f"{counted(done.unmatched, 'mail')} from people you did not write to; not kept")
    talk("next: outreach queue")
