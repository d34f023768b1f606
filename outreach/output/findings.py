"""Results in, text for people out; and the numbers that all formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from outreach.lint.document import Field, Kind
from outreach.lint.result import Result, Source
from outreach.lint.rule import Finding, Severity
from outreach.text import clean

if TYPE_CHECKING:
    from outreach.lint.together.headline import Headline

_ENDINGS = (
    (Severity.ERROR, "with errors"),
    (Severity.WARNING, "with warnings"),
    (Severity.INFO, "with infos only"),
)
_PARTS = tuple(Field)
_INDENT = 4
_NARROWEST = 20
_NUMBERS = {2: "two", 3: "three"}


class Tally:
    """Counts results as they go by."""

    def __init__(self) -> None:
        self.documents = 0
        #: Documents by the worst that was found in each.
        self.worst: Counter[Severity | None] = Counter()
        #: Findings by rule and severity; and documents by rule.
        self.hits: Counter[tuple[str, Severity]] = Counter()
        self.documents_with: Counter[str] = Counter()
        #: Findings in files that a safe fix would mend.
        self.fixable: Counter[str] = Counter()

    def watch(self, results: Iterable[Result]) -> Iterator[Result]:
        """Count each of *results* on its way."""
        for result in results:
            self._add(result)
            yield result

    def found(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(count for (_, one), count in self.hits.items() if one is severity)

    def reaches(self, severity: Severity) -> bool:
        """Say whether something was found that matters at least so much."""
        order = list(Severity)
        return any(self.found(one) for one in order[: order.index(severity) + 1])

    def _add(self, result: Result) -> None:
        self.documents += 1
        self.worst[_worst(result.findings)] += 1
        self.hits.update((finding.code, finding.severity) for finding in result.findings)
        self.documents_with.update({finding.code for finding in result.findings})
        mending = [one for one in result.findings if one.fix] if result.source is Source.FILE else []
        if mending:
            from outreach.lint.fixing import is_fixable  # noqa: PLC0415 - few findings have a fix

            self.fixable.update(one.code for one in mending if is_fixable(result.document, one))


def as_text(
    results: Iterable[Result],
    tally: Tally,
    *,
    first: str = "",
    noun: str = "draft",
    width: int = 100,
    broken: bool = False,
) -> Iterator[str]:
    """Show what was found, a block for each document with findings, and a last line with the numbers.

    *first* is the sentence that matters most. *noun* is what the documents are called, in the singular. *tally* has
    watched *results*. The lines of drafts are cut at *width*; *broken*, messages and sentences are broken there, else each
    is a line. Pieces end with a line break.
    """
    if first:
        yield f"{_broken(first, width) if broken else first}\n\n"
    for result in results:
        if result.findings:
            yield "\n".join([_shown(result.document.name), *_rows(result, width, broken=broken), "", ""])
    if tally.documents:
        yield summary(tally, noun=noun) + "\n"


def summary(tally: Tally, *, noun: str = "draft") -> str:
    """Count documents by the worst that was found in each: `8 drafts with errors, 31 with warnings, 112 clean`."""
    worst = tally.worst
    counts = [(worst[severity], ending) for severity, ending in _ENDINGS if worst[severity]]
    counts += [(worst[None], "clean")] if worst[None] or not counts else []
    (first, ending), *others = counts
    said = ", ".join(
        [f"{first} {noun}{'' if first == 1 else 's'} {ending}", *(f"{n} {what}" for n, what in others)]
    )
    hints = [f"--fix mends {tally.fixable.total()}"] if tally.fixable else []
    hints += [f"explain: outreach explain {code}"] if (code := _to_explain(tally)) else []
    return "  ".join([f"{said}.", *hints])


def first_sentence(told: Headline | None, *, noun: str = "draft") -> str:
    """Say what matters most of all documents: `The same three sentences open 96 of 151 drafts`; empty where nothing does."""
    if told is None:
        return ""
    which = f"{told.drafts} of {told.of} {noun}s"
    if told.sentences:
        several = f"{_NUMBERS[told.sentences]} sentences open" if told.sentences > 1 else "sentence opens"
        said = f"{'In each language the' if told.languages > 1 else 'The'} same {several} {which}"
    else:
        said = f"{which} would read as true to anybody else in the batch"
    whom = "influencer" if told.kind is Kind.INFLUENCER else "reader"
    seen = f"; the {whom} is visible only in {told.seen}" if told.seen else ""
    return f"{said}{seen}. ({told.code})"


def block(name: str, findings: Sequence[Finding], width: int | None = None) -> str:
    """Show one document: its name, then a line for each finding, in columns; broken at *width* where that is given."""
    return "\n".join([_shown(name), *_columns(findings, width), ""])


def said(finding: Finding) -> str:
    """Say on one line what is wrong and what to do instead."""
    return f"{finding.message}; {finding.suggestion}" if finding.suggestion else finding.message


def _rows(result: Result, width: int, *, broken: bool) -> Iterator[str]:
    """Give the lines of all findings; below those of the same words once the line of the draft and its carets."""
    from outreach.output.carets import pointed  # noqa: PLC0415 - a clean file needs none

    findings = sorted(result.findings, key=_span)
    rows = zip(findings, _columns(findings, width if broken else None), strict=True)
    for _, together in groupby(rows, lambda row: _span(row[0])):
        alike, lines = zip(*together, strict=True)
        yield from lines
        meant = pointed(result.document, alike[0], width - _INDENT)
        if meant:
            yield from (" " * _INDENT + line for line in meant)


def _columns(findings: Sequence[Finding], width: int | None = None) -> list[str]:
    """Set findings in columns; where one is wider than *width*, all messages stand below, broken."""
    places = [f"{finding.line}:{finding.column}" for finding in findings]
    rules = [f"{finding.code} {finding.name}" for finding in findings]
    place_width, rule_width = max(map(len, places)), max(map(len, rules))
    heads = [
        f"  {finding.field:<7}  {place:<{place_width}}  {finding.severity:<7}  {rule:<{rule_width}}"
        for finding, place, rule in zip(findings, places, rules, strict=True)
    ]
    whole = [f"{head}  {said(finding)}" for head, finding in zip(heads, findings, strict=True)]
    if width is None or max(map(len, whole)) <= width:
        return whole
    below = (_broken(said(finding), width, " " * _INDENT) for finding in findings)
    return [f"{head.rstrip()}\n{message}" for head, message in zip(heads, below, strict=True)]


def _broken(text: str, width: int, indent: str = "") -> str:
    from textwrap import fill  # noqa: PLC0415 - only a terminal needs it

    return fill(
        text, max(width, _NARROWEST), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _span(finding: Finding) -> tuple[int, ...]:
    part = _PARTS.index(finding.field)
    return part, finding.line, finding.column, finding.end_line, finding.end_column


def _shown(name: str) -> str:
    """Keep the two blanks between number and person, and nothing that moves a terminal's cursor."""
    return "  ".join(clean(part) for part in name.split("  "))


def _worst(findings: Sequence[Finding]) -> Severity | None:
    found = {finding.severity for finding in findings}
    return next((severity for severity in Severity if severity in found), None)


def _to_explain(tally: Tally) -> str:
    """Choose the code to point at: the most frequent among the worst."""
    worst = next((severity for severity in Severity if tally.found(severity)), None)
    codes = Counter({code: count for (code, severity), count in tally.hits.items() if severity is worst})
    return codes.most_common(1)[0][0] if codes else ""
