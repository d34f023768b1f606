"""A listing is a table to read, tabs for a pipe, JSON for programs and CSV that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach.followups.standing import Place
from outreach.output.listing import Format, listing
from outreach.text import Language

BOM = "\ufeff"


@dataclass(frozen=True)
class Row:
    name: str
    followers: float | None
    tags: tuple[str, ...]
    place: Place
    next_day: date | None


@dataclass(frozen=True)
class Said:
    words: str | None
    more: tuple[str, ...] = ()
    number: float | None = None


ROWS = [
    Row("Ayşe Yılmaz", 12500.0, ("seramik", "ev"), Place.DUE, date(2026, 11, 24)),
    Row("İlker Işık", -3.5, (), Place.ENDED, None),
]


def written(
    form: Format, *records: Any, kind: type[Any] = Row, width: int = 100, language: Language = Language.EN
) -> str:
    return listing(records, kind, form, width=width, language=language)


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=delimiter))


def test_a_table_has_a_heading_and_a_line_for_each_record() -> None:
    assert written(Format.TABLE, *ROWS).split("\n") == [
        "name         followers  tags         place  next day",
        "Ayşe Yılmaz      12500  seramik, ev  due    2026-11-24",
        "İlker Işık        -3.5               ended",
    ]


def test_tabs_have_no_heading_and_cut_nothing() -> None:
    assert written(Format.TABS, *ROWS, width=5).split("\n") == [
        "Ayşe Yılmaz\t12500\tseramik, ev\tdue\t2026-11-24",
        "İlker Işık\t-3.5\t\tended\t",
    ]


def test_json_holds_the_values_as_they_are() -> None:
    text = written(Format.JSON, *ROWS)
    assert "Ayşe Yılmaz" in text  # letters, no escapes
    assert json.loads(text) == [
        {
            "name": "Ayşe Yılmaz",
            "followers": 12500.0,
            "tags": ["seramik", "ev"],
            "place": "due",
            "next_day": "2026-11-24",
        },
        {"name": "İlker Işık", "followers": -3.5, "tags": [], "place": "ended", "next_day": None},
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            Language.EN,
            'Ayşe Yılmaz,12500,"seramik, ev",due,2026-11-24\r\nİlker Işık,-3.5,,ended,',
        ),
        (
            Language.TR,
            "Ayşe Yılmaz;12500;seramik, ev;due;2026-11-24\r\nİlker Işık;-3,5;;ended;",
        ),
    ],
)
def test_csv_is_what_a_spreadsheet_of_that_language_opens(language: Language, text: str) -> None:
    heading = {
        Language.EN: "name,followers,tags,place,next_day",
        Language.TR: "name;followers;tags;place;next_day",
    }
    assert written(Format.CSV, *ROWS, language=language) == f"{BOM}{heading[language]}\r\n{text}"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Format.TABLE, "words  more  number"),
        (Format.TABS, ""),
        (Format.JSON, "[]"),
        (Format.CSV, f"{BOM}words,more,number"),
    ],
)
def test_an_empty_listing_is_still_well_formed(form: Format, text: str) -> None:
    assert written(form, kind=Said) == text


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+90 532 000 00 00", "'+90 532 000 00 00"),
        ("-3.5", "'-3.5"),
        ("@ayse.seramik", "'@ayse.seramik"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("\u200b@SUM(A1)", "'@SUM(A1)"),
        ("1+1=2", "1+1=2"),
        ("ayse@example.com", "ayse@example.com"),
        ("'=1", "'=1"),
        ('say "=1"', 'say "=1"'),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_escaped(words: str, cell: str) -> None:
    text = written(Format.CSV, Said(words, (words, "b"), -3.5), kind=Said)
    assert cells(text)[1] == [cell, f"{cell}, b", "-3.5"]


ANY_TEXT = st.one_of(
    st.text(), st.text(alphabet="=+-@\t\r\n \u2028\x1b\ufeff\u00a0'\";,aşİ", min_size=1, max_size=6)
)


@settings(deadline=None)
@given(
    st.lists(st.builds(Said, st.none() | ANY_TEXT, st.lists(ANY_TEXT, max_size=2).map(tuple)), max_size=4),
    st.sampled_from(Language),
)
def test_no_text_whatever_begins_like_a_formula(records: list[Said], language: Language) -> None:
    text = written(Format.CSV, *records, kind=Said, language=language)
    table = cells(text, ";" if language is Language.TR else ",")
    assert text.startswith(BOM)
    assert len(table) == len(records) + 1
    assert all(len(row) == 3 for row in table)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for cell in row)


@settings(deadline=None)
@given(st.lists(st.builds(Said, st.none() | ANY_TEXT, st.lists(ANY_TEXT, max_size=2).map(tuple)), min_size=1))
def test_tabs_and_lines_come_from_the_listing_alone(records: list[Said]) -> None:
    lines = written(Format.TABS, *records, kind=Said).split("\n")
    assert [line.count("\t") for line in lines] == [2] * len(records)
    assert all(
        character == "\t" or character.isprintable() or character == "\u200d"
        for line in lines
        for character in line
    )


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Said, st.none() | ANY_TEXT, st.lists(ANY_TEXT).map(tuple), st.none() | st.floats(-1e9, 1e9))
    )
)
def test_json_gives_back_what_went_in(records: list[Said]) -> None:
    there = [
        Said(one["words"], tuple(one["more"]), one["number"])
        for one in json.loads(written(Format.JSON, *records, kind=Said))
    ]
    assert there == records


@settings(deadline=None)
@given(st.floats(-1e15, 1e15) | st.integers(-(10**15), 10**15), st.sampled_from(Language))
def test_a_number_stays_a_number(number: float, language: Language) -> None:
    text = written(Format.CSV, Said("x", (), number), kind=Said, language=language)
    turkish = language is Language.TR
    cell = cells(text, ";" if turkish else ",")[1][2]
    assert float(cell.replace(",", ".") if turkish else cell) == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (None, ""),
        (0.0, "0"),
        (-0.0, "0"),
        (12500.0, "12500"),
        (1234567.5, "1234567.5"),
        (0.1 + 0.2, "0.3"),
        (3.45, "3.45"),
        (1e15, "1000000000000000"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
)
def test_numbers_are_written_whole(number: float | None, cell: str) -> None:
    assert written(Format.TABS, Said("x", (), number), kind=Said) == f"x\t\t{cell}"


def test_moments_are_written_with_their_offset() -> None:
    @dataclass(frozen=True)
    class When:
        at: datetime | None

    then = When(datetime(2026, 11, 24, 7, tzinfo=UTC))
    assert json.loads(written(Format.JSON, then, kind=When)) == [{"at": "2026-11-24T07:00:00+00:00"}]
    assert written(Format.TABS, then, When(None), kind=When) == "2026-11-24T07:00:00+00:00\n"


LONG = [
    Said("Ayşe Yılmaz, seramik ve ev üzerine her hafta yazan biri", ("bir", "iki"), 12500.0),
    Said("漢字 in a name", ("x" * 200,), None),
    Said(None, (), -3.5),
]


@pytest.mark.parametrize("width", [20, 40, 79, 100, 300])
def test_a_table_is_never_wider_than_the_terminal_and_has_a_line_for_each_record(width: int) -> None:
    lines = written(Format.TABLE, *LONG, kind=Said, width=width).split("\n")
    assert len(lines) == len(LONG) + 1
    assert max(map(cell_len, lines)) <= width
    assert any("…" in line for line in lines) is (width < 250)


def test_a_cell_of_a_table_moves_no_cursor_and_is_no_markup() -> None:
    shown = written(Format.TABLE, Said("[red]x[/red]\x1b[2J\a\nsecond :smile:", ()), kind=Said)
    assert shown.split("\n")[1].strip() == "[red]x[/red] [2J second :smile:"


def test_numbers_stand_right_and_words_left() -> None:
    rows = (Said("a", (), 5.0), Said("bbb", (), 12500.0), Said("c"))
    assert written(Format.TABLE, *rows, kind=Said).split("\n")[1:] == [
        "a                 5",
        "bbb           12500",
        "c",
    ]


def test_the_records_are_those_given_in_their_order() -> None:
    assert [line.split("\t")[0] for line in written(Format.TABS, *ROWS).split("\n")] == [
        astuple(row)[0] for row in ROWS
    ]
