"""The small tables: countries, languages, platforms, web addresses, cells that say nothing."""

from __future__ import annotations

import pytest

from outreach.people.cleaning import paragraphs, said, words
from outreach.people.countries import country_code
from outreach.people.languages import language_named
from outreach.people.platforms import platform_at, platform_named
from outreach.people.urls import web_address
from outreach.text import Language


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("turkey", "TR"),
        ("tr", "TR"),
        ("ABD", "US"),
        ("U.S.A.", "US"),
        ("İngiltere", "GB"),
        ("UK", "GB"),
        ("Almanya", "DE"),
        ("Deutschland", "DE"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_countries_are_known_in_english_and_turkish(cell: str, code: str | None) -> None:
    assert country_code(cell) == code


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("Türkçe", Language.TR),
        ("TURKISH", Language.TR),
        ("tr-TR", Language.TR),
        ("İngilizce", Language.EN),
        ("en", Language.EN),
        ("Deutsch", None),
    ],
)
def test_languages_are_known_in_english_and_turkish(cell: str, language: Language | None) -> None:
    assert language_named(cell) is language


@pytest.mark.parametrize(
    ("cell", "platform"),
    [
        ("Instagram", "instagram"),
        ("IG", "instagram"),
        ("İNSTAGRAM", "instagram"),
        ("Tik Tok", "tiktok"),
        ("X (Twitter)", "x"),
        ("YouTube", "youtube"),
        ("Snapchat", None),
    ],
)
def test_platforms_are_known_as_people_write_them(cell: str, platform: str | None) -> None:
    assert platform_named(cell) == platform


def test_a_host_is_of_a_platform_only_as_a_whole() -> None:
    assert platform_at("tr.linkedin.com") is not None
    assert platform_at("notx.com") is None
    assert platform_at("evil.instagram.com") is None


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("instagram.com/a", "https://instagram.com/a"),
        ("HTTP://a.example/x", "http://a.example/x"),
        (" https://a.example ", "https://a.example"),
        ("https://a b.example", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://u:p@a.example", None),
        ("ayse", None),
        ("https://a.example/\x1b", None),
    ],
)
def test_only_a_web_address_is_one(cell: str, address: str | None) -> None:
    assert web_address(cell) == address


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "-",
        "—",
        "N/A",
        "n/a",
        "#N/A",
        "#YOK",
        "Yok",
        "YOK",
        "None",
        "null",
        "#DEĞER!",
        "#değer!",
        "#VALUE!",
        "#AD?",
        "#SAYI/0!",
        "#DIV/0!",
    ],
)
def test_a_cell_may_say_nothing(cell: str) -> None:
    assert words(cell) is None
    assert said([[cell]]) == [[None]]


def test_cells_are_cleaned_column_by_column() -> None:
    rows = [
        ("Ayşe  Yılmaz", "bir\r\niki\x07", "'@a"),
        ("Can", "x", "'=1+1"),
        (" İlker\nIşık ", "-", "O'Neil"),
    ]

    assert said(rows, lined={1}) == [
        ["Ayşe Yılmaz", "Can", "İlker Işık"],
        ["bir\niki", "x", None],
        ["@a", "=1+1", "O'Neil"],
    ]


def test_line_breaks_are_kept_where_they_belong() -> None:
    assert paragraphs(" a \r\n\r\n b\tc \n") == "a\n\nb c"
    assert words("a\nb") == "a b"
