"""Prints what `outreach sync --reclassify` changed."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import talk
from outreach.output.inbox import doubtful_words
from outreach.output.moments import counted


def reclassified(app: App) -> None:
    """Judge kept mails by the rules of today and say what is taken for something else now, with the line that shows it."""
    from outreach.actions.reclassifying import reclassify
    from outreach.text import clean

    done = reclassify(app)
    for one in done.changed:
        head = f"{one.now.kind.called:<13} {one.person.called}  was {one.mail.kind.called}: {one.now.reason}"
        click.echo(f'{head}\n{" " * 14}"{clean(one.now.line)}"')
    if not done.looked:
        talk("Every mail was judged by the rules of today already.")
        return
    talk(
        f"{counted(done.looked, 'mail')} judged again, {len(done.changed) or 'none'} taken for something else"
    )
    if done.doubtful:
        talk(doubtful_words(done.doubtful))
    if done.changed:
        talk("next: outreach queue")
