"""One run of sending at a terminal: each mail told as it leaves, Ctrl-C, the sum, and how the command ends."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import Outcome
from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.actions.run import Run, Step
    from outreach.errors import OutreachError


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


def leave(app: App, lost: int, *, quiet: bool) -> list[Outcome]:
    """Send what may leave now and say how that went; *lost* were so before it, and a *quiet* run tells only what matters."""
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
    return _outcomes(run)


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
