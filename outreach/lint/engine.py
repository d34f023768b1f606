"""A Document and Settings in, sorted Findings out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from outreach.lint.document import Document, Field
from outreach.lint.rule import Finding, Hit, Rule, Value
from outreach.lint.settings import Settings, rule_named
from outreach.lint.view import Text, View
from outreach.text import clean

_DEFAULT = Settings()
_ORDER = {field: place for place, field in enumerate(Field)}


def check(document: Document, settings: Settings = _DEFAULT) -> tuple[Finding, ...]:
    """Judge *document* by the rules that *settings* choose.

    Findings come sorted by field, place and code. A rule that the header block names with a reason is silent.
    """
    view = View(document)
    excused = {
        rule.code for word, reason in document.ignored if reason.strip() and (rule := rule_named(word))
    }
    findings = [
        _finding(rule, view, hit)
        for rule, options in settings.chosen
        if rule.judges(document)
        for hit in _heard(rule, options, view, excused)
        if not (rule.wording and settings.allowed and _allowed(hit, view, settings.allowed))
    ]
    return tuple(sorted(findings, key=_place)) if len(findings) > 1 else tuple(findings)


def _heard(rule: Rule, options: Mapping[str, Value], view: View, excused: set[str]) -> Iterator[Hit]:
    """Yield the hits of *rule*, or note that it had some and was told to be silent."""
    view.judged.add(rule.code)
    for hit in rule.check(view, **options):
        if rule.code not in excused:
            yield hit
        else:
            view.silenced.add(rule.code)


def _allowed(hit: Hit, view: View, allowed: tuple[str, ...]) -> bool:
    """Say whether *hit* lies inside one of the phrases that may stand."""
    text = view.of(hit.field)
    around = Text(hit.field, text.raw[max(0, hit.start - 200) : hit.end + 200]).folded
    meant = Text(hit.field, text.raw[hit.start : hit.end]).folded
    return any(meant in phrase and phrase in around for phrase in allowed)


def _finding(rule: Rule, view: View, hit: Hit) -> Finding:
    text = view.of(hit.field)
    first = view.document.body_line if hit.field is Field.BODY else view.document.subject_line
    line, column = _position(text, hit.start)
    end_line, end_column = _position(text, hit.end)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.weigh(hit, view.document.profile),
        message=clean(hit.message),
        field=hit.field,
        line=line + first,
        column=column,
        end_line=end_line + first,
        end_column=end_column,
        text=text.raw[hit.start : hit.end],
        suggestion=clean(hit.suggestion),
    )


def _position(text: Text, offset: int) -> tuple[int, int]:
    """Give the line, counted from 0, and the column, counted from 1."""
    line = bisect_right(text.lines, offset) - 1
    return line, offset - text.lines[line] + 1


def _place(finding: Finding) -> tuple[int, int, int, str]:
    return _ORDER[finding.field], finding.line, finding.column, finding.code
