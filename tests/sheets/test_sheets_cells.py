from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.sheets.cells import OPEN_QUOTE, plain_rows, rows


def test_blank_lines_are_left_out_and_counted() -> None:
    found = list(rows(["a,b\n", "\n", '1,"x\n', 'y"\n', "\r\n", "2,z"], ",", name="x"))

    assert found == [(1, ["a", "b"], ""), (3, ["1", "x\ny"], ""), (6, ["2", "z"], "")]


def test_a_blank_before_a_quotation_mark_does_not_spoil_it() -> None:
    assert list(rows(['a, "b, c"\n'], ",", name="x")) == [(1, ["a", "b, c"], "")]


def test_reading_may_begin_below_the_first_line() -> None:
    assert list(rows(["title\n", "a,b\n"], ",", name="x", first=1)) == [(2, ["a", "b"], "")]


def test_an_open_quotation_mark_in_the_last_line_is_seen() -> None:
    assert list(rows(["a,b\n", '1,"2'], ",", name="x"))[1] == (2, ["1", "2"], OPEN_QUOTE)


@pytest.mark.parametrize(
    "lines",
    [
        ["a,b\n", "1,2\n"],
        ["a,b\r\n", "\r\n", '"1, x","2"\r\n', "3,4"],
        ["title\n", 'a,b""\n', "1\n", "1,2,3\n"],
        ['a, "b, c"\n', "x,y\n"],
    ],
)
def test_the_quick_way_reads_the_same(lines: list[str]) -> None:
    quick = plain_rows(lines, ",")
    assert quick is not None
    assert [(line, cells, "") for line, cells in enumerate(quick, 1) if cells] == list(
        rows(lines, ",", name="x")
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["a,b\n", '1,"x\n', 'y"\n'],
        ["a,b\n", '1,"2'],
        ["a,b\n", '1,"2\n', "3,4\n"],
        ["a,b\n", f"{'x' * 200_000},1\n"],
    ],
)
def test_where_a_cell_goes_on_in_the_next_line_there_is_no_quick_way(lines: list[str]) -> None:
    assert plain_rows(lines, ",") is None


@given(st.lists(st.text(alphabet='a,"\n', max_size=8), max_size=6))
def test_the_quick_way_never_reads_something_else(pieces: list[str]) -> None:
    lines = io.StringIO("\n".join(pieces), newline="").readlines()
    quick = plain_rows(lines, ",")
    if quick is not None:
        assert [(line, cells, "") for line, cells in enumerate(quick, 1) if cells] == list(
            rows(lines, ",", name="x")
        )
