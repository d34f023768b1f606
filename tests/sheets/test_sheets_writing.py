from __future__ import annotations

import pytest

from outreach.sheets import Dialect, Sheet
from outreach.sheets.reading import read
from outreach.sheets.writing import REASON, write

DIALECTS = [
    Dialect("cp1254", ";"),
    Dialect("utf-8", ","),
    Dialect("utf-8-sig", ";"),
    Dialect("utf-16", "\t"),
    Dialect("utf-16-le", "\t"),
    Dialect("utf-8", "|"),
]
HEADINGS = ("İsim", "E-posta", "Not")


def reread(data: bytes) -> Sheet:
    return read(data, name="liste.rejected.csv")


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
def test_rejected_rows_come_back_in_the_dialect_in_which_they_came(dialect: Dialect) -> None:
    cells = ("Şule Güneş", "sule@", 'iki\nsatır; "tırnak", | ve\tsekme')

    found = reread(write(HEADINGS, [(cells, "bad address: no dot")], dialect))

    assert found.dialect == dialect
    assert found.headings == (*HEADINGS, REASON)
    assert [row.cells for row in found.rows] == [(*cells, "bad address: no dot")]


def test_the_reason_of_an_earlier_round_is_replaced() -> None:
    once = reread(write(HEADINGS, [(("A", "a", "x"), "first")], DIALECTS[0]))

    twice = reread(write(once.headings, [(once.rows[0].cells, "second")], once.dialect))

    assert twice.headings == (*HEADINGS, REASON)
    assert twice.rows[0].cells == ("A", "a", "x", "second")


def test_cells_beyond_the_headings_are_kept_behind_the_reason() -> None:
    found = reread(write(("a", "b"), [(("1", "2", "3"), "1 cell more than headings")], DIALECTS[0]))

    assert found.broken[0].cells == ("1", "2", "1 cell more than headings", "3")


def test_a_row_that_ends_early_still_has_its_reason_in_the_last_column() -> None:
    assert reread(write(("a", "b", "c"), [(("1",), "why")], DIALECTS[0])).rows[0].cells == (
        "1",
        "",
        "",
        "why",
    )


def test_a_letter_that_the_encoding_lacks_makes_the_file_utf_8() -> None:
    found = reread(write(("İsim", "x"), [(("Ελένη", "1"), "why")], Dialect("cp1254", ";")))

    assert found.dialect.encoding == "utf-8-sig"
    assert found.rows[0].cells[0] == "Ελένη"


def test_one_column_comes_back_too() -> None:
    found = reread(write(("E-posta",), [(("ayse",), "bad address: no @")], Dialect("utf-8", ",")))

    assert found.rows[0].cells == ("ayse", "bad address: no @")
