from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError, UsageError
from outreach.sheets import Broken, Row, Sheet
from outreach.sheets.cells import OPEN_QUOTE
from outreach.sheets.reading import read


def sheet(text: str) -> Sheet:
    return read(text.encode(), name="liste.csv")


def test_a_turkish_excel_export_is_read_as_it_was_meant() -> None:
    text = 'İsim;Takipçi;Not\r\nAyşe Yılmaz;12.500;"Seramik; el yapımı"\r\nÖmer Ünal;950;"iki\nsatır"\r\n'

    found = read(text.encode("cp1254"), name="liste.csv")

    assert str(found.dialect) == "cp1254, semicolons"
    assert found.headings == ("İsim", "Takipçi", "Not")
    assert found.rows == (
        Row(2, ("Ayşe Yılmaz", "12.500", "Seramik; el yapımı")),
        Row(3, ("Ömer Ünal", "950", "iki\nsatır")),
    )
    assert found.broken == ()


def test_each_row_knows_the_line_on_which_it_begins() -> None:
    found = sheet('Liste\n\nİsim;Not\nA;"bir\niki\r\nüç"\n\nB;x\n;\nC;y\n')

    assert [(row.line, row.cells[0]) for row in found.rows] == [(4, "A"), (8, "B"), (10, "C")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    found = sheet(end.join(("a;b", "1;2", "3;4")))

    assert [(row.line, row.cells) for row in found.rows] == [(2, ("1", "2")), (3, ("3", "4"))]


def test_headings_with_line_breaks_become_one_line() -> None:
    assert sheet('"Ad\nSoyad ",  E-posta\nAyşe,a@x.co\n').headings == ("Ad Soyad", "E-posta")


def test_short_rows_are_filled_up_and_empty_cells_beyond_the_headings_are_no_fault() -> None:
    found = sheet("a;b;c\n1\n1;2;3;;\n")

    assert [row.cells for row in found.rows] == [("1", "", ""), ("1", "2", "3")]


def test_a_row_that_is_too_long_is_broken_and_the_others_stand() -> None:
    found = sheet("a;b\n1;2\n3;4;5\n6;7;8;9\n10;11\n")

    assert [row.line for row in found.rows] == [2, 5]
    assert found.broken == (
        Broken(3, ("3", "4", "5"), "1 cell more than headings"),
        Broken(4, ("6", "7", "8", "9"), "2 cells more than headings"),
    )


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row_alone() -> None:
    found = sheet('a;b;c;d\n1;"2;3;4\n5;6;7;8\n9;10;11;12\n')

    assert [row.line for row in found.rows] == [3, 4]
    assert found.broken == (Broken(2, ("1", "2", "3", "4"), OPEN_QUOTE),)


def test_two_stray_quotation_marks_do_not_swallow_the_people_between_them() -> None:
    found = sheet('İsim;a;b;c\n"Ayşe;1;2;3\nEce;4;5;6\n"Bora;7;8;9\nCan;1;1;1\n')

    assert [row.cells[0] for row in found.rows] == ["Ece", "Can"]
    assert [(row.line, row.cells[0]) for row in found.broken] == [(2, "Ayşe"), (4, "Bora")]


def test_line_breaks_in_the_first_cell_are_not_taken_for_swallowed_rows() -> None:
    found = sheet('a;b;c;d\n"Ayşe\nYılmaz";1;2;3\n"Can";4;5;"6\n7"\n')

    assert [row.cells for row in found.rows] == [("Ayşe\nYılmaz", "1", "2", "3"), ("Can", "4", "5", "6\n7")]


def test_prose_over_several_lines_is_not_taken_for_swallowed_rows() -> None:
    found = sheet('a,b,c,d\n1,2,3,"şiir\nbir, iki, üç, dört\nbeş"\n')

    assert found.rows[0].cells[3] == "şiir\nbir, iki, üç, dört\nbeş"


def test_a_cell_beyond_the_limit_of_the_reader_breaks_its_row_alone() -> None:
    found = sheet(f"a;b\n{'x' * (csv.field_size_limit() + 1)};1\n2;3\n")

    assert [row.cells for row in found.rows] == [("2", "3")]
    assert [row.line for row in found.broken] == [2]


def test_a_file_of_open_quotation_marks_ends_in_words() -> None:
    with pytest.raises(InputError, match="too many quotation marks"):
        sheet("a;b;c\n" + 'x"y;"z;1\n' * 300)


@pytest.mark.parametrize("text", ["a;b\n", "Liste\na;b\n\n;\n", "sep=;\n", "sep=;\na;b\n"])
def test_headings_without_rows_are_told(text: str) -> None:
    with pytest.raises(InputError, match="no row below"):
        sheet(text)


@pytest.mark.parametrize("text", [";;;\n;;\n", "\ufeff", '""\n'])
def test_a_file_without_a_word_is_empty(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        sheet(text)


def test_the_delimiter_asked_for_is_used() -> None:
    data = b"a;b,c\n1;2,3\n"

    assert read(data, name="x", delimiter=",").headings == ("a;b", "c")
    assert read(b"a\tb;c\n1\t2;3\n", name="x", delimiter="tab").headings == ("a", "b;c")
    with pytest.raises(UsageError, match="no such delimiter"):
        read(data, name="x", delimiter="x")


def test_template_marks_in_a_cell_stay_as_they_are() -> None:
    assert sheet("İsim;Not\nAyşe;{{ 7*7 }}\n").rows[0].cells == ("Ayşe", "{{ 7*7 }}")


NEAR_SHEETS = st.text(alphabet='ab;,\t|"\r\n \0ışİ@{}=', max_size=300).map(str.encode)


@given(st.one_of(st.binary(max_size=400), NEAR_SHEETS, NEAR_SHEETS.map(lambda data: b"a;b;c;d\n" + data)))
def test_any_bytes_give_a_sheet_or_words(data: bytes) -> None:
    try:
        found = read(data, name="x")
    except InputError:
        return

    lines = [row.line for row in found.rows]
    assert lines == sorted(set(lines))
    assert all(len(row.cells) == len(found.headings) for row in found.rows)
    assert all(row.reason for row in found.broken)


CELL = st.text(alphabet='aşİ1.,;|"\n\t@ ', min_size=1, max_size=8).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=3, max_size=8), st.sampled_from(";,\t|"))
def test_what_a_csv_writer_quotes_comes_back_cell_by_cell(
    rows: list[tuple[str, ...]], delimiter: str
) -> None:
    quoted = [
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in [("x", "y", "z"), *rows]
    ]

    found = read("\r\n".join(quoted).encode(), name="x", delimiter=delimiter)

    assert [row.cells for row in found.rows] == rows
