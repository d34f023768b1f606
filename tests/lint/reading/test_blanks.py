"""A placeholder is judged by its words, whoever's template it stands in."""

from __future__ import annotations

import pytest

from outreach.lint.reading.blanks import Stands, blanks
from outreach.text import match_fold


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("{{ person.first_name }}", Stands.NAME),
        ("[Name]", Stands.NAME),
        ("[İsim]", Stands.NAME),
        ("{first_name}", Stands.NAME),
        ("<ad soyad>", Stands.NAME),
        ("{{ person.handle }}", Stands.THEIRS),
        ("{{ person.fields.Şehir }}", Stands.THEIRS),
        ("{{ post.title | truncate(45) }}", Stands.THEIRS),
        ("[specific article title]", Stands.THEIRS),
        ("{{Company}}", Stands.THEIRS),
        ("{company_name}", Stands.THEIRS),
        ("[Video başlığı]", Stands.THEIRS),
        ("{{ campaign.benefit | sentence }}", Stands.BENEFIT),
        ("{{ campaign.compensation | phrase }}", Stands.PAY),
        ("$[Amount]", Stands.PAY),
        ("{ücret}", Stands.PAY),
        ("[CTA]", Stands.REQUEST),
        ("{{ campaign.question }}", Stands.REQUEST),
        ("{{ campaign.product }}", Stands.OTHER),
        ("{{ campaign.audience }}", Stands.OTHER),
        ("{{ campaign.brand }}", Stands.OTHER),
        ("{{ sender.name }}", Stands.OTHER),
        ("[Your Name]", Stands.OTHER),
        ("[your website]", Stands.OTHER),
        ("[marka adı]", Stands.OTHER),
        ("{{ x }}", Stands.OTHER),
    ],
)
def test_what_a_placeholder_stands_for(written: str, stands: Stands) -> None:
    assert [blank.stands for blank in blanks(match_fold(f"a {written} b"))] == [stands]


@pytest.mark.parametrize(
    "written", ["[a link](https://x.example)", "3 < 5 and 7 > 2\n", "100% of", "{}", "[[", "plain"]
)
def test_what_is_no_placeholder(written: str) -> None:
    assert [*blanks(written)] == []


def test_the_place_is_the_whole_placeholder() -> None:
    (blank,) = blanks("hi {{ name }},")
    assert blank.span == (3, 13)
