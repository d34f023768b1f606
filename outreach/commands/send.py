"""`outreach send`: the plan, the count, and the sending."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.errors import Outcome, Refused
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.planning import Prospect
    from outreach.actions.sending import Run, Step
    from outreach.errors import OutreachError


@click.command(short_help="Show the plan, ask for the count, and send what may leave now.")
@click.argument("campaign", required=False)
@click.option("--dry-run", "-n", is_flag=True, help="Only show the plan.")
@click.option("--confirm-count", type=int, metavar="N", help="The number of mails to queue, for scripts.")
@click.option(
    "--overdue", is_flag=True, help="Send what was due more than a day ago, too; asked for at a terminal."
)
@click.option(
    "--takeover", is_flag=True, help="This copy of the workspace sends from now on, and no other does."
)
@click.option("--to", type=click.Choice(["me"]), help="Send the mail of one draft to yourself alone.")
@click.option(
    "--clock-is-right", is_flag=True, help="Mails left later than now, and the clock was wrong then."
)
@pass_app
def command(
    app: App,
    /,
    campaign: str | None,
    to: str | None,
    dry_run: bool,  # noqa: FBT001 - a flag as click passes it
    confirm_count: int | None,
    overdue: bool,  # noqa: FBT001 - a flag as click passes it
    **sure: bool,
) -> None:
    """Show who would be written to, when, and who is held and why; ask for the count; send.

    The inbox is read first. You type the number of all that will be queued. What may leave now leaves; the rest is queued for its hour, and a
    later `outreach send` takes it without asking again. Ctrl-C stops between two mails.

    `outreach send 3 --to me` sends the mail of draft 3 to yourself, exactly as its person would get it. It counts as nothing.
    """
    if to and not dry_run:
        from outreach.actions.trying import try_out

        done = try_out(app, campaign)
        talk(f"to {done.address}  {done.subject}  {done.said}\nnext: outreach approve {campaign}")
        return
    from outreach.actions.campaigns import named
    from outreach.actions.planning import prospect
    from outreach.actions.sending import check_free, recover

    chosen = named(app, campaign) if campaign else None
    lost = 0 if dry_run else recover(app)
    if not dry_run:
        _guard(app, sure)
    unread = _read_inbox(app)
    unsearched = _look(app, chosen)
    found = prospect(app, chosen)
    _show(app, found)
    _tell_unread(unread, {name: unsearched[name] for name in unsearched.keys() - unread.keys()}, found)
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
    _ask_overdue(app, sure=overdue)
    before = [_weight(error) for error in (unread | unsearched).values()] + [Outcome.PARTLY] * bool(
        found.plan.held
    )
    _send(app, before, lost, quiet=not count and not found.queued)


def _guard(app: App, sure: Mapping[str, bool]) -> None:
    """Send from no copy, from no database that does not know what was sent, and by no clock that was set back."""
    from outreach.actions import guarding

    for one in guarding.questions(app):
        if not sure[one.option] and at_terminal():
            talk(f"{one.because[0].upper()}{one.because[1:]}")
        if sure[one.option] or (at_terminal() and click.confirm(one.asked, default=False, err=True)):
            one.lift()
    guarding.check(app)


def _ask_overdue(app: App, *, sure: bool) -> None:
    """Ask once for all that was due long ago; without a yes it stays queued."""
    from outreach.actions import overdue
    from outreach.output.plan import since

    late = overdue.overdue(app)
    if not late:
        return
    words = since(late, now=app.now(), time_zone=app.config.time_zone)
    asked = f"{words}: send {'them' if len(late) > 1 else 'it'} now? Hours and limits are kept."
    if sure or (at_terminal() and click.confirm(asked, default=False, err=True)):
        overdue.free(app)


def _read_inbox(app: App) -> dict[str, OutreachError]:
    """Read what came in before anybody is written to, and say so where it was something; give what failed by account."""
    from outreach.actions.syncing import sync

    done = sync(app)
    for problem in done.unread:
        talk(f"not read: {problem}")
    if done.arrivals:
        names = ", ".join(dict.fromkeys(one.person.called for one in done.arrivals))
        talk(f"inbox read: {counted(len(done.arrivals), 'new mail')}, from or about {names}: outreach queue")
    if done.doubtful:
        found = counted(done.doubtful, "mail")
        talk(f"{found} may be an answer and belongs to nobody: outreach queue --unmatched")
    return done.failed


def _look(app: App, campaign: str | None) -> dict[str, OutreachError]:
    """Look for an earlier conversation with whoever is about to get a first mail; give what failed by account."""
    from outreach.actions.looking import look

    looked = look(app, campaign)
    for one in looked.found:
        day = f"{one.day.day} {one.day:%B %Y}"
        talk(
            f"{one.address}: mail of {day} in {one.folder} that this program did not send; the person is held"
        )
    return looked.failed


def _tell_unread(
    unread: Mapping[str, OutreachError], unsearched: Mapping[str, OutreachError], found: Prospect
) -> None:
    """Say whose mailbox could not be read or searched, and what that holds."""
    for account, error in unread.items():
        talk(f"The inbox of {account} could not be read: {error}")
    for account, error in unsearched.items():
        talk(f"The mailbox of {account} could not be searched for earlier mail: {error}")
    held = sum(left.hold.code == "inbox" for left in found.plan.held)
    if unread and held:
        talk(f"{counted(held, 'follow-up')} {'is' if held == 1 else 'are'} held until it is.")
    failed = [*unread.values(), *unsearched.values()]
    if failed:
        talk(f"try: {next((error.hint for error in failed if error.hint), 'outreach doctor')}")


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
    from outreach.actions.earlier import lifting
    from outreach.mail.delivery import Transport
    from outreach.output.plan import shown, warned

    real = app.transport is Transport.SMTP
    for name in found.accounts:
        account = app.config.accounts.get(name) or app.config.sender()
        where = "to outbox/; nothing leaves this machine"
        if real:
            where = f"by {account.smtp.host}" if account.smtp else "by no server yet: outreach doctor"
        click.echo(f"From {account.name} <{account.address}> {where}")
    if real and found.first and found.plan.slots:
        click.echo(
            "These reach people. What was practised does not count: so far nobody was really written to."
        )
    lines = shown(
        found.plan,
        queued=found.queued,
        unapproved=found.unapproved,
        now=app.now(),
        time_zone=app.config.time_zone,
        lifts=lifting,
    )
    for line in (*lines, *warned(found.warnings)):
        click.echo(line)


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


def _send(app: App, before: Sequence[Outcome], lost: int, *, quiet: bool) -> None:
    from outreach.actions.sending import send

    done = 0

    def tell(step: Step) -> None:
        nonlocal done
        done += 1
        talk(f"  {done:3}  {step.state:<9} {step.person.called}  {step.said}")

    with _ctrl_c() as asked:
        run = send(app, tell=tell, stop=lambda: bool(asked))
    run.lost += min(lost, len(run.unknown))  # the others were found in Sent
    if not quiet or run.lost:
        _sum_up(app, run)
    click.get_current_context().exit(Outcome.worst([*before, *_outcomes(run)]))


def _sum_up(app: App, run: Run) -> None:
    from outreach.actions.who import sign
    from outreach.mail.delivery import DeliveryState
    from outreach.output.plan import leaving, names, since

    counts = Counter(step.state for step in run.steps)
    talk(", ".join(f"{state} {count}" for state, count in counts.items()) or "Nothing left just now.")
    if run.lost or counts[DeliveryState.UNKNOWN]:
        talk(f"Nobody knows whether it arrived, so it is never sent again by itself: {names(run.unknown)}")
        talk(f"look: outreach resolve {sign(run.unknown[-1])}")
    for error in run.halted.values():
        talk(str(error) + (f"\ntry: {error.hint}" if error.hint else ""))
    for account, (count, because) in run.kept.items():
        talk(f"{counted(count, 'queued mail')} of account {account} may not leave: {because}")
    if run.overdue:
        words = since(run.overdue, now=app.now(), time_zone=app.config.time_zone)
        talk(f"{words}, and wait for your yes: outreach send --overdue")
    if run.gone:
        talk(f"Queued for an account that config.toml no longer has: {', '.join(run.gone)}")
    if run.stopped:
        talk("Stopped by you.")
    if run.waiting:
        talk(leaving(run.waiting, now=app.now(), time_zone=app.config.time_zone))
    talk("next: " + ("outreach send (asks nothing for queued mail)" if run.waiting else "outreach sync"))


def _outcomes(run: Run) -> list[Outcome]:
    from outreach.mail.delivery import DeliveryState

    outcomes = [_weight(error) for error in run.halted.values()]
    if run.stopped:
        outcomes.append(Outcome.INTERRUPTED)
    if run.lost or run.count(DeliveryState.UNKNOWN):
        outcomes.append(Outcome.UNKNOWN)
    if run.kept or run.overdue or any(step.state is not DeliveryState.SENT for step in run.steps):
        outcomes.append(Outcome.PARTLY)
    return outcomes


def _weight(error: OutreachError) -> Outcome:
    """Say how a command ends in which one account failed: the others did what they could."""
    return error.outcome if error.outcome in {Outcome.LOGIN, Outcome.CONFIG} else Outcome.PARTLY
