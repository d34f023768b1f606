"""Results in, one line for each finding out: for editors, and for the pages of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach.lint.result import Result, Source
from outreach.lint.rule import Finding, Severity
from outreach.output.findings import said
from outreach.text import clean

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
#: What ends a message, and what ends a property too, as the runner reads them.
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def as_lines(results: Iterable[Result]) -> Iterator[str]:
    """Write `file:line:column: CODE message`; the part stands behind what is no file, for its lines begin with it."""
    for result in results:
        for finding in result.findings:
            part = "" if result.source is Source.FILE else f" {finding.field}"
            place = f"{clean(result.document.name)}{part}:{finding.line}:{finding.column}"
            yield f"{place}: {finding.code} {said(finding)}\n"


def as_annotations(results: Iterable[Result], *, first: str = "") -> Iterator[str]:
    """Write commands for the runner of GitHub's actions; it shows them beside the lines of the file.

    *first* is the sentence that matters most; it belongs to no file.
    """
    if first:
        yield f"::notice title=outreach lint::{_escaped(first, _DATA)}\n"
    for result in results:
        for finding in result.findings:
            properties = ",".join(
                f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in _properties(result, finding)
            )
            message = _escaped(_named(result, finding) + said(finding), _DATA)
            yield f"::{_LEVELS[finding.severity]} {properties}::{message}\n"


def _properties(result: Result, finding: Finding) -> Iterator[tuple[str, object]]:
    yield "title", f"{finding.code} {finding.name}"
    if result.source is Source.DRAFT:
        return
    yield "file", result.document.name
    if result.source is Source.FILE:
        yield from (("line", finding.line), ("endLine", finding.end_line))
        if finding.line == finding.end_line:  # columns of several lines are refused
            yield "col", finding.column
            yield "endColumn", max(finding.column, finding.end_column - 1)  # the last one, not the one behind


def _named(result: Result, finding: Finding) -> str:
    """Say which part of what is meant, where no line tells."""
    if result.source is Source.FILE:
        return ""
    return (
        f"{result.document.name} {finding.field}: " if result.source is Source.DRAFT else f"{finding.field}: "
    )


def _escaped(text: str, letters: tuple[tuple[str, str], ...]) -> str:
    for letter, instead in letters:
        text = text.replace(letter, instead)
    return text
