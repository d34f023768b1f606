"""What `campaign new` writes is read back as it was meant, whatever people typed."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.campaigns import Brief, Campaign, LegalCheck, Linting, Purpose, Step
from outreach.campaigns.asking import questions
from outreach.campaigns.reading import read
from outreach.campaigns.starting import starter
from outreach.text import Language
from outreach.toml import said

_ANYTHING = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="İışĞ \"'\\\n\r\t{}%#=[]\0\x1b\x7f\u2028\u202e\ufeff🏺", max_size=20),
    st.sampled_from(
        [
            "{{ 7*7 }}",
            '"""',
            "'''",
            "\\",
            '"\nid = "other"',
            "a\r\nb",
            "[[steps]]",
            "# no",
            "C:\\Users\\selin",
        ]
    ),
)
# A text of which nothing is left once it is trimmed is a line that the person left empty.
_TEXTS = _ANYTHING.map(said).filter(lambda text: text is not None).map(str)
_KEYS = st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True).filter(lambda key: said(key) == key)
_BRIEFS = st.builds(Brief, **{field.name: st.none() | _TEXTS for field in fields(Brief)})
_RULES = st.lists(st.sampled_from(["LEN", "OPN301", "stock-opener"]), unique=True).map(tuple)
_OPTIONS = st.dictionaries(
    st.sampled_from(["LEN101", "body-too-long"]),
    st.dictionaries(
        st.sampled_from(["max", "a b"]),
        st.booleans() | st.integers(-5, 500) | st.floats(-5, 5) | _ANYTHING | st.lists(_ANYTHING).map(tuple),
        min_size=1,
    ),
)
_LINTS = st.builds(
    Linting,
    select=_RULES,
    ignore=_RULES,
    allow_phrases=st.lists(_TEXTS.filter(lambda text: "\n" not in text and text.isprintable())).map(tuple),
    options=_OPTIONS,
)


_FILES = st.lists(st.sampled_from(["brief.pdf", "iş birliği (2).pdf", "a/set-1.jpg"]), max_size=2).map(tuple)


_CHECKS = st.builds(
    LegalCheck, country=st.sampled_from(["TR", "DE", "CA"]), checked_by=_TEXTS, checked_on=st.dates()
)


@st.composite
def campaigns(draw: st.DrawFn) -> Campaign:
    html = draw(st.booleans())
    names = draw(st.lists(_KEYS, min_size=1, max_size=4, unique=True))
    steps = [
        Step(
            name,
            draw(_KEYS.map("t".__add__)),
            draw(st.integers(1, 365)) if place else 0,
            draw(_FILES),
            draw(_FILES) if html else (),
        )
        for place, name in enumerate(names)
    ]
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    briefs = draw(st.dictionaries(st.sampled_from(Language), _BRIEFS))
    return Campaign(
        id=draw(_KEYS),
        purpose=draw(st.sampled_from(Purpose)),
        brand=draw(_TEXTS),
        html=html,
        brand_reading=draw(st.none() | st.sampled_from(["nayk", "atölyesi(n)"])),
        language=draw(st.none() | st.sampled_from(Language)),
        account=draw(st.none() | _KEYS),
        starts=draw(st.none() | st.just(days[0])),
        ends=draw(st.none() | st.just(days[1])),
        topics=tuple(draw(st.lists(_TEXTS, max_size=3))),
        briefs={language: brief for language, brief in briefs.items() if brief != Brief()},
        steps=tuple(steps),
        lint=draw(_LINTS),
        checks=tuple(draw(st.lists(_CHECKS, max_size=2))),
    )


@given(campaigns())
def test_every_campaign_comes_back_from_its_file(campaign: Campaign) -> None:
    assert read(starter(campaign), name="x.toml") == campaign


def test_a_new_file_asks_for_every_line_of_the_brief_and_explains_it() -> None:
    campaign = Campaign(
        id="spring",
        purpose=Purpose.COLLABORATION,
        brand="K",
        language=Language.TR,
        starts=date(2026, 12, 1),
        steps=(Step("first", "paid-first"),),
    )
    lines = starter(campaign).splitlines()
    assert "[brief.tr]" in lines
    for field in fields(Brief):
        place = lines.index(f'{field.name} = ""')
        assert lines[place - 1].startswith("# ")
    assert "starts = 2026-12-01" in lines
    assert "# ends =" in lines


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("template", "asked"),
    [
        ("paid-first", "# How much are they paid, and when? Such as: "),
        ("gifted-first", "# What do they keep, and what is it worth? Such as: "),
        ("commission-first", "# Which share do they get, of what, and when is it paid? Such as: "),
        ("mine", "# How much are they paid, and when? Such as: "),
    ],
)
def test_what_is_asked_goes_by_the_offer(template: str, asked: str, language: Language) -> None:
    campaign = Campaign(
        id="spring",
        purpose=Purpose.COLLABORATION,
        brand="K",
        language=language,
        steps=(Step("first", template),),
    )
    lines = starter(campaign).splitlines()
    assert lines[lines.index('compensation = ""') - 1].startswith(asked)


def test_every_line_of_the_brief_has_an_answer_in_each_language_for_every_offer() -> None:
    for offer in ("paid", "gifted", "commission"):
        asked = questions(offer)
        assert list(asked) == [field.name for field in fields(Brief)]
        assert all(set(question.example) == set(Language) for question in asked.values())
