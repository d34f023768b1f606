"""`outreach stop`: end the sequence of somebody."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="End the sequence of somebody, with the reason.")
@click.argument("who")
@click.option("--because", required=True, help="Why, for `outreach why`.")
@click.option("--campaign", help="End the one of this campaign alone.")
@pass_app
def command(app: App, who: str, because: str, campaign: str | None) -> None:
    """End every running sequence of WHO: they answered elsewhere, or it is not the time.

    Nothing queued to them leaves any more. Naming them in a new campaign writes to them again.
    """
    from outreach.actions.deciding import stop
    from outreach.actions.who import sign

    done = stop(app, who, because, campaign=campaign)
    if not (done.sequences or done.cancelled or done.answered):
        where = f" in {campaign}" if campaign else ""
        talk(
            f"{done.person.called}: no sequence runs{where}; to never write to them: outreach block {sign(done.person)} --because ..."
        )
        return
    said = [f"{counted(done.sequences, 'sequence')} ended"] if done.sequences else []
    said += [f"{counted(done.cancelled, 'queued mail')} cancelled"] if done.cancelled else []
    said += ["their answer no longer waits in the queue"] if done.answered else []
    talk(f"{done.person.called}: {', '.join(said)}")
