"""On our own mails the rules say what a careful person says: nothing against good ones, something against bad ones.

What the rules do not see is listed, and the list holds both ways: a miss that is no miss any more has to leave it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from mails import Mail, Verdict, all_mails, mails

from outreach.lint import Document, Severity, check
from outreach.lint.rules import NAMED
from outreach.text import Language

LOUD = frozenset({Severity.ERROR, Severity.WARNING})
#: Of the good mails in one language that may have a warning, and remarks that a good mail may have.
FEW, REMARKS = 0.05, 0.25
#: What fits beside the place, the weight and the code in a terminal.
LINE = 120
#: (mail, code) -> why no rule says it.
MISSED = {
    ("en31", "CLM406"): "PST407 points at the same words: called the latest, and it is not",
    ("en38", "SWP403"): "compares with the others of a batch, and one mail has none",
    ("tr39", "SWP403"): "as en38",
}
EVERY = all_mails()


def of(*verdicts: Verdict) -> list[Mail]:
    return [mail for mail in EVERY if mail.verdict in verdicts]


@cache
def codes(mail: Mail, *weights: Severity) -> frozenset[str]:
    return frozenset(found.code for found in check(mail.document) if found.severity in (weights or Severity))


def ids(chosen: Iterable[Mail]) -> list[str]:
    return [mail.id for mail in chosen]


@pytest.mark.parametrize("language", Language)
def test_there_are_forty_of_every_quality(language: Language) -> None:
    own = mails(language)
    assert len(own) == len(set(ids(own))) == 40
    assert {mail.verdict for mail in own} == set(Verdict)
    assert all(mail.why and bool(mail.expects) == (mail.verdict is not Verdict.GOOD) for mail in own)


@pytest.mark.parametrize("mail", EVERY, ids=ids(EVERY))
def test_the_codes_that_a_person_expects_are_those_of_rules(mail: Mail) -> None:
    assert all(code.lower() in NAMED for code in mail.expects)


@pytest.mark.parametrize("mail", of(Verdict.GOOD), ids=ids(of(Verdict.GOOD)))
def test_a_good_mail_has_no_error(mail: Mail) -> None:
    assert not codes(mail, Severity.ERROR)


@pytest.mark.parametrize("language", Language)
def test_hardly_a_good_mail_has_a_warning(language: Language) -> None:
    good = [mail for mail in of(Verdict.GOOD) if mail.document.language is language]
    warned = [mail.id for mail in good if codes(mail, Severity.WARNING)]
    assert len(warned) <= FEW * len(good), warned


@pytest.mark.parametrize("language", Language)
def test_a_good_mail_has_hardly_a_remark(language: Language) -> None:
    good = [mail for mail in of(Verdict.GOOD) if mail.document.language is language]
    assert sum(len(codes(mail)) for mail in good) <= REMARKS * len(good)


@pytest.mark.parametrize("language", Language)
def test_a_good_mail_is_hardly_blamed_as_a_file_of_which_nothing_is_known(language: Language) -> None:
    good = [mail for mail in of(Verdict.GOOD) if mail.document.language is language]
    found = {mail.id: [one for one in check(bare(mail)) if one.severity in LOUD] for mail in good}
    assert not [one for listed in found.values() for one in listed if one.severity is Severity.ERROR]
    assert sum(map(bool, found.values())) <= 2 * FEW * len(good), found


def bare(mail: Mail) -> Document:
    """Leave of a mail what a file holds."""
    return mail.document._replace(
        person=None,
        posts=None,
        post_days=None,
        earlier=None,
        theirs=None,
        written=None,
        today=None,
        campaign=None,
    )


@pytest.mark.parametrize("mail", of(Verdict.BAD), ids=ids(of(Verdict.BAD)))
def test_a_bad_mail_has_an_error_or_a_warning(mail: Mail) -> None:
    assert codes(mail, *LOUD)


@pytest.mark.parametrize(
    ("mail", "code"),
    [(mail, code) for mail in of(Verdict.MEND, Verdict.BAD) for code in mail.expects],
    ids=lambda value: value.id if isinstance(value, Mail) else value,
)
def test_what_a_person_expects_is_found(mail: Mail, code: str) -> None:
    assert (code in codes(mail)) != ((mail.id, code) in MISSED)


def test_each_miss_is_expected_by_somebody() -> None:
    assert {(mail.id, code) for mail in EVERY for code in mail.expects} >= MISSED.keys()


@pytest.mark.parametrize("mail", EVERY, ids=ids(EVERY))
def test_a_message_fits_into_a_line(mail: Mail) -> None:
    assert not [found.message for found in check(mail.document) if len(found.message) > LINE]
