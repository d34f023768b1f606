"""An ending without its apostrophe is told from another name that begins alike."""

from __future__ import annotations

import pytest

from outreach.lint import Field
from outreach.lint.reading.texts import Text
from outreach.lint.turkish.endings import joined_endings


@pytest.mark.parametrize(
    ("name", "said", "endings"),
    [
        ("Lütfi", "Dün Lütfiye ile konuştuk.", []),  # another name
        ("Lütfi", "Dün Lütfinin atölyesindeydik.", ["nin"]),
        ("Ayşe", "Dün Ayşenin atölyesindeydik.", ["nin"]),
        ("Ayşe", "Dün Ayşegül aradı.", []),
    ],
)
def test_what_makes_another_name_is_no_ending(name: str, said: str, endings: list[str]) -> None:
    assert [one.written for one in joined_endings(Text(Field.BODY, said), [name])] == endings


@pytest.mark.parametrize(
    "before", ["", "Olur mu? ", "Olur. ", "Olur! ", "Bir şey var: ", "Hani… ", "Merhaba,\n\n", "“"]
)
def test_a_capital_at_the_beginning_of_a_sentence_tells_no_name(before: str) -> None:
    assert not [*joined_endings(Text(Field.BODY, f"{before}Ayşenin rafı güzel."), ["Ayşe"])]
    assert [*joined_endings(Text(Field.BODY, f"{before}Bugün Ayşenin rafı güzel."), ["Ayşe"])]
