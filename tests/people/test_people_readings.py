"""Each number goes to the channel of which it speaks, once."""

from __future__ import annotations

import pytest

from outreach.people.headings import understand
from outreach.people.record import Reading, Record
from outreach.people.rows import records
from outreach.sheets.reading import read


def person(*lines: str) -> Record:
    sheet = read("\n".join(lines).encode(), name="liste.csv", delimiter=";")
    good, bad = records(sheet, understand(sheet))
    assert not bad
    return good[0]


def test_the_heading_names_the_channel() -> None:
    found = person(
        "Instagram;TikTok;Instagram takipçi;TikTok takipçi;Takipçi (YouTube);Ort. izlenme TikTok",
        "a;b;100;200;300;50",
    )

    assert found.readings == (Reading("followers", 100),)
    assert [(one.platform, one.handle, one.readings) for one in found.others] == [
        ("tiktok", "b", (Reading("followers", 200), Reading("average_views", 50)))
    ]
    assert found.fields == {"Takipçi (YouTube)": "300"}


def test_a_handle_whose_platform_nobody_says_takes_the_numbers_of_the_one_that_is_named() -> None:
    found = person("Kullanıcı adı;TikTok takipçi", "ayse;200")

    assert (found.readings, found.fields) == ((Reading("followers", 200),), {})


@pytest.mark.parametrize(
    ("short", "exact", "followers", "fields"),
    [
        ("149.2M", "149213456", 149213456, {}),
        ("149213456", "149.2M", 149213456, {}),
        ("149.2M", "", 149.2e6, {}),
        ("", "149213456", 149213456, {}),
        ("22M", "22400000", 22400000, {}),
        ("149.2M", "90000000", 90000000, {"Followers": "149.2M"}),
        ("12.5K", "10-20K", 12500, {"Takipçi": "10-20K"}),
        ("#DEĞER!", "#VALUE!", None, {}),
    ],
)
def test_of_two_columns_the_exact_one_wins(
    short: str, exact: str, followers: float | None, fields: dict[str, str]
) -> None:
    found = person("Email;Followers;Takipçi", f"a@x.co;{short};{exact}")

    assert found.readings == (() if followers is None else (Reading("followers", followers),))
    assert found.fields == fields


def test_two_exact_numbers_that_differ_are_both_told() -> None:
    found = person("Email;Followers;Takipçi", "a@x.co;100;120")

    assert (found.readings, found.fields) == ((Reading("followers", 100),), {"Takipçi": "120"})


def test_numbers_without_a_handle_are_the_person_s() -> None:
    assert person("Email;Instagram followers;Posts", "a@x.co;100;7").readings == (
        Reading("followers", 100),
        Reading("posts", 7),
    )


@pytest.mark.parametrize(
    ("heading", "cells", "metric"),
    [
        ("Avg views", ("1.2M",), "average_views"),
        ("Ortalama izlenme", ("12,5B",), "average_views"),
        ("Ort. beğeni", ("900",), "average_likes"),
        ("Comments avg.", ("50.2K",), "average_comments"),
        ("Toplam beğeni", ("900",), "total_likes"),
        ("Gönderi sayısı", ("900",), "posts"),
        ("Likes", ("900",), "likes"),
        ("60_day_eng_rate", ("1.39%",), "engagement_rate"),
        ("30 günlük etkileşim oranı", ("1,39",), "engagement_rate"),
        ("Engagement", ("3,45", "2,1"), "engagement_rate"),
        ("Engagement", ("12.500", "9.100"), "average_engagement"),
        ("Ortalama etkileşim", ("6.2M", "5M"), "average_engagement"),
        ("Takip ettiği", ("120",), "following"),
    ],
)
def test_a_number_that_is_a_known_measure_has_its_metric(
    heading: str, cells: tuple[str, ...], metric: str
) -> None:
    found = person(f"Email;{heading}", *(f"a{number}@x.co;{cell}" for number, cell in enumerate(cells)))

    assert [one.metric for one in found.readings] == [metric]


def test_a_day_on_which_numbers_were_true_is_read() -> None:
    found = person("Email;Takipçi;Ölçüm tarihi", "a@x.co;100;01.09.2026")

    assert str(found.measured_on) == "2026-09-01"
