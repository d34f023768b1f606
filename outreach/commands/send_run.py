"""One run of sending at a terminal: each mail told as it leaves, Ctrl-C, the sum, and how the command ends."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import at_terminal, talk
from outreach.commands.options_next import next_look
from outreach.errors import Outcome
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.run import Run, Step
    from outreach.errors import OutreachError


@contextmanager
def ctrl_c(idle: Callable[[], bool] = lambda: False) -> Iterator[list[bool]]:
    """Let the first Ctrl-C, or a SIGTERM, stop between two mails; a second Ctrl-C is immediate. *idle*: no mail is in hand."""
    asked: list[bool] = []

    def ask(number: int, _frame: object) -> None:
        asked.append(True)
        if len(asked) > 1 and number == signal.SIGINT:
            raise KeyboardInterrupt
        words = "\nStopping." if idle() else "\nStopping after the mail in hand. Ctrl-C again stops at once."
        try:
            talk(words)
        except RuntimeError:  # it came in the middle of a line, and Python begins no other there
            os.write(2, f"{words}\n".encode())

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def teller() -> Callable[[Step], None]:
    """Give what tells each mail, with its number."""
    numbers = count(1)

    def tell(step: Step) -> None:
        talk(f"  {next(numbers):3}  {step.state:<9} {step.person.called}  {step.said}")

    return tell


def leave(app: App, lost: int, *, quiet: bool, stays: bool) -> list[Outcome]:
    """Send what may leave now and say how that went; *lost* were so before it, and a *quiet* run tells only what matters.

    Where something holds all that is queued it *stays*: no hour is told of it.
    """
    from outreach.actions.sending import send

    _tell_pauses(app)
    with ctrl_c() as asked:
        run = send(app, tell=teller(), stop=lambda: bool(asked))
    run.lost += min(lost, len(run.unknown))  # the others were found in Sent
    if not quiet or run.lost:
        _sum_up(app, run, stays=stays)
    return _outcomes(run)


def _tell_pauses(app: App) -> None:
    """Say at a terminal why nothing will be seen for a while between two mails."""
    from outreach.actions.pacing import pauses

    longest = max((one.longest for one in pauses(app)), default=0)
    if longest and at_terminal():
        talk(
            f"Between two mails of an account up to {longest} s pass, as where a person writes. Ctrl-C stops."
        )


def _sum_up(app: App, run: Run, *, stays: bool) -> None:
    from outreach.output.plan import leaving

    counts = Counter(step.state for step in run.steps)
    talk(", ".join(f"{state} {many}" for state, many in counts.items()) or "Nothing left just now.")
    for line in notes(app, run):
        talk(line)
    if run.stopped:
        talk("Stopped by you.")
    if stays:
        talk("next: outreach queue, which says what holds what is queued")
        return
    if run.waiting:
        talk(leaving(run.waiting, now=app.now(), time_zone=app.config.time_zone))
    talk("next: " + ("outreach send (asks nothing for queued mail)" if run.waiting else next_look(app)))


def notes(app: App, run: Run) -> list[str]:
    """Say what a person should know of a run: fates that nobody knows, accounts that halted, mail that may not leave."""
    from outreach.actions.who import sign
    from outreach.mail.delivery import DeliveryState
    from outreach.output.plan import names, since

    lines = []
    if run.lost or run.count(DeliveryState.UNKNOWN):
        lines.append(
            f"Nobody knows whether it arrived, so it is never sent again by itself: {names(run.unknown)}"
        )
        lines.append(f"look: outreach resolve {sign(run.unknown[-1])}")
    lines += [str(error) + (f"\ntry: {error.hint}" if error.hint else "") for error in run.halted.values()]
    lines += [
        f"{counted(kept, 'queued mail')} of account {account} may not leave: {because}"
        for account, (kept, because) in run.kept.items()
    ]
    if run.overdue:
        words = since(run.overdue, now=app.now(), time_zone=app.config.time_zone)
        lines.append(f"{words}, and wait for your yes: outreach send --overdue")
    if run.gone:
        lines.append(f"Queued for an account that config.toml no longer has: {', '.join(run.gone)}")
    return lines


def _outcomes(run: Run) -> list[Outcome]:
    from outreach.mail.delivery import DeliveryState

    outcomes = [weight(error) for error in run.halted.values()]
    if run.stopped:
        outcomes.append(Outcome.INTERRUPTED)
    if run.lost or run.count(DeliveryState.UNKNOWN):
        outcomes.append(Outcome.UNKNOWN)
    if run.kept or run.overdue or any(step.state is not DeliveryState.SENT for step in run.steps):
        outcomes.append(Outcome.PARTLY)
    return outcomes


def weight(error: OutreachError) -> Outcome:
    """Say how a command ends in which one account failed: the others did what they could."""
    return error.outcome if error.outcome in {Outcome.LOGIN, Outcome.CONFIG} else Outcome.PARTLY
