"""`outreach send`: the plan, the count, and the sending."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import clock, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from outreach.actions.planning import Prospect
    from outreach.actions.sending import Run
    from outreach.people.person import Person
    from outreach.plan.planning import Slot


@click.command(short_help="Show the plan, ask for the count, and send what may leave now.")
@click.argument("campaign", required=False)
@click.option("--dry-run", "-n", is_flag=True, help="Only show the plan.")
@click.option("--confirm-count", type=int, metavar="N", help="The number of mails to queue, for scripts.")
@pass_app
def command(app: App, campaign: str | None, dry_run: bool, confirm_count: int | None) -> None:  # noqa: FBT001 - a flag as click passes it
    """Show who would be written to, when, and who is held and why; ask for the count; send.

    You type the number of all that will be queued. What may leave now leaves; the rest is queued for its hour, and a
    later `outreach send` takes it without asking again. Ctrl-C stops between two mails.
    """
    from outreach.actions.planning import prospect

    found = prospect(app, _id(app, campaign))
    _show(app, found)
    if dry_run:
        talk("Only the plan; nothing was queued or sent.")
        return
    count = len(found.plan.slots)
    if count:
        _confirm(app, count, confirm_count, campaign)
    elif confirm_count:
        raise Refused(f"the plan has 0, not {confirm_count}; nothing was queued")
    if not count and not found.queued:
        talk(_nothing(found))
        if found.plan.held:
            click.get_current_context().exit(Outcome.PARTLY)
        return
    _send(app, held=len(found.plan.held))


def _id(app: App, campaign: str | None) -> str | None:
    from outreach.actions.campaigns import load

    return load(app, campaign).campaign.id if campaign else None


def _nothing(found: Prospect) -> str:
    if found.unapproved:
        return f"Nothing to send: {counted(found.unapproved, 'draft')} not approved yet.\nnext: outreach review CAMPAIGN"
    return "Nothing to send.\nnext: outreach queue"


def _confirm(app: App, count: int, given: int | None, campaign: str | None) -> None:
    from outreach.actions.queueing import queue

    if given is None:
        if not at_terminal():
            name = f" {campaign}" if campaign else ""
            raise Refused(
                "the plan is not confirmed; nothing was sent",
                hint=f"outreach send{name} --confirm-count {count}",
            )
        answer = click.prompt(f"Type {count} to queue these, anything else to stop", err=True).strip()
        given = int(answer) if answer.isdecimal() else -1
    if given != count:
        raise Refused(f"The plan has {count}; nothing was queued.")
    queue(app, confirmed=given, campaign=_id(app, campaign))


def _show(app: App, found: Prospect) -> None:
    account, plan = app.config.sender(), found.plan
    where = "the outbox/ of this workspace; nothing leaves this machine"
    click.echo(
        f"From {account.name} <{account.address}> to {where}.  {len(plan.slots) + len(plan.held)} approved"
    )
    if plan.now:
        click.echo(
            f"  now     {len(plan.now):4}  {_names([slot.candidate.progress.person for slot in plan.now])}"
        )
    for label, slots in _by_moment(app, plan.later).items():
        click.echo(
            f"  later   {len(slots):4}  {label}: {_names([slot.candidate.progress.person for slot in slots])}"
        )
    for left in plan.held:
        click.echo(f"  held          {left.candidate.progress.person.called}: {left.hold.because}")
    if found.queued:
        click.echo(
            f"  queued  {len(found.queued):4}  from before: {_names([person for person, _ in found.queued])}"
        )
    if found.unapproved:
        click.echo(f"  waiting {found.unapproved:4}  not approved yet")


def _names(people: Sequence[Person]) -> str:
    shown = ", ".join(person.called for person in people[:4])
    return f"{shown} and {len(people) - 4} more" if len(people) > 4 else shown


def _by_moment(app: App, slots: Sequence[Slot]) -> dict[str, list[Slot]]:
    from outreach.workdays import zone_for

    grouped: dict[str, list[Slot]] = {}
    for slot in slots:
        person = slot.candidate.progress.person
        zone = zone_for(person.time_zone, person.country, app.config.time_zone)
        grouped.setdefault(f"{clock(slot.at, zone, app.now())} ({slot.because})", []).append(slot)
    return grouped


@contextmanager
def _ctrl_c() -> Iterator[list[bool]]:
    """Let the first Ctrl-C stop between two mails; the second one is immediate."""
    asked: list[bool] = []

    def ask(_signal: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)
        talk("\nStopping after this mail. Ctrl-C again stops at once.")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _send(app: App, held: int) -> None:
    from outreach.actions.sending import send

    done = 0

    def tell(step: object) -> None:
        nonlocal done
        done += 1
        talk(f"  {done:3}  {step.state:<9} {step.person.called}  {step.said}")  # type: ignore[attr-defined]  # Step, imported late

    with _ctrl_c() as asked:
        run = send(app, tell=tell, stop=lambda: bool(asked))
    _sum_up(app, run)
    click.get_current_context().exit(_outcome(run, held))


def _sum_up(app: App, run: Run) -> None:
    from outreach.workdays import zone_for

    counts = Counter(step.state for step in run.steps)
    if run.lost:
        talk(
            f"{run.lost} left by a sender that died: nobody knows whether it arrived, so it is never sent again by itself."
        )
    talk(", ".join(f"{state} {count}" for state, count in counts.items()) or "Nothing left just now.")
    if run.stopped:
        talk("Stopped by you; the rest stays queued.")
    if run.halted:
        talk(f"Nothing more leaves from this account until you have looked: {run.halted}")
    if run.waiting:
        person, at = run.waiting[0]
        zone = zone_for(person.time_zone, person.country, app.config.time_zone)
        talk(
            f"{counted(len(run.waiting), 'mail')} queued, the next from {clock(at, zone, app.now())} ({person.called})."
        )
        talk("next: outreach send (asks nothing for queued mail)")
    else:
        talk("next: outreach sync")


def _outcome(run: Run, held: int) -> Outcome:
    from outreach.mail.delivery import DeliveryState

    outcomes = []
    if run.stopped:
        outcomes.append(Outcome.INTERRUPTED)
    if run.lost or run.count(DeliveryState.UNKNOWN):
        outcomes.append(Outcome.UNKNOWN)
    if held or run.halted or any(step.state is not DeliveryState.SENT for step in run.steps):
        outcomes.append(Outcome.PARTLY)
    return Outcome.worst(outcomes)
