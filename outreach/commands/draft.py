"""`outreach draft`: write one e-mail per person."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome
from outreach.output.moments import counted
from outreach.text import sort_key

if TYPE_CHECKING:
    from outreach.actions.desk import Drafted
    from outreach.actions.linting import Judged


@click.command(short_help="Write one e-mail per person from a template and a post of theirs.")
@click.argument("campaign")
@click.argument("who", nargs=-1)
@click.option("--tag", help="Only people with this tag.")
@click.option("--post", metavar="URL", help="Speak of this post; for one person.")
@click.option("--follow-ups", is_flag=True, help="Write the steps that are due, as answers in their threads.")
@pass_app
def command(
    app: App,
    campaign: str,
    who: tuple[str, ...],
    tag: str | None,
    post: str | None,
    follow_ups: bool,  # noqa: FBT001 - a flag as click passes it
) -> None:
    """Write the first mail of CAMPAIGN for WHO, or for everybody who has none yet.

    Each mail speaks of one post that the person really published: recent, their own, closest to the campaign's
    topics. Whoever cannot be written to is named with the reason. Nothing is sent.

    With --follow-ups it writes the next step for those whose step is due: their business days have passed, and they
    neither answered nor bounced, nor did you stop or block them.
    """
    from outreach.actions.desk import Choice
    from outreach.actions.drafting import draft
    from outreach.actions.following import follow_up
    from outreach.actions.linting import lint

    write = follow_up if follow_ups else draft
    done = write(app, campaign, Choice(names=who, tag=tag, post=post))
    judged = lint(app, ids=done.made) if done.made else []
    _tell(done, judged)
    for line in _resting(app, done):
        talk(line)
    if done.made or done.waiting:
        talk(f"next: outreach review {done.campaign.id}")
    elif done.there or done.resting:
        talk(f"next: outreach queue {done.campaign.id}")
    if done.without:
        click.get_current_context().exit(Outcome.PARTLY)


def _tell(done: Drafted, judged: list[Judged]) -> None:
    for one in done.released:
        talk(f"{one.person.called} is no longer held, since you named them: {one.because}")
    talk(_said(done, judged))
    if done.without:
        talk(f"{counted(len(done.without), 'person', 'people')} without one:")
    for (reason, hint), people in _grouped(done).items():
        names = ", ".join(people[:5]) + (f" and {len(people) - 5} more" if len(people) > 5 else "")
        talk(f"  {len(people):3}  {reason}  ({names})")
        if hint:
            talk(f"       try: {hint}")


def _resting(app: App, done: Drafted) -> list[str]:
    """Say how many are not due and why, and when the next one is."""
    if not done.resting:
        return []
    from outreach.followups.standing import Place
    from outreach.output.moments import day
    from outreach.workdays import zone_for

    words = {
        Place.COMING: "not due yet",
        Place.FIRST: "without a first mail",
        Place.QUEUED: "queued",
        Place.ANSWER: "answered",
        Place.WAITING: "held",
        Place.UNKNOWN: "with a mail of which nobody knows whether it arrived",
        Place.ENDED: "ended",
    }
    counts = Counter(one.place for one in done.resting)
    said = ", ".join(f"{counts[place]} {what}" for place, what in words.items() if counts[place])
    coming = [one for one in done.resting if one.place is Place.COMING and one.at is not None]
    if not coming:
        return [f"not written for {said}"]
    soonest = min(coming, key=lambda one: one.at or app.now())
    assert soonest.at is not None
    person = soonest.progress.person
    zone = zone_for(person.time_zone, person.country, app.config.time_zone)
    return [f"not written for {said}; the next is due on {day(soonest.at, zone, app.now())}: {person.called}"]


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
    return {(reason, hints[reason]): sorted(names, key=sort_key) for reason, names in people.items()}
