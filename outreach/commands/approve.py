"""`outreach approve`: say yes to drafts, for scripts."""

from __future__ import annotations

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import counted


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
    from outreach.actions.approving import approve, resolve, unapproved
    from outreach.actions.campaigns import shelf
    from outreach.actions.linting import lint

    campaigns = shelf(app).campaigns
    found = [
        one
        for word in what
        for one in (lint(app, campaign=word) if word in campaigns else resolve(app, [word]))
    ]
    waiting = unapproved(app, list({one.draft.id: one for one in found}.values()))
    clean = [one for one in waiting if not one.errors]
    if len(clean) > 1 and confirm_count is None:
        raise Refused(
            f"{counted(len(clean), 'draft')} would be approved; say the number to confirm",
            hint=f"outreach approve {' '.join(what)} --confirm-count {len(clean)}",
        )
    if confirm_count is not None and confirm_count != len(clean):
        raise Refused(
            f"{counted(len(clean), 'draft')} would be approved, not {confirm_count}; nothing was approved"
        )
    done = approve(app, waiting)
    talk(f"{len(done.approved)} approved, {len(done.blocked)} held back by errors")
    for one in done.blocked:
        talk(f"  {one.document.name}: {', '.join(dict.fromkeys(finding.code for finding in one.errors))}")
    if done.blocked:
        talk(f"try: outreach review {what[0]}")
    if done.approved:
        talk("next: outreach send")
    if done.blocked:
        click.get_current_context().exit(Outcome.PARTLY)
