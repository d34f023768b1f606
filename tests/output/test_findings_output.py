"""Findings are shown in columns with their numbers, and written as JSON in a form that is promised."""

from __future__ import annotations

import json

from outreach.lint.document import Field
from outreach.lint.rule import Finding, Severity
from outreach.output.findings import as_json, as_text, summary

NAME = "draft 14  Mert Öztürk @mertkosuyor"


def finding(code: str, severity: Severity, **facts: object) -> Finding:
    base: dict[str, object] = {
        "name": "stock-opener",
        "message": '"hope this": a wish',
        "field": Field.BODY,
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 10,
        "text": "hope this",
    }
    return Finding(code=code, severity=severity, **(base | facts))  # type: ignore[arg-type]  # a table of facts


ERROR = finding("TPL501", Severity.ERROR, name="unfilled-placeholder", field=Field.SUBJECT, line=1, column=12)
WARNING = finding("OPN301", Severity.WARNING, suggestion="begin with theirs")


def test_a_document_is_a_line_and_a_row_for_each_finding() -> None:
    assert as_text([(NAME, (ERROR, WARNING)), ("draft 15  Zoë", ())]) == (
        "draft 14  Mert Öztürk @mertkosuyor\n"
        '  subject  1:12  error    TPL501 unfilled-placeholder  "hope this": a wish\n'
        '  body     3:1   warning  OPN301 stock-opener          "hope this": a wish; begin with theirs\n'
        "\n"
        "1 draft with errors, 1 clean.  explain: outreach explain TPL501\n"
    )


def test_documents_are_counted_by_their_worst() -> None:
    info = finding("PER401", Severity.INFO)
    results = [("a", (ERROR, WARNING)), ("b", (ERROR,)), ("c", (WARNING, info)), ("d", (info,)), ("e", ())]
    assert summary(results, noun="file") == (
        "2 files with errors, 1 with warnings, 1 with infos only, 1 clean.  explain: outreach explain TPL501"
    )


def test_clean_and_none_are_said_so() -> None:
    assert as_text([("a", ()), ("b", ())]) == "2 drafts clean.\n"
    assert as_text([]) == "0 drafts clean.\n"


def test_a_name_cannot_move_the_cursor() -> None:
    assert "\x1b" not in as_text([("\x1b[2Jdraft  x", (ERROR,))])


def test_the_json_form_is_as_promised() -> None:
    written = json.loads(as_json([(NAME, (WARNING,)), ("clean", ())]))
    assert written == {
        "version": 1,
        "documents": [
            {
                "name": NAME,
                "findings": [
                    {
                        "code": "OPN301",
                        "name": "stock-opener",
                        "severity": "warning",
                        "message": '"hope this": a wish',
                        "field": "body",
                        "start": {"line": 3, "column": 1},
                        "end": {"line": 3, "column": 10},
                        "text": "hope this",
                        "suggestion": "begin with theirs",
                    }
                ],
            },
            {"name": "clean", "findings": []},
        ],
        "summary": {"documents": 2, "errors": 0, "warnings": 1, "infos": 0},
    }


def test_letters_stay_letters_in_json() -> None:
    assert "Öztürk" in as_json([(NAME, (WARNING,))])
