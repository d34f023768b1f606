"""An SPF record is read as receivers read it: what they would ignore is said, with what mends it."""

from __future__ import annotations

import pytest

from outreach.mail.domain.findings import Grade
from outreach.mail.domain.spf import judge, walked
from outreach.mail.domain.spf_record import is_spf, parse
from outreach.mail.domain.tags import Unreadable
from zones import zone

GOOGLE = """
_spf.google.com TXT "v=spf1 include:_netblocks.google.com ~all"
_netblocks.google.com TXT "v=spf1 ip4:192.0.2.0/24 ~all"
"""


def judged(text: str, include: str | None = None) -> list[tuple[Grade, str, str]]:
    found = judge("kilnhaus.example", zone(text), include=include, provider="Google")
    return [(one.grade, one.said, one.mend) for one in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no SPF record"),
        ('kilnhaus.example TXT "google-site-verification=x"', "has no SPF record"),
        ('kilnhaus.example TXT "v=spf10 -all"', "has no SPF record"),
        ('kilnhaus.example TXT "v=spf1 mx ~all"\nkilnhaus.example TXT "v=spf1 a ~all"', "has 2 SPF records"),
        ('kilnhaus.example TXT "v=spf1 ipv4:192.0.2.1 ~all"', "'ipv4:192.0.2.1' is nothing that SPF knows"),
        ('kilnhaus.example TXT "v=spf1 ip4:192.0.2.1 +all"', "ends in +all"),
        ('kilnhaus.example TXT "v=spf1 ip4:192.0.2.1 all"', "ends in +all"),
        ('kilnhaus.example TXT "v=spf1 -all"', "lets no server send"),
        ('kilnhaus.example TXT "v=spf1 include:gone.example ~all"', "gone.example, which has no SPF record"),
        ('kilnhaus.example TXT "v=spf1 redirect=gone.example"', "gone.example, which has no SPF record"),
        (
            'kilnhaus.example TXT "v=spf1 include:b.example ~all"\nb.example TXT "v=spf1 include:kilnhaus.example ~all"',
            "in a circle: kilnhaus.example > b.example > kilnhaus.example",
        ),
        (
            'kilnhaus.example TXT "v=spf1 redirect=b.example"\nb.example TXT "v=spf1 redirect=b.example"',
            "in a circle: b.example > b.example",
        ),
        (
            'kilnhaus.example TXT "v=spf1 include:b.example ~all"\nb.example TXT "v=spf1 ip4:300.1.1.1 ~all"',
            "SPF of b.example cannot be read: 'ip4:300.1.1.1' names no network",
        ),
        (
            'kilnhaus.example TXT "v=spf1 redirect=b.example"\nb.example TXT "v=spf1 ip4:192.0.2.1 +all"',
            "ends in +all",
        ),
    ],
)
def test_a_record_that_receivers_ignore_or_distrust_fails(text: str, said: str) -> None:
    [(grade, words, mend)] = judged(text)
    assert grade is Grade.FAIL
    assert said in words
    assert mend


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kilnhaus.example TXT "v=spf1 ip4:192.0.2.1"', "says nothing of servers that are not yours"),
        ('kilnhaus.example TXT "v=spf1 ip4:192.0.2.1 ?all"', "says nothing of servers that are not yours"),
        (
            'kilnhaus.example TXT "v=spf1 ip4:192.0.2.1 ~all"',
            "does not name _spf.google.com, by which Google sends",
        ),
        ("kilnhaus.example silent", "no answer from DNS for kilnhaus.example: no answer in time"),
        (
            'kilnhaus.example TXT "v=spf1 include:b.example ~all"\nb.example silent',
            "no answer from DNS for b.example",
        ),
    ],
)
def test_what_works_and_should_be_known_is_a_warning(text: str, said: str) -> None:
    [(grade, words, mend)] = judged(text, "_spf.google.com")
    assert grade is Grade.WARN
    assert said in words
    assert mend


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 include:_spf.google.com ~all",
        "V=SPF1 INCLUDE:_SPF.Google.com -all",
        "v=spf1 redirect=_spf.google.com",
        "v=spf1  mx include:nested.example  ~all ",
    ],
)
def test_the_provider_is_found_wherever_the_record_names_it(record: str) -> None:
    more = 'nested.example TXT "v=spf1 include:_spf.google.com ~all"\nkilnhaus.example MX 10 a.example'
    [(grade, words, _)] = judged(f'kilnhaus.example TXT "{record}"\n{more}\n{GOOGLE}', "_spf.google.com")
    assert grade is Grade.OK
    assert "_spf.google.com is named" in words


