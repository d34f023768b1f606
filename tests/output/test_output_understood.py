"""A spreadsheet is told as it was understood."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.output.understood import file_line, platform_in, taken_for, wrapped
from outreach.sheets.sheet import Dialect, Row, Sheet


@pytest.mark.parametrize(
    ("encoding", "rows", "said"),
    [
        ("cp1254", 1, "x.csv: Windows Turkish (cp1254), semicolons, 1 row"),
        ("utf-8-sig", 2, "x.csv: UTF-8, semicolons, 2 rows"),
        ("utf-16", 0, "x.csv: UTF-16, semicolons, 0 rows"),
    ],
)
def test_the_form_of_a_file_is_one_line(encoding: str, rows: int, said: str) -> None:
    sheet = Sheet(Dialect(encoding, ";"), ("a",), (Row(2, ("x",)),) * rows)
    assert file_line("x.csv", sheet) == said


@pytest.mark.parametrize(
    ("heading", "meaning", "example", "said"),
    [
        ("Name", "name", None, "Name"),
        ("Takipçi", "followers", ("12.500", 12500.0), "Takipçi -> followers (12.500 = 12500)"),
        ("Followers", "followers", ("12500", 12500.0), "Followers (12500)"),
        ("Son temas", "contacted", ("12.03.2026", date(2026, 3, 12)), "Son temas -> contacted (12.03.2026 = 12 March 2026)"),
    ],
)  # fmt: skip
def test_a_column_is_told_with_a_cell_as_it_was_read(
    heading: str, meaning: str, example: tuple[str, float | date] | None, said: str
) -> None:
    assert taken_for(heading, meaning, example) == said


def test_lines_are_not_longer_than_people_like_to_read() -> None:
    lines = wrapped(["x" * 30] * 7)
    assert [len(line) for line in lines] == [96, 96, 30]


@pytest.mark.parametrize(
    ("name", "platform"),
    [("tiktok_posts_2020.csv", "tiktok"), ("2026 Instagram listesi.csv", "instagram"), ("liste.csv", None)],
)
def test_the_name_of_a_file_may_tell_the_platform(name: str, platform: str | None) -> None:
    assert platform_in(name) == platform
