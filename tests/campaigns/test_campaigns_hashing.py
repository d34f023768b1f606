"""Two readings of a campaign are the same one when their words are."""

from __future__ import annotations

import hashlib

from outreach.campaigns.hashing import text_hash


def test_the_hash_is_that_of_the_text() -> None:
    assert text_hash("brand = 'Çömlek'\n") == hashlib.sha256("brand = 'Çömlek'\n".encode()).hexdigest()


def test_line_ends_and_a_mark_make_no_difference_and_words_do() -> None:
    assert text_hash("\ufeffa\r\nb\rc") == text_hash("a\nb\nc")
    assert text_hash("a\nb") != text_hash("a\n\nb")
