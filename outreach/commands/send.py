"""`outreach send`: the plan, the count, and the sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import click

from outreach.app import App
from outreach.commands.options import at_terminal, pass_app, talk
from outreach.commands.send_hold import hold
from outreach.commands.send_inbox import look, read_inbox, tell_unread
from outreach.commands.send_plan import confirm, nothing, show
from outreach.commands.send_run import leave, weight
from outreach.errors import Outcome, OutreachError, Refused, UsageError

if TYPE_CHECKING:
    from outreach.actions.planning import Prospect

#: What a person or a script says beforehand, with its help.
_SURE = {
    "--overdue": "Send what was due more than a day ago, too; asked for at a terminal.",
    "--takeover": "This copy of the workspace sends from now on, and no other does.",
    "--clock-is-right": "Mails left later than now, and the clock was wrong then.",
    "--now": "Do not wait for the 30 s in which Ctrl-C takes it back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """The command as it was typed."""

    campaign: str | None
    to: str | None
    confirm_count: int | None
    dry_run: bool
    watch: bool
    overdue: bool
    takeover: bool
    clock_is_right: bool
    now: bool

    def sure(self, flag: str) -> bool:
        """Say whether a flag such as `--clock-is-right` was given."""
        return bool(getattr(self, flag.removeprefix("--").replace("-", "_")))

    @property
    def again(self) -> str:
        """The same command to type again, without its count."""
        words = ("outreach send", self.campaign, *filter(self.sure, _SURE))
        return " ".join(word for word in words if word)


def _sure(command: Callable[..., None]) -> Callable[..., None]:
    for flag, words in reversed(_SURE.items()):
        command = click.option(flag, is_flag=True, help=words)(command)
    return command


@click.command(short_help="Show the plan, ask for the count, and send what may leave now.")
@click.argument("campaign", required=False)
@click.option("--dry-run", "-n", is_flag=True, help="Only show the plan.")
@click.option("--confirm-count", type=int, metavar="N", help="The number of mails to queue, for scripts.")
@_sure
@click.option("--to", type=click.Choice(["me"]), help="Send the mail of one draft to yourself alone.")
@click.option("--watch", is_flag=True, help="Stay, and send what is queued when its hour comes.")
@pass_app
def command(app: App, /, **typed: Any) -> None:
    """Show who would be written to, when, and who is held and why; ask for the count; send.

    The inbox is read first. You type the number of all that will be queued. What may leave now leaves; the rest is queued for its hour, and a
    later `outreach send` takes it without asking again. Ctrl-C stops between two mails.

    At a terminal 30 s pass before mail leaves for people, in which Ctrl-C takes all of it back; --now does not wait.

    `outreach send --watch` stays and sends what is queued when its hour comes, reads the inbox as it goes, and asks and
    queues nothing. Ctrl-C, or a SIGTERM, ends it after the mail in hand.

    `outreach send 3 --to me` sends the mail of draft 3 to yourself, exactly as its person would get it. It counts as nothing.
    """
    asked = _Typed(**typed)
    act = _stay if asked.watch else _try_out if asked.to and not asked.dry_run else _send
    act(app, asked)


def _try_out(app: App, asked: _Typed) -> None:
    from outreach.actions.trying import try_out

    done = try_out(app, asked.campaign)
    talk(f"to {done.address}  {done.subject}  {done.said}\nnext: {done.next}")


def _send(app: App, asked: _Typed) -> None:
    """Read, plan, ask, queue, send: what leaves was shown and counted by a person before."""
    from outreach.actions.campaigns import named
    from outreach.actions.recovering import recover
    from outreach.actions.sending import check_free

    chosen = named(app, asked.campaign) if asked.campaign else None
    lost = 0 if asked.dry_run else recover(app)
    if not asked.dry_run:
        _guard(app, asked, asks=at_terminal())
    found, outcomes = _planned(app, chosen)
    if asked.dry_run:
        talk("Only the plan; nothing was queued or sent.")
        return
    check_free(app)
    _queue(app, asked, chosen, found)
    idle = not found.plan.slots and not found.queued
    if idle:
        talk(nothing(found))
    _ask_overdue(app, sure=asked.overdue, asks=at_terminal())
    stays = bool(found.kept) and len(found.kept) == len(found.queued) + len(found.plan.slots)
    ended = leave(app, lost, quiet=idle, stays=stays)
    click.get_current_context().exit(Outcome.worst([*outcomes, *ended]))


def _planned(app: App, chosen: str | None) -> tuple[Prospect, list[Outcome]]:
    """Read the mailboxes, show the plan, and say how the command ends for what stands in its way."""
    from outreach.actions import domains
    from outreach.actions.pausing import REFUSED
    from outreach.actions.planning import prospect

    unread = read_inbox(app)
    domains.ask(app)
    unsearched = look(app, chosen)
    found = prospect(app, chosen)
    show(app, found)
    tell_unread(unread, {name: unsearched[name] for name in unsearched.keys() - unread.keys()}, found)
    failed = [weight(error) for error in (unread | unsearched).values()]
    refused = any(left.hold.code == REFUSED for left in found.plan.held)
    held = [Outcome.LOGIN] * refused + [Outcome.PARTLY] * bool(found.plan.held)
    return found, failed + held


def _queue(app: App, asked: _Typed, chosen: str | None, found: Prospect) -> None:
    from outreach.actions.queueing import queue

    slots, given = found.plan.slots, asked.confirm_count
    if slots:
        confirm(len(slots), given, asked.again)
        hold(app, found, skip=asked.now)
        shown = [slot.candidate.draft_id for slot in slots]
        queue(app, confirmed=len(slots), campaign=chosen, shown=shown)
    elif given:
        raise Refused(f"the plan has 0, not {given}; nothing was queued", hint="outreach queue")


def _stay(app: App, asked: _Typed) -> NoReturn:
    """Settle and ask at the start what has to be, then send until somebody stops it."""
    from outreach.actions.recovering import recover
    from outreach.commands.send_watch import watch

    if asked.campaign or asked.to or asked.confirm_count is not None or asked.dry_run:
        raise UsageError("--watch sends what is queued and asks nothing", hint="outreach send --watch")
    recover(app)
    try:
        _guard(app, asked, asks=False)
    except OutreachError as error:
        error.outcome = Outcome.CONFIG  # whatever starts it again and again should not
        raise
    _ask_overdue(app, sure=asked.overdue, asks=False)
    click.get_current_context().exit(watch(app))


def _guard(app: App, asked: _Typed, *, asks: bool) -> None:
    """Send from no copy, from no database that does not know what was sent, and by no clock that was set back."""
    from outreach.actions import guarding

    for one in guarding.questions(app):
        sure = asked.sure(one.option)
        if not sure and asks:
            talk(f"{one.because[0].upper()}{one.because[1:]}")
        if sure or (asks and click.confirm(one.asked, default=False, err=True)):
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
