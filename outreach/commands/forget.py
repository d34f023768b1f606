"""`outreach forget`: erase somebody everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import Refused
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.forgetting import Whom


@click.command(short_help="Erase somebody everywhere, and never write to them again.")
@click.argument("who")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@pass_app
def command(app: App, who: str, yes: bool) -> None:  # noqa: FBT001 - a flag as click passes it
    """Erase WHO everywhere: addresses, handles, posts, notes, drafts, mails both ways, and their history.

    Keyed hashes of addresses and handles stay, so that no later list brings them back. It cannot be undone.
    """
    from outreach.actions.forgetting import finish, forget, look

    completed = finish(app)
    if completed:
        talk("Somebody was erased before, and that is complete now.")
    whom = look(app, who, completed=completed)
    if whom is None:
        talk(
            "They were forgotten before: nothing of them is here but the hash that keeps them from coming back."
        )
        return
    talk(_what(whom))
    if yes and completed:
        raise Refused(
            f"{whom.person.called} was not erased: whoever was meant may be gone already",
            hint="the same command again, if they are meant as well",
        )
    if not yes:
        _ask()
    done = forget(app, whom)
    files = f", and {counted(done.files, 'mail file')}" if done.files else ""
    talk(f"Erased{files}. They are never written to again.")
    for one in done.remains:
        talk(f"not ours to erase: {one}")


def _what(whom: Whom) -> str:
    held = whom.held
    said = (
        (len(whom.addresses), "address", "addresses"),
        (len(whom.handles), "handle", "handles"),
        (held.mails, "mail to them", "mails to them"),
        (held.answers, "mail from them", "mails from them"),
        (held.drafts, "draft", "drafts"),
        (held.posts, "post", "posts"),
        (held.notes, "note", "notes"),
    )
    return f"{whom.person.called}: " + ", ".join(
        counted(number, one, many) for number, one, many in said if number
    )


def _ask() -> None:
    if not at_terminal():
        raise Refused("nothing was erased: it cannot be undone", hint="--yes, if it is meant")
    asked = 'Type "forget" to erase all of it; it cannot be undone. Anything else to stop'
    if click.prompt(asked, default="", show_default=False, err=True).strip().lower() != "forget":
        raise Refused("nothing was erased")
