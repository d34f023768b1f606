"""A draft names a post by title, address, day or telling words, whatever their endings."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.lint import Document
from outreach.lint.record.naming import akin, names_one
from outreach.lint.view import View
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language


def post(**facts: object) -> Post:
    return Post(**({"url": "https://x.example/a", "canonical_url": "https://x.example/a"} | facts))  # type: ignore[arg-type]  # a table


def named(body: str, **facts: object) -> bool:
    document = Document(
        name="d", subject="", body=body, language=Language.TR, person=Person(id=1, name="Ayşe Yılmaz")
    )
    return names_one(View(document), [post(**facts)])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("seramik", "seramiklerin", True),
        ("kitap", "kitabi", True),
        ("kapadokyada", "kapadokyanin", True),
        ("kiln", "kilns", True),
        ("kosusu", "kosunuz", True),
        ("glazes", "glazed", True),
        ("balikci", "baliklar", True),
        ("balikci", "balikesir", False),
        ("story", "storm", False),
        ("bread", "break", False),
        ("art", "article", False),
        ("cay", "cay", True),
        ("", "cay", False),
    ],
)
def test_words_are_akin_when_only_their_endings_differ(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert akin(one, other) is akin(other, one) is same


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Çamurla ilk gün", "“ÇAMURLA İLK GÜN” bizi güldürdü."),
        ("Çamurla ilk gün", "camurla ilk gununuz bizi güldürdü."),
        ("Sır nasıl yapılır? | Atölye 12", "Atölyedeki sırlarınız bizi güldürdü, sır yapmak zor."),
        ("Three nights in Lisbon 🌙", "Those nights around Lisbon made us laugh."),
        ("My new kitchen", "Your kitchen video made us laugh."),
        ("Menemen", "Menemen bizi güldürdü."),
        ("Menemen", "Menemen'inizi denedik."),
    ],
)
def test_the_title_or_two_telling_words_of_it_name_a_post(title: str, body: str) -> None:
    assert named(body, title=title)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Çamurla ilk gün", "Çamur satıyoruz. İyi günler."),
        ("Yeni video", "Yeni videonuzu izledik."),
        ("Ayşe Yılmaz ile sohbet", "Merhaba Ayşe Yılmaz, fırın yapıyoruz."),
        ("Three nights in Lisbon", "We are from Lisbon. Long nights are our trade."),
        ("My new kitchen", "We build a kitchen."),
        ("", "Fırın yapıyoruz."),
    ],
)
def test_words_that_fit_any_post_name_none(title: str, body: str) -> None:
    assert not named(body, title=title)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("18 Kasım", True),
        ("18 Kasım'daki", True),
        ("18 November", True),
        ("Nov 18th", True),
        ("the 18th of November", True),
        ("18.11.2025", True),
        ("2025-11-18", True),
        ("8 Kasım", False),
        ("18 Aralık", False),
        ("118 kasım", False),
        ("18.11.2024", False),
    ],
)
def test_the_day_written_out_names_a_post(written: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert named(f"O gün, {written}, bizi güldürdü.", published=date(2025, 11, 18)) is same


def test_the_address_names_a_post_with_or_without_scheme_and_www() -> None:
    assert named("http://www.X.example/a bizi güldürdü.")
    assert not named("x.example bizi güldürdü.", url="https://x.example/", canonical_url="https://x.example/")


def test_a_post_without_a_title_goes_by_the_first_line_of_its_caption() -> None:
    assert named("Sabah fırınından çıkan ekmek bizi güldürdü.", text="Fırından yeni çıkan ekmek\n\n#reklam")
    assert not named("reklam etiketi ve ekmek.", text="Fırından yeni çıkan ekmek\n\n#reklam etiketi")
