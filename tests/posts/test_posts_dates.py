"""Days are read as English and Turkish writers and spreadsheets write them."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import InputError
from outreach.posts.dates import moment, parse

TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-03-02",
            "2026-3-2",
            "2026/03/02",
            "2026.03.02",
            "2026-03-02T10:00:00Z",
            "2026-03-02 10:00",
            " 2026-03-02 ",
        ),
        *(
            "2.3.2026",
            "02.03.2026",
            "2/3/2026",
            "02-03-2026",
            "2.3.26",
            "02.03.2026 14:30",
            "02.03.2026, 14:30",
        ),
        *(
            "2 Mart 2026",
            "2 mart 2026 pazartesi",
            "02 MAR 2026",
            "2 Mar. 2026",
            "Pazartesi, 2 Mart 2026 14:30",
            "2 Mar 26",
        ),
        *(
            "March 2, 2026",
            "Mar 2 2026",
            "2nd of March 2026",
            "2nd March, 2026",
            "Mon, 2 Mar 2026",
            "2026 March 2",
        ),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse(text, today=TODAY) == MARCH


@pytest.mark.parametrize(
    ("text", "month"),
    [
        *(
            ("1 Ocak 2026", 1),
            ("1 Şubat 2026", 2),
            ("1 NİSAN 2026", 4),
            ("1 Mayıs 2026", 5),
            ("1 Haziran 2026", 6),
            ("1 Tem 2026", 7),
        ),
        *(
            ("1 Ağu 2026", 8),
            ("1 Ağustos 2026", 8),
            ("1 Eylül 2026", 9),
            ("1 Ekim 2026", 10),
            ("1 KASIM 2026", 11),
            ("1 Aralık 2025", 12),
        ),
        *(
            ("Feb 1 2026", 2),
            ("April 1 2026", 4),
            ("June 1 2026", 6),
            ("Sept 1 2026", 9),
            ("Oct 1 2026", 10),
            ("Dec 1 2025", 12),
        ),
    ],
)
def test_months_have_names_in_both_languages(text: str, month: int) -> None:
    assert parse(text, today=TODAY).month == month


def test_the_day_stands_first_unless_there_is_no_such_day() -> None:
    assert parse("3/4/2026", today=TODAY) == date(2026, 4, 3)
    assert parse("3/25/2026", today=TODAY) == date(2026, 3, 25)
    assert parse("25.3.2026", today=TODAY) == date(2026, 3, 25)
    assert parse("29.02.2024", today=TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(
            ("2026-02-30", "no day of the calendar"),
            ("29.2.2026", "no day of the calendar"),
            ("13.13.2026", "no day of the calendar"),
        ),
        *(("23.11.2026", "in the future"), ("2027-01-01", "in the future"), ("01.01.1970", "too long ago")),
        *(
            ("yesterday", "no date"),
            ("3 days ago", "no date"),
            ("46083", "no date"),
            ("2 Mart", "no date"),
            ("March 2026", "no date"),
        ),
        *(
            ("2.3/2026", "no date"),
            ("Mart Nisan 2 2026", "no date"),
            ("2 Xyz 2026", "no date"),
            ("", "no date"),
            ("=TODAY()", "no date"),
        ),
        *(("² Mart 2026", "no day of the calendar"), ("9" * 5000, "no date")),
    ],
)
def test_what_is_no_past_day_is_told_in_words(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse(text, today=TODAY)


def test_today_is_not_the_future() -> None:
    assert parse("22.11.2026", today=TODAY) == TODAY


@given(st.text())
def test_no_cell_brings_it_down(text: str) -> None:
    with contextlib.suppress(InputError):
        assert parse(text, today=TODAY) <= TODAY


@given(st.dates(date(1990, 1, 1), TODAY))
def test_every_day_is_read_back_from_each_numeric_form(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
    )
    assert [parse(form, today=TODAY) for form in forms] == [day] * 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1604786417", datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)),
        ("1604786417000", datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)),
        ("1604786417.0", datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)),
        ("2020-11-08T01:00:17+03:00", datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)),
        ("2020-11-07T22:00:17Z", datetime(2020, 11, 7, 22, 0, 17, tzinfo=UTC)),
        ("2020-11-07T22:00:17", None),
        ("2020-11-07", None),
        ("1.60479E+09", None),
        ("20201107", None),
        ("0001-01-01T00:00+14:00", None),
        ("x", None),
    ],
)
def test_a_moment_is_one_only_where_its_zone_is_known(text: str, found: datetime | None) -> None:
    assert moment(text) == found


@pytest.mark.parametrize(
    ("text", "first", "found"),
    [
        ("3/2/2026", True, date(2026, 2, 3)),
        ("3/2/2026", False, MARCH),
        ("25/2/2026", False, date(2026, 2, 25)),
        ("2/25/2026", True, date(2026, 2, 25)),
    ],
)
def test_the_column_says_whether_the_day_stands_first(text: str, first: bool, found: date) -> None:  # noqa: FBT001 - a column of the table
    assert parse(text, today=TODAY, day_first=first) == found
