"""`outreach sync`: read the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.syncing import Arrival, Synced


@click.command(short_help="Read the answers.")
@pass_app
def command(app: App) -> None:
    """Read inbox/, show what is new, and end the sequence of whoever answered.

    A machine's mail (out of office, bounce) is never shown as an answer; it holds the sequence until you have looked.
    """
    from outreach.actions.syncing import sync

    done = sync(app)
    for arrival in done.arrivals:
        click.echo(_shown(arrival))
    _sum_up(done)
    if done.unread:
        click.get_current_context().exit(Outcome.PARTLY)


def _shown(arrival: Arrival) -> str:
    from outreach.output.mail import indented
    from outreach.replies import Kind
    from outreach.text import clean

    answer = arrival.kind is Kind.REPLY
    head = f"{'answer' if answer else 'machine mail':<13} {arrival.person.called}  {clean(arrival.subject)}"
    return f"{head}\n{indented(arrival.text, by=' ' * 14)}" if answer else head


def _sum_up(done: Synced) -> None:
    ended = f"{counted(done.ended, 'sequence')} ended" if done.ended else ""
    held = f"{counted(done.held, 'sequence')} held until you have looked" if done.held else ""
    said = "; ".join(one for one in (ended, held) if one)
    if said or not done.arrivals:
        talk(said or "Nothing new.")
    if done.unmatched:
        talk(f"{counted(done.unmatched, 'other mail')} in inbox/, from nobody you wrote to: not kept")
    for problem in done.unread:
        talk(f"not read: {problem}")
    talk("next: outreach queue")
