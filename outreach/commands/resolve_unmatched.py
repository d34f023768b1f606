"""Prints `outreach resolve --unmatched NUMBER`: what a person says of a mail that may be somebody's answer."""

from __future__ import annotations

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import UsageError
from outreach.output.moments import counted

#: What a person may say of such a mail, and what it counts as then.
_CALLED = {"answer": "an answer", "no-more-mail": "a wish for no more mail", "nothing": "no answer"}


def say_of_unmatched(app: App, who: str | None, numbers: tuple[int, ...], kind: str) -> None:
    """Take these mails for nobody's answer, or for that of all whose they may be, and say who goes on or ended."""
    from outreach.actions.assigning import settle
    from outreach.output.plan import names
    from outreach.text import clean

    one = f"outreach resolve --unmatched {numbers[0]}"
    if who:
        raise UsageError("--unmatched goes by the numbers of the list, not by people", hint=one)
    if kind not in _CALLED:
        raise UsageError(
            f"--unmatched goes with --as answer, no-more-mail or nothing, not {kind}",
            hint=f"{one} --as answer",
        )
    for done in settle(app, numbers, answer=kind != "nothing", lasting=kind == "no-more-mail"):
        sender, people = clean(done.mail.row.sender) or "nobody who is named", names(done.mail.people)
        what = _CALLED[kind]
        changed = (
            f"{counted(number, 'sequence')} {how}"
            for number, how in (
                (done.ended, "ended"),
                (done.opened, "goes on" if done.opened == 1 else "go on"),
            )
            if number
        )
        whose = f" of {people}" if people else ""
        talk(": ".join((f"the mail from {sender} counts as {what}{whose}", *changed)))
    talk("next: outreach queue")
