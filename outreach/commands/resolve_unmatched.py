"""Prints `outreach resolve --unmatched NUMBER`: what a person says of a mail that may be somebody's answer."""

from __future__ import annotations

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import UsageError
from outreach.output.moments import counted


def say_of_unmatched(app: App, who: str | None, numbers: tuple[int, ...], kind: str) -> None:
    """Take these mails for nobody's answer, or for that of all whose they may be, and say who goes on or ended."""
    from outreach.actions.assigning import settle
    from outreach.output.plan import names
    from outreach.text import clean

    one = f"outreach resolve --unmatched {numbers[0]}"
    if who:
        raise UsageError("--unmatched goes by the numbers of the list, not by people", hint=one)
    if kind not in {"answer", "nothing"}:
        raise UsageError(f"--unmatched goes with --as answer or --as nothing, not {kind}", hint=one)
    for done in settle(app, numbers, answer=kind == "answer"):
        sender, people = clean(done.mail.row.sender) or "nobody who is named", names(done.mail.people)
        if kind == "answer":
            ended = f": {counted(done.ended, 'sequence')} ended" if done.ended else ""
            talk(f"the mail from {sender} counts as an answer of {people}{ended}")
        else:
            goes_on = f": it holds {people} no more" if people else ""
            talk(f"the mail from {sender} counts as no answer{goes_on}")
    talk("next: outreach queue")
