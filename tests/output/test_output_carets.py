"""Carets stand below the words that are meant, as a terminal shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach.lint.document import Document, Field
from outreach.lint.rule import Finding, Severity
from outreach.output.carets import pointed
from outreach.output.cells import cells, visible
from outreach.text import Language


@pytest.mark.parametrize(
    "line",
    [
        *("plain", "İğüşöç", "日本語", "ｆｕｌｌ", "한국", "a\u0301b", "s\u0327", "e\u0301\u0327x"),
        *(
            "🎉",
            "👩🏽",
            "🧑‍🎨",
            "👨‍👩‍👧‍👦",
            "❤️",
            "❤",
            "1️⃣",
            "🇹🇷",
            "🏴‍☠️",
            "👍🏿!",
            "a🎉b🎉c",
            "☕",
            "™",
            "…",
            "—",
        ),
    ],
)
def test_a_line_is_as_wide_as_a_terminal_shows_it(line: str) -> None:
    assert sum(cells(line)) == cell_len(line)
    assert len(cells(line)) == len(line)


@given(st.text())
def test_every_line_has_a_width_and_nothing_in_it_is_obeyed(line: str) -> None:
    seen = visible(line)
    assert len(seen) == len(line) == len(cells(seen))
    assert all(width in {0, 1, 2} for width in cells(seen))
    assert not set(seen) & set("\x1b\n\r\t\x9b\u202e\u2028")


def at(words: str, line: str, *, width: int = 200) -> tuple[str, str] | None:
    """Point at *words* of *line*."""
    start = line.index(words)
    return placed(Field.BODY, line, start + 1, start + len(words) + 1, width=width)


def placed(
    field: Field, line: str, column: int, end: int, *, width: int = 200, last: int = 0
) -> tuple[str, str] | None:
    found = Finding(
        code="TST001", name="x", severity=Severity.INFO, message="m", field=field, text="",
        line=2, column=column, end_line=2 + last, end_column=end,
    )  # fmt: skip
    document = Document(
        name="d",
        subject=line,
        body=f"first\r\n{line}\r\nlast",
        language=Language.EN,
        subject_line=2,
        subject_column=4,
    )
    return pointed(document, found, width)


@pytest.mark.parametrize(
    ("line", "words", "carets"),
    [
        ("say TODO now", "TODO", "    ^^^^"),
        ("日本 TODO", "TODO", "     ^^^^"),
        ("👩🏽🧑‍🎨 TODO", "TODO", "     ^^^^"),
        ("e\u0301e\u0301 TODO", "TODO", "   ^^^^"),
        ("❤️ TODO", "TODO", "   ^^^^"),
        ("İş 日本x", "日本", "   ^^^^"),
        ("a\tTODO", "TODO", "  ^^^^"),
        ("a b", "", "^"),
    ],
)
def test_carets_stand_below_the_words(line: str, words: str, carets: str) -> None:
    assert at(words, line) == (visible(line), carets)


def test_an_empty_line_is_not_shown() -> None:
    assert placed(Field.BODY, "  ", 1, 1) is None


def test_of_words_over_several_lines_the_first_is_shown() -> None:
    assert placed(Field.BODY, "one two", 5, 3, last=1) == ("one two", "    ^^^")


def test_behind_the_last_letter_is_one_caret() -> None:
    assert placed(Field.BODY, "one", 4, 4) == ("one", "   ^")


def test_a_subject_begins_where_the_file_says() -> None:
    assert placed(Field.SUBJECT, "a kiln", 6, 10) == ("a kiln", "  ^^^^")


@pytest.mark.parametrize(("places", "line", "column"), [((), 2, 1), (((4, 14), (5, 16)), 5, 16)])
def test_a_line_of_the_header_is_its_own(places: tuple[tuple[int, int], ...], line: int, column: int) -> None:
    document = Document(
        name="d", subject=None, body="x", language=Language.EN,
        ignored=(("A", "b"), ("LEN101", "she asked")), ignored_places=places,
    )  # fmt: skip
    found = Finding(
        code="SUP001", name="x", severity=Severity.INFO, message="m", field=Field.HEADER, text="LEN101",
        line=line, column=column, end_line=line, end_column=column + 6,
    )  # fmt: skip
    assert pointed(document, found, 80) == ("LEN101 she asked", "^^^^^^")


LONG = "word " * 30 + "TODO" + " word" * 30


def test_of_a_long_line_what_stands_around_the_words_is_shown() -> None:
    for line in (LONG, LONG.replace("o", "日"), LONG.replace("d", "d\u0301")):
        words = "TODO"
        found = at(words, line, width=60)
        assert found is not None
        shown, carets = found
        assert cell_len(shown) <= 60
        assert (shown[0], shown[-1]) == ("…", "…")
        below = [start for start in range(len(shown)) if cell_len(shown[:start]) == carets.index("^")]
        assert shown[below[-1] :].startswith(words)
        assert carets.count("^") == cell_len(words)


@given(
    st.lists(
        st.sampled_from(["word ", "日本", "e\u0301", "👩🏽", "🧑‍🎨", "TODO"]), min_size=1, max_size=60
    ).map("".join),
    st.integers(0, 200),
    st.integers(0, 200),
    st.integers(20, 100),
)
def test_whatever_the_line_carets_stay_within_it(line: str, start: int, length: int, width: int) -> None:
    found = placed(Field.BODY, line, start + 1, start + length + 1, width=width)
    assert found is not None
    shown, carets = found
    assert sum(cells(shown)) <= width
    assert len(carets) <= sum(cells(shown)) + 1
    assert carets.strip(" ") == "^" * carets.count("^") != ""
