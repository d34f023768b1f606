"""Findings are sorted, placed where an editor looks for them, and silent where a person said why."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.lint import Document, Field, Finding, Profile, Settings, check
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

#: What makes offsets go astray: emoji, combining marks, every kind of line end, letters that grow in other cases.
PIECES = [
    "🧑‍🎨",
    "e\u0301",
    "s\u0327",
    "i\u0307",
    "\r\n",
    "\n",
    "\r",
    "İ",
    "ß",
    "ﬁ",
    " ",
    "Hi",
    "Merhaba",
    ",",
    ". ",
    "x" * 60,
    "\u2028",
]
PHRASES = ["I hope this finds you well", "[Name]", "{{ x }}", "umarım bu e-posta sizi", "TODO"]
POST = Post(
    url="https://a.example/b",
    canonical_url="https://a.example/b",
    title="Night run",
    published=date(2025, 11, 18),
)


def document(body: str, subject: str | None = "Kiln", **facts: object) -> Document:
    return Document(name="draft 1", subject=subject, body=body, **({"language": Language.EN} | facts))  # type: ignore[arg-type]  # facts are a table


def lines(text: str) -> list[str]:
    """Cut at CRLF, CR and LF, the ends kept."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) or [""]


def words_at(text: str, finding: Finding) -> str:
    cut = [*lines(text), ""]
    start = sum(map(len, cut[: finding.line - 1])) + finding.column - 1
    return text[start : sum(map(len, cut[: finding.end_line - 1])) + finding.end_column - 1]


@given(st.lists(st.sampled_from(PIECES + PHRASES), max_size=30).map("".join), st.sampled_from(Language))
def test_places_point_at_the_words_that_are_meant(body: str, language: Language) -> None:
    for finding in check(document(body, body, language=language)):
        assert words_at(body, finding) == finding.text


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join), st.sampled_from(PHRASES[1:3]))
def test_what_stands_before_a_placeholder_does_not_move_it(before: str, blank: str) -> None:
    found = [
        one for one in check(document(f"{before}\n{blank} end")) if one.code == "TPL501" and one.line > 1
    ]
    assert [(one.text, one.column) for one in found][-1] == (blank, 1)


@given(
    st.text() | st.lists(st.sampled_from(PIECES + PHRASES)).map("".join),
    st.none() | st.text(),
    st.sampled_from(Language),
    st.sampled_from(Profile),
    st.booleans(),
    st.none() | st.just(()) | st.lists(st.builds(Post, url=st.text(), canonical_url=st.text(), title=st.none() | st.text(), text=st.none() | st.text(), published=st.none() | st.dates()), max_size=3).map(tuple),
    st.lists(st.text(), max_size=3).map(tuple),
    st.lists(st.tuples(st.text(), st.text()), max_size=2).map(tuple),
)  # fmt: skip
def test_it_judges_any_text(
    body: str,
    subject: str | None,
    language: Language,
    profile: Profile,
    template: bool,  # noqa: FBT001 - hypothesis passes by position
    posts: tuple[Post, ...] | None,
    inserted: tuple[str, ...],
    ignored: tuple[tuple[str, str], ...],
) -> None:
    facts = document(
        body,
        subject,
        language=language,
        profile=profile,
        template=template,
        posts=posts,
        inserted=inserted,
        ignored=ignored,
    )
    for finding in check(facts):
        assert finding.line >= 1
        assert (finding.end_line, finding.end_column) >= (finding.line, finding.column) >= (1, 1)
        assert "\n" not in finding.message


def test_findings_come_by_field_and_place() -> None:
    found = check(
        document("Hi [Name],\n\nI hope this finds you well, {x}.", "For [Name]", ignored=(("LEN101", ""),))
    )
    assert [(one.field, one.line, one.column, one.code) for one in found] == [
        (Field.HEADER, 1, 1, "SUP002"),
        (Field.SUBJECT, 1, 5, "TPL501"),
        (Field.BODY, 1, 4, "TPL501"),
        (Field.BODY, 3, 1, "CTA701"),
        (Field.BODY, 3, 1, "LEN102"),
        (Field.BODY, 3, 1, "OFR803"),
        (Field.BODY, 3, 1, "OPN302"),
        (Field.BODY, 3, 1, "PER401"),
        (Field.BODY, 3, 3, "OPN301"),
        (Field.BODY, 3, 29, "TPL501"),
    ]


def test_lines_of_a_file_count_from_its_first_line() -> None:
    (found,) = [one for one in check(document("Hi,\n[Name]", body_line=5)) if one.code == "TPL501"]
    assert (found.line, found.column, found.end_line, found.end_column) == (6, 1, 6, 7)


def test_a_subject_that_is_missing_is_read_as_empty() -> None:
    found = [one for one in check(document("Hi.", None)) if one.field is Field.SUBJECT]
    assert [(one.code, one.line, one.column, one.text) for one in found] == [("SUB201", 1, 1, "")]


@pytest.mark.parametrize("word", ["OPN301", "opn301", "stock-opener"])
def test_a_suppression_with_a_reason_silences(word: str) -> None:
    opener = "Hi,\nI hope this finds you well."
    assert "OPN301" in {one.code for one in check(document(opener))}
    found = {one.code for one in check(document(opener, ignored=((word, "she writes like this"),)))}
    assert not found & {"OPN301", "SUP001", "SUP002"}


def test_a_suppression_without_a_reason_silences_nothing() -> None:
    found = {
        one.code for one in check(document("Hi,\nI hope this finds you well.", ignored=(("OPN301", ""),)))
    }
    assert {"OPN301", "SUP002"} <= found


def test_a_slip_in_a_suppression_names_the_near_rule() -> None:
    (found,) = [
        one for one in check(document("Kilns.", ignored=(("OPN31", "a reason"),))) if one.code == "SUP001"
    ]
    assert found.message == "OPN31: no such rule; did you mean OPN301?"


def test_a_suppression_of_a_rule_that_did_not_run_is_left_alone() -> None:
    facts = document("Kilns.", ignored=(("OPN301", "she writes like this"),))
    assert "SUP001" not in {one.code for one in check(facts, Settings(ignore=("OPN301",)))}


def test_an_allowed_phrase_may_stand_and_allows_nothing_else() -> None:
    settings = Settings(allow_phrases=("My Name Is",))
    assert "OPN301" not in {one.code for one in check(document("Hi,\nmy name is Selin."), settings)}
    assert "OPN301" in {one.code for one in check(document("Hi,\nhope you are well."), settings)}


def test_data_in_a_message_cannot_move_the_cursor_of_a_terminal() -> None:
    post = Post(url="u", canonical_url="u", title="\x1b[2J\nNight\r\nrun")
    facts = document("Kilns.", posts=(post,), person=Person(id=1, name="\x1b[31mMert"))
    every = [one.message + one.suggestion for one in check(facts)]
    assert not any(re.search(r"[\x00-\x1f]", said) for said in every)
    assert any("[2J Night run" in said for said in every)


def test_the_linter_starts_without_the_heavy_libraries() -> None:
    heavy = (
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "rich",
        "jinja2",
        "click",
        "textstat",
        "json",
        "tomllib",
        "difflib",
    )
    program = f"import sys, outreach.lint; sys.exit(str(sorted(set({heavy!r}) & set(sys.modules))) if set({heavy!r}) & set(sys.modules) else 0)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
