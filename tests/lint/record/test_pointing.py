"""What only this reader has is theirs; what everybody has is not."""

from __future__ import annotations

import pytest
from example import EN, MERT, TR

from outreach.lint import Document
from outreach.lint.record.pointing import speaks_of_reader
from outreach.lint.view import View
from outreach.text import Language


def theirs(body: str, language: Language) -> bool:
    view = View(Document(name="d", subject="", body=body, language=language, person=MERT))
    return speaks_of_reader(view, view.body)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Workshop'unuzdaki koku bizi güldürdü.", TR),
        ("Atölyenizdeki koku bizi güldürdü.", TR),
        ("The smell of your workshop made us laugh.", EN),
        ("You baked on a roof.", EN),
        ("As @mertkosuyor does it.", EN),
    ],
)
def test_a_thing_of_theirs_is_theirs(body: str, language: Language) -> None:
    assert theirs(body, language)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Profiliniz bizi güldürdü.", TR),
        ("Vaktiniz var mı?", TR),
        ("Mert'iniz bizi güldürdü.", TR),
        ("We know how busy your inbox is.", EN),
        ("You are welcome.", EN),
    ],
)
def test_what_everybody_has_is_not(body: str, language: Language) -> None:
    assert not theirs(body, language)
