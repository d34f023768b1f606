"""Columns that stay straight whatever letters a name has."""

from __future__ import annotations

import unicodedata

import pytest

from outreach.output.columns import breadth, padded


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Ayse", 4),
        ("Ayşe", 4),
        (unicodedata.normalize("NFD", "Ayşe İğci"), 9),
        ("i\u0307", 1),
        ("陶芸", 4),
        ("Ayşe 🌸", 7),
        ("a\u200db", 2),
        ("", 0),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, columns: int) -> None:
    assert breadth(text) == columns
    assert breadth(padded(text, 12)) == breadth(padded(text, 12, right=True)) == 12


def test_blanks_stand_on_the_side_that_was_asked_for() -> None:
    assert (padded("陶", 4), padded("陶", 4, right=True)) == ("陶  ", "  陶")
    assert padded("too long", 3) == "too long"
