"""`outreach resolve`: say what became of a mail that nobody knows to have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, emit, format_options, pass_app, talk
from outreach.errors import Outcome, UsageError

if TYPE_CHECKING:
    from outreach.actions.resolving import Unknown


@dataclass(frozen=True, slots=True)
class Line:
    """One mail, for other programs."""

    person: str
    handle: str
    address: str
    account: str
    campaign: str
    step: str
    subject: str
    at: datetime
    said: str
    looked_at: datetime | None


@click.command(short_help="Settle what became of a mail that nobody knows to have arrived.")
@click.argument("who", required=False)
@click.option("--sent", is_flag=True, help="It arrived: the sequence goes on.")
@click.option("--not-sent", is_flag=True, help="It did not: the same mail is queued again.")
@click.option("--campaign", help="Of several mails to them, the one of this campaign.")
@format_options
@pass_app
def command(
    app: App,
    who: str | None,
    sent: bool,  # noqa: FBT001 - a flag as click passes it
    not_sent: bool,  # noqa: FBT001 - a flag as click passes it
    campaign: str | None,
    form: str | None,
) -> None:
    """List the mails whose line broke after the text, or settle the one to WHO.

    Such a mail is never sent again by itself, and nothing else goes to its person. Look into the Sent folder of the
    account, or ask; then say --sent or --not-sent. Only what you know: after --not-sent the mail leaves again.
    """
    from outreach.actions.resolving import resolve, unknown

    if sent and not_sent:
        raise UsageError("--sent or --not-sent, not both", hint="outreach resolve, to see what is known")
    said = "sent" if sent else "not-sent" if not_sent else None
    if said and not who:
        raise UsageError("whose mail?", hint=f"outreach resolve WHO --{said}")
    if not said:
        found = unknown(app, who, campaign=campaign)
        _list(app, found, form)
        said = _asked() if who and len(found) == 1 and not form and at_terminal() else None
        if not said:
            click.get_current_context().exit(Outcome.UNKNOWN if found else Outcome.DONE)
    assert who
    done = resolve(app, who, sent=said == "sent", campaign=campaign)
    if said == "sent":
        talk(
            f"{done.person.called}: {done.mail.step} of {done.mail.campaign} counts as sent.\nnext: outreach queue"
        )
    else:
        talk(
            f"{done.person.called}: {done.mail.step} of {done.mail.campaign} is queued again.\nnext: outreach send"
        )


def _list(app: App, found: list[Unknown], form: str | None) -> None:
    if form:
        emit(app, [_line(app, one) for one in found], Line, form)
        return
    for one in found:
        for words in _told(app, one):
            click.echo(words)
    if not found:
        talk("It is known what became of every mail.")
    elif not at_terminal() or len(found) > 1:
        from outreach.actions.who import sign

        talk(f"next: outreach resolve {sign(found[0].person)} --sent, or --not-sent")


def _line(app: App, one: Unknown) -> Line:
    from outreach.workdays import zone

    person, mail, here = one.person, one.mail, zone(app.config.time_zone)
    return Line(
        person.called,
        f"@{person.handle}" if person.handle else "",
        mail.recipient,
        mail.account,
        mail.campaign,
        mail.step,
        mail.subject,
        mail.at.astimezone(here),
        mail.said,
        one.looked_at and one.looked_at.astimezone(here),
    )


def _told(app: App, one: Unknown) -> list[str]:
    """Say when, to whom, the server's last words, and what the mailbox says of it."""
    from outreach.output.moments import stamp
    from outreach.text import clean
    from outreach.workdays import zone

    here, mail = zone(app.config.time_zone), one.mail
    looked = ["the Sent folder was not looked at since: outreach sync"]
    if one.looked_at and one.looked_at > mail.at:
        looked = [f"no copy in Sent on {stamp(one.looked_at, here).strip()}"]
        if not one.files_sent:
            looked[0] += ", which says nothing: this server may keep none"
            looked.append("wait for a bounce or an answer, or ask them")
    return [
        f'{one.person.called} <{mail.recipient}>  {mail.campaign}, {mail.step}: "{clean(mail.subject)}"',
        f"  {stamp(mail.at, here)}  the text went out from account {mail.account}; then: {clean(mail.said)}",
        *(f"  {words}" for words in looked),
    ]


def _asked() -> str | None:
    words = "Did it arrive? sent, not-sent, or Enter to leave it open"
    answer = click.prompt(words, default="", show_default=False, err=True).strip().casefold()
    return answer if answer in {"sent", "not-sent"} else None
