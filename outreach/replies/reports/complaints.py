"""Parts in; whether somebody reported our mail as spam, or asked for no more by such a report, out.

RFC 5965 and 6650; also reports whose parts are broken, and feedback loops from before the standard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from outreach.mail.decoding import addresses
from outreach.mail.letter import Parts
from outreach.replies.judgement import Judgement, shown
from outreach.replies.kinds import Kind
from outreach.replies.phrasing import finder, first_line, folded, lines, phrases
from outreach.replies.reports.machines import header
from outreach.replies.resembling import is_answer

_FIELD = re.compile(
    r"(feedback-type|user-agent|version|original-rcpt-to|removal-recipient|original-mail-from|source-ip)\s?:\s?(.{0,400})",
    re.IGNORECASE,
)
#: Lines of the text in which the fields of a broken report are looked for.
_LINES = 200
#: Kinds of feedback that are no complaint (RFC 5965, 6591, 6430), and those that ask for no more mail.
_OTHERS: Mapping[str, str] = {
    "auth-failure": "a report on how our mail is signed",
    "dmarc": "a report on how our mail is signed",
    "not-spam": "somebody says that our mail is no spam",
    "virus": "a report of a virus",
}
_OPT_OUTS = frozenset({"opt-out", "opt-out-list", "unsubscribe"})
_REPORTED = "they reported it as spam"
_RECIPIENTS = ("original-rcpt-to", "removal-recipient", "x-hmxmroriginalrecipient", "x-original-rcpt-to")


def complaint(parts: Parts) -> Judgement | None:
    """Say what a report of a feedback loop says; None for what is none."""
    if fields := (parts.feedback and dict(reversed(parts.feedback))) or _broken(parts):
        return _standard(parts, fields)
    return _older(parts)


def _standard(parts: Parts, fields: Mapping[str, str]) -> Judgement:
    kind = fields.get("feedback-type", "").partition(";")[0].partition("(")[0].strip().lower()
    line = f"Feedback-Type: {kind}" if kind else f"Content-Type: {parts.content_type}"
    who = _recipient(parts, fields)
    if because := _OTHERS.get(kind):
        return Judgement(Kind.OTHER, because, line, 1.0, recipient=who)
    if kind in _OPT_OUTS:
        return Judgement(
            Kind.OPT_OUT, "a mailbox provider passes on that they want no more mail", line, 1.0, recipient=who
        )
    return Judgement(Kind.COMPLAINT, _REPORTED, shown(line), 1.0 if kind else 0.8, recipient=who)


def _broken(parts: Parts) -> dict[str, str]:
    """Read the fields out of the text, where the parts of a report fell apart; nothing out of what a person writes."""
    reported = "feedback-report" in header(parts, "content-type").lower()
    if not reported and "feedback-type" not in parts.text.lower():
        return {}
    found = [match for line in lines(parts.text)[:_LINES] if (match := _FIELD.match(line[:500]))]
    fields = {one[1].lower(): one[2].strip() for one in reversed(found)}
    whole = (
        {"feedback-type", "version"} <= fields.keys()
        and not parts.in_reply_to
        and not is_answer(parts.subject)
    )
    if whole or (reported and fields):
        return fields
    return {"feedback-type": "abuse"} if reported and not parts.reports else {}


def _older(parts: Parts) -> Judgement | None:
    """Judge by who sends it and what it says; either alone is not enough."""
    if not _from_a_loop(parts.from_ or "") or is_answer(parts.subject):
        return None
    if finder("complaints", "subjects").match(folded(parts.subject)):
        line: str | None = f"Subject: {parts.subject}"
    else:
        line = first_line(finder("complaints", "texts"), lines(parts.text)[:_LINES])
    if line is None:
        return None
    return Judgement(Kind.COMPLAINT, _REPORTED, shown(line), 0.9, recipient=_recipient(parts, {}))


def _from_a_loop(sender: str) -> bool:
    local, _, domain = sender.lower().partition("@")
    known = phrases("complaints")
    return (
        local in known["mailboxes"]
        or (local == "staff" and domain == "hotmail.com")
        or not set(domain.split(".")).isdisjoint(known["domains"])
    )


def _recipient(parts: Parts, fields: Mapping[str, str]) -> str | None:
    named = [
        *(fields.get(name, "") for name in _RECIPIENTS),
        *(value for name, value in parts.headers if name in _RECIPIENTS),
    ]
    found = (one for value in named for one in addresses(value))
    return next(found, None) or next(iter(parts.returned_to), None)
