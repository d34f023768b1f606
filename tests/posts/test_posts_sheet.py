"""A sheet of posts is read under the headings of both languages; each row that cannot be used says why."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.errors import InputError
from outreach.posts.sheet import from_sheet
from outreach.sheets.sheet import Dialect, Row, Sheet

TODAY = date(2026, 11, 22)


def sheet(headings: str, *rows: str) -> Sheet:
    lines = tuple(Row(line, tuple(row.split("|"))) for line, row in enumerate(rows, start=2))
    return Sheet(Dialect("utf-8", ";"), tuple(headings.split("|")), lines)


def test_a_turkish_sheet_is_read() -> None:
    posts, rejected = from_sheet(
        sheet(
            "Kullanıcı Adı|Gönderi Linki|Başlık|Tarih|Açıklama",
            "@ayse.seramik|https://www.instagram.com/reel/Cx1/?igsh=x|Sır denemesi|18 Kasım 2026|İlk satır\nikinci",
            "ilkergezer|https://youtu.be/abc|-||#YOK",
        ),
        today=TODAY,
    )
    assert rejected == []
    first, second = posts
    assert (first.line, first.person, first.channel) == (2, "@ayse.seramik", None)
    assert (first.post.title, first.post.published) == ("Sır denemesi", date(2026, 11, 18))
    assert first.post.canonical_url == "https://instagram.com/p/Cx1"
    assert first.post.text == "İlk satır\nikinci"
    assert (second.person, second.post.title, second.post.text, second.post.published) == (
        "@ilkergezer",
        None,
        None,
        None,
    )
    assert second.post.platform == "youtube"


@pytest.mark.parametrize(
    ("headings", "row", "person"),
    [
        ("Name|Post URL", "Lena Fischer|https://oya.example/x", "Lena Fischer"),
        ("E-Mail|Name|URL", "lena@x.example|Lena|https://oya.example/x", "lena@x.example"),
        ("E-posta|Handle|link", "lena@x.example|lena|https://oya.example/x", "@lena"),
        ("handle|link", "https://www.instagram.com/Lena/|https://oya.example/x", "@lena"),
        ("handle|link", "lena@x.example|https://oya.example/x", "lena@x.example"),
        ("handle|name|link", "-|Lena|https://oya.example/x", "Lena"),
        ("link|İSİM", "https://oya.example/x|İlker\nIşık", "İlker Işık"),
    ],
)
def test_the_surest_name_of_the_person_is_taken(headings: str, row: str, person: str) -> None:
    (found,), _ = from_sheet(sheet(headings, row), today=TODAY)
    assert found.person == person


def test_a_link_that_names_its_person_needs_no_column() -> None:
    (found,), _ = from_sheet(sheet("url", "https://tiktok.com/@zoe/video/1"), today=TODAY)
    assert (found.person, found.channel) == (None, ("tiktok", "zoe"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("lena||T|1.11.2026", "no link to a post"),
        ("lena|see bio|T|1.11.2026", "is no address of a post"),
        ("lena|https://u:p@oya.example/x|T|1.11.2026", "it holds a login"),
        ("lena|https://oya.example/x|T|soon", "'soon' is no date"),
        ("lena|https://oya.example/x|T|1.12.2026", "lies in the future"),
        ("|https://oya.example/x|T|1.11.2026", "does not say whose post it is"),
        ("zoe|http://www.oya.example/ok/?utm_source=a|T|1.11.2026", "the same post as in line 2"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_stops_no_other(row: str, reason: str) -> None:
    good, after = "lena|https://oya.example/ok|T|1.11.2026", "lena|https://oya.example/after|T|1.11.2026"
    posts, (rejection,) = from_sheet(sheet("handle|url|title|date", good, row, after), today=TODAY)
    assert [post.line for post in posts] == [2, 4]
    assert (rejection.line, rejection.cells) == (3, tuple(row.split("|")))
    assert reason in rejection.reason


def test_a_sheet_without_links_is_refused_with_its_headings() -> None:
    with pytest.raises(InputError, match="no column of post links among: Name, Followers"):
        from_sheet(sheet("Name|Followers", "Lena|3"), today=TODAY)


def test_words_of_templates_in_a_title_stay_words() -> None:
    (found,), _ = from_sheet(
        sheet("url|title|name", "https://oya.example/x|{{ 7*7 }}\nBcc: a@x.example|Lena"), today=TODAY
    )
    assert found.post.title == "{{ 7*7 }} Bcc: a@x.example"
