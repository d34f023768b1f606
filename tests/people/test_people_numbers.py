from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.people.numbers import Style, example, number_style, parse_number, step


def read(cells: list[str], delimiter: str = ",", *, rate: bool = False) -> list[float | None]:
    style = number_style(cells, delimiter, rate=rate)
    return [parse_number(cell, style) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "delimiter", "numbers"),
    [
        (["12.500", "8.120", "950"], ";", [12500, 8120, 950]),
        (["12.500", "8.120", "950"], ",", [12500, 8120, 950]),
        (["12,500", "8,120", "950"], ",", [12500, 8120, 950]),
        (["12.500", "3,45"], ",", [12500, 3.45]),
        (["12,500", "3.45"], ";", [12500, 3.45]),
        (["12.500", "3.45"], ",", [12.5, 3.45]),
        (["1.234.567", "12.500"], ",", [1234567, 12500]),
        (["1.234,5", "1,234.5"], ",", [1234.5, 1234.5]),
        (["12 500", "12\u00a0500", "12'500"], ",", [12500, 12500, 12500]),
        (["0,125", ".5", "1234.567"], ",", [0.125, 0.5, 1234.567]),
        (["12.5K", "1.2M", "29.0b", "3e+06"], ",", [12500, 1200000, 29e9, 3e6]),
        (["12,5B", "1,2 Mn", "3 bin", "5 BİN", "1,2 Milyar"], ",", [12500, 1200000, 3000, 5000, 1.2e9]),
        (["12B"], ";", [12000]),
        (["12B"], ",", [12e9]),
        (["10K+", "~5000", "12.500 takipçi"], ",", [10000, 5000, 12500]),
    ],
)
def test_a_column_of_counts_is_judged_as_a_whole(
    cells: list[str], delimiter: str, numbers: list[float]
) -> None:
    assert read(cells, delimiter) == numbers


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["3,45", "5,10", "11,00", "4,4"], [3.45, 5.1, 11.0, 4.4]),
        (["3.45", "1.98"], [3.45, 1.98]),
        (["%3,45", "% 3,45", "3,45 %"], [3.45, 3.45, 3.45]),
        (["3.125", "2.345"], [3.125, 2.345]),
        (["3,125", "2,345"], [3.125, 2.345]),
    ],
)
def test_a_column_of_rates_is_in_per_cent(cells: list[str], numbers: list[float]) -> None:
    assert read(cells, rate=True) == numbers


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "N/A",
        "#YOK",
        "#DEĞER!",
        "#VALUE!",
        "yok",
        "10-20K",
        "-5",
        "12..5",
        "1.2.3",
        "0532 123 45 67",
        "x",
        "²",
        "١٢",
    ],
)
def test_a_cell_without_one_number_is_missing(cell: str) -> None:
    assert parse_number(cell, Style()) is None


def test_the_first_doubtful_cell_shows_how_the_column_was_read() -> None:
    assert example(["950", "N/A", "12.500", "3.1"], Style()) == ("12.500", 12500)
    assert example(["950", ""], Style()) == ("950", 950)
    assert example(["", "N/A"], Style()) is None


@pytest.mark.parametrize(
    ("cell", "off"),
    [("149.2M", 1e5), ("22M", 1e6), ("12,5B", 100), ("149200000", 0), ("3,45", 0), ("many", 0)],
)
def test_a_short_number_may_be_off_by_one_of_its_last_figure(cell: str, off: float) -> None:
    assert step(cell, Style(bin=True)) == off


@given(st.text(max_size=40), st.booleans(), st.sampled_from(["", ".", ","]))
def test_any_cell_is_a_finite_number_or_missing(cell: str, thousand: bool, decimal: str) -> None:  # noqa: FBT001 - Hypothesis calls it
    value = parse_number(cell, Style(decimal, thousand))

    assert value is None or 0 <= value < 1e60


@given(st.lists(st.integers(0, 10**9), min_size=1), st.sampled_from([(".", ";"), (",", ",")]))
def test_grouped_counts_come_back_whole(counts: list[int], signs: tuple[str, str]) -> None:
    cells = [f"{count:,}".replace(",", signs[0]) for count in counts]

    assert read(cells, signs[1]) == counts
