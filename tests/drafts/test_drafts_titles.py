"""A title stands between two quotation marks, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.drafts.titles import quoted

TITLES = [
    ("Sourdough at 85%", '"Sourdough at 85%"'),
    ('Why I glaze "wrong"', "\"Why I glaze 'wrong'\""),
    ("“Neden?” diye soranlara", "\"'Neden?' diye soranlara\""),
    ("«Evet» demek", "\"'Evet' demek\""),
    ('"All of it is quoted"', '"All of it is quoted"'),
    ('"A" or "B"', "\"'A' or 'B'\""),
    ('5" pots and 10" plates', '"5″ pots and 10″ plates"'),
    ('Say "hi', '"Say hi"'),
    ("Kaçkarlar'da iki gün", '"Kaçkarlar\'da iki gün"'),
    ("I TRIED IT!!!", '"I TRIED IT"'),
    ("My studio tour.", '"My studio tour"'),
    ("Where to start?", '"Where to start?"'),
    ("Wait...", '"Wait…"'),
    ("Bir gün…", '"Bir gün…"'),
    ("🏺 Clay day 🏺❤️", '"Clay day"'),
    ("‼️ BUNU DENEME ‼️", '"BUNU DENEME"'),
    ("Öğretmenler Günü 👩‍🏫", '"Öğretmenler Günü"'),
    ("Trail shoes #running #shoes", '"Trail shoes"'),
    ("VLOG #12", '"VLOG #12"'),
    ("Trying #raku at home", '"Trying #raku at home"'),
    ("#raku", '"#raku"'),
    ("🏺🔥", '"🏺🔥"'),
    ("...", '"..."'),
    ("two\n lines", '"two lines"'),
    ("{{ 7*7 }} days", '"{{ 7*7 }} days"'),
]


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_a_title_is_quoted_as_a_person_would(title: str, shown: str) -> None:
    assert quoted(title) == shown


@pytest.mark.parametrize(
    ("title", "longest", "shown"),
    [
        ("Kuru fasulyenin hikâyesi: dedemin güveci", 30, '"Kuru fasulyenin hikâyesi…"'),
        ("Kuru fasulyenin hikâyesi", 24, '"Kuru fasulyenin hikâyesi"'),
        ('On "the very long way" home', 20, "\"On 'the very long…'\""),
        ("Kahvaltılıklarımızdandırlar", 12, '"Kahvaltılık…"'),
        ("It's the potters' way home", 20, '"It\'s the potters…"'),
    ],
)
def test_a_long_title_is_cut_between_words(title: str, longest: int, shown: str) -> None:
    assert quoted(title, longest) == shown


@given(st.text(max_size=200) | st.text(alphabet="ab \"'“”…#!🏺️‍", max_size=80), st.integers(-1, 70))
def test_there_is_one_pair_of_marks_and_never_more_than_was_asked(title: str, longest: int) -> None:
    shown = quoted(title, longest)
    assert shown[0] == shown[-1] == '"'
    assert '"' not in shown[1:-1]
    assert len(shown) <= max(longest, 2) + 2
    assert "\n" not in shown
