"""Whether mail to a domain can arrive at all: only what DNS says for certain counts."""

from __future__ import annotations

import pytest

from outreach.mail.domain.answers import Answer, Fate, Kind
from outreach.mail.domain.recipient import Verdict, judge
from zones import zone


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("k.example MX 10 m.example", Verdict.TAKES),
        ("k.example A 192.0.2.1", Verdict.TAKES),
        ("k.example AAAA 2001:db8::1", Verdict.TAKES),
        ("", Verdict.NO_NAME),
        ("k.example MX 0 .", Verdict.NULL_MX),
        ("k.example TXT x", Verdict.NO_SERVER),
        ("mail.k.example A 192.0.2.1", Verdict.NO_SERVER),
        ("k.example MX 0 .\nk.example MX 10 m.example", Verdict.TAKES),
        ("k.example silent", None),
    ],
    ids=["mx", "its own address", "its own IPv6", "no name", "null mx", "text", "below", "both", "silence"],
)
def test_a_domain_that_takes_no_mail_is_told_from_one_that_is_not_known(
    text: str, verdict: Verdict | None
) -> None:
    assert judge("k.example", zone(text)) == verdict


def test_where_a_domain_names_a_server_one_question_is_enough() -> None:
    asked = list[tuple[str, Kind]]()

    def ask(name: str, kind: Kind) -> Answer:
        asked.append((name, kind))
        return Answer(Fate.FOUND, ("m.example",))

    assert judge("k.example", ask) is Verdict.TAKES
    assert asked == [("k.example", Kind.MX)]
