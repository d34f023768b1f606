"""Whether an answer reaches the domain that a mail comes from."""

from __future__ import annotations

import pytest

from outreach.mail.domain.findings import Grade
from outreach.mail.domain.mx import judge
from zones import zone


@pytest.mark.parametrize(
    ("text", "grade", "said"),
    [
        ("k.example MX 10 m.example.\nm.example A 192.0.2.1", Grade.OK, "takes mail at m.example"),
        ("k.example MX 10 m.example.\nm.example AAAA 2001:db8::1", Grade.OK, "takes mail at m.example"),
        ("", Grade.FAIL, "k.example does not exist"),
        ("k.example TXT x", Grade.FAIL, "no MX record and no address"),
        ("k.example A 192.0.2.1", Grade.WARN, "answers go to its web server's address"),
        ("k.example MX 0 .", Grade.FAIL, "takes no mail (null MX)"),
        ("k.example MX 0 .\nk.example MX 10 m.example", Grade.FAIL, "by one MX record that it takes no mail"),
        ("k.example MX 10 gone.example", Grade.FAIL, "names gone.example for its mail, which does not exist"),
        (
            "k.example MX 10 m.example\nm.example A 192.0.2.1\nk.example MX 20 gone.example",
            Grade.WARN,
            "gone.example",
        ),
        ("k.example silent", Grade.WARN, "no answer from DNS for k.example"),
        ("k.example MX 10 m.example\nm.example silent", Grade.WARN, "no answer from DNS for m.example"),
    ],
)
def test_a_domain_without_a_way_for_answers_is_told_of(text: str, grade: Grade, said: str) -> None:
    found = judge("k.example", zone(text))
    assert (found.grade, said in found.said) == (grade, True), found
    assert bool(found.mend) == (grade is not Grade.OK)
