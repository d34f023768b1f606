"""Parts in; how much speaks for a mail system as the writer out.

RFC 5321 section 4.5.5 (the empty return path), RFC 6522 (the report type), and the names that mail systems go by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.mail.letter import Parts
from outreach.replies.phrasing import finder, folded
from outreach.replies.reports.notice import has_copy

#: So much says that a mail system wrote it.
ENOUGH = 2
#: Mailboxes that no person writes from, and those that a person may.
_DAEMONS = frozenset({"mailer-daemon", "maildaemon", "mail-daemon", "mailerdaemon", "mdaemon", "postmaster"})
_NO_PATH = frozenset({"mailer-daemon", "mailerdaemon"})
#: Of an answer, or of what a person passes on; a list may put its name in front.
_ANSWER = re.compile(
    r"\s*(?:\[[^\]]{1,60}\]\s*){0,3}(?:re|ynt|yan|yanıt|aw|sv|antw|cevap|cvp|fw|fwd|ilt|i̇lt|wg|tr|rv)\s*(?:\[\d{1,3}\])?\s*:",
    re.IGNORECASE,
)


def by_a_machine(parts: Parts) -> bool:
    """Say whether so much speaks for a mail system that a notice in it is believed; notes of absence have the rest too."""
    of_systems = list(signs(parts))
    return bool(of_systems) and sum(points for points, _ in of_systems) + _others(parts) >= ENOUGH


def signs(parts: Parts) -> Iterator[tuple[int, str]]:
    """Give what mail systems have and other machines have not: points, and the line that shows it."""
    if line := _sender(parts):
        yield ENOUGH, line
    if value := header(parts, "x-failed-recipients"):
        yield ENOUGH, f"X-Failed-Recipients: {value}"
    if parts.reports or parts.content_type == "multipart/report":
        yield 1, f"Content-Type: {parts.content_type}"
    if not is_answer(parts.subject) and finder("notices", "subjects").search(folded(parts.subject)):
        yield 1, f"Subject: {parts.subject}"
        if returns_a_mail(parts):
            yield 1, "it returns a mail"


def _others(parts: Parts) -> int:
    """Count what every machine may have."""
    return no_return_path(parts) + (parts.auto_submitted not in {None, "no"})


def returns_a_mail(parts: Parts) -> bool:
    """Say whether a mail stands in it, as a part or below a line that says so."""
    return bool(parts.returned_ids or parts.returned_to) or has_copy(parts.text)


def no_return_path(parts: Parts) -> bool:
    """Say whether it came without a sender to whom anything could come back."""
    path = parts.return_path
    return path is not None and (not path or path.partition("@")[0].lower() in _NO_PATH)


def is_answer(subject: str) -> bool:
    """Say whether the subject begins as that of an answer."""
    return bool(_ANSWER.match(subject))


def header(parts: Parts, *names: str) -> str:
    """Give the value of the first header of that name; empty where there is none."""
    return next((value for name, value in parts.headers if name in names), "")


def _sender(parts: Parts) -> str | None:
    shown = header(parts, "from") or (parts.from_ or "")
    local = (parts.from_ or "").partition("@")[0].lower().strip("\"'<> ")
    named = finder("notices", "senders").search(folded(parts.from_name or shown))
    bare = shown.strip("<> ").lower()
    return f"From: {shown}" if local in _DAEMONS or named or bare in _DAEMONS else None
