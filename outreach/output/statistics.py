"""The numbers of a run in; how often each rule hit, the most frequent first, out."""

from __future__ import annotations

from typing import NamedTuple

from outreach.lint.rule import Severity
from outreach.lint.rules import NAMED
from outreach.output.findings import Tally


class Row(NamedTuple):
    """One rule."""

    code: str
    name: str
    hits: int
    #: The documents in which it hit.
    documents: int
    errors: int
    warnings: int
    infos: int
    #: Hits that --fix would mend.
    fixable: int


def rows(tally: Tally) -> list[Row]:
    """Count every rule that hit."""
    listed = [_row(tally, code) for code in tally.documents_with]
    return sorted(listed, key=lambda row: (-row.hits, row.code))


def as_table(tally: Tally, *, noun: str = "draft") -> str:
    """Set the counts in columns; empty where no rule hit. Ends with a line break."""
    listed = rows(tally)
    heading = ("hits", f"{noun}s", "errors", "warnings", "infos", "--fix")
    counted = [(row.hits, row.documents, row.errors, row.warnings, row.infos, row.fixable) for row in listed]
    lines = ["  ".join(heading) + "  rule"] if listed else []
    for row, counts in zip(listed, counted, strict=True):
        cells = (f"{count or '':>{len(title)}}" for count, title in zip(counts, heading, strict=True))
        lines.append(f"{'  '.join(cells)}  {row.code} {row.name}")
    return "".join(f"{line}\n" for line in lines)


def _row(tally: Tally, code: str) -> Row:
    errors, warnings, infos = (tally.hits[code, severity] for severity in Severity)
    return Row(
        code=code,
        name=NAMED[code.lower()].name,
        hits=errors + warnings + infos,
        documents=tally.documents_with[code],
        errors=errors,
        warnings=warnings,
        infos=infos,
        fixable=tally.fixable[code],
    )
