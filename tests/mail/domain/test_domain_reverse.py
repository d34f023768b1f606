"""Whether the address of a mail server of one's own has a name that leads back to it."""

from __future__ import annotations

import pytest

from outreach.mail.domain.findings import Grade
from outreach.mail.domain.reverse import judge
from zones import zone

_A = "m.k.example A 9.9.9.9\n"
_BACK = "9.9.9.9.in-addr.arpa PTR"


@pytest.mark.parametrize(
    ("text", "grade", "said"),
    [
        (f"{_A}{_BACK} m.k.example", Grade.OK, "9.9.9.9 is m.k.example, which leads back to it"),
        (f"{_A}{_BACK} out.k.example\nout.k.example A 9.9.9.9", Grade.OK, "is out.k.example"),
        (_A, Grade.WARN, "9.9.9.9 has no name (PTR)"),
        (f"{_A}{_BACK} else.example\nelse.example A 9.9.9.10", Grade.WARN, "does not lead back to it"),
        (f"{_A}{_BACK} gone.example", Grade.WARN, "9.9.9.9 is gone.example, which does not lead back"),
        (f"{_A}9.9.9.9.in-addr.arpa silent", Grade.WARN, "no answer from DNS for 9.9.9.9"),
    ],
)
def test_an_address_without_a_name_that_leads_back_is_told_of(text: str, grade: Grade, said: str) -> None:
    (found,) = judge("m.k.example", zone(text))

    assert (found.grade, said in found.said) == (grade, True), found
    assert bool(found.mend) == (grade is not Grade.OK)


@pytest.mark.parametrize("text", ["", "m.k.example A 192.168.1.2", "m.k.example A 127.0.0.1"])
def test_a_server_without_a_public_address_is_nobody_s_business(text: str) -> None:
    assert judge("m.k.example", zone(text)) == []
