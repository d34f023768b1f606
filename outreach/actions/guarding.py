"""What must hold before anything leaves: this database is the one that sends, it knows all that was sent, the clock goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from outreach.actions import clock, journal, places
from outreach.actions.checks import Check, failed, ok, warn
from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.delivery import Transport


@dataclass(frozen=True, slots=True)
class Question:
    """A guard that a person may lift who knows better."""

    #: The option of `send` that lifts it unasked.
    option: str
    because: str
    asked: str
    lift: Callable[[], None]


def questions(app: App) -> Iterator[Question]:
    """Give each guard that stands against sending now and may be lifted."""
    if found := places.copied(app):
        said = f"{found.because}. If both send, people get two mails."
        asked = "Does this one alone send from now on?"
        yield Question("takeover", said, asked, partial(places.take_over, app))
    if because := clock.set_back(app):
        yield Question("clock_is_right", f"{because}.", "Is the clock right now?", partial(clock.trust, app))


def check(app: App) -> None:
    """Make sure that this database may send.

    Raises:
        OutreachError: it is a copy, or older than what was sent, or the clock was set back; the hint is the way out.
    """
    places.check(app)
    journal.check(app)
    clock.check(app)


def checks(app: App) -> Iterator[Check]:
    """Say for `doctor` how the guards stand; a workspace that sent nothing has none of them yet."""
    try:
        yield from _journal(app)
        for one in questions(app):
            yield warn("sending", one.because, f"outreach send --{one.option.replace('_', '-')}")
    except OutreachError as error:
        yield failed("journal", error)


def _journal(app: App) -> Iterator[Check]:
    with journal.journal(app) as book:
        kept = book.read()
    if missing := journal.missing(app):
        yield failed("journal", journal.older(app, [one.mail for one in missing]))
    elif kept.entries:
        yield ok("journal", f"{len(kept.entries)} attempts to send written down; the database knows of each")
    if kept.foreign:
        said = f"{kept.foreign} lines in {book.paths[0]} are of another workspace and say nothing here"
        yield warn("journal", said, "nothing, if you copied the file")
    if kept.entries and app.transport is Transport.SMTP and app.state is None:
        said = "this machine has no home folder, so a copied workspace, or one put back whole, is not noticed"
        yield warn("journal", said, "set XDG_STATE_HOME to a folder that lasts")
