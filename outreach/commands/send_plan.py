"""What `outreach send` says before anything leaves: the plan, and the question for its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, say
from outreach.errors import Refused
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.planning import Prospect


def show(app: App, found: Prospect) -> None:
    from outreach.actions.earlier import lifting
    from outreach.mail.delivery import Transport
    from outreach.output.plan import shown, warned

    real = app.transport is Transport.SMTP
    for name in found.accounts:
        account = app.config.accounts.get(name) or app.config.sender()
        where = "to outbox/; nothing leaves this machine"
        if real:
            where = f"by {account.smtp.host}" if account.smtp else "by no server yet: outreach doctor"
        say(f"From {account.name} <{account.address}> {where}")
    if real and found.first and found.plan.slots:
        say("These reach people. What was practised does not count: so far nobody was really written to.")
    lines = shown(
        found.plan,
        queued=found.queued,
        unapproved=found.unapproved,
        now=app.now(),
        time_zone=app.config.time_zone,
        lifts=lifting,
        kept=found.kept,
    )
    for line in (*lines, *warned(found.warnings)):
        say(line, hang=16)


def nothing(found: Prospect) -> str:
    if not found.unapproved:
        return "Nothing to send.\nnext: outreach queue"
    waiting, first = sum(found.unapproved.values()), next(iter(found.unapproved))
    return f"Nothing to send: {counted(waiting, 'draft')} not approved yet.\nnext: outreach review {first}"


def confirm(count: int, given: int | None, again: str) -> None:
    """Ask for the number of all that will be queued, unless it is *given*; *again* is the command without it.

    Raises:
        Refused: it is another number, or nobody can be asked.
    """
    if given is None:
        if not at_terminal():
            raise Refused(
                "the plan is not confirmed; nothing was queued or sent",
                hint=f"{again} --confirm-count {count}",
            )
        asked = f"Type {count} to queue {'these' if count > 1 else 'it'}, anything else to stop"
        answer = click.prompt(asked, default="", show_default=False, err=True).strip()
        given = int(answer[:9]) if answer.isdecimal() else -1
    if given != count:
        raise Refused(
            f"the plan has {count}; nothing was queued or sent", hint=f"{again}, and look at the plan again"
        )
