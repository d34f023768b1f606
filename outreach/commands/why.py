"""`outreach why`: what happened to one person, and what holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, say
from outreach.output.moments import clock, counted, stamp
from outreach.output.wrapping import short

if TYPE_CHECKING:
    from outreach.actions.standings import Story
    from outreach.followups.holds import Hold
    from outreach.followups.standing import Standing
    from outreach.people.person import Person


#: How much of what somebody wrote is shown; `show` has all of it.
_LONGEST = 240
#: What the command is for that lifts a hold, where that is more than to write.
_WAY = {"readdressed": "to end it first"}
_AS_ANSWER = "     if it is something else: outreach resolve {who} --as answer"
#: How long a hold is for that ends a sequence; what is not here is for good.
_NAMED = "until you name them in a new campaign"
_ANSWERED = frozenset({"answered", "answered-elsewhere"})
_ENDED = {
    **dict.fromkeys(("stopped", "answered", "answered-elsewhere"), _NAMED),
    "bounced": "until they have another address",
}
#: Holds by what nobody has looked at yet, and what to do where that is not what it was taken for.
_WRONG = dict.fromkeys(("machine-mail", "away", "soft-bounce", "no-mailbox"), _AS_ANSWER)


@click.command(short_help="Explain what happened to one person, and what holds them.")
@click.argument("who")
@pass_app
def command(app: App, who: str) -> None:
    """Tell the story of WHO: what was done, by whom and when, where they stand, and what holds them.

    It answers also where nothing has happened yet.
    """
    from outreach.actions.standings import story
    from outreach.mail.delivery import Transport
    from outreach.text import clean
    from outreach.workdays import zone

    found = story(app, who)
    here, real = zone(app.config.time_zone), app.transport is Transport.SMTP
    for entry in found.events:
        event, practice = entry.event, "practice, " if entry.practice and real else ""
        say(f"{stamp(event.at, here)}  {practice}{entry.what} by {event.by}: {clean(event.said)}", hang=14)
    if not found.events:
        click.echo(
            f"Nothing was done about {found.person.called} yet; {counted(found.posts, 'post')} stored."
        )
    for line in _now(app, found):
        say(line, hang=5)


def _now(app: App, found: Story) -> list[str]:
    """Say where they stand, and every reason why nothing leaves."""
    from outreach.actions.earlier import lasting

    lines = [
        f"now  {one.progress.campaign}: {one.place}, {short(one.because, _LONGEST)}{_leaves(app, one)}"
        for one in found.standings
    ]
    for hold in found.holds:
        asked_not_to = hold.code in _ANSWERED and any(lasting(one.progress) for one in found.standings)
        lasts = "for good" if asked_not_to else _lifted(app, found, hold)
        lines.append(f"held {_where(found, hold, lasts)}: {short(hold.because, _LONGEST)}")
        lines += _going_on(app, found, hold)
    lines += [f"law  {line}" for line in found.law]
    lines += _recorded(found.person)
    if not found.standings:
        lines.append("In no campaign.")
        if not found.person.address:
            lines.append("held until you decide: no address, nobody can write to them")
    return lines


def _where(found: Story, hold: Hold, lasts: str) -> str:
    """Say in which campaigns something holds that does not hold in all; in a new one they were named already then."""
    held = [one.progress.campaign for one in found.standings if hold in one.holds]
    if not held or len(held) == len(found.standings):
        return lasts
    return f"in {', '.join(held)}{'' if lasts == _NAMED else f' {lasts}'}"


def _recorded(person: Person) -> list[str]:
    """Say what is recorded of why the address may be written to."""
    known = person.consent
    told = (
        f"İYS {known.iys}" if known.iys else "",
        known.basis or "",
        f"the address is from {known.source}" if known.source else "",
        f"of {known.since}" if known.since else "",
    )
    words = ", ".join(filter(None, told))
    return [f"law  recorded: {words}"] if words else []


def _leaves(app: App, one: Standing) -> str:
    """Say when a queued mail leaves."""
    from outreach.followups.standing import Place
    from outreach.workdays import zone_for

    person = one.progress.person
    if one.place is not Place.QUEUED or one.at is None:
        return ""
    zone = zone_for(person.time_zone, person.country, app.config.time_zone)
    return f" {clock(one.at, zone, app.now())}"


def _going_on(app: App, found: Story, hold: Hold) -> list[str]:
    """Name the command that goes on although a machine wrote, where a sequence has begun."""
    from outreach.actions.earlier import lifting
    from outreach.actions.who import sign

    held = [one.progress for one in found.standings if hold in one.holds]
    if commands := [command for one in held if (command := lifting(hold, one))]:
        what = _WAY.get(hold.code, "to write all the same")
        return [f"     {what}: {command}" for command in dict.fromkeys(commands)]
    settled = {
        "unknown": _settled,
        "perhaps-answered": _whose,
        "answered": _taken_back,
        "answered-elsewhere": _noted,
    }.get(hold.code)
    if settled:
        return settled(app, found)
    going_on = [one for one in found.standings if _ANSWERED.isdisjoint(known.code for known in one.holds)]
    if not going_on:
        return []
    who = sign(found.person)
    wrong = _WRONG.get(hold.code, "").format(who=who)
    if not wrong:
        return []
    if hold.code == "no-mailbox":
        return [f"     if they have another: outreach people edit {who} --email ADDRESS", wrong]
    begun = [one.progress.campaign for one in going_on if hold in one.holds and one.progress.sent]
    return [
        *(f"     to go on all the same: outreach draft {one} {who} --follow-ups" for one in begun),
        wrong,
    ]


def _settled(_: App, found: Story) -> list[str]:
    from outreach.actions.who import sign

    return [f"     to settle it: outreach resolve {sign(found.person)}"]


def _whose(app: App, found: Story) -> list[str]:
    """Name the commands that say of the newest mail that may be theirs whether it is."""
    from outreach.actions.strays import listed
    from outreach.actions.who import sign
    from outreach.output.inbox import settling

    person = found.person
    one = next((one for one in listed(app) if person.id in [may.id for may in one.people]), None)
    if one is None:
        return []
    several, sender = len(one.people) > 1, one.row.sender
    words = settling(one.row.id, sign(person), sender, known=one.known, owned=one.owned, several=several)
    return [f"     {line}" for line in words]


def _taken_back(_: App, found: Story) -> list[str]:
    """Name the command that takes back what ended a sequence: a wish for no more mail, else the last mail that did."""
    from outreach.actions.who import sign
    from outreach.followups.progress import ENDING, LASTING

    progress = found.standings[0].progress
    wishes = [one for one in progress.answers() if one.kind in LASTING]
    ended = wishes[:1] or [one for one in progress.received if one.kind in ENDING][-1:]
    if not ended:
        return []
    other, last = "answer" if wishes else "nothing", progress.received[-1]
    number = "" if ended[0] is last else f" --mail {ended[0].message_id}"
    return [f"     if it is something else: outreach resolve {sign(found.person)} --as {other}{number}"]


def _noted(app: App, found: Story) -> list[str]:
    """Name the commands that take back what they wrote, or what was written for them, in mails that are not kept as theirs."""
    from outreach.actions.saying import ways_back

    return [f"     if that is no answer: {one}" for one in ways_back(app, found.person)]


def _lifted(app: App, found: Story, hold: Hold) -> str:
    from outreach.workdays import zone_for

    if hold.final:
        return _ENDED.get(hold.code, "for good")
    if hold.code == "busy":
        return "for now"
    if hold.until is None:
        return "until you decide"
    person = found.person
    zone = zone_for(person.time_zone, person.country, app.config.time_zone)
    return f"until {clock(hold.until, zone, app.now())}"
