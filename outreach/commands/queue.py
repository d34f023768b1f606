"""`outreach queue`: who answered, who is due, who waits and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import format_options, pass_app, say_beside, talk
from outreach.commands.options_next import next_look, next_start
from outreach.output.columns import padded
from outreach.output.inbox import doubtful_words, paused_words, read_words
from outreach.output.moments import ago
from outreach.output.wrapping import short

if TYPE_CHECKING:
    from outreach.actions.standings import Queue
    from outreach.followups.standing import Standing


#: Where the reasons begin, and how much of what somebody wrote is shown.
_HANG, _LONGEST = 38, 160
#: How the command begins that lets go on what is paused.
_RESUME = "outreach resume "
#: Codes of holds that last until a person has looked, which `why` says how to do.
_LOOK = frozenset({"soft-bounce", "machine-mail"})
#: Codes of holds by the pause of an account or a campaign; their words are ours, but for the reason that a person gave.
_HALTS = frozenset({"account-refused", "account-paused", "campaign-paused", "inbox"})


@dataclass(frozen=True, slots=True)
class Line:
    """One enrolment, for other programs."""

    place: str
    person: str
    handle: str
    campaign: str
    step: str
    at: datetime | None
    because: str


@click.command(short_help="Show who answered, who is due and who waits, and why.")
@click.argument("campaign", required=False)
@click.option("--all", "everybody", is_flag=True, help="Also those whose sequence ended.")
@click.option("--unmatched", is_flag=True, help="Only mails that may be somebody's answer; say whose.")
@format_options
@pass_app
def command(app: App, campaign: str | None, everybody: bool, unmatched: bool, form: str | None) -> None:  # noqa: FBT001 - flags as click passes them
    """Show answers for you first, then who is overdue, due, coming and waiting, with the reason for each."""
    if unmatched:
        from outreach.commands.queue_unmatched import show

        show(app, form)
        return
    from outreach.actions.standings import queue
    from outreach.commands.options import emit
    from outreach.followups.standing import Place

    found = queue(app, campaign)
    shown = [one for one in found.standings if everybody or one.place is not Place.ENDED]
    ended = len(found.standings) - len(shown)
    if form:
        emit(app, [_line(one) for one in shown], Line, form)
    else:
        _print(app, shown, ended=ended)
    for problem in found.problems:
        talk(f"not read: {problem}")
    if ended:
        talk(f"{ended} ended, not shown: outreach queue --all")
    for line in paused_words((*found.inbox.paused, *found.resting)):
        talk(line)
    if found.inbox.doubtful:
        talk(doubtful_words(found.inbox.doubtful))
    read = read_words(found.inbox.read_at, app.now(), by_hand=found.inbox.by_hand)
    begins = "" if found.standings else _begins(app, campaign)
    talk(
        f"{read}.  next: {begins or _next(shown) or _resumes(found, shown) or _asks(shown) or next_look(app)}"
    )


def _line(one: Standing) -> Line:
    person = one.progress.person
    handle = f"@{person.handle}" if person.handle else ""
    return Line(
        one.place,
        person.called,
        handle,
        one.progress.campaign,
        one.step.name if one.step else "",
        one.at,
        one.because,
    )


def _print(app: App, shown: Sequence[Standing], *, ended: int) -> None:
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.place] = counts.get(one.place, 0) + 1
    before, several = "", len({one.progress.campaign for one in shown}) > 1
    for one in shown:
        head = f"{one.place:<9}{counts[one.place]:4}" if one.place != before else " " * 13
        before = one.place
        campaign = f"{one.progress.campaign}: " if several else ""
        called = padded(one.progress.person.called, 22)
        say_beside(f"{head}  {called}", f"{campaign}{_said(app, one)}", hang=_HANG)
    if not shown:
        click.echo("Nothing waits." if ended else "Nobody is in a campaign yet.")


def _said(app: App, one: Standing) -> str:
    from outreach.followups.standing import Place
    from outreach.output.standings import stands

    words = short(one.because, _LONGEST)
    if one.place is Place.ANSWER:
        return f"{words}  {ago(one.at, app.now())}{_wish(one)}"
    return stands(one, words, app.config.time_zone, app.now())


def _wish(one: Standing) -> str:
    """Say what they probably want; of who asked for no more mail that is known."""
    from outreach.output.understood_mail import wanted
    from outreach.replies import Kind
    from outreach.replies.interest import interest

    newest = one.progress.answers()[-1]
    found = wanted(interest(newest.said)) if newest.kind is Kind.REPLY else ""
    return f"  {found}" if found else ""


def _next(shown: Sequence[Standing]) -> str:
    """Name the command for the first line that asks for one; nothing where none does."""
    from outreach.actions.who import sign
    from outreach.followups.standing import Place

    commands = {
        Place.ANSWER: 'answer, then outreach stop {who}{alone} --because "answered"',
        "no more mail": 'outreach block {who} --because "asked"',
        Place.UNKNOWN: "outreach resolve {who}",
        "review": "outreach review {campaign}",
        "send": "outreach send",
        Place.QUEUED: "outreach send",
        Place.OVERDUE: "outreach draft {campaign} --follow-ups",
        Place.DUE: "outreach draft {campaign} --follow-ups",
    }
    for one in shown:
        if words := commands.get(_kind(one)):
            person, campaign = one.progress.person, one.progress.campaign
            elsewhere = {other.progress.campaign for other in shown if other.progress.person.id == person.id}
            alone = f" --campaign {campaign}" if elsewhere - {campaign} else ""
            return words.format(who=sign(person), campaign=campaign, alone=alone)
    return ""


def _begins(app: App, campaign: str | None) -> str:
    """Name the command that follows where nobody is in the campaign, or in any."""
    from outreach.actions.standings import status

    there = status(app)
    begins = next_start(app, people=there.people, posts=there.posts)
    return f"outreach draft {campaign}" if campaign and there.people and there.posts else begins


def _resumes(found: Queue, shown: Sequence[Standing]) -> str:
    """Name the command that lets go on what is paused, where nothing else goes on before."""
    from outreach.followups.standing import Place

    held = [hold for one in shown for hold in one.holds if hold.code in _HALTS]
    halts = (halt for hold in held for halt in found.inbox.paused if halt.what in hold.because)
    if halt := next(halts, None):
        return f"{_RESUME}{halt.resumed}"
    coming = any(one.place is Place.COMING for one in shown)
    return f"{_RESUME}{found.resting[0].resumed}" if found.resting and not coming else ""


def _asks(shown: Sequence[Standing]) -> str:
    """Name the command that says how the first goes on who waits for a look at what a machine wrote, where nobody else goes on before."""
    from outreach.actions.who import sign
    from outreach.followups.standing import Place

    if any(one.place is Place.COMING for one in shown):
        return ""
    held = (one for one in shown if one.place is Place.WAITING and one.holds and one.holds[0].code in _LOOK)
    return next((f"outreach why {sign(one.progress.person)}" for one in held), "")


def _kind(one: Standing) -> str:
    """Tell a no from an answer, and steps that wait for review from those that wait to be sent or drafted."""
    from outreach.followups.progress import LASTING
    from outreach.followups.standing import Place

    if one.place is Place.ANSWER and one.progress.answers()[-1].kind in LASTING:
        return one.progress.answers()[-1].kind.called

    drafted = one.progress.drafted.get(one.step.name) if one.step else None
    if one.place in {Place.FIRST, Place.DUE, Place.OVERDUE} and drafted:
        return next((word for word in ("review", "send", "rejected") if word in drafted), one.place)
    return one.place
