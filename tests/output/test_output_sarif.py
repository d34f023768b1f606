"""The log is what SARIF 2.1.0 asks for: each property known, of its kind, and every reference leading somewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from outreach.lint import RULES, Document, Settings, check
from outreach.lint.result import Problem, Result, Source
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.output.sarif import as_sarif
from outreach.text import Language

#: Object -> property -> what it holds, of what is used here; a list of one kind stands in brackets.
SHAPES: dict[str, dict[str, Any]] = {
    "log": {"$schema": str, "version": str, "runs": ["run"]},
    "run": {
        "tool": "tool", "results": ["result"], "invocations": ["invocation"], "columnKind": str, "properties": "ours",
    },
    "ours": {"headline": str},
    "tool": {"driver": "component"},
    "component": {"name": str, "version": str, "rules": ["descriptor"]},
    "descriptor": {"id": str, "name": str, "shortDescription": "text", "help": "text", "defaultConfiguration": "level"},
    "level": {"level": str},
    "text": {"text": str},
    "result": {
        "ruleId": str, "ruleIndex": int, "level": str, "message": "text", "locations": ["location"], "fixes": ["fix"],
    },
    "location": {"physicalLocation": "physical", "logicalLocations": ["logical"]},
    "logical": {"fullyQualifiedName": str, "kind": str},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int, "snippet": "text"},
    "fix": {"description": "text", "artifactChanges": ["change"]},
    "change": {"artifactLocation": "artifact", "replacements": ["replacement"]},
    "replacement": {"deletedRegion": "region", "insertedContent": "text"},
    "invocation": {"executionSuccessful": bool, "toolExecutionNotifications": ["notification"]},
    "notification": {"level": str, "message": "text"},
}  # fmt: skip
#: What must be there.
NEEDED = {
    "log": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "component": {"name"},
    "descriptor": {"id"},
    "result": {"message"},
    "fix": {"artifactChanges"},
    "change": {"artifactLocation", "replacements"},
    "replacement": {"deletedRegion"},
    "invocation": {"executionSuccessful"},
    "notification": {"message"},
}


def wrong(value: Any, shape: Any, path: str = "log") -> list[str]:
    """Name what is not as the specification says."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path}: no list"]
        return [
            one for number, item in enumerate(value) for one in wrong(item, shape[0], f"{path}[{number}]")
        ]
    if isinstance(shape, type):
        return [] if type(value) is shape else [f"{path}: no {shape.__name__}"]
    known = SHAPES[shape]
    found = [f"{path}: {name}: not known" for name in value.keys() - known.keys()]
    found += [f"{path}: {name}: missing" for name in NEEDED.get(shape, set()) - value.keys()]
    return found + [
        one
        for name in value.keys() & known.keys()
        for one in wrong(value[name], known[name], f"{path}.{name}")
    ]


BODY = "I hope this finds you well.\nHi [Name],"


def results() -> list[Result]:
    def loud(view: Any) -> Any:
        yield view.body.hit((0, 6), "x", suggestion="y", fix=Fix(2, 6, "wish", safe=False))
        yield view.body.hit((2, 40), "two lines")
        yield Hit(0, 0, "z")

    settings = Settings()
    object.__setattr__(
        settings, "chosen", (*settings.chosen, (rule("LEN101", "a-b", Severity.INFO)(loud), {}))
    )
    found = []
    for name, source in (
        ("a ş#.txt", Source.FILE),
        ("/x/b.txt", Source.FILE),
        ("c.eml", Source.MAIL),
        ("draft 3", Source.DRAFT),
    ):
        document = Document(name=name, subject="[x]", body=BODY, language=Language.EN, body_line=3)
        found.append(Result(document, check(document, settings), source))
    return found


@pytest.fixture(scope="module")
def log() -> Any:
    return json.loads("".join(as_sarif(results(), [Problem("d.txt: no such file")])))


def test_it_has_the_shape_of_the_specification(log: Any) -> None:
    assert wrong(log, "log") == []
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_log_without_findings_has_it_too() -> None:
    empty = json.loads("".join(as_sarif([], [])))
    assert wrong(empty, "log") == []
    assert "properties" not in empty["runs"][0]
    assert (empty["runs"][0]["results"], empty["runs"][0]["invocations"][0]["executionSuccessful"]) == (
        [],
        True,
    )


def test_the_sentence_that_matters_most_is_a_property_of_the_run() -> None:
    told = json.loads("".join(as_sarif([], [], first='The same "two" sentences open all.')))
    assert wrong(told, "log") == []
    assert told["runs"][0]["properties"] == {"headline": 'The same "two" sentences open all.'}


def test_every_rule_is_described_once_and_every_result_names_its_own(log: Any) -> None:
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [one.code for one in RULES]
    assert len({one["name"] for one in rules}) == len(rules)
    assert run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
    for one in rules:
        assert one["shortDescription"]["text"]
        assert one["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_a_region_begins_at_1_and_ends_behind_its_last_letter(log: Any) -> None:
    lines = ["", "", *BODY.split("\n")]
    physical = [one["locations"][0].get("physicalLocation", {}) for one in log["runs"][0]["results"]]
    for region in [one["region"] for one in physical if "region" in one]:
        start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        assert (1, 1) <= start <= end
        if start[0] == end[0] > 2:
            assert lines[start[0] - 1][start[1] - 1 : end[1] - 1] == region["snippet"]["text"]


def test_a_place_is_a_file_or_the_name_of_a_draft(log: Any) -> None:
    places = [one["locations"][0] for one in log["runs"][0]["results"]]
    uris = {one["physicalLocation"]["artifactLocation"]["uri"] for one in places if "physicalLocation" in one}
    assert uris == {"a%20%C5%9F%23.txt", "file:///x/b.txt", "c.eml"}
    mails = [one for one in places if "c.eml" in str(one)]
    assert not any("region" in one["physicalLocation"] for one in mails)
    assert {
        one["logicalLocations"][0]["fullyQualifiedName"] for one in places if "logicalLocations" in one
    } == {
        "draft 3/subject",
        "draft 3/body",
    }


def test_a_fix_says_what_goes_and_what_comes_in_files_alone(log: Any) -> None:
    fixes = [
        one["fixes"]
        for one in log["runs"][0]["results"]
        if "fixes" in one and one["message"]["text"] == "x; y"
    ]
    assert len(fixes) == 2
    ((fix,), _) = fixes
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 7},
            "insertedContent": {"text": "wish"},
        }
    ]


def test_what_could_not_be_judged_is_a_notification(log: Any) -> None:
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "d.txt: no such file"}}],
    }


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ({"version": "2.1.0"}, ["log: runs: missing"]),
        ({"version": 2.1, "runs": []}, ["log.version: no str"]),
        (
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "x": 1}]},
            ["log.runs[0]: x: not known"],
        ),
    ],
)
def test_the_checker_sees_what_it_should(planted: Any, said: list[str]) -> None:
    assert wrong(planted, "log") == said
