"""A table on a narrow terminal loses what says least first."""

from dataclasses import dataclass

import pytest

from outreach.output.listing import Format, listing
from outreach.text import Language


@dataclass(frozen=True)
class Line:
    name: str | None
    email: str
    followers: float | None
    language: str = ""


LINES = [
    Line("Ayşe Yılmaz", "ayse.yilmaz@example.com", 12500),
    Line("Tom", "b@example.com", 3.5),
    Line(None, "c@example.com", None),
]


def table(width: int) -> list[str]:
    return listing(LINES, Line, Format.TABLE, width=width, language=Language.EN).splitlines()


def test_every_column_is_shown_where_there_is_room() -> None:
    assert table(60)[0] == "name         email                    followers  language"


def test_columns_that_say_nothing_go_first() -> None:
    assert table(47) == [
        "name         email                    followers",
        "Ayşe Yılmaz  ayse.yilmaz@example.com      12500",
        "Tom          b@example.com                  3.5",
        "             c@example.com",
    ]


def test_then_headings_are_cut_and_then_the_long_cells() -> None:
    assert table(44)[:2] == [
        "name         email                    follo…",
        "Ayşe Yılmaz  ayse.yilmaz@example.com   12500",
    ]
    assert table(36)[:2] == [
        "name         email            follo…",
        "Ayşe Yılmaz  ayse.yilmaz@ex…   12500",
    ]


def test_at_last_the_last_columns_go_and_that_is_shown() -> None:
    assert table(28)[:2] == [
        "name         email         …",
        "Ayşe Yılmaz  ayse.yilmaz…",
    ]


@pytest.mark.parametrize("width", range(1, 60))
def test_a_table_is_never_wider_than_it_can_be(width: int) -> None:
    assert max(map(len, table(width))) <= max(width, 20)
