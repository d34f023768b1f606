"""What a line shows of an answer that has no words."""

from __future__ import annotations

import pytest

from outreach.replies.wordless import NO_WORDS, in_quotes, spoken


@pytest.mark.parametrize("subject", ["Re: Mavi sır", "Ynt: Mavi sır", "RE: Ynt: Mavi sır", ""])
def test_our_own_subject_is_nothing_that_they_said(subject: str) -> None:
    assert spoken("\n", subject) == ""


def test_a_subject_of_their_own_is_said_where_nothing_else_is() -> None:
    assert spoken("", "Yarın arayın") == "Yarın arayın"
    assert spoken("Olur.", "Yarın arayın") == "Olur."


def test_words_stand_in_quotes_and_none_are_none_of_theirs() -> None:
    assert in_quotes("Olur.") == '"Olur."'
    assert in_quotes("") == NO_WORDS
