"""Findings in, text for people or JSON for programs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from outreach.lint.rule import Finding, Severity
from outreach.text import clean

#: Of the JSON form. It grows when a field changes its meaning or goes; new fields may come without.
VERSION = 1

#: What was judged, by the name of its document, and what was found.
Results = Sequence[tuple[str, Sequence[Finding]]]

_ENDINGS = (
    (Severity.ERROR, "with errors"),
    (Severity.WARNING, "with warnings"),
    (Severity.INFO, "with infos only"),
)


def as_text(results: Results, *, noun: str = "draft") -> str:
    """Show what was found, a block for each document with findings, and a last line with the numbers.

    *noun* is what the documents are called, in the singular. Ends with a line break.
    """
    blocks = [block(name, findings) for name, findings in results if findings]
    return "\n".join([*blocks, summary(results, noun=noun)]) + "\n"


def summary(results: Results, *, noun: str = "draft") -> str:
    """Count documents by the worst that was found in each: `8 drafts with errors, 31 with warnings, 112 clean`."""
    worst = Counter(_worst(findings) for _, findings in results)
    counts = [(worst[severity], ending) for severity, ending in _ENDINGS if worst[severity]]
    counts += [(worst[None], "clean")] if worst[None] or not counts else []
    (first, ending), *others = counts
    said = ", ".join(
        [f"{first} {noun}{'' if first == 1 else 's'} {ending}", *(f"{n} {what}" for n, what in others)]
    )
    code = _to_explain(results)
    return f"{said}.  explain: outreach explain {code}" if code else f"{said}."


def as_json(results: Results) -> str:
    """Write what was found as one JSON object.

    `version`: 1. `documents`: a list of `name` and `findings`; each finding has `code`, `name`, `severity` (error,
    warning, info), `message`, `field` (header, subject, body), `start` and `end` (`line` and `column`, from 1, in code
    points, `end` behind the last one), `text` (the words meant) and `suggestion` (may be empty). `summary`: the number
    of `documents`, and of findings by severity (`errors`, `warnings`, `infos`).
    """
    import json  # noqa: PLC0415 - text for people needs none

    counts = Counter(finding.severity for _, findings in results for finding in findings)
    listed = [{"name": name, "findings": [_record(one) for one in findings]} for name, findings in results]
    numbers = {"documents": len(results)} | {f"{severity}s": counts[severity] for severity in Severity}
    return (
        json.dumps(
            {"version": VERSION, "documents": listed, "summary": numbers}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def block(name: str, findings: Sequence[Finding]) -> str:
    """Show one document: its name, then a line for each finding, in columns."""
    places = [f"{finding.line}:{finding.column}" for finding in findings]
    rules = [f"{finding.code} {finding.name}" for finding in findings]
    place_width, rule_width = max(map(len, places)), max(map(len, rules))
    lines = [
        f"  {finding.field:<7}  {place:<{place_width}}  {finding.severity:<7}  {rule:<{rule_width}}  {_said(finding)}"
        for finding, place, rule in zip(findings, places, rules, strict=True)
    ]
    return "\n".join([_shown(name), *lines, ""])


def _said(finding: Finding) -> str:
    return f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message


def _shown(name: str) -> str:
    """Keep the two blanks between number and person, and nothing that moves a terminal's cursor."""
    return "  ".join(clean(part) for part in name.split("  "))


def _worst(findings: Sequence[Finding]) -> Severity | None:
    found = {finding.severity for finding in findings}
    return next((severity for severity in Severity if severity in found), None)


def _to_explain(results: Results) -> str:
    """Choose the code to point at: the most frequent among the worst."""
    every = [finding for _, findings in results for finding in findings]
    worst = _worst(every)
    codes = Counter(finding.code for finding in every if finding.severity is worst)
    return codes.most_common(1)[0][0] if codes else ""


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "field": finding.field,
        "start": {"line": finding.line, "column": finding.column},
        "end": {"line": finding.end_line, "column": finding.end_column},
        "text": finding.text,
        "suggestion": finding.suggestion,
    }
