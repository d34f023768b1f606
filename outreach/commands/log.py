"""`outreach log`: what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import emit, format_options, pass_app, say, talk
from outreach.output.moments import stamp

if TYPE_CHECKING:
    from outreach.actions.logging import Entry


#: Where a line goes on that is too long for the terminal.
_HANG = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One event, for other programs; None where it concerns nobody, or no campaign."""

    at: datetime
    kind: str
    by: str
    person: str | None
    campaign: str | None
    #: It speaks of mail that never left this machine.
    practice: bool
    said: str


@click.command(short_help="Show what was done, newest last.")
@click.option("--who", help="Only what concerns this person.")
@click.option("--last", metavar="KIND", help="Only the newest command of a kind, such as import.")
@click.option(
    "--number",
    "-n",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many lines at the most.",
)
@format_options
@pass_app
def command(app: App, who: str | None, last: str | None, number: int, form: str | None) -> None:
    """Show what was done, by whom, when and why; newest last."""
    from outreach.actions.logging import listed
    from outreach.mail.delivery import Transport
    from outreach.text import clean
    from outreach.workdays import zone

    found = listed(app, who=who, last=last, newest=number)
    if form:
        emit(app, [_line(entry) for entry in found], Line, form)
        return
    here, real = zone(app.config.time_zone), app.transport is Transport.SMTP
    for entry in found:
        event = entry.event
        practice = "practice" if entry.practice and real else ""
        words = (
            stamp(event.at, here),
            f"{entry.what:<16}",
            practice,
            clean(entry.called),
            event.campaign or "",
            clean(event.said),
        )
        say("  ".join(filter(None, words)), hang=_HANG)
    if not found:
        talk(f"Nothing of the kind {last!r} yet." if last else "Nothing yet.")


def _line(entry: Entry) -> Line:
    event = entry.event
    return Line(
        at=event.at,
        kind=event.kind,
        by=event.by,
        person=entry.called or None,
        campaign=event.campaign,
        practice=entry.practice,
        said=event.said,
    )
