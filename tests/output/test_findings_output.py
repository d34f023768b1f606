"""Findings are shown in columns above their words, and written in the forms that are promised."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

from outreach.lint.document import Document, Field
from outreach.lint.result import Problem, Result, Source
from outreach.lint.rule import Finding, Fix, Severity
from outreach.output.annotations import as_annotations, as_lines
from outreach.output.diffs import as_diff
from outreach.output.findings import Tally, as_text, block, summary
from outreach.output.formats import FORMATS, counted, written
from outreach.text import Language

NAME = "draft 14  Mert Öztürk @mertkosuyor"
LINE = "I hope this finds you."


def finding(code: str, severity: Severity, **facts: object) -> Finding:
    base: dict[str, object] = {
        "name": "stock-opener",
        "message": '"hope this": a wish',
        "field": Field.BODY,
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 12,
        "text": "hope this",
    }
    return Finding(code=code, severity=severity, **(base | facts))  # type: ignore[arg-type]  # a table of facts


IN_SUBJECT = {"field": Field.SUBJECT, "line": 1, "column": 4, "end_line": 1, "end_column": 8, "text": "kiln"}
ERROR = finding("TPL501", Severity.ERROR, name="unfilled-placeholder", **IN_SUBJECT)
WARNING = finding("OPN301", Severity.WARNING, suggestion="begin with theirs")
INFO = finding("PER401", Severity.INFO, name="no-specific-post")
FIXABLE = finding("OPN301", Severity.WARNING, fix=Fix(8, 12, "that"))


def result(*findings: Finding, name: str = NAME, source: Source = Source.DRAFT) -> Result:
    document = Document(name=name, subject="my kiln", body=f"Hi,\n\n{LINE}", language=Language.EN)
    return Result(document, findings, source)


def text(*results: Result, noun: str = "draft", width: int = 100) -> str:
    tally = Tally()
    return "".join(as_text(tally.watch(results), tally, noun=noun, width=width))


def form(name: str, results: Sequence[Result], problems: Sequence[Problem] = ()) -> str:
    tally = Tally()
    return "".join(written(name, tally.watch(results), tally, problems, noun="draft", width=100))


def statistics(name: str, *results: Result) -> str:
    tally = Tally()
    return "".join(counted(name, tally.watch(results), tally, (), noun="file"))


def test_a_document_is_a_line_and_a_row_for_each_finding_above_its_words() -> None:
    assert text(result(ERROR, WARNING), result(name="draft 15  Zoë")) == (
        "draft 14  Mert Öztürk @mertkosuyor\n"
        '  subject  1:4  error    TPL501 unfilled-placeholder  "hope this": a wish\n'
        "    my kiln\n"
        "       ^^^^\n"
        '  body     3:3  warning  OPN301 stock-opener          "hope this": a wish; begin with theirs\n'
        "    I hope this finds you.\n"
        "      ^^^^^^^^^\n"
        "\n"
        "1 draft with errors, 1 clean.  explain: outreach explain TPL501\n"
    )


def test_findings_of_the_same_words_stand_together_above_them() -> None:
    longer = finding("LEN103", Severity.INFO, end_column=18)
    rows = text(result(WARNING, longer, INFO)).splitlines()[1:7]
    assert [row.split()[3] if row.startswith("  body") else row for row in rows] == [
        "OPN301",
        "PER401",
        f"    {LINE}",
        "      ^^^^^^^^^",
        "LEN103",
        f"    {LINE}",
    ]


def test_without_lines_there_is_a_row_for_each() -> None:
    assert block("findings", (ERROR, WARNING)).count("\n") == 3


def test_on_a_narrow_terminal_messages_stand_below_broken_between_words() -> None:
    tally = Tally()
    rows = "".join(
        as_text(
            tally.watch([result(ERROR, WARNING)]),
            tally,
            first="All open alike. (SWP403)",
            width=44,
            broken=True,
        )
    )
    assert rows.splitlines()[:-2] == [
        "All open alike. (SWP403)",
        "",
        "draft 14  Mert Öztürk @mertkosuyor",
        "  subject  1:4  error    TPL501 unfilled-placeholder",
        '    "hope this": a wish',
        "    my kiln",
        "       ^^^^",
        "  body     3:3  warning  OPN301 stock-opener",
        '    "hope this": a wish; begin with theirs',
        "    I hope this finds you.",
        "      ^^^^^^^^^",
    ]
    assert block("findings", (ERROR, WARNING), 30).splitlines()[-2:] == [
        '    "hope this": a wish; begin',
        "    with theirs",
    ]
    assert block("findings", (ERROR, WARNING), 200) == block("findings", (ERROR, WARNING))


def test_documents_are_counted_by_their_worst() -> None:
    tally = Tally()
    for _ in tally.watch(
        [result(ERROR, WARNING), result(ERROR), result(WARNING, INFO), result(INFO), result()]
    ):
        pass
    assert summary(tally, noun="file") == (
        "2 files with errors, 1 with warnings, 1 with infos only, 1 clean.  explain: outreach explain TPL501"
    )
    assert [tally.reaches(severity) for severity in Severity] == [True, True, True]


@pytest.mark.parametrize(
    ("found", "reached"),
    [
        ((), []),
        ((INFO,), ["info"]),
        ((WARNING,), ["warning", "info"]),
        ((ERROR,), ["error", "warning", "info"]),
    ],
)
def test_what_was_found_reaches_its_own_weight_and_those_below(
    found: tuple[Finding, ...], reached: list[str]
) -> None:
    tally = Tally()
    list(tally.watch([result(*found)]))
    assert [severity for severity in Severity if tally.reaches(severity)] == reached


def test_what_can_be_mended_is_told_of_files_alone() -> None:
    assert "--fix mends 1  explain" in text(result(FIXABLE, source=Source.FILE))
    assert "--fix" not in text(result(FIXABLE))
    assert "--fix" not in text(
        result(finding("OPN301", Severity.INFO, fix=Fix(8, 12, "", safe=False)), source=Source.FILE)
    )


def test_clean_and_none_are_said_so() -> None:
    assert text(result(), result()) == "2 drafts clean.\n"
    assert text() == ""


def test_nothing_moves_the_cursor() -> None:
    odd = Document(name="\x1b[2Jdraft  x", subject="a\x1b[31m kiln", body="x", language=Language.EN)
    assert "\x1b" not in text(Result(odd, (ERROR,)))


def test_the_json_form_is_as_promised() -> None:
    problem = Problem("c.txt: no such file", "look again")
    assert json.loads(form("json", [result(FIXABLE, name="a.txt", source=Source.FILE), result(name="clean")], [problem])) == {
        "version": 1,
        "headline": None,
        "documents": [
            {
                "name": "a.txt",
                "source": "file",
                "language": "en",
                "as": "first",
                "kind": "influencer",
                "template": False,
                "findings": [
                    {
                        "code": "OPN301",
                        "name": "stock-opener",
                        "severity": "warning",
                        "message": '"hope this": a wish',
                        "field": "body",
                        "start": {"line": 3, "column": 3},
                        "end": {"line": 3, "column": 12},
                        "text": "hope this",
                        "suggestion": "",
                        "fix": {
                            "safe": True,
                            "start": {"line": 3, "column": 4},
                            "end": {"line": 3, "column": 8},
                            "text": "that",
                        },
                    }
                ],
            },
            {
                "name": "clean",
                "source": "draft",
                "language": "en",
                "as": "first",
                "kind": "influencer",
                "template": False,
                "findings": [],
            },
        ],
        "problems": [{"message": "c.txt: no such file", "hint": "look again"}],
        "summary": {"documents": 2, "errors": 0, "warnings": 1, "infos": 0, "fixable": 1},
    }  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_set_as_one_object_though_it_comes_in_pieces(count: int) -> None:
    whole = form("json", [result(WARNING)] * count)
    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"


def test_letters_stay_letters_in_json() -> None:
    odd = finding("OPN301", Severity.INFO, message="Ö\u2028ş")
    whole = form("json", [result(odd)])
    assert "Ö\u2028ş" in whole
    assert json.loads(whole)["documents"][0]["findings"][0]["message"] == "Ö\u2028ş"


def test_editors_get_one_line_for_each() -> None:
    assert "".join(as_lines([result(ERROR, WARNING, name="a.txt", source=Source.FILE), result(WARNING)])) == (
        'a.txt:1:4: TPL501 "hope this": a wish\n'
        'a.txt:3:3: OPN301 "hope this": a wish; begin with theirs\n'
        f'{NAME.replace("  ", " ")} body:3:3: OPN301 "hope this": a wish; begin with theirs\n'
    )


def test_annotations_stand_beside_the_lines_of_a_pull_request() -> None:
    odd = finding("OPN301", Severity.INFO, message="100%\nof, it: all", end_line=4)
    assert "".join(
        as_annotations(
            [
                result(ERROR, odd, name="a,b:c%.txt", source=Source.FILE),
                result(WARNING, name="a.eml", source=Source.MAIL),
                result(WARNING, name="draft 3"),
            ]
        )
    ).splitlines() == [
        '::error title=TPL501 unfilled-placeholder,file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=4,endColumn=7::"hope this": a wish',
        "::notice title=OPN301 stock-opener,file=a%2Cb%3Ac%25.txt,line=3,endLine=4::100%25%0Aof, it: all",
        '::warning title=OPN301 stock-opener,file=a.eml::body: "hope this": a wish; begin with theirs',
        '::warning title=OPN301 stock-opener::draft 3 body: "hope this": a wish; begin with theirs',
    ]


def test_statistics_count_the_hits_of_each_rule_the_most_frequent_first() -> None:
    files = (result(ERROR, FIXABLE, source=Source.FILE), result(WARNING, INFO, source=Source.FILE))
    assert statistics("text", *files) == (
        "hits  files  errors  warnings  infos  --fix  rule\n"
        "   2      2                 2             1  OPN301 stock-opener\n"
        "   1      1                        1         PER401 no-specific-post\n"
        "   1      1       1                          TPL501 unfilled-placeholder\n"
        "1 file with errors, 1 with warnings.  --fix mends 1  explain: outreach explain TPL501\n"
    )
    found = json.loads(statistics("json", *files))
    assert (found["version"], found["summary"]["documents"]) == (1, 2)
    assert found["statistics"][0] == {
        "code": "OPN301", "name": "stock-opener", "hits": 2, "documents": 2,
        "errors": 0, "warnings": 2, "infos": 0, "fixable": 1,
    }  # fmt: skip


def test_statistics_of_nothing() -> None:
    assert statistics("text") == ""
    assert statistics("text", result()) == "1 file clean.\n"


@pytest.mark.parametrize("name", FORMATS)
def test_a_form_holds_no_more_than_one_document(name: str) -> None:
    alive: list[int] = []

    def each(take: Callable[[], Result]) -> object:
        for number in range(5):
            alive.append(number)
            yield take()

    pieces = iter(
        written(name, Tally().watch(each(lambda: result(WARNING))), Tally(), (), noun="file", width=80)  # type: ignore[arg-type]  # a generator of results
    )
    while not alive:
        next(pieces)
    assert len(alive) == 1


def test_a_diff_is_what_patch_reads() -> None:
    assert as_diff("a.txt", "x\r\na\u2028b\x1b!!", "x\r\na\u2028b\x1b!") == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n x\r\n"
        "-a\u2028b !!\n\\ No newline at end of file\n+a\u2028b !\n\\ No newline at end of file\n"
    )
    assert as_diff("a.txt", "x", "x") == ""
