"""Prints what `outreach resolve WHO --as KIND` made of the last mail from somebody."""

from __future__ import annotations

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import UsageError
from outreach.replies import Kind

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


def say_what_it_is(app: App, who: str | None, kind: str) -> None:
    """Take the last mail from somebody for what a person says that it is, and show what it was taken for."""
    from outreach.actions.reclassifying import say
    from outreach.actions.who import sign
    from outreach.text import clean

    if not who:
        raise UsageError("whose mail?", hint=f"outreach resolve WHO --as {kind}")
    done = say(app, who, KINDS[kind])
    mail = done.mail
    day = f"{mail.at.day} {mail.at:%B}"
    talk(f"{done.person.called}: the mail of {day} counts as {kind} now: {clean(mail.subject)}")
    talk(f'before as {mail.kind.called}, {mail.reason}: "{clean(mail.line)}"')
    talk(f"next: outreach why {sign(done.person)}")
