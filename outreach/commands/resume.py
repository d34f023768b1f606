"""`outreach resume`: lift the pause of an account."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk


@click.command(short_help="Let an account send again that a server had refused.")
@click.argument("account", required=False)
@pass_app
def command(app: App, account: str | None) -> None:
    """Let ACCOUNT, its name or its address, send and be read again; where there is one alone, that one.

    A server that refuses the login pauses an account: providers lock one that keeps knocking. Mend what the refusal
    says, and see with `outreach doctor ACCOUNT` whether it is let in.
    """
    from outreach.actions.accounts import resume, which

    name = which(app, account)
    because = resume(app, name)
    if because is None:
        talk(f"{name} is not paused.\nnext: outreach doctor {name}")
        return
    talk(f"{name} may send again. It was paused: {because}")
    talk("next: outreach sync")
