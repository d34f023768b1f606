"""A later mail goes on in the thread of the first."""

from __future__ import annotations

import pytest

from outreach.mail.thread import answer_subject


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("About “Clay”", "Re: About “Clay”"),
        ("Re: About", "Re: About"),
        ("RE: x", "RE: x"),
        ("Rest", "Re: Rest"),
    ],
)
def test_a_later_mail_keeps_the_subject_of_its_thread(first: str, later: str) -> None:
    assert answer_subject(first) == later
