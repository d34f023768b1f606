"""The policy that holds for a domain is found where receivers look, and mail that is not aligned is told of."""

from __future__ import annotations

import pytest

from outreach.mail.domain.answers import Answer, Fate, Kind
from outreach.mail.domain.dmarc import judge, published
from outreach.mail.domain.findings import Grade
from zones import zone


def judged(text: str, domain: str = "kilnhaus.example", login: str | None = None) -> list[tuple[Grade, str]]:
    return [(one.grade, one.said) for one in judge(domain, login, zone(text))]


@pytest.mark.parametrize(
    ("record", "grade", "said"),
    [
        ("v=DMARC1; p=none; rua=mailto:d@k.example", Grade.OK, "policy none of kilnhaus.example; reports go"),
        ("v=DMARC1;p=reject", Grade.OK, "policy reject of kilnhaus.example; no rua"),
        ("v = DMARC1 ; p = Quarantine ; sp=none;", Grade.OK, "policy quarantine"),
        ("v=DMARC1; rua=mailto:d@k.example", Grade.WARN, "names no policy"),
        ("v=DMARC1; p=maybe", Grade.FAIL, "p=maybe, where only none, quarantine, reject are known"),
        ("v=DMARC1; p=none; sp=never", Grade.FAIL, "sp=never"),
        ("v=DMARC1; p=none; p=reject", Grade.FAIL, "p= stands there twice"),
        ("v=DMARC1; p", Grade.FAIL, "'p' is no tag"),
        ("v=DMARC2; p=none", Grade.WARN, "publishes no DMARC policy"),
        ("p=none; v=DMARC1", Grade.WARN, "publishes no DMARC policy"),
    ],
)
def test_a_record_is_judged_as_receivers_read_it(record: str, grade: Grade, said: str) -> None:
    [(found, words)] = judged(f'_dmarc.kilnhaus.example TXT "{record}"')
    assert (found, said in words) == (grade, True), words


def test_two_records_are_none() -> None:
    text = '_dmarc.kilnhaus.example TXT "v=DMARC1; p=none"\n' * 2
    assert judged(text)[0][0] is Grade.FAIL


def test_what_else_stands_there_is_passed_over() -> None:
    text = '_dmarc.kilnhaus.example TXT "v=spf1 -all"\n_dmarc.kilnhaus.example TXT "v=DMARC1; p=none"'
    assert judged(text)[0][0] is Grade.OK


def test_without_a_record_of_its_own_the_organisation_s_holds_with_its_policy_for_what_is_below() -> None:
    text = '_dmarc.kilnhaus.example TXT "v=DMARC1; p=none; sp=reject"'
    assert judged(text, "news.kilnhaus.example") == [
        (Grade.OK, "policy reject of kilnhaus.example; no rua, so nobody reports to you")
    ]


@pytest.mark.parametrize(
    ("text", "domain", "at", "organisation"),
    [
        ('_dmarc.b.c TXT "v=DMARC1; p=none"', "a.b.c", "b.c", "b.c"),
        ('_dmarc.a.b.c TXT "v=DMARC1; p=none"\n_dmarc.b.c TXT "v=DMARC1; p=reject"', "a.b.c", "a.b.c", "b.c"),
        ('_dmarc.a.b.c TXT "v=DMARC1; p=none; psd=n"\n_dmarc.b.c TXT "v=DMARC1"', "a.b.c", "a.b.c", "a.b.c"),
        ('_dmarc.c TXT "v=DMARC1; p=reject; psd=y"', "a.b.c", "c", "b.c"),
        ('_dmarc.c TXT "v=DMARC1; psd=y"\n_dmarc.b.c TXT "v=DMARC1; p=none"', "a.b.c", "b.c", "b.c"),
    ],
)
def test_it_is_looked_for_upward(text: str, domain: str, at: str, organisation: str) -> None:
    found = published(domain, zone(text))
    assert found
    assert (found.at, found.organisation) == (at, organisation)


def test_no_more_than_eight_names_are_asked() -> None:
    asked: list[str] = []

    def ask(name: str, _kind: Kind) -> Answer:
        asked.append(name)
        return Answer(Fate.NO_NAME)

    assert published(".".join("abcdefghijklmnop"), ask) is None
    assert asked[:2] == ["_dmarc.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p", "_dmarc.j.k.l.m.n.o.p"]
    assert len(asked) == 8


@pytest.mark.parametrize(
    ("domain", "login", "strict", "aligned"),
    [
        ("kilnhaus.example", "kilnhaus.example", "adkim=s; aspf=s", True),
        ("kilnhaus.example", None, "", True),
        ("news.kilnhaus.example", "kilnhaus.example", "", True),
        ("kilnhaus.example", "mail.kilnhaus.example", "", True),
        ("kilnhaus.example", "mail.kilnhaus.example", "adkim=s", False),
        ("kilnhaus.example", "agency.example", "", False),
        ("kilnhaus.example", "notkilnhaus.example", "", False),
    ],
)
def test_an_account_of_another_domain_is_told_of(
    domain: str,
    login: str | None,
    strict: str,
    aligned: bool,  # noqa: FBT001 - a table's column
) -> None:
    found = judged(f'_dmarc.kilnhaus.example TXT "v=DMARC1; p=none; {strict}"', domain, login)
    assert [grade for grade, _ in found] == ([Grade.OK] if aligned else [Grade.OK, Grade.WARN])


def test_silence_is_a_warning() -> None:
    assert [grade for grade, _ in judged("_dmarc.kilnhaus.example silent")] == [Grade.WARN]
