"""Prints `outreach resolve --unmatched NUMBER`: a mail is nobody's answer, a person says."""

from __future__ import annotations

from outreach.app import App
from outreach.commands.options import talk
from outreach.errors import UsageError


def dismissed(app: App, who: str | None, numbers: tuple[int, ...]) -> None:
    """Let these mails hold nobody any more, and say who goes on."""
    from outreach.actions.strays import dismiss
    from outreach.output.plan import names
    from outreach.text import clean

    if who:
        raise UsageError(
            "--unmatched goes by the numbers of the list, not by people",
            hint=f"outreach resolve --unmatched {numbers[0]}",
        )
    for one in dismiss(app, numbers):
        sender = clean(one.row.sender) or "nobody who is named"
        goes_on = f": it holds {names(one.people)} no more" if one.people else ""
        talk(f"the mail from {sender} counts as no answer{goes_on}")
    talk("next: outreach queue")
