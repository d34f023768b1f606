"""`outreach unsend`: take queued mail back before it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import pass_app, talk
from outreach.errors import Outcome
from outreach.output.moments import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outreach.actions.unsending import Taken
    from outreach.people.person import Person
    from outreach.store.unsending import Fate


@click.command(short_help="Take queued mail back before it leaves.")
@click.argument("what", required=False)
@click.option("--campaign", metavar="NAME", help="All that is queued of a campaign.")
@pass_app
def command(app: App, what: str | None, campaign: str | None) -> None:
    """Take back what is queued to WHAT: a person, or the number of a draft.

    The drafts stay approved, and `outreach send` queues them again. A mail can be taken back until its first byte
    goes to the server; one that left is named with its time, and nothing brings it back.
    """
    from outreach.actions.unsending import unsend

    done = unsend(app, what, campaign=campaign)
    _tell(app, done, each=campaign is None)
    if done.gone and (done.reachless or not (done.back or done.cancelled)):
        click.get_current_context().exit(Outcome.PARTLY)


def _tell(app: App, done: Taken, *, each: bool) -> None:
    """Say what came back; of a campaign what left long ago is only counted."""
    from outreach.output.plan import names

    if done.back:
        who = names(person for person, _ in done.back)
        talk(f"{counted(len(done.back), 'mail')} taken back, approved and not queued: {who}")
    if done.cancelled:
        who, count = names(person for person, _ in done.cancelled), len(done.cancelled)
        talk(f"{counted(count, 'mail')} ended for good, as a server was asked to take it before: {who}")
    for line in _gone(app, done.gone if each else done.reachless):
        talk(line)
    left = len(done.gone) - len(done.reachless)
    if left and not each:
        talk(f"{counted(left, 'mail')} left before.")
    if not (done.back or done.cancelled or done.gone):
        talk("Nothing is queued there.")
    talk(f"next: {_next(done)}")


def _next(done: Taken) -> str:
    """Name the command that queues again what came back."""
    campaigns = {one.campaign for _, one in done.back}
    if not campaigns:
        return "outreach queue"
    of = f" {campaigns.pop()}" if len(campaigns) == 1 else ""
    return f"outreach send{of}, which plans it anew and queues it when you type the count"


def _gone(app: App, mails: Sequence[tuple[Person, Fate]]) -> list[str]:
    """Say of each mail that is beyond reach how far it has come."""
    from outreach.mail.delivery import DeliveryState
    from outreach.output.moments import stamp
    from outreach.workdays import zone

    here = zone(app.config.time_zone)
    words = {
        DeliveryState.CLAIMED: "a sender has it in hand, and it may leave any moment: outreach unsend again",
        DeliveryState.SENDING: "it is on its way to the server just now",
        DeliveryState.SENT: "it left at {at}",
        DeliveryState.UNKNOWN: "it went out at {at}, and nobody knows whether it arrived: outreach resolve",
    }
    return [
        f"{person.called}, {one.step}: " + words[one.state].format(at=one.at and stamp(one.at, here).strip())
        for person, one in mails
    ]
