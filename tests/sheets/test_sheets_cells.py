from __future__ import annotations

from outreach.sheets.cells import OPEN_QUOTE, rows


def test_blank_lines_are_left_out_and_counted() -> None:
    found = list(rows(["a,b\n", "\n", '1,"x\n', 'y"\n', "\r\n", "2,z"], ",", name="x"))

    assert found == [(1, ["a", "b"], ""), (3, ["1", "x\ny"], ""), (6, ["2", "z"], "")]


def test_a_blank_before_a_quotation_mark_does_not_spoil_it() -> None:
    assert list(rows(['a, "b, c"\n'], ",", name="x")) == [(1, ["a", "b, c"], "")]


def test_reading_may_begin_below_the_first_line() -> None:
    assert list(rows(["title\n", "a,b\n"], ",", name="x", first=1)) == [(2, ["a", "b"], "")]


def test_an_open_quotation_mark_in_the_last_line_is_seen() -> None:
    assert list(rows(["a,b\n", '1,"2'], ",", name="x"))[1] == (2, ["1", "2"], OPEN_QUOTE)
