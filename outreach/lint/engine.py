"""A Document and Settings in, sorted Findings out."""

from __future__ import annotations

from outreach.lint.batch import Batch
from outreach.lint.document import Document, Field
from outreach.lint.places import place
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Finding, Hit, Rule
from outreach.lint.settings import Settings, rule_named
from outreach.lint.view import View
from outreach.text import clean

_DEFAULT = Settings()
_ORDER = {field: place for place, field in enumerate(Field)}


def check(
    document: Document, settings: Settings = _DEFAULT, batch: Batch | None = None
) -> tuple[Finding, ...]:
    """Judge *document* by the rules that *settings* choose, beside the others of its *batch* where it has one.

    Findings come sorted by field, place and code. A rule that the header block names with a reason is silent.
    """
    view, rules = View(document, batch), settings.judging(document)
    view.judged = rules.codes
    excused = _excused(document)
    findings: list[Finding] = []
    for rule, options in rules.chosen:
        for hit in rule.check(view, **options):
            view.found.add(rule.code)
            if rule.code in excused:
                view.silenced.add(rule.code)
            elif not (rule.wording and settings.allowed and _allowed(hit, view, settings.allowed)):
                findings.append(_finding(rule, view, hit))
    return tuple(sorted(findings, key=_place)) if len(findings) > 1 else tuple(findings)


def _excused(document: Document) -> set[str]:
    """Collect the codes that the header block silences with a reason."""
    named = (rule_named(word) for word, reason in document.ignored if reason.strip())
    return {rule.code for rule in named if rule}


def _allowed(hit: Hit, view: View, allowed: tuple[str, ...]) -> bool:
    """Say whether *hit* lies inside one of the phrases that may stand."""
    text = view.of(hit.field)
    around = Text(hit.field, text.raw[max(0, hit.start - 200) : hit.end + 200]).folded
    meant = Text(hit.field, text.raw[hit.start : hit.end]).folded
    return any(meant in phrase and phrase in around for phrase in allowed)


def _finding(rule: Rule, view: View, hit: Hit) -> Finding:
    text = view.of(hit.field)
    line, column = place(view.document, hit.field, text.lines, hit.start)
    end_line, end_column = place(view.document, hit.field, text.lines, hit.end)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.weigh(hit, view.document.profile),
        message=clean(hit.message),
        field=hit.field,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text.raw[hit.start : hit.end],
        suggestion=clean(hit.suggestion),
        fix=hit.fix,
    )


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return _ORDER[finding.field], finding.line, finding.column, finding.code
