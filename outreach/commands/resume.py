"""`outreach resume`: lift the pause of an account, a campaign or somebody."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.commands.options_next import next_look


@click.command(short_help="Let an account, a campaign or somebody go on that was paused.")
@click.argument("what", required=False)
@pass_app
def command(app: App, what: str | None) -> None:
    """Let WHAT go on: an account, by its name or its address, a campaign, or somebody; with no word the only account.

    A person pauses with `outreach pause`. A server that refuses the login pauses an account, too: providers lock one
    that keeps knocking. Mend what the refusal says, and see with `outreach doctor ACCOUNT` whether it is let in.
    """
    from outreach.actions import deciding
    from outreach.actions.accounts import which
    from outreach.actions.pausing import resume, target
    from outreach.actions.who import sign

    if what and (person := deciding.somebody(app, what, again="outreach resume {}")):
        reasons = deciding.resume(app, person).before
        was = f"is no longer paused. It was: {'; '.join(reasons)}" if reasons else "is not paused."
        talk(f"{person.called} {was}\nnext: outreach why {sign(person)}")
        return
    found = target(app, what or which(app, None))
    name, because = found.name, resume(app, found)
    account = found.kind == "account"
    if not because:
        talk(f"{name} is not paused.\nnext: " + (f"outreach doctor {name}" if account else "outreach send"))
        return
    talk(f"{name} may send again. It was paused: {'; '.join(because)}")
    talk("next: " + (next_look(app) if account else "outreach send"))
