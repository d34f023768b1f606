"""`outreach resolve`: say what became of a mail that nobody knows to have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, emit, format_options, pass_app, say, talk
from outreach.commands.options_next import reads_answers
from outreach.commands.resolve_as import KINDS, say_what_it_is
from outreach.errors import Outcome, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outreach.actions.journal import Missing
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
@click.option(
    "--from-journal", is_flag=True, help="All mails that left and that this database does not know of."
)
@click.option(
    "--unmatched",
    metavar="NUMBER",
    type=int,
    multiple=True,
    help="A mail of `queue --unmatched` that is no answer, or with --as answer one of all whom it may be from.",
)
@click.option(
    "--as", "kind", type=click.Choice(list(KINDS)), help="What the last mail from them, or about them, is."
)
@click.option(
    "--mail", metavar="NUMBER", type=int, help="With --as: not the last one, but the one of `outreach show`."
)
@format_options
@pass_app
def command(
    app: App,
    who: str | None,
    sent: bool,  # noqa: FBT001 - a flag as click passes it
    not_sent: bool,  # noqa: FBT001 - a flag as click passes it
    campaign: str | None,
    from_journal: bool,  # noqa: FBT001 - a flag as click passes it
    unmatched: tuple[int, ...],
    kind: str | None,
    mail: int | None,
    form: str | None,
) -> None:
    """List the mails whose line broke after the text, or settle the one to WHO.

    Such a mail is never sent again by itself, and nothing else goes to its person. Look into the Sent folder of the
    account, or ask; then say --sent or --not-sent. Only what you know: after --not-sent the mail leaves again.

    With --as say what the last mail from WHO, or about them, is, where the program took it for something else: what it
    ends or holds follows from that. `outreach why WHO` shows what it was taken for, and the line that shows it.

    With --unmatched say that a mail of `outreach queue --unmatched` is no answer: whoever waited for it waits no more. With
    --as answer it is one, of all whom it may be from: their sequences end.

    After a backup was put back, --from-journal lists what left since it was made; with --sent the database learns it.
    """
    from outreach.actions.resolving import resolve, unknown

    fate = {"--sent": sent, "--not-sent": not_sent, "--campaign": campaign, "--from-journal": from_journal}
    _refuse_together({**fate, "--json or --csv": form}, kind, unmatched, mail)
    if unmatched:
        from outreach.commands.resolve_unmatched import say_of_unmatched

        say_of_unmatched(app, who, unmatched, kind or "nothing")
        return
    if kind:
        say_what_it_is(app, who, kind, mail)
        return
    if sent and not_sent:
        raise UsageError("--sent or --not-sent, not both", hint="outreach resolve, to see what is known")
    said = "sent" if sent else "not-sent" if not_sent else None
    if from_journal:
        _from_journal(app, said, who, form)
        return
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
    settled, then = ("counts as sent", "queue") if said == "sent" else ("is queued again", "send")
    talk(f"{done.person.called}: {done.mail.step} of {done.mail.campaign} {settled}.\nnext: outreach {then}")


def _refuse_together(
    fate: Mapping[str, object], kind: str | None, unmatched: tuple[int, ...], mail: int | None
) -> None:
    """Refuse what is about the *fate* of a mail of ours beside what is about a mail that came in: one of them is a slip."""
    what = "--unmatched" if unmatched else f"--as {kind}" if kind else ""
    slip = next((name for name, value in fate.items() if value), None) if what else None
    if slip:
        raise UsageError(
            f"{what} is about mail that came in: it goes without {slip}", hint="outreach help resolve"
        )
    if mail is not None and (unmatched or not kind):
        raise UsageError(
            "--mail goes with --as alone", hint=f"outreach resolve WHO --as answer --mail {mail}"
        )


def _from_journal(app: App, said: str | None, who: str | None, form: str | None) -> None:
    """Show what left and the database does not know of, and let it learn that."""
    from outreach.actions.journal import missing, put_back
    from outreach.actions.recovering import recover

    if who or form:
        said = (
            "is about all of them, not one person" if who else "is read by people: it has no --json, no --csv"
        )
        raise UsageError(f"--from-journal {said}", hint="outreach resolve --from-journal")
    recover(app)  # a backup that was made while mail left may hold some in the hand of a sender
    found = missing(app)
    if not found:
        talk("The database knows of every mail that left.")
        return
    for one in found:
        say(_recalled(app, one), hang=4)
    if not said and at_terminal():
        words = (
            f"Let the database know {'these' if len(found) > 1 else 'it'}, so that nobody gets a second mail?"
        )
        said = "sent" if click.confirm(words, default=False, err=True) else None
    if not said:
        talk("next: outreach resolve --from-journal --sent, and nobody gets a second mail")
        click.get_current_context().exit(Outcome.UNKNOWN)
    strangers = put_back(app, sent=said == "sent")
    if strangers:
        count = f"{len(strangers)} went to people" if len(strangers) > 1 else "1 went to somebody"
        talk(f"{count} whom this database does not know, so nothing is sent yet.")
        talk("next: import the list with them again, then outreach resolve --from-journal --sent")
        click.get_current_context().exit(Outcome.UNKNOWN)
    if said == "sent":
        reads = "sync, which reads answers of that time again" if reads_answers(app) else "queue"
        talk(f"The database knows of them again.\nnext: outreach {reads}")
    else:
        talk("They count as never sent.\nnext: outreach send")


def _recalled(app: App, one: Missing) -> str:
    from outreach.output.moments import stamp
    from outreach.workdays import zone

    mail, entry = one.mail, one.mail.entry
    known = one.person.called if one.person else "somebody whom this database does not know"
    what = f"{mail.campaign}, {mail.step}" if mail.campaign else "a mail that it does not know"
    return f"{stamp(entry.at, zone(app.config.time_zone))}  {entry.state:<9} {known}  {what}"


def _list(app: App, found: list[Unknown], form: str | None) -> None:
    if form:
        emit(app, [_line(app, one) for one in found], Line, form)
        return
    for one in found:
        for words in _told(app, one):
            say(words, hang=4)
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
    if not reads_answers(app):
        looked = ["no mailbox is read here (imap): look into the Sent folder of the account yourself"]
    if one.looked_at and one.looked_at > mail.at:
        looked = [f"no copy in Sent on {stamp(one.looked_at, here).strip()}"]
        if not one.files_sent:
            looked[0] += ", which says nothing: this server may keep none"
            looked.append("wait for a bounce or an answer, or ask them")
    return [
        f"{one.person.called} <{mail.recipient}>  {mail.campaign}, {mail.step}: {clean(mail.subject)}",
        f"  {stamp(mail.at, here)}  the text went out from account {mail.account}; then: {clean(mail.said)}",
        *(f"  {words}" for words in looked),
    ]


def _asked() -> str | None:
    words = "Did it arrive? sent, not-sent, or Enter to leave it open"
    answer = click.prompt(words, default="", show_default=False, err=True).strip().casefold()
    return answer if answer in {"sent", "not-sent"} else None
