"""Before posts are kept a person sees how days and numbers were read."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from outreach.posts.columns import understand
from outreach.posts.examples import examples
from outreach.sheets.reading import read


def test_the_date_and_each_number_show_one_cell() -> None:
    sheet = read(
        b"id;handle;create_time;likes;views\n1;a;soon;950;12,5B\n2;a;1604786417;3,1M;-\n", name="posts.csv"
    )
    found = examples(sheet, understand(sheet), today=date(2026, 11, 22), zone=ZoneInfo("Europe/Istanbul"))

    assert found == {
        "date": ("1604786417", date(2020, 11, 8)),
        "likes": ("3,1M", 3.1e6),
        "views": ("12,5B", 12500),
    }


def test_days_are_shown_as_their_column_is_read() -> None:
    sheet = read(
        b"url,handle,date\nhttps://a.example/1,a,11/3/2026\nhttps://a.example/2,a,10/25/2026\n", name="x.csv"
    )
    found = examples(sheet, understand(sheet), today=date(2026, 11, 22), zone=ZoneInfo("UTC"))

    assert found == {"date": ("11/3/2026", date(2026, 11, 3))}
