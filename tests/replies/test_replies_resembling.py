"""What programs, lists and gateways put before the subject of an answer is taken off, and nothing else is."""

from __future__ import annotations

import pytest

from outreach.replies.resembling import answered_subject, is_answer


@pytest.mark.parametrize(
    "subject",
    [
        *("Re: Selam", "RE[2]: Selam", "Re: Re: Selam", "YANIT: Selam", "Ynt: Selam", "AW: Selam", "Re：Selam"),
        *("Re: Fwd: Selam", "FW: Selam", "Ynt: İLT: Selam", "ilt: Selam", "WG: Selam", "VS: Selam", "Odp: Selam"),
        *("Re: [EXTERNAL] Selam", "[EXTERNAL] Re: Selam", "Ynt: [DIŞ] [Harici e-posta] Selam", "[makers] Re(2) : Selam"),
    ],
)  # fmt: skip
def test_what_stands_before_it_is_taken_off(subject: str) -> None:
    assert (is_answer(subject), answered_subject(subject)) == (True, "Selam")


@pytest.mark.parametrize("subject", ["Selam", "[EXTERNAL] Selam", "Recipe: Selam", "Kargo: Selam", "", "Re"])
def test_a_subject_of_its_own_answers_nothing(subject: str) -> None:
    assert (is_answer(subject), answered_subject(subject)) == (False, None)


def test_our_own_tag_stays() -> None:
    assert answered_subject("Re: [Kiln] Selam") == "[Kiln] Selam"
