"""`outreach lint --output-format json`: one object of the documented form."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint_files import BAD, GOOD, LOUD, Typed, write


def keys(value: object) -> Iterator[str]:
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(below)
    if isinstance(value, dict):
        yield from value


def test_json_is_one_object_of_the_documented_form(alone: Typed) -> None:
    found = json.loads(alone(write("a.txt", BAD), write("b.txt", GOOD), "--output-format", "json").stdout)

    assert found["version"] == 1
    assert found["summary"]["documents"] == 2
    assert found["summary"]["errors"] == 1
    assert [document["name"] for document in found["documents"]] == ["a.txt", "b.txt"]
    for finding in found["documents"][0]["findings"]:
        line, column = finding["start"]["line"], finding["start"]["column"]
        assert BAD.splitlines()[line - 1][column - 1 :].startswith(finding["text"][:5])


def test_json_stands_by_itself_also_where_something_cannot_be_judged(alone: Typed) -> None:
    result = alone("none.txt", "--output-format", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["documents"] == []


@pytest.mark.usefixtures("bangs")
def test_the_fields_of_json_are_those_that_the_page_names(alone: Typed) -> None:
    page = (Path(__file__).parents[2] / "docs" / "lint.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE))
    found = json.loads(alone(write("a.txt", LOUD), "none.txt", "--output-format", "json").stdout)
    counted = json.loads(alone("a.txt", "--statistics", "--output-format", "json").stdout)

    assert named == set(keys(found)) | set(keys(counted))
