"""Results in, one JSON object out, in pieces as they come; docs/lint.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from outreach.lint.document import Document
from outreach.lint.result import Problem, Result, Source
from outreach.lint.rule import Finding, Severity
from outreach.output.findings import Tally
from outreach.output.statistics import rows

#: It grows when a field changes its meaning or goes; new fields may come without.
VERSION = 1


def as_json(
    results: Iterable[Result], tally: Tally, problems: Sequence[Problem], *, first: str = ""
) -> Iterator[str]:
    """Write the sentence that matters most, every document with its findings, what could not be judged, and the numbers.

    *tally* has watched *results*, and *problems* are whole when they end.
    """
    yield f'{{\n  "version": {VERSION},{_member("headline", first or None)},\n  "documents": ['
    between = "\n"
    for result in results:
        yield f"{between}    {_dumped(_document(result), 4)}"
        between = ",\n"
    yield "]," if between == "\n" else "\n  ],"
    yield f"{_member('problems', [one._asdict() for one in problems])},{_member('summary', _summary(tally))}\n}}\n"


def statistics_as_json(tally: Tally, problems: Sequence[Problem], *, first: str = "") -> str:
    """Write the sentence that matters most and the numbers, by rule."""
    listed = [row._asdict() for row in rows(tally)]
    told = [one._asdict() for one in problems]
    whole = {
        "version": VERSION,
        "headline": first or None,
        "statistics": listed,
        "problems": told,
        "summary": _summary(tally),
    }
    return f"{_dumped(whole)}\n"


def _document(result: Result) -> dict[str, Any]:
    document = result.document
    return {
        "name": document.name,
        "source": result.source,
        "language": document.language,
        "as": document.profile,
        "kind": document.kind,
        "template": document.template,
        "findings": [_finding(document, finding, result.source) for finding in result.findings],
    }


def _finding(document: Document, finding: Finding, source: Source) -> dict[str, Any]:
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
        "fix": _fix(document, finding) if source is Source.FILE else None,
    }


def _fix(document: Document, finding: Finding) -> dict[str, Any] | None:
    from outreach.lint.fixing import fix_places, is_fixable  # noqa: PLC0415 - few findings have a fix

    if finding.fix is None or not is_fixable(document, finding, unsafe=True):
        return None
    start, end = ({"line": line, "column": column} for line, column in fix_places(document, finding))
    return {"safe": finding.fix.safe, "start": start, "end": end, "text": finding.fix.text}


def _summary(tally: Tally) -> dict[str, int]:
    numbers = {f"{severity}s": tally.found(severity) for severity in Severity}
    return {"documents": tally.documents, **numbers, "fixable": tally.fixable.total()}


def _member(name: str, value: Any) -> str:
    return f'\n  "{name}": {_dumped(value, 2)}'


def _dumped(value: Any, left: int = 0) -> str:
    """Write *value*, its lines but for the first moved right by *left*; within a text no line breaks as such."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * left)
