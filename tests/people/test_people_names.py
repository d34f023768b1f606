from __future__ import annotations

import pytest

from outreach.people.names import contradict, first_name, shouted, told_more


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ayşe Nur Yılmaz", "Ayşe"),
        ("Yılmaz, Ayşe", "Ayşe"),
        ("Ayşe Yılmaz, PhD", "Ayşe"),
        ("Dr. Lena Fischer", "Lena"),
        ("Doç. Dr. Ali Can", "Ali"),
        ("Zendaya", "Zendaya"),
        ("ayşe yılmaz", "ayşe"),
        ("🥑 Ayşe Y", "Ayşe"),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("İLKER IŞIK", "İLKER"),
    ],
)
def test_a_letter_greets_by_the_first_word(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "zoe_makes",
        "lenabakes",
        "ayse.seramik",
        "kisi42",
        "A. Yılmaz",
        "The Rock",
        "Mehmet & Ayşe",
        "Ayşe ve Ali",
        "Mutfak Atölyesi",
        "𝙍𝙮𝙖𝙣 Baker",
        "Prof.",
        "{{ 7*7 }}",
    ],
)
def test_what_is_no_personal_name_greets_nobody(name: str) -> None:
    assert first_name(name) is None


@pytest.mark.parametrize(
    ("name", "country", "first"),
    [
        ("Nguyễn Thị Hà", None, None),
        ("Nagy Anna", "HU", None),
        ("Nagy, Anna", "HU", "Anna"),
        ("Anna Nagy", "DE", "Anna"),
        ("Kim Minji", "KR", None),
        ("Kim", "KR", "Kim"),
    ],
)
def test_a_name_that_begins_with_the_familys_greets_nobody(
    name: str, country: str | None, first: str | None
) -> None:
    assert first_name(name, country) == first


@pytest.mark.parametrize(
    ("one", "other", "contradictory"),
    [
        ("Ayşe Yılmaz", "AYŞE YILMAZ", False),
        ("Ayşe Yılmaz", "Ayse Yilmaz", False),
        ("Ayşe", "Ayşe Yılmaz", False),
        ("Ayşe", None, False),
        ("Ayşe Yılmaz", "Ali Yılmaz", True),
    ],
)
def test_names_contradict_where_neither_holds_the_other(
    one: str,
    other: str | None,
    contradictory: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert contradict(one, other) is contradictory


@pytest.mark.parametrize(
    ("new", "old", "same"),
    [
        ("AYŞE YILMAZ", "Ayşe Yılmaz", True),
        ("ayse yilmaz", "Ayşe Yılmaz", True),
        ("Ayşe Yılmaz", "AYŞE YILMAZ", False),
        ("Ayşe Yilmaz", "Ayşe Yılmaz", False),
        ("AYŞE KAYA", "Ayşe Yılmaz", False),
        ("AYSE", "ayşe", False),
    ],
)
def test_a_name_in_capitals_alone_is_no_other_name(new: str, old: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert shouted(new, old) is same


@pytest.mark.parametrize(
    ("old", "new", "more"),
    [
        ("Ayşe Yılmaz", "Ayşe", True),
        ("Ayşe Yılmaz", "Ayse Yilmaz", True),
        ("Ayse Yilmaz", "Ayşe Yılmaz", False),
        ("Ayşe", "Ayşe Yılmaz", False),
        ("Ayşe Yılmaz", "Ayşe Kaya", False),
    ],
)
def test_a_name_may_say_less_than_the_one_that_is_known(old: str, new: str, more: bool) -> None:  # noqa: FBT001 - a column of the table
    assert told_more(old, new) is more
