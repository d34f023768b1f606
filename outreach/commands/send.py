"""`outreach send`: the plan, the count, and the sending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.commands.send_hold import hold
from outreach.commands.send_inbox import look, read_inbox, tell_unread
from outreach.commands.send_plan import confirm, nothing, show
from outreach.commands.send_run import leave, weight
from outreach.errors import Outcome, OutreachError, Refused, UsageError


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
@click.option("--now", is_flag=True, help="Do not wait for the 30 s in which Ctrl-C takes it back.")
@click.option("--watch", is_flag=True, help="Stay, and send what is queued when its hour comes.")
@pass_app
def command(
    app: App,
    /,
    campaign: str | None,
    to: str | None,
    dry_run: bool,  # noqa: FBT001 - a flag as click passes it
    confirm_count: int | None,
    overdue: bool,  # noqa: FBT001 - a flag as click passes it
    watch: bool,  # noqa: FBT001 - a flag as click passes it
    **sure: bool,
) -> None:
    """Show who would be written to, when, and who is held and why; ask for the count; send.

    The inbox is read first. You type the number of all that will be queued. What may leave now leaves; the rest is queued for its hour, and a
    later `outreach send` takes it without asking again. Ctrl-C stops between two mails.

    At a terminal 30 s pass before mail leaves for people, in which Ctrl-C takes all of it back; --now does not wait.

    `outreach send --watch` stays and sends what is queued when its hour comes, reads the inbox as it goes, and asks and
    queues nothing. Ctrl-C, or a SIGTERM, ends it after the mail in hand.

    `outreach send 3 --to me` sends the mail of draft 3 to yourself, exactly as its person would get it. It counts as nothing.
    """
    if watch:
        if campaign or to or confirm_count is not None or dry_run:
            raise UsageError("--watch sends what is queued and asks nothing", hint="outreach send --watch")
        _stay(app, sure, overdue=overdue)
    if to and not dry_run:
        from outreach.actions.trying import try_out

        done = try_out(app, campaign)
        talk(f"to {done.address}  {done.subject}  {done.said}\nnext: outreach approve {campaign}")
        return
    from outreach.actions import domains
    from outreach.actions.campaigns import named
    from outreach.actions.planning import prospect
    from outreach.actions.queueing import queue
    from outreach.actions.recovering import recover
    from outreach.actions.sending import check_free

    chosen = named(app, campaign) if campaign else None
    lost = 0 if dry_run else recover(app)
    if not dry_run:
        _guard(app, sure, asks=at_terminal())
    unread = read_inbox(app)
    domains.ask(app)
    unsearched = look(app, chosen)
    found = prospect(app, chosen)
    show(app, found)
    tell_unread(unread, {name: unsearched[name] for name in unsearched.keys() - unread.keys()}, found)
    if dry_run:
        talk("Only the plan; nothing was queued or sent.")
        return
    check_free(app)
    count = len(found.plan.slots)
    if count:
        confirm(count, confirm_count, chosen)
        hold(app, found, skip=sure["now"])
        queue(
            app,
            confirmed=count,
            campaign=chosen,
            shown=[slot.candidate.draft_id for slot in found.plan.slots],
        )
    elif confirm_count:
        raise Refused(f"the plan has 0, not {confirm_count}; nothing was queued")
    if not count and not found.queued:
        talk(nothing(found))
    _ask_overdue(app, sure=overdue, asks=at_terminal())
    before = [weight(error) for error in (unread | unsearched).values()] + [Outcome.PARTLY] * bool(
        found.plan.held
    )
    ended = leave(app, lost, quiet=not count and not found.queued)
    click.get_current_context().exit(Outcome.worst([*before, *ended]))


def _stay(app: App, sure: Mapping[str, bool], *, overdue: bool) -> NoReturn:
    """Settle and ask at the start what has to be, then send until somebody stops it."""
    from outreach.actions.recovering import recover
    from outreach.commands.send_watch import watch

    recover(app)
    try:
        _guard(app, sure, asks=False)
    except OutreachError as error:
        error.outcome = Outcome.CONFIG  # whatever starts it again and again should not
        raise
    _ask_overdue(app, sure=overdue, asks=False)
    click.get_current_context().exit(watch(app))


def _guard(app: App, sure: Mapping[str, bool], *, asks: bool) -> None:
    """Send from no copy, from no database that does not know what was sent, and by no clock that was set back."""
    from outreach.actions import guarding

    for one in guarding.questions(app):
        if not sure[one.option] and asks:
            talk(f"{one.because[0].upper()}{one.because[1:]}")
        if sure[one.option] or (asks and click.confirm(one.asked, default=False, err=True)):
            one.lift()
    guarding.check(app)


def _ask_overdue(app: App, *, sure: bool, asks: bool) -> None:
    """Ask once for all that was due long ago; without a yes it stays queued."""
    from outreach.actions import overdue
    from outreach.output.plan import since

    late = overdue.overdue(app)
    if not late:
        return
    words = since(late, now=app.now(), time_zone=app.config.time_zone)
    asked = f"{words}: send {'them' if len(late) > 1 else 'it'} now? Hours and limits are kept."
    if sure or (asks and click.confirm(asked, default=False, err=True)):
        overdue.free(app)
