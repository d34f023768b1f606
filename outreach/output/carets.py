"""A document and a finding in; the line that is meant, and the carets below its words, out."""

from __future__ import annotations

from itertools import accumulate

from outreach.lint.document import Document, Field
from outreach.lint.places import line_starts
from outreach.lint.rule import Finding
from outreach.output.cells import cells, visible

_CUT = "…"
_NARROWEST = 20


def pointed(document: Document, finding: Finding, width: int) -> tuple[str, str] | None:
    """Give the line of *finding* and the one with carets to set below it, neither wider than *width* columns.

    Of a long line what stands around the words; of words over several lines the first line; None for an empty one.
    """
    line, left = _line(document, finding)
    start = min(finding.column - left, len(line))
    ends_here = finding.end_line == finding.line
    end = min(finding.end_column - left, len(line)) if ends_here else len(line)
    return _set(visible(line), start, max(start, end), max(width, _NARROWEST)) if line.strip() else None


def _line(document: Document, finding: Finding) -> tuple[str, int]:
    """Find the line of the part in which *finding* lies, and the column at which it begins in the file."""
    if finding.field is Field.HEADER:
        return _header(document, finding)
    subject = finding.field is Field.SUBJECT
    part = document.subject or "" if subject else document.body
    number = finding.line - (document.subject_line if subject else document.body_line)
    starts = [*line_starts(part), len(part)]
    left = document.subject_column if subject and number == 0 else 1
    return part[starts[number] : starts[number + 1]].rstrip("\r\n"), left


def _header(document: Document, finding: Finding) -> tuple[str, int]:
    places = document.ignored_places or tuple((number, 1) for number in range(1, len(document.ignored) + 1))
    number, left = next((number, left) for number, (line, left) in enumerate(places) if line == finding.line)
    return " ".join(document.ignored[number]).rstrip(), left


def _set(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    line = line.rstrip()
    start, end = min(start, len(line)), min(end, len(line))
    before = [0, *accumulate(cells(line))]  # columns before each code point
    first, last = _window(before, start, width)
    shown = (_CUT if first else "") + line[first:last] + (_CUT if last < len(line) else "")
    blanks = len(_CUT if first else "") + before[start] - before[first]
    return shown, " " * blanks + "^" * max(1, before[min(end, last)] - before[start])


def _window(before: list[int], start: int, width: int) -> tuple[int, int]:
    """Choose the stretch of a line that fits into *width*, with the third of it before *start*."""
    whole = len(before) - 1
    if before[-1] <= width:
        return 0, whole
    room = width - 2 * len(_CUT)
    left = max(0, min(before[start] - room // 3, before[-1] - room))
    first = next(place for place, columns in enumerate(before) if columns >= left)
    last = max(place for place, columns in enumerate(before) if columns <= before[first] + room)
    while first < start and first and before[first + 1] == before[first]:
        first += 1  # no mark without its letter
    return (0 if first == 1 else first), last
