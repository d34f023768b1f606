"""`outreach review`: drafts one at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import OutreachError, UsageError

if TYPE_CHECKING:
    from outreach.actions.linting import Judged

_ASK = "approve, edit, skip, reject, quit [a,e,s,r,q,?]"
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
    from outreach.actions.approving import resolve, undecided

    found = undecided(app, resolve(app, [what]))
    if not found.waiting:
        talk(_why(found.settled) if len(found.settled) == 1 else f"No draft of {what} waits for you.")
        if len(found.settled) > 1 and found.spoilt:
            talk(_why(found.spoilt))
        return
    if not at_terminal():
        raise UsageError(
            "review needs a terminal",
            hint=f"outreach show {what}, then outreach approve {what} --confirm-count N",
        )
    done: Counter[str] = Counter()
    try:
        _go_through(app, found.waiting, done)
    finally:
        _tell(done, len(found.waiting))


def _why(settled: dict[int, str]) -> str:
    return "\n".join(f"draft {number} {because}" for number, because in settled.items())


def _go_through(app: App, waiting: list[Judged], done: Counter[str]) -> None:
    for number, one in enumerate(waiting, 1):
        talk(f"\n[{number} of {len(waiting)}]")
        what = _decide(app, one)
        done[what] += 1
        if what == "quit":
            break


def _decide(app: App, one: Judged) -> str:
    """Ask until this draft is decided, or the person leaves it; what goes wrong with it ends no review."""
    from outreach.commands.show import described

    click.echo(described(app, one))
    while True:
        key = click.prompt(_ASK, prompt_suffix=" ", err=True).strip().lower()
        try:
            if key == "a" and _approve(app, one):
                return "approved"
            if key == "e" and (edited := _edit(app, one)):
                one = edited
            if key == "r":
                _reject(app, one)
                return "rejected"
        except OutreachError as error:
            talk(str(error) + (f"\ntry: {error.hint}" if error.hint else ""))
        if key in ("s", "q"):
            return {"s": "skipped", "q": "quit"}[key]
        if key not in ("a", "e", "r"):
            talk(_KEYS)


def _edit(app: App, one: Judged) -> Judged | None:
    from outreach.commands.edit import edited_by_hand
    from outreach.commands.show import described

    edited = edited_by_hand(app, one)
    if edited is None:
        talk("Nothing was changed.")
        return None
    click.echo(described(app, edited))
    return edited


def _approve(app: App, one: Judged) -> bool:
    from outreach.actions.approving import approve

    reason = ""
    if one.errors:
        codes = ", ".join(dict.fromkeys(finding.code for finding in one.errors))
        talk(f"An error stands in it: {codes}. Type why it is right all the same, or Enter to leave it.")
        reason = click.prompt("because", default="", show_default=False, err=True)
        if not reason.strip():
            talk("Not approved.")
            return False
    assert one.draft.id is not None
    approved = bool(approve(app, [one], {one.draft.id: reason} if reason else None).approved)
    talk(f"draft {one.draft.id} approved" if approved else "Not approved.")
    return approved


def _reject(app: App, one: Judged) -> None:
    from outreach.actions.approving import reject

    reject(app, one, click.prompt("Why (may be empty)", default="", show_default=False, err=True))
    talk(f"draft {one.draft.id} rejected")


def _tell(done: Counter[str], waiting: int) -> None:
    left = waiting - done["approved"] - done["rejected"]
    talk(f"\n{done['approved']} approved, {done['rejected']} rejected, {left} left for later")
    if done["approved"]:
        talk("next: outreach send")
