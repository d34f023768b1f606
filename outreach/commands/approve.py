"""`outreach approve`: say yes to drafts, for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.approving import Approved


@click.command(short_help="Approve drafts without an error, for scripts.")
@click.argument("what", nargs=-1, required=True, metavar="CAMPAIGN|DRAFT|WHO...")
@click.option(
    "--confirm-count", type=int, metavar="N", help="How many you mean to approve; needed for more than one."
)
@pass_app
def command(app: App, what: tuple[str, ...], confirm_count: int | None) -> None:
    """Approve drafts that have no error; `outreach review` shows them one at a time.

    More than one is approved only with --confirm-count, so that a slip cannot approve a whole campaign.
    """
    from outreach.actions.approving import approve, resolve, undecided

    found = undecided(app, resolve(app, what))
    clean = sum(not one.errors for one in found.waiting)
    if confirm_count is None and clean > 1:
        raise Refused(
            f"{counted(clean, 'draft')} would be approved; say the number to confirm",
            hint=f"outreach approve {' '.join(what)} --confirm-count {clean}",
        )
    if confirm_count is not None and confirm_count != clean:
        raise Refused(
            f"{counted(clean, 'draft')} would be approved, not {confirm_count}; nothing was approved",
            hint=f"outreach review {what[0]}" if what else "outreach queue",
        )
    if not found.waiting:
        talk(_settled(found.settled))
        return
    _tell(approve(app, found.waiting), what[0])


def _settled(settled: dict[int, str]) -> str:
    lines = [f"draft {number} {because}" for number, because in settled.items()]
    return (
        "\n".join(lines[:10] + ([f"and {len(lines) - 10} more"] if len(lines) > 10 else []))
        or "No draft stands."
    )


def _tell(done: Approved, word: str) -> None:
    talk(f"{len(done.approved)} approved, {len(done.blocked)} held back by errors")
    for one in done.blocked:
        talk(f"  {one.document.name}: {', '.join(dict.fromkeys(finding.code for finding in one.errors))}")
    if done.blocked:
        talk(f"try: outreach review {word}")
    if done.approved:
        talk("next: outreach send")
    if done.blocked:
        click.get_current_context().exit(Outcome.PARTLY)
