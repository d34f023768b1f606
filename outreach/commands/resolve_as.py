"""Prints what `outreach resolve WHO --as KIND` made of the last mail from somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import UsageError
from outreach.replies import Kind

if TYPE_CHECKING:
    from outreach.followups.standing import Standing
    from outreach.people.person import Person

#: What a person may say that a mail is.
KINDS = {
    "answer": Kind.REPLY,
    "away": Kind.AUTO_REPLY,
    "no-mailbox": Kind.BOUNCE_HARD,
    "came-back": Kind.BOUNCE_SOFT,
    "late": Kind.DELAYED,
    "no-more-mail": Kind.OPT_OUT,
    "spam-report": Kind.COMPLAINT,
    "nothing": Kind.RECEIPT,
}

#: What to say of a mail to whoever wrote it in another's conversation, so that it counts for them as little.
_TAKES_BACK = {"answer": "answer"}


def say_what_it_is(app: App, who: str | None, kind: str, number: int | None) -> None:
    """Take the last mail from somebody, or the one of that *number*, for what a person says that it is, and show what it was taken for."""
    from outreach.actions.reclassifying import called
    from outreach.actions.saying import say
    from outreach.actions.who import sign
    from outreach.followups.progress import LASTING
    from outreach.text import clean

    if not who:
        raise UsageError("whose mail?", hint=f"outreach resolve WHO --as {kind}")
    done = say(app, who, KINDS[kind], number=number)
    mail = done.mail
    day = f"{mail.at.day} {mail.at:%B}"
    subject = f": {clean(mail.subject)}" if mail.subject else ""
    talk(f"{done.person.called}: the mail of {day} counts as {kind} now{subject}")
    talk(f'before as {called(mail.kind, mail.by)}, {mail.reason}: "{clean(mail.line)}"')
    if mail.kind in LASTING and KINDS[kind] not in LASTING:
        talk("they asked for no more mail, as it was read: only go on where that is not what they meant")
    _say_how_it_goes_on(app, done.person)
    for other in done.others:
        talk(f"it counts for {other.called} as well: outreach why {sign(other)}")
    for writer in done.writers:
        command = f"outreach resolve {sign(writer)} --as {_TAKES_BACK.get(kind, 'nothing')} --mail {mail.message_id}"
        talk(f"for {writer.called} it still counts: {command}")


def _say_how_it_goes_on(app: App, person: Person) -> None:
    """Say where their sequences stand now, and what comes first there."""
    from outreach.actions.standings import story
    from outreach.actions.who import sign
    from outreach.followups.standing import Place
    from outreach.output.standings import reopened

    who = sign(person)
    found = story(app, who).standings
    for line in reopened(found, app.config.time_zone, app.now()):
        talk(line)
    due = [one.progress for one in found if one.place in {Place.DUE, Place.OVERDUE} and _undrafted(one)]
    talk("next: outreach " + (f"draft {due[0].campaign} {who} --follow-ups" if due else f"why {who}"))


def _undrafted(one: Standing) -> bool:
    return one.step is not None and one.step.name not in one.progress.drafted
