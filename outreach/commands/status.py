"""`outreach status`: everything in numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import click

from outreach.app import App
from outreach.commands.options import pass_app, say, talk
from outreach.commands.options_next import next_start
from outreach.output.inbox import paused_words, read_words


@click.command(short_help="Show where everything stands, in numbers.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@pass_app
def command(app: App, as_json: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Show how many people, posts and drafts there are, what was sent, and where everybody stands."""
    from outreach.actions.standings import status
    from outreach.followups.standing import Place
    from outreach.mail.delivery import DeliveryState

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
    say(f"people    {found.people}, posts {found.posts}", hang=10)
    say(f"drafts    {found.drafts}, approved {found.approved}", hang=10)
    say(f"mail      {_counted(found.deliveries, DeliveryState)}", hang=10)
    say(f"now       {_counted(found.places, Place)}", hang=10)
    say(f"transport {_TRANSPORTS[app.config.transport]}", hang=10)
    for problem in found.problems:
        talk(f"not read: {problem}")
    for line in paused_words((*found.inbox.paused, *found.resting)):
        talk(line)
    begins = next_start(app, people=found.people, posts=found.posts)
    read = read_words(found.inbox.read_at, app.now(), by_hand=found.inbox.by_hand)
    talk(f"{read}.  next: {'outreach queue' if found.places else begins}")


_TRANSPORTS = {
    "local": "local: practice, what it sends stays in outbox/",
    "smtp": "smtp: what it sends reaches people; what was practised is not counted",
}


def _counted(counts: Mapping[Any, int], order: type[StrEnum]) -> str:
    """Name what there is, in the order in which it is looked at: `answer 2, due 3`."""
    return ", ".join(f"{name} {counts[name]}" for name in order if counts.get(name)) or "none"
