"""Results and the name of a format in, text to print out, in pieces as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outreach.lint.result import Problem, Result
from outreach.output.findings import Tally, as_text

#: Those of `--output-format`.
FORMATS = ("text", "concise", "json", "github", "sarif")

# What one format needs is imported for it alone: files are judged within the time that a start may take.
# ruff: noqa: PLC0415


def written(
    form: str,
    results: Iterable[Result],
    tally: Tally,
    problems: Sequence[Problem],
    *,
    first: str = "",
    noun: str,
    width: int,
    broken: bool = False,
) -> Iterator[str]:
    """Write *results*; *tally* and *problems* are whole when they end.

    *first* is the sentence that matters most, for all but the format in which each line is a finding; *noun*, *width*
    and *broken* are for text.
    """
    if form == "json":
        from outreach.output.findings_json import as_json

        return as_json(results, tally, problems, first=first)
    if form == "sarif":
        from outreach.output.sarif import as_sarif

        return as_sarif(results, problems, first=first)
    if form == "text":
        return as_text(results, tally, first=first, noun=noun, width=width, broken=broken)
    from outreach.output.annotations import as_annotations, as_lines

    return as_lines(results) if form == "concise" else as_annotations(results, first=first)


def counted(
    form: str,
    results: Iterable[Result],
    tally: Tally,
    problems: Sequence[Problem],
    *,
    first: str = "",
    noun: str,
) -> Iterator[str]:
    """Write the sentence that matters most and how often each rule hit in *results*, as text or JSON."""
    for _ in results:
        pass
    if form == "json":
        from outreach.output.findings_json import statistics_as_json

        yield statistics_as_json(tally, problems, first=first)
    elif tally.documents:
        from outreach.output.findings import summary
        from outreach.output.statistics import as_table

        yield from (
            f"{first}\n\n" if first else "",
            as_table(tally, noun=noun),
            f"{summary(tally, noun=noun)}\n",
        )
