from __future__ import annotations

from datetime import date

import pytest

from outreach.people.dates import day_first, parse_date

NOVEMBER = date(2026, 11, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03",
        "2026-11-03T10:00:00Z",
        "2026/11/3 10:00",
        "3.11.2026",
        "03/11/2026",
        "3-11-26",
        "3 Kasım 2026",
        "3 KASIM 2026",
        "3 kas 2026",
        "03-Nov-26",
        "3 November 2026",
        "Nov 3, 2026",
        "November 3 2026",
    ],
)
def test_one_day_in_many_ways(cell: str) -> None:
    assert parse_date(cell, day_first=True) == NOVEMBER


def test_the_month_may_stand_first() -> None:
    assert parse_date("11/3/2026", day_first=False) == NOVEMBER


@pytest.mark.parametrize(
    "cell", ["", "soon", "31.2.2026", "3.13.2026", "3 Foo 2026", "46000", "2026", "2026-11-03x", "x" * 9999]
)
def test_anything_else_is_no_date(cell: str) -> None:
    assert parse_date(cell, day_first=True) is None


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["3/11/2026", "25/11/2026"], True),
        (["11/3/2026", "11/25/2026"], False),
        (["3.11.2026"], True),
        (["2026-11-03", "soon"], False),
    ],
)
def test_the_column_shows_whether_the_day_stands_first(cells: list[str], first: bool) -> None:  # noqa: FBT001 - a column of the table
    assert day_first(cells, otherwise=False) is first
