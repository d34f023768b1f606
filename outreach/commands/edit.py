"""`outreach edit`: change a draft in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import InputError, UsageError

if TYPE_CHECKING:
    from outreach.actions.linting import Judged


@click.command(short_help="Change a draft in your editor.")
@click.argument("what", metavar="DRAFT|WHO")
@pass_app
def command(app: App, what: str) -> None:
    """Open a draft in $EDITOR; what you save is judged and becomes its successor.

    The draft before it stays on record. An approval does not carry over: it was for the other text.
    """
    from outreach.actions.approving import resolve

    found = resolve(app, [what])
    if len(found) > 1:
        raise UsageError(
            f"{what!r} has drafts {', '.join(str(one.draft.id) for one in found)}", hint="give one number"
        )
    edited = edited_by_hand(app, found[0])
    if edited is None:
        talk("Nothing was changed.")
        return
    from outreach.commands.show import described

    click.echo(described(app, edited))
    talk(
        f"draft {edited.draft.id} replaces draft {edited.draft.replaces}.  next: outreach review {edited.enrolment.campaign}"
    )


def edited_by_hand(app: App, one: Judged) -> Judged | None:
    """Let the person edit the file form, again and again until it can be read; None where nothing changed."""
    from outreach.actions.approving import edit, form

    text = form(one.draft)
    while True:
        changed = click.edit(text, extension=".txt", require_save=True)
        if changed is None:
            return None
        try:
            return edit(app, one.draft, changed)
        except InputError as error:
            talk(str(error))
            if not click.confirm("Edit it again?", default=True, err=True):
                return None
            text = changed
