"""Parts in; whether a person or a machine wrote them, and the line that shows it, out. The headers alone may say it."""

from __future__ import annotations

from enum import Enum

from outreach.mail.letter import Parts
from outreach.replies.reports.complaints import complaint
from outreach.replies.reports.machines import answers, comes_back, enough_speaks_for_a_system
from outreach.replies.reports.mailboxes import DAEMONS, KEEPERS, NOBODY, local


class Writer(Enum):
    """Who wrote a mail, worked out once for all who ask whose it is."""

    #: Nothing in it speaks for a machine. What it quotes or attaches says nothing of whom it answers.
    PERSON = 0
    #: Bounces and notes of absence have such headers, and some mail of people: only the whole tells whose it is.
    UNCLEAR = 1
    #: What it returns is a copy of our mail, and those whom it names are those whom it reports on.
    MACHINE = 2


def writer(parts: Parts) -> Writer:
    """Say who wrote it: a machine by any sign that people's mail does not have."""
    if sign(parts) or enough_speaks_for_a_system(parts) or complaint(parts) is not None:
        return Writer.MACHINE
    unclear = parts.return_path == "" or bool(parts.failed) or local(parts.from_) in KEEPERS
    return Writer.UNCLEAR if unclear or comes_back(parts.subject) else Writer.PERSON


def sign(parts: Parts) -> tuple[str, str, float] | None:
    """Give by what single sign a machine is known, the line that shows it and how sure that is; None without one.

    RFC 3834 section 5, RFC 6522, RFC 3464; mail systems that follow none of them are known by their sender
    and an empty return path (RFC 5321 section 4.5.5).
    """
    if parts.auto_submitted not in {None, "no"}:
        return "sent automatically", f"Auto-Submitted: {parts.auto_submitted}", 1.0
    if parts.content_type == "multipart/report":
        return "a report of a mail system", f"Content-Type: {parts.content_type}", 1.0
    if parts.reports and not answers(parts):
        return "a report of a mail system", "Content-Type: message/delivery-status", 1.0
    name = local(parts.from_)
    if name in DAEMONS or (name in KEEPERS | NOBODY and parts.return_path == ""):
        return "sent by a mail system", f"From: {parts.from_}", 0.9
    return None
