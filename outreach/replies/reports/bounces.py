"""Parts in; whether they report that a mail of ours did not arrive, or is late, for whom and why, out.

RFC 3464 first; then what mail systems write that follow no standard. Only what stands above the copy of our mail is read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from outreach.mail.letter import Failure, Parts
from outreach.people.addresses import folded
from outreach.replies.judgement import Judgement, shown
from outreach.replies.kinds import Kind
from outreach.replies.phrasing import finder, first_line
from outreach.replies.phrasing import folded as key_of
from outreach.replies.reports.cause import NOT_KNOWN, Cause
from outreach.replies.reports.codes import meaning
from outreach.replies.reports.fields import fields_in
from outreach.replies.reports.machines import answers, enough_speaks_for_a_system, header, signs, sure
from outreach.replies.reports.notice import (
    above_the_copy,
    by_code,
    by_words,
    cause_of,
    failed_addresses,
    says_delay,
    says_failure,
    stands_alone,
)

#: How sure each way of knowing is.
_BY_STATUS, _BY_NOTICE, _BY_GUESS = 1.0, 0.9, 0.7
_SAYS = {Kind.RECEIPT: "a server says that it arrived", Kind.DELAYED: "a server still tries"}
_ARRIVED = frozenset({"delivered", "relayed", "expanded"})


@dataclass(frozen=True, slots=True)
class _Report:
    """A report, and for whom it is read."""

    parts: Parts
    #: Canonical, of the mail that it answers; None where that is not known.
    sent_to: str | None
    own: Collection[str]
    #: The notice above the copy.
    lines: Sequence[str]


def judged(parts: Parts, sent_to: str | None = None, own: Collection[str] = ()) -> Judgement | None:
    """Say what a report says of *sent_to*, or of the first recipient; None for what is no report.

    Of several recipients ours decides.
    """
    machine = enough_speaks_for_a_system(parts)
    believed = machine or not answers(parts)  # a person may put into an answer what came back
    reported = parts.content_type == "multipart/report"
    failures = [one for one in parts.failures if machine or (believed and not one.nested)]
    if not failures and (machine or (believed and reported)):
        failures = fields_in(parts.text)
    if not (failures or machine or reported):
        return None
    report = _Report(parts, sent_to, own, above_the_copy(parts.text))
    said = [*report.lines, *(one.diagnostic for one in failures)]
    if asked := first_line(finder("notices", "challenges"), said):
        return Judgement(
            Kind.OTHER, "their mailbox asks you to prove that you are a person", shown(asked), 0.8
        )
    if failures:
        return _standard(report, failures)
    return _notice(report) if machine else None


def _standard(report: _Report, failures: Sequence[Failure]) -> Judgement | None:
    ours = [one for one in failures if report.sent_to in {folded(one.recipient), folded(one.original)}]
    one = _telling(ours or failures)
    who = one.original or one.recipient
    action = _action(one, report)
    if action in _ARRIVED:
        return _passing(Kind.RECEIPT, report, f"Action: {action}", _BY_STATUS, who)
    if action == "delayed":
        line = f"Action: {action}" if one.action else f"Status: {one.status}"
        return _passing(Kind.DELAYED, report, line, _BY_STATUS, who)
    cause, line = _cause(one, report)
    if report.sent_to and not ours:
        return _elsewhere(who, cause, line)
    return _bounce(cause, line, _BY_STATUS if not cause.vague else _BY_GUESS, who)


def _passing(kind: Kind, report: _Report, line: str, confidence: float, who: str | None) -> Judgement:
    """Judge what changes nothing: only a mail system's own word for it does; else a person has to look."""
    if sure(report.parts):
        return Judgement(kind, _SAYS[kind], line, confidence, recipient=who)
    reason = f"it says so as a server does, and a person may have written it: {_SAYS[kind]}"
    return Judgement(Kind.OTHER, reason, line, _BY_GUESS, recipient=who)


