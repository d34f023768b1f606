"""`outreach review`: drafts one at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import UsageError

if TYPE_CHECKING:
    from outreach.actions.linting import Judged

_KEYS = """  a  approve it as it stands; with an error, you are asked for the reason
  e  edit it in your editor, then look again
  s  skip it for now
  r  reject it: nothing is written to this person for this step
  q  quit; what you decided so far is kept
  ?  this help"""


@click.command(short_help="Go through drafts one at a time: approve, edit, skip or reject.")
@click.argument("what", metavar="CAMPAIGN|DRAFT|WHO")
@pass_app
def command(app: App, what: str) -> None:
    """Go through the drafts that wait for you, one at a time, each as it will arrive.

    An error blocks approval. You may override it with a reason, which is kept beside your approval.
    """
    from outreach.actions.approving import resolve, unapproved
    from outreach.actions.campaigns import shelf
    from outreach.actions.linting import lint

    if not at_terminal() and not click.get_current_context().find_root().meta.get("scripted"):
        raise UsageError(
            "review needs a terminal", hint=f"outreach show, then outreach approve {what} --confirm-count N"
        )
    found = lint(app, campaign=what) if what in shelf(app).campaigns else resolve(app, [what])
    waiting = unapproved(app, found)
    if not waiting:
        talk("No draft waits for you here.")
        return
    _tell(_go_through(app, waiting), len(waiting))


def _go_through(app: App, waiting: list[Judged]) -> Counter[str]:
    done: Counter[str] = Counter()
    for number, one in enumerate(waiting, 1):
        click.echo(f"\n[{number} of {len(waiting)}]", err=True)
        what = _decide(app, one)
        done[what] += 1
        if what == "quit":
            break
    return done


def _decide(app: App, one: Judged) -> str:
    """Ask until this draft is decided, or the person leaves it."""
    from outreach.commands.edit import edited_by_hand
    from outreach.commands.show import described

    click.echo(described(app, one))
    while True:
        key = click.prompt("[a,e,s,r,q,?]", prompt_suffix=" ", err=True).strip().lower()
        if key == "a" and _approve(app, one):
            return "approved"
        if key == "e" and (edited := edited_by_hand(app, one)):
            one = edited
            click.echo(described(app, one))
        if key == "r":
            _reject(app, one)
            return "rejected"
        if key in ("s", "q"):
            return {"s": "skipped", "q": "quit"}[key]
        if key not in ("a", "e"):
            talk(_KEYS)


def _approve(app: App, one: Judged) -> bool:
    from outreach.actions.approving import approve

    reason = ""
    if one.errors:
        codes = ", ".join(dict.fromkeys(finding.code for finding in one.errors))
        talk(f"It has an error ({codes}). Type why it is right all the same, or Enter to leave it.")
        reason = click.prompt("because", default="", show_default=False, err=True)
        if not reason.strip():
            return False
    assert one.draft.id is not None
    return bool(approve(app, [one], {one.draft.id: reason} if reason else None).approved)


def _reject(app: App, one: Judged) -> None:
    from outreach.actions.approving import reject

    reject(app, one, click.prompt("Why (may be empty)", default="", show_default=False, err=True))


def _tell(done: Counter[str], waiting: int) -> None:
    left = waiting - done["approved"] - done["rejected"]
    talk(f"{done['approved']} approved, {done['rejected']} rejected, {left} left for later")
    if done["approved"]:
        talk("next: outreach send")
