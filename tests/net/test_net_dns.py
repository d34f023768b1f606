"""What DNS answers is told apart, from a server on loopback: found, no name, no record, failed, nobody there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from outreach.mail.domain.answers import Fate, Kind
from outreach.net.dns import Resolver

if TYPE_CHECKING:
    from names import Names

ZONE = """
kilnhaus.example. TXT "v=spf1 " "~all"
kilnhaus.example. MX 20 second.kilnhaus.example.
kilnhaus.example. MX 10 First.kilnhaus.example.
six.kilnhaus.example. AAAA 2001:db8::1
s1._domainkey.kilnhaus.example. CNAME s1.provider.example.
s1.provider.example. TXT "v=DKIM1; p=AAAA"
null.example. MX 0 .
"""


@pytest.mark.parametrize(
    ("name", "kind", "fate", "records"),
    [
        ("kilnhaus.example", Kind.TXT, Fate.FOUND, ("v=spf1 ~all",)),
        ("KILNHAUS.example.", Kind.TXT, Fate.FOUND, ("v=spf1 ~all",)),
        ("kilnhaus.example", Kind.MX, Fate.FOUND, ("first.kilnhaus.example", "second.kilnhaus.example")),
        ("null.example", Kind.MX, Fate.FOUND, (".",)),
        ("six.kilnhaus.example", Kind.AAAA, Fate.FOUND, ("2001:db8::1",)),
        ("s1._domainkey.kilnhaus.example", Kind.TXT, Fate.FOUND, ("v=DKIM1; p=AAAA",)),
        ("kilnhaus.example", Kind.A, Fate.NO_RECORD, ()),
        ("_domainkey.kilnhaus.example", Kind.TXT, Fate.NO_RECORD, ()),
        ("gone.kilnhaus.example", Kind.TXT, Fate.NO_NAME, ()),
        ("a..example", Kind.TXT, Fate.NO_NAME, ()),
        (f"{'x' * 64}.example", Kind.TXT, Fate.NO_NAME, ()),
    ],
)
def test_an_answer_is_what_the_server_said(
    names: Names, name: str, kind: Kind, fate: Fate, records: tuple[str, ...]
) -> None:
    names.publish(ZONE)
    answer = Resolver(names.at).ask(name, kind)
    assert (answer.fate, answer.records, answer.settled) == (fate, records, True)


@pytest.mark.parametrize("code", ["SERVFAIL", "REFUSED"])
def test_a_server_that_cannot_say_is_not_one_that_says_no(names: Names, code: str) -> None:
    names.fails["kilnhaus.example"] = code
    answer = Resolver(names.at).ask("kilnhaus.example", Kind.MX)
    assert (answer.fate, answer.why) == (Fate.FAILED, f"the server of names says {code}")


def test_an_answer_too_long_for_udp_is_asked_for_by_tcp(names: Names) -> None:
    parts = ["x" * 250] * 8
    names.publish(f"long.example. TXT {' '.join(f'{chr(34)}{part}{chr(34)}' for part in parts)}")
    assert Resolver(names.at).ask("long.example", Kind.TXT).records == ("".join(parts),)
    assert names.asked == [("long.example", "TXT")] * 2


def test_letters_that_are_no_ascii_are_asked_as_dns_knows_them(names: Names) -> None:
    names.publish('xn--mnchen-3ya.example. TXT "x"')
    assert Resolver(names.at).ask("münchen.example", Kind.TXT).fate is Fate.FOUND


def test_a_question_is_put_once(names: Names) -> None:
    resolver = Resolver(names.at)
    for _ in range(3):
        resolver.ask("kilnhaus.example", Kind.MX)
    assert len(names.asked) == 1


def test_where_nobody_answers_little_time_is_spent(names: Names) -> None:
    many = [f"n{place}.example" for place in range(20)]
    names.silent.update(many)
    resolver = Resolver(names.at, patience=0.3)

    began = time.monotonic()
    answers = [resolver.ask(name, Kind.TXT) for name in many]

    assert time.monotonic() - began < 5
    assert {one.fate for one in answers} == {Fate.UNREACHED}
    assert {name for name, _ in names.asked} == set(many[:2])


def test_names_that_are_silent_one_by_one_keep_nobody_from_asking_on(names: Names) -> None:
    names.silent.update({"quiet.example", "mute.example"})
    resolver = Resolver(names.at, patience=0.3)
    asked = ("quiet.example", "b.example", "mute.example", "c.example")
    assert [resolver.ask(name, Kind.A).settled for name in asked] == [False, True, False, True]


def test_a_port_where_nobody_listens_is_no_answer() -> None:
    answer = Resolver(("127.0.0.1", 1), patience=0.3).ask("kilnhaus.example", Kind.MX)
    assert (answer.fate, answer.settled) == (Fate.UNREACHED, False)
