"""Parts in; how much speaks for a mail system as the writer out.

RFC 5321 section 4.5.5 (the empty return path), RFC 6522 (the report type), and the names that mail systems go by.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from outreach.mail.letter import Parts
from outreach.people.addresses import mailbox
from outreach.replies.phrasing import finder, folded
from outreach.replies.reports.mailboxes import DAEMONS, local
from outreach.replies.reports.notice import has_copy
from outreach.replies.resembling import is_answer

#: So much says that a mail system wrote it.
ENOUGH = 2
_SYSTEMS = DAEMONS | {"postmaster"}


def enough_speaks_for_a_system(parts: Parts) -> bool:
    """Say whether several signs together speak for a mail system, so that a notice in it is believed.

    One of them must be what no note of absence has.
    """
    of_systems = list(signs(parts))
    return bool(of_systems) and sum(points for points, _ in of_systems) + _others(parts) >= ENOUGH


def signs(parts: Parts) -> Iterator[tuple[int, str]]:
    """Give what mail systems have and other machines have not: points, and the line that shows it."""
    daemon = _sender(parts)
    if daemon:
        yield ENOUGH, daemon
    if value := header(parts, "x-failed-recipients"):
        yield ENOUGH, f"X-Failed-Recipients: {value}"
    if _reports(parts):
        yield 1, f"Content-Type: {parts.content_type}"
    if comes_back(parts.subject) and (daemon or not _from_a_mailbox(parts)):
        yield 1, f"Subject: {parts.subject}"
        if returns_a_mail(parts):
            yield 1, "it returns a mail"


@lru_cache(1000)
def comes_back(subject: str) -> bool:
    """Say whether mail comes back under such a subject; what people pass on, or answer, does not count."""
    return not is_answer(subject) and finder("notices", "subjects").search(folded(subject)) is not None


def sure(parts: Parts) -> bool:
    """Say whether nothing but a mail system can have written it, so that what it says may pass without a look."""
    by_header = _sender(parts) is not None or bool(header(parts, "x-failed-recipients"))
    return by_header or no_return_path(parts) or (_reports(parts) and not answers(parts))


def answers(parts: Parts) -> bool:
    """Say whether it answers a mail, by its headers or by its subject; reports may, too."""
    return bool(parts.in_reply_to) or is_answer(parts.subject)


def _reports(parts: Parts) -> bool:
    return parts.reports or parts.content_type == "multipart/report"


def _from_a_mailbox(parts: Parts) -> bool:
    """Whether it would come back to whom it is from: so go people's mails, and no notices."""
    return bool(parts.return_path and parts.from_) and mailbox(parts.return_path or "") == mailbox(
        parts.from_ or ""
    )


def _others(parts: Parts) -> int:
    """Count what every machine may have."""
    return no_return_path(parts) + (parts.auto_submitted not in {None, "no"})


def returns_a_mail(parts: Parts) -> bool:
    """Say whether a mail stands in it, as a part or below a line that says so."""
    return bool(parts.returned_ids or parts.returned_to) or has_copy(parts.text)


def no_return_path(parts: Parts) -> bool:
    """Say whether it came without a sender to whom anything could come back."""
    path = parts.return_path
    return path is not None and (not path or local(path) in DAEMONS)


def header(parts: Parts, *names: str) -> str:
    """Give the value of the first header of that name; empty where there is none."""
    for name, value in parts.headers:
        if name in names:
            return value
    return ""


def _sender(parts: Parts) -> str | None:
    shown = header(parts, "from") or (parts.from_ or "")
    bare = shown.strip("<> ").lower()
    of_system = local(parts.from_) in _SYSTEMS or bare in _SYSTEMS or _named(parts.from_name or shown)
    return f"From: {shown}" if of_system else None


@lru_cache(1000)
def _named(name: str) -> bool:
    """Say whether a sender goes by a name of mail systems."""
    return finder("notices", "senders").search(folded(name)) is not None
