"""`outreach sync`: read the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app
from outreach.errors import Outcome

if TYPE_CHECKING:
    from outreach.actions.synced import Synced

_EXISTING = click.Path(exists=True, path_type=Path)


@click.command(short_help="Read the answers.")
@click.option("--watch", is_flag=True, help="Stay, and read what comes as it comes, until Ctrl-C.")
@click.option(
    "--from-mbox", type=_EXISTING, help="Read an mbox file that you exported instead of the mailbox."
)
@click.option("--from-maildir", type=_EXISTING, help="Read a Maildir, or a folder of mail files, instead.")
@click.option("--reclassify", is_flag=True, help="Read nothing; judge again what older rules judged.")
@pass_app
def command(
    app: App, *, watch: bool, from_mbox: Path | None, from_maildir: Path | None, reclassify: bool
) -> None:
    """Read what came in, show what is new, and end the sequence of whoever answered.

    In practice that is inbox/, else the mailbox of every account. There nothing is marked, moved or written, and only
    mail of those you wrote to is kept. A mail that you write to somebody by hand, and that lies in Sent, ends their
    sequence too. What names itself a machine's is told apart from answers. A note of absence holds the sequence until two days after the day of return, or
    for a week where it names none; a mail that came back holds it until you have looked; a server that still tries
    changes nothing.

    Where the program took a mail for the wrong thing, say what it is: outreach resolve WHO --as answer.

    An exported file adds what is in it; the mailbox counts as read only when it was read itself.
    """
    if sum(map(bool, (watch, from_mbox, from_maildir, reclassify))) > 1:
        raise click.UsageError("one of --watch, --from-mbox, --from-maildir and --reclassify")
    context = click.get_current_context()
    if reclassify:
        from outreach.commands.sync_again import reclassified

        reclassified(app)
        return
    if watch:
        from outreach.commands.sync_watch import watch as stay

        context.exit(stay(app))
    from outreach.commands.sync_told import outcomes, show

    done = _read(app, from_mbox, from_maildir)
    show(app, done)
    if found := outcomes(done):
        context.exit(Outcome.worst(found))


def _read(app: App, from_mbox: Path | None, from_maildir: Path | None) -> Synced:
    if from_mbox or from_maildir:
        from outreach.actions.exported import read_maildir, read_mbox

        return read_mbox(app, from_mbox) if from_mbox else read_maildir(app, from_maildir or Path())
    from outreach.actions.syncing import sync
    from outreach.commands.sync_told import teller

    return sync(app, tell=teller())
