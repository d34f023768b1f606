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
    talk(_said(done, judged))
    if done.without:
        talk(f"{counted(len(done.without), 'person', 'people')} without one:")
    for (reason, hint), people in _grouped(done).items():
        names = ", ".join(people[:5]) + (f" and {len(people) - 5} more" if len(people) > 5 else "")
        talk(f"  {len(people):3}  {reason}  ({names})")
        if hint:
            talk(f"       try: {hint}")
    if done.made or done.there:
        talk(f"next: outreach review {done.campaign.id}")


def _said(done: Drafted, judged: list[Judged]) -> str:
    """Give the numbers in one line."""
    errors = sum(bool(one.errors) for one in judged)
    warned = sum(bool(one.findings) and not one.errors for one in judged)
    weighed = f": {len(judged) - errors - warned} clean, {warned} with warnings, {errors} with errors"
    parts = [
        f"{counted(len(done.made), 'draft')}{weighed}" if done.made else "no new draft",
        f"{done.replaced} in the place of one that no longer held" if done.replaced else "",
        f"{done.there} had one already" if done.there else "",
    ]
    return ", ".join(part for part in parts if part)


def _grouped(done: Drafted) -> dict[tuple[str, str], list[str]]:
    """Tell one reason once, with the mend of the first person whom it concerns."""
    hints: dict[str, str] = {}
    people: dict[str, list[str]] = defaultdict(list)
    for one in done.without:
        hints.setdefault(one.because, one.hint)
        people[one.because].append(one.person.called)
    return {(reason, hints[reason]): names for reason, names in people.items()}
