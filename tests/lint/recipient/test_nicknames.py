"""A slip of one letter is told from another name."""

from __future__ import annotations

import pytest

from outreach.lint.recipient.nicknames import nearly


@pytest.mark.parametrize(
    ("word", "name", "slip"),
    [
        ("Mret", "Mert", True),
        ("Mrt", "Mert", True),
        ("Meert", "Mert", True),
        ("Nert", "Mert", True),
        ("Meryem", "Mert", False),
        ("Lynn", "Lena", False),
        # Names of two letters are one letter away from too many others.
        ("Al", "Ali", False),
        ("Jo", "Jo", False),
        ("An", "Su", False),
    ],
)
def test_one_letter_wrong_missing_too_many_or_swapped_is_a_slip(word: str, name: str, slip: bool) -> None:  # noqa: FBT001 - a table
    assert nearly(word, name) is slip
