"""`outreach status`: everything in numbers."""

from __future__ import annotations

import json

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.output.moments import ago


@click.command(short_help="Show where everything stands, in numbers.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@pass_app
def command(app: App, as_json: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Show how many people, posts and drafts there are, what was sent, and where everybody stands."""
    from outreach.actions.standings import status

    found = status(app)
    numbers = {
        "people": found.people,
        "posts": found.posts,
        "drafts": found.drafts,
        "approved": found.approved,
        "deliveries": {state.value: count for state, count in found.deliveries.items()},
        "places": {place.value: count for place, count in found.places.items()},
    }
    if as_json:
        click.echo(json.dumps(numbers, indent=2))
        return
    click.echo(f"people    {found.people}, posts {found.posts}")
    click.echo(f"drafts    {found.drafts}, approved {found.approved}")
    for label in ("deliveries", "places"):
        counts = numbers[label]
        assert isinstance(counts, dict)
        click.echo(
            f"{label:<9} " + (", ".join(f"{name} {count}" for name, count in counts.items()) or "none")
        )
    click.echo(f"transport {app.transport}: what it sends stays in outbox/")
    for problem in found.problems:
        talk(f"not read: {problem}")
    talk(f"inbox read {ago(found.last_read, app.now())}.  next: outreach queue")
