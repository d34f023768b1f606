"""`outreach block`: never write to somebody again."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import counted


@click.command(short_help="Never write to somebody again.")
@click.argument("who", required=False)
@click.option("--because", required=True, help="Why, for `outreach why`.")
@click.option("--domain", help="Every address of a domain instead, such as example.com.")
@pass_app
def command(app: App, who: str | None, because: str, domain: str | None) -> None:
    """Never write to WHO again, at any address or handle known of them, whatever is imported later."""
    from outreach.actions.deciding import block, block_domain

    if (who is None) is (domain is None):
        raise click.UsageError("say whom: @handle, an address or a name, or --domain example.com")
    if domain is not None:
        whole, people, cancelled = block_domain(app, domain, because)
        known = f"{counted(people, 'person', 'people')} known there"
        talk(f"Nobody at {whole} is written to again: {known}, {counted(cancelled, 'queued mail')} cancelled")
        return
    assert who is not None

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
