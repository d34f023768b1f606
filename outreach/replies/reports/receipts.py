"""Parts in; whether a mail program says that our mail was read or deleted, out (RFC 8098)."""

from __future__ import annotations

from outreach.mail.letter import Parts
from outreach.replies.judgement import Judgement, shown
from outreach.replies.kinds import Kind
from outreach.replies.reports.machines import header
from outreach.replies.reports.notice import above_the_copy, says_failure
from outreach.replies.resembling import is_answer


def receipt(parts: Parts) -> Judgement | None:
    """Say that it is a receipt; None for what is none."""
    if _refuses(parts):
        return None
    reported = parts.content_type == "multipart/report"
    if parts.dispositions and (reported or not is_answer(parts.subject)):
        line = f"Disposition: {parts.dispositions[0]}"
        return Judgement(Kind.RECEIPT, "a mail program says that it was read or deleted", shown(line), 1.0)
    kind = header(parts, "content-type")
    if reported and "disposition-notification" in kind.lower():
        return Judgement(
            Kind.RECEIPT,
            "a mail program says that it was read or deleted",
            shown(f"Content-Type: {kind}"),
            0.9,
        )
    return None


def _refuses(parts: Parts) -> bool:
    """Whether it says that the mail was thrown away unread: so mailboxes refuse that took it before (RFC 5429)."""
    thrown = any("automatic-action" in one and "deleted" in one for one in parts.dispositions)
    return thrown and says_failure(above_the_copy(parts.text)) is not None
