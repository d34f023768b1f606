"""`outreach edit`: change a draft in an editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
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
    from outreach.actions.approving import resolve, undecided

    found = resolve(app, [what])
    if len(found) > 1:
        raise UsageError(
            f"{what!r} has drafts {', '.join(str(one.draft.id) for one in found)}", hint="give one number"
        )
    one = found[0]
    settled = undecided(app, found).settled.get(one.draft.id or 0, "")
    if settled and not settled.startswith("is approved"):
        raise UsageError(f"draft {one.draft.id} {settled}")
    edited = edited_by_hand(app, one)
    if edited is None:
        talk("Nothing was changed.")
        return
    from outreach.commands.show import described

    click.echo(described(app, edited))
    number, campaign = edited.draft.id, edited.enrolment.campaign
    talk(f"draft {number} replaces draft {edited.draft.replaces}.  next: outreach review {campaign}")


def edited_by_hand(app: App, one: Judged) -> Judged | None:
    """Let the person edit the file form, again and again until it can be read; None where nothing changed."""
    from outreach.actions.editing import edit, form

    text = form(one.draft).encode()
    while True:
        changed = _editor(text)
        if changed is None:
            return None
        try:
            return edit(app, one.draft, changed)
        except InputError as error:
            talk(str(error))
            if error.hint:
                talk(f"try: {error.hint}")
            if not (at_terminal() and click.confirm("Edit it again?", default=True, err=True)):
                return None
            text = changed


def _editor(text: bytes) -> bytes | None:
    """Open the editor; None where nothing was saved."""
    if not at_terminal() and not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise UsageError("no terminal for an editor", hint="set EDITOR to one with a window of its own")
    try:
        return click.edit(text, extension=".txt", require_save=True)
    except click.ClickException as error:
        raise UsageError(error.message, hint="set EDITOR, such as: EDITOR=nano outreach edit WHO") from None
