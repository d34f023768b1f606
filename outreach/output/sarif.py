"""Results in, one SARIF 2.1.0 log out, in pieces as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from outreach import __version__
from outreach.lint.document import Document
from outreach.lint.fixing import fix_places, is_fixable
from outreach.lint.manual import page, parts
from outreach.lint.result import Problem, Result, Source
from outreach.lint.rule import Finding, Rule, Severity
from outreach.lint.rules import RULES
from outreach.output.findings import said

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_NUMBERS = {rule.code: number for number, rule in enumerate(RULES)}


def as_sarif(results: Iterable[Result], problems: Sequence[Problem], *, first: str = "") -> Iterator[str]:
    """Write one run; a stored draft has a name in place of a file. *problems* are whole when *results* end.

    *first* is the sentence that matters most; no field of a run is meant for it, so it is a property.
    """
    tool = {"driver": {"name": "outreach", "version": __version__, "rules": [_rule(rule) for rule in RULES]}}
    yield f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", '
    if first:
        yield f'"properties": {_dumped({"headline": first})}, '
    yield f'"tool": {_dumped(tool)},\n"results": ['
    between = "\n"
    for result in results:
        for finding in result.findings:
            yield between + _dumped(_result(result, finding))
            between = ",\n"
    yield f'],\n"invocations": [{_dumped(_invocation(problems))}]}}]}}\n'


def _rule(rule: Rule) -> dict[str, Any]:
    checks = " ".join(parts(rule).checks.split("\n\n")[0].split())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": checks},
        "help": {"text": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(result: Result, finding: Finding) -> dict[str, Any]:
    record: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _NUMBERS[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": said(finding)},
        "locations": [_location(result, finding)],
    }
    fix = finding.fix
    if fix and result.source is Source.FILE and is_fixable(result.document, finding, unsafe=True):
        record["fixes"] = [_fix(result.document, finding, fix.text)]
    return record


def _location(result: Result, finding: Finding) -> dict[str, Any]:
    name = result.document.name
    if result.source is Source.DRAFT:
        return {"logicalLocations": [{"fullyQualifiedName": f"{name}/{finding.field}", "kind": "member"}]}
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(name)}}
    if result.source is Source.FILE:
        places = (finding.line, finding.column), (finding.end_line, finding.end_column)
        physical["region"] = _region(*places) | {"snippet": {"text": finding.text}}
    return {"physicalLocation": physical}


def _fix(document: Document, finding: Finding, text: str) -> dict[str, Any]:
    region = _region(*fix_places(document, finding))
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    change = {"artifactLocation": {"uri": _uri(document.name)}, "replacements": [replacement]}
    return {"description": {"text": finding.suggestion or finding.message}, "artifactChanges": [change]}


def _region(start: tuple[int, int], end: tuple[int, int]) -> dict[str, Any]:
    return {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}


def _invocation(problems: Sequence[Problem]) -> dict[str, Any]:
    told = [{"level": "error", "message": {"text": one.message}} for one in problems]
    return {"executionSuccessful": not problems, "toolExecutionNotifications": told}


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