def including(count: int) -> str:
    """Write a record that needs *count* lookups."""
    names = " ".join(f"include:n{place}.example" for place in range(count))
    below = "\n".join(f'n{place}.example TXT "v=spf1 ip4:192.0.2.{place} ~all"' for place in range(count))
    return f'kilnhaus.example TXT "v=spf1 {names} ~all"\n{below}'


@pytest.mark.parametrize(("count", "grade"), [(10, Grade.OK), (11, Grade.FAIL)])
def test_ten_lookups_are_followed_and_no_more(count: int, grade: Grade) -> None:
    [(found, words, _)] = judged(including(count))
    assert found is grade
    assert (f"needs {count} lookups" if count > 10 else "10 of 10 lookups") in words


def test_lookups_are_counted_through_includes_and_once_for_each_mention() -> None:
    twice = 'kilnhaus.example TXT "v=spf1 include:b.example include:b.example a:b.example exists:%{i}.b.example ptr ~all"'
    walk = walked(
        "kilnhaus.example", zone(f'{twice}\nb.example TXT "v=spf1 mx ~all"\nb.example MX 10 m.example')
    )
    assert (walk.lookups, walk.void, walk.faults) == (7, 1, [])


def test_a_record_that_leads_on_for_ever_ends() -> None:
    text = "\n".join(
        f'n{place}.example TXT "v=spf1 include:n{place + 1}.example ~all"' for place in range(500)
    )
    walk = walked("n0.example", zone(text))
    assert 10 < walk.lookups < 100


@pytest.mark.parametrize(("count", "grade"), [(2, Grade.OK), (3, Grade.FAIL)])
def test_two_names_may_hold_nothing_and_no_more(count: int, grade: Grade) -> None:
    gone = " ".join(f"a:gone{place}.example" for place in range(count))
    [(found, words, _)] = judged(f'kilnhaus.example TXT "v=spf1 ip4:192.0.2.1 {gone} ~all"')
    assert found is grade
    assert ("3 names that hold nothing" in words) == (count == 3)


def test_an_address_of_the_newer_kind_alone_is_something() -> None:
    text = 'kilnhaus.example TXT "v=spf1 a:six.example ~all"\nsix.example AAAA 2001:db8::1'
    assert walked("kilnhaus.example", zone(text)).void == 0


def test_more_than_ten_mail_servers_are_not_looked_up() -> None:
    servers = "\n".join(f"kilnhaus.example MX {place} m{place}.example" for place in range(11))
    [(grade, words, _)] = judged(f'kilnhaus.example TXT "v=spf1 mx ~all"\n{servers}')
    assert grade is Grade.FAIL
    assert "11 mail servers" in words


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1", "v=spf1 ~all", "v=spf1 a/24 mx/24//64 a:b.example/0 ~all", "v=spf1 ip6:2001:db8::/32 ip4:192.0.2.1 -all",
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} ?all", "v=spf1 include:%{d}.b.example ~all", "v=spf1 exp=why.b.example ~all",
        "v=spf1 unknown-modifier=%{x}y ~all", "v=spf1 ptr:b.example. ~all", "v=spf1 -include:b-c.example +a ~all",
    ],
)  # fmt: skip
def test_what_the_grammar_allows_is_read(record: str) -> None:
    assert is_spf(record)
    parse(record)


@pytest.mark.parametrize(
    "record",
    [
        "v=spf1 include ~all", "v=spf1 include: ~all", "v=spf1 include:localhost ~all", "v=spf1 a:b.example/33 ~all",
        "v=spf1 a//129 ~all", "v=spf1 ip4 ~all", "v=spf1 ip4:192.0.2.1/33 ~all", "v=spf1 ip4:2001:db8::1 ~all",
        "v=spf1 ip4:192.0.2.1/255.255.255.0 ~all", "v=spf1 all:b.example", "v=spf1 redirect=a.example redirect=b.example",
        "v=spf1 exists ~all", "v=spf1 include:%{q}.b.example ~all", "v=spf1 ip4=192.0.2.1 redirect= ~all", "v=spf1 , ~all",
        "v=spf1 include:b.example/24 ~all", "v=spf1\tmx", "v=spf1 include:a.example.123 ~all", "v=spf1 —all",
    ],
)  # fmt: skip
def test_what_the_grammar_does_not_allow_is_refused(record: str) -> None:
    if not is_spf(record):
        return
    with pytest.raises(Unreadable):
        parse(record)


def test_nothing_after_all_counts() -> None:
    found = parse("v=spf1 ip4:192.0.2.1 -all include:gone.example")
    assert [one.name for one in found.terms] == ["ip4", "all"]
    assert found.policy == "-"
