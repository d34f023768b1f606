"""`outreach send`: the plan, the count, and the sending."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import clock, counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from outreach.actions.planning import Prospect
    from outreach.actions.sending import Run, Step
    from outreach.people.person import Person
    from outreach.plan.planning import Left


#: Moments that are told one by one.
_SHOWN = 6


@click.command(short_help="Show the plan, ask for the count, and send what may leave now.")
@click.argument("campaign", required=False)
@click.option("--dry-run", "-n", is_flag=True, help="Only show the plan.")
@click.option("--confirm-count", type=int, metavar="N", help="The number of mails to queue, for scripts.")
@pass_app
def command(app: App, campaign: str | None, dry_run: bool, confirm_count: int | None) -> None:  # noqa: FBT001 - a flag as click passes it
    """Show who would be written to, when, and who is held and why; ask for the count; send.

    The inbox is read first. You type the number of all that will be queued. What may leave now leaves; the rest is queued for its hour, and a
    later `outreach send` takes it without asking again. Ctrl-C stops between two mails.
    """
    from outreach.actions.campaigns import load
    from outreach.actions.planning import prospect
    from outreach.actions.sending import check_free

    chosen = load(app, campaign).campaign.id if campaign else None
    _read_inbox(app)
    found = prospect(app, chosen)
    _show(app, found)
    if dry_run:
        talk("Only the plan; nothing was queued or sent.")
        return
    check_free(app)
    count = len(found.plan.slots)
    if count:
        _confirm(app, count, confirm_count, chosen)
    elif confirm_count:
        raise Refused(f"the plan has 0, not {confirm_count}; nothing was queued")
    if not count and not found.queued:
        talk(_nothing(found))
    _send(app, held=len(found.plan.held), quiet=not count and not found.queued)


def _read_inbox(app: App) -> None:
    """Read what came in before anybody is written to, and say so where it was something."""
    from outreach.actions.syncing import sync

    done = sync(app)
    for problem in done.unread:
        talk(f"not read: {problem}")
    if done.arrivals:
        names = ", ".join(dict.fromkeys(one.person.called for one in done.arrivals))
        talk(f"inbox read: {counted(len(done.arrivals), 'new mail')}, from or about {names}: outreach queue")


def _nothing(found: Prospect) -> str:
    if not found.unapproved:
        return "Nothing to send.\nnext: outreach queue"
    waiting, first = sum(found.unapproved.values()), next(iter(found.unapproved))
    return f"Nothing to send: {counted(waiting, 'draft')} not approved yet.\nnext: outreach review {first}"


def _confirm(app: App, count: int, given: int | None, campaign: str | None) -> None:
    from outreach.actions.queueing import queue

    if given is None:
        if not at_terminal():
            name = f" {campaign}" if campaign else ""
            raise Refused(
                "the plan is not confirmed; nothing was queued or sent",
                hint=f"outreach send{name} --confirm-count {count}",
            )
        asked = f"Type {count} to queue {'these' if count > 1 else 'it'}, anything else to stop"
        answer = click.prompt(asked, default="", show_default=False, err=True).strip()
        given = int(answer[:9]) if answer.isdecimal() else -1
    if given != count:
        raise Refused(f"the plan has {count}; nothing was queued or sent")
    queue(app, confirmed=given, campaign=campaign)


def _show(app: App, found: Prospect) -> None:
    plan = found.plan
    for name in found.accounts:
        account = app.config.accounts.get(name) or app.config.sender()
        click.echo(f"From {account.name} <{account.address}> to outbox/; nothing leaves this machine")
    if plan.now:
        click.echo(_line("now", len(plan.now), _names(slot.candidate.progress.person for slot in plan.now)))
    later = [(slot.candidate.progress.person, slot.at, slot.because) for slot in plan.later]
    groups = list(_by_moment(app, later).items())
    for (moment, because), people in groups[:_SHOWN]:
        click.echo(_line("later", len(people), f"{moment} ({because}): {_names(people)}"))
    if rest := groups[_SHOWN:]:
        click.echo(_line("later", sum(len(people) for _, people in rest), f"the last {rest[-1][0][0]}"))
    for reason, people in _by_reason(plan.held).items():
        click.echo(_line("held", len(people), f"{_names(people)}: {reason}"))
    if found.queued:
        before = _names(person for person, _ in found.queued)
        click.echo(_line("queued", len(found.queued), f"confirmed before: {before}"))
    for campaign, count in found.unapproved.items():
        click.echo(_line("waiting", count, f"not approved yet: outreach review {campaign}"))


def _by_reason(held: Iterable[Left]) -> dict[str, list[Person]]:
    grouped: dict[str, list[Person]] = {}
    for left in held:
        grouped.setdefault(left.hold.because, []).append(left.candidate.progress.person)
    return grouped


def _line(label: str, count: int, words: str) -> str:
    return f"  {label:<8}{count:>4}  {words}"


def _names(people: Iterable[Person]) -> str:
    names = list({person.id: person.called for person in people}.values())
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def _by_moment(
    app: App, later: Sequence[tuple[Person, datetime, str]]
) -> dict[tuple[str, str], list[Person]]:
    from outreach.workdays import zone_for

    grouped: dict[tuple[str, str], list[Person]] = {}
    for person, at, because in later:
        zone = zone_for(person.time_zone, person.country, app.config.time_zone)
        grouped.setdefault((clock(at, zone, app.now()), because), []).append(person)
    return grouped


@contextmanager
def _ctrl_c() -> Iterator[list[bool]]:
    """Let the first Ctrl-C, or a SIGTERM, stop between two mails; a second Ctrl-C is immediate."""
    asked: list[bool] = []

    def ask(number: int, _frame: object) -> None:
        if asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        asked.append(True)
        talk("\nStopping after this mail. Ctrl-C again stops at once.")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _send(app: App, held: int, *, quiet: bool) -> None:
    from outreach.actions.sending import send

    done = 0

    def tell(step: Step) -> None:
        nonlocal done
        done += 1
        talk(f"  {done:3}  {step.state:<9} {step.person.called}  {step.said}")

    with _ctrl_c() as asked:
        run = send(app, tell=tell, stop=lambda: bool(asked))
    if not quiet or run.lost:
        _sum_up(app, run)
    click.get_current_context().exit(_outcome(run, held))


def _sum_up(app: App, run: Run) -> None:
    from outreach.actions.who import sign
    from outreach.mail.delivery import DeliveryState

    counts = Counter(step.state for step in run.steps)
    talk(", ".join(f"{state} {count}" for state, count in counts.items()) or "Nothing left just now.")
    if run.lost or counts[DeliveryState.UNKNOWN]:
        talk(f"Nobody knows whether it arrived, so it is never sent again by itself: {_names(run.unknown)}")
        talk(f"look: outreach why {sign(run.unknown[-1])}")
    for account, said in run.halted.items():
        talk(f"The server refuses the account {account}, so nothing more was sent from it: {said}")
    if run.gone:
        talk(f"Queued for an account that config.toml no longer has: {', '.join(run.gone)}")
    if run.stopped:
        talk("Stopped by you.")
    if run.waiting:
        talk(_waiting(app, run))
    talk("next: " + ("outreach send (asks nothing for queued mail)" if run.waiting else "outreach sync"))


def _waiting(app: App, run: Run) -> str:
    """Say when the rest leaves: `2 are queued: 1 from 10:00 Berlin, 1 from Wed 25 Nov 10:00 Istanbul`."""
    grouped = _by_moment(app, [(person, at, "") for person, at in run.waiting])
    count, parts = (
        len(run.waiting),
        [f"{len(people)} from {moment}" for (moment, _), people in grouped.items()],
    )
    if len(parts) == 1:
        ((moment, _),) = grouped
        return f"{count} {'is' if count == 1 else 'are'} queued, from {moment}"
    more = f" and {len(parts) - 4} times more" if len(parts) > 4 else ""
    return f"{count} are queued: {', '.join(parts[:4])}{more}"


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
