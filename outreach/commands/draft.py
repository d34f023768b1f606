"""`outreach draft`: write one e-mail per person."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.drafting import Drafted
    from outreach.actions.linting import Judged


@click.command(short_help="Write one e-mail per person from a template and a post of theirs.")
@click.argument("campaign")
@click.argument("who", nargs=-1)
@click.option("--tag", help="Only people with this tag.")
@click.option("--post", metavar="URL", help="Speak of this post; for one person.")
@pass_app
def command(app: App, campaign: str, who: tuple[str, ...], tag: str | None, post: str | None) -> None:
    """Write the first mail of CAMPAIGN for WHO, or for everybody who has none yet.

    Each mail speaks of one post that the person really published: recent, their own, closest to the campaign's
    topics. Whoever cannot be written to is named with the reason. Nothing is sent.
    """
    from outreach.actions.drafting import Choice, draft
    from outreach.actions.linting import lint

    done = draft(app, campaign, Choice(names=who, tag=tag, post=post))
    judged = lint(app, ids=done.made) if done.made else []
    _tell(done, judged)
    if done.without:
        click.get_current_context().exit(Outcome.PARTLY)


def _tell(done: Drafted, judged: list[Judged]) -> None:
    errors = sum(bool(one.errors) for one in judged)
    warned = sum(bool(one.findings) and not one.errors for one in judged)
    there = f", {done.there} had one already" if done.there else ""
    said = f"{counted(len(done.made), 'draft')}: {len(judged) - errors - warned} clean, {warned} with warnings, {errors} with errors"
    talk(f"{said}{there}")
    if done.without:
        talk(f"{counted(len(done.without), 'person', 'people')} without one:")
    for reason, people in _grouped(done).items():
        names = ", ".join(people[:5]) + (f" and {len(people) - 5} more" if len(people) > 5 else "")
        talk(f"  {len(people)} {reason[0]}: {names}")
        if reason[1]:
            talk(f"    try: {reason[1]}")
    if done.made:
        talk(f"next: outreach review {done.campaign.id}")


def _grouped(done: Drafted) -> dict[tuple[str, str], list[str]]:
    """Tell one reason once, with the mend of the first person whom it concerns."""
    hints: dict[str, str] = {}
    people: dict[str, list[str]] = defaultdict(list)
    for one in done.without:
        hints.setdefault(one.because, one.hint)
        people[one.because].append(one.person.called)
    return {(reason, hints[reason]): names for reason, names in people.items()}
