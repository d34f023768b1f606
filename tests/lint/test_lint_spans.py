"""What the JSON says of a place, an editor finds there: code points of the file, lines ended by CRLF, CR or LF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outreach.app import App
from outreach.cli import cli

ENDS = ["\n", "\r\n", "\r"]
#: What makes columns go astray: emoji, marks, letters that grow in other cases, wide letters, signs that no editor counts as a line.
ODD = ["🧑‍🎨", "👩🏽", "🇹🇷", "❤️", "e\u0301", "s\u0327", "i\u0307", "İ", "ß", "ﬁ", "日本", "\t", "\u2028", "\x0c", "\u00a0", "  "]  # fmt: skip
SAID = ["I hope this email finds you well. ", "[Name]", "{{ x }}", "umarım bu e-posta sizi iyi bulur ", "Hi ,", "TODO ", "{# not read #}", "{% if x %}", "love your content ", "FREE!!! "]  # fmt: skip
LINES = st.lists(st.sampled_from(ODD + SAID), max_size=6).map("".join)
HEADERS = st.lists(
    st.sampled_from(["Subject:", "Subject: ", "SUBJECT \t:  ", "Lint-Ignore:  ", "Language: tr "]).flatmap(
        lambda name: LINES.map(lambda said: (name, said.replace("\u2028", " ")))
    ),
    max_size=4,
    unique_by=lambda header: header[0].strip(" \t:").lower(),
)


def independent(text: str, place: dict[str, int]) -> int:
    """Find the offset of a place as an editor does."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    return starts[place["line"] - 1] + place["column"] - 1


def cut(text: str, thing: dict[str, Any]) -> str:
    found = text[independent(text, thing["start"]) : independent(text, thing["end"])]
    return re.sub("\r\n|\r", "\n", found)


def judged(path: Path, data: bytes, *words: str) -> list[dict[str, Any]]:
    path.write_bytes(data)
    asked = ["lint", "--output-format", "json", *words, str(path)]
    result = CliRunner(catch_exceptions=False).invoke(cli, asked, obj=App(environ={}))
    documents = json.loads(result.stdout)["documents"]
    return [finding for document in documents for finding in document["findings"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    HEADERS,
    st.lists(LINES, max_size=5),
    st.sampled_from(ENDS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
)
@example([("Subject: ", "Hi [Name]")], ["🧑‍🎨 e\u0301 [Name]"], "\r\n", "utf-8-sig", False)
@example([("Lint-Ignore:  ", "LEN101")], ["", "  Hi ,"], "\r", "utf-8", True)
def test_start_and_end_cut_the_text_out_of_the_file(
    tmp_path: Path,
    headers: list[tuple[str, str]],
    lines: list[str],
    end: str,
    encoding: str,
    template: bool,  # noqa: FBT001 - hypothesis passes by position
) -> None:
    block = [f"{name}{said}" for name, said in headers]
    text = end.join([*block, *([""] if block else []), *lines])
    for finding in judged(tmp_path / "a.txt", text.encode(encoding), *(["--template"] if template else [])):
        assert cut(text, finding) == finding["text"], finding
        if finding["fix"]:
            assert independent(text, finding["fix"]["start"]) <= independent(text, finding["fix"]["end"])


@pytest.mark.parametrize(
    ("text", "field", "start", "end"),
    [
        ("Subject: Hi [Name]\n\nx", "subject", (1, 13), (1, 19)),
        ("Language: en\nsubject :\t [Name] \n\nx", "subject", (2, 12), (2, 18)),
        ("Lint-Ignore: LEN101\n\nx", "header", (1, 14), (1, 20)),
        ("Subject: x\nLint-Ignore: LEN101 a\nLint-Ignore:   OPN301\n\nx", "header", (3, 16), (3, 22)),
        ("\n\n  [Name]", "body", (3, 3), (3, 9)),
        ("Subject: x\r\n\r\n\r\n👩🏽 e\u0301 [Name]", "body", (4, 7), (4, 13)),
    ],
)
def test_a_place_counts_in_the_file(
    tmp_path: Path, text: str, field: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    codes = {"TPL501", "SUP002"}
    found = [one for one in judged(tmp_path / "a.txt", text.encode()) if one["code"] in codes]
    assert [(one["field"], tuple(one["start"].values()), tuple(one["end"].values())) for one in found] == [
        (field, start, end)
    ]


def test_a_comment_of_a_template_moves_nothing_behind_it(tmp_path: Path) -> None:
    data = b"{# for first mails #}I hope this email finds you well, {{ person.first_name }}. Would you?"
    (found,) = [one for one in judged(tmp_path / "a.txt", data, "--template") if one["code"] == "OPN301"]
    assert (found["start"], found["text"]) == ({"line": 1, "column": 24}, "hope this email finds you")
