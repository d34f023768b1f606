"""Endings are judged only behind names of which it is certain how Turks say them."""

from __future__ import annotations

import pytest

from outreach.lint.turkish.sounding import is_certain


@pytest.mark.parametrize(
    "name", ["Ayşe", "Mert", "Kapadokya", "İzmir", "Çağ", "YouTube", "youtube", "2026", "Ğ"]
)
def test_names_that_are_said_as_they_are_spelt_are_certain(name: str) -> None:
    assert is_certain(name)


@pytest.mark.parametrize(
    "name",
    [
        "François",  # said with its French sound by some, as it is spelt by others
        "Wendy",  # letters that Turkish does not have
        "Bristol",  # no list knows it, and no letter tells
        "ayşe",  # no capital, so perhaps a word
        "mert",
        "ÇYDD",  # letters are said one by one, or as a word
        "ODTÜ",
        "AŞ",
    ],
)
def test_names_that_have_more_than_one_sound_are_not(name: str) -> None:
    assert not is_certain(name)