def _elsewhere(who: str, cause: Cause, line: str) -> Judgement:
    """Judge a report on another address than the one we wrote to: it says nothing final of ours."""
    reason = f"it did not reach {who}, to which it was passed on: {cause.said}"
    return Judgement(Kind.BOUNCE_SOFT, reason, shown(line), _BY_GUESS, recipient=who)


def _telling(failures: Sequence[Failure]) -> Failure:
    """Pick the recipient to speak of: one that failed, then one that is late."""
    return min(failures, key=lambda one: (not one.action.startswith("fail"), one.action in _ARRIVED))


def _action(one: Failure, report: _Report) -> str:
    """Say what became of it; by its status where no action is named that the standard knows."""
    word = one.action.split(" ")[0].strip(";,.\"'")
    if word in _ARRIVED or word == "delayed" or word.startswith("fail"):
        return word
    if one.status.startswith("2."):
        return "delivered"
    late = one.status.startswith("4.") and says_delay(report.lines, report.parts.subject)
    return "delayed" if late else "failed"


def _cause(one: Failure, report: _Report) -> tuple[Cause, str]:
    """Say why: by the status unless it says nothing, then by the server's words, then by the notice."""
    status, told = meaning(one.status), f"Diagnostic-Code: {one.diagnostic}"
    words = key_of(one.diagnostic)
    if status and not status.vague:
        worded = by_words(words)
        return (
            (worded, told) if worded and status.hard and worded.passing else (status, f"Status: {one.status}")
        )
    coded = by_code(words)
    if coded and not coded.vague:
        return coded, told
    if worded := by_words(words):
        return worded, told
    found = cause_of(report.lines)
    if found and not found[0].vague:
        return found
    if status or coded:
        return (status, f"Status: {one.status}") if status else (coded or NOT_KNOWN, told)
    return NOT_KNOWN, told if one.diagnostic else f"Status: {one.status}"


def _notice(report: _Report) -> Judgement | None:
    """Judge a notice in no standard form: a machine's, and it says that a mail did not arrive."""
    parts, lines = report.parts, report.lines
    who = _recipient(report)
    if late := says_delay(lines, parts.subject):
        return _passing(Kind.DELAYED, report, shown(late), _BY_NOTICE, who)
    failed = says_failure(lines) or _failed_by_header(parts)
    if failed is None:
        return _in_another_language(report)
    cause, line = cause_of(lines) or (NOT_KNOWN, failed)
    return _bounce(cause, line, _BY_NOTICE if not cause.vague else _BY_GUESS, who)


def _in_another_language(report: _Report) -> Judgement | None:
    """Judge by a mailer daemon's list of addresses, whatever language it explains itself in."""
    named = failed_addresses([line for line in report.lines if stands_alone(line)], report.own)
    if not named or (report.parts.from_ or "").partition("@")[0].lower() != "mailer-daemon":
        return None
    return _bounce(NOT_KNOWN, f"From: {report.parts.from_}", 0.5, named[0])


def _failed_by_header(parts: Parts) -> str | None:
    value = header(parts, "x-failed-recipients")
    if value:
        return f"X-Failed-Recipients: {value}"
    return next((line for _, line in signs(parts) if line.startswith("Subject:")), None)


def _bounce(cause: Cause, line: str, confidence: float, who: str | None) -> Judgement:
    kind = Kind.BOUNCE_HARD if cause.hard else Kind.BOUNCE_SOFT
    return Judgement(kind, cause.said, shown(line), confidence, recipient=who)


def _recipient(report: _Report) -> str | None:
    """Find whom the notice speaks of: ours if it is named, else by the header, by the text, by the returned copy."""
    parts = report.parts
    not_these = {*report.own, *parts.to, parts.from_ or "", *parts.reply_to}
    home = (parts.from_ or "").partition("@")[2].lower()
    named = [*parts.failed, *failed_addresses(report.lines, not_these, home=home), *parts.returned_to]
    ours = next((one for one in named if report.sent_to and folded(one) == report.sent_to), None)
    return ours or next(iter(named), None)
