"""`outreach block`: never write to somebody again."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="Never write to somebody again.")
@click.argument("who")
@click.option("--because", required=True, help="Why, for `outreach why`.")
@pass_app
def command(app: App, who: str, because: str) -> None:
    """Never write to WHO again, at any address or handle known of them, whatever is imported later."""
    from outreach.actions.deciding import block

    done = block(app, who, because)
    blocked = [
        counted(number, noun, nouns)
        for number, noun, nouns in (
            (done.addresses, "address", "addresses"),
            (done.handles, "handle", "handles"),
        )
        if number
    ]
    said = " and ".join(blocked) + " blocked for good" if blocked else "all known of them was blocked before"
    ended = [f"{counted(done.sequences, 'sequence')} ended"] if done.sequences else []
    ended += [f"{counted(done.cancelled, 'queued mail')} cancelled"] if done.cancelled else []
    talk(f"{done.person.called} will not be written to again: {', '.join([said, *ended])}")
