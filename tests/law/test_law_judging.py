"""What is refused, what is warned of, and what lifts it."""

from __future__ import annotations

from datetime import date

import pytest

from outreach.campaigns import LegalCheck, Purpose
from outreach.law.judging import Case, asked, country_of, unmet
from outreach.law.rules import EVERYWHERE, NOWHERE, Effect, Line, Need, book
from outreach.people.consent import UNKNOWN, Consent, IysStatus, iys_status
from outreach.people.countries import country_code
from outreach.people.person import Person
from outreach.text import Language

ADVERTISING, COLLABORATION = Purpose.ADVERTISING, Purpose.COLLABORATION
ALL = frozenset(Line)
BASIS = Consent(basis="published for business")
RECORD = Consent(basis="published", source="https://example.com/contact", since=date(2026, 11, 2))


def case(
    country: str | None,
    purpose: Purpose = ADVERTISING,
    consent: Consent = UNKNOWN,
    lines: frozenset[Line] = ALL,
) -> Case:
    return Case(country=country, purpose=purpose, consent=consent, lines=lines)


def refused(one: Case, *checks: LegalCheck) -> list[str]:
    return [rule.code for rule in unmet(one, checks) if rule.effect is Effect.REFUSE]


def warned(one: Case, *checks: LegalCheck) -> list[str]:
    return [rule.code for rule in unmet(one, checks) if rule.effect is Effect.WARN]


def checked(country: str) -> LegalCheck:
    return LegalCheck(country=country, checked_by="Selin", checked_on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (case("US", lines=frozenset()), ["postal-address"]),
        (case(None, lines=frozenset()), ["postal-address"]),
        (case("US"), []),
        (case("US", COLLABORATION, lines=frozenset()), []),
        (case("TR"), ["tr-iys"]),
        (case("TR", consent=BASIS), ["tr-iys"]),
        (case("TR", consent=Consent(iys=IysStatus.ONAY)), []),
        (case("TR", consent=Consent(iys=IysStatus.TACIR)), []),
        (case("TR", consent=Consent(iys=IysStatus.RET)), ["tr-refused", "tr-iys"]),
        (case("TR", COLLABORATION), []),
        (case("CA"), ["ca-basis"]),
        (case("CA", COLLABORATION), ["ca-basis"]),
        (case("CA", COLLABORATION, BASIS), ["ca-basis"]),
        (case("CA", COLLABORATION, RECORD), []),
        (case("DE"), []),
    ],
)
def test_what_is_refused(one: Case, codes: list[str]) -> None:
    assert refused(one) == codes


@pytest.mark.parametrize(
    ("one", "codes"),
    [
        (case("DE"), ["eu-opt-in-all"]),
        (case("DE", COLLABORATION), ["eu-opt-in-all"]),
        (case("DE", consent=BASIS), []),
        (case("FR"), ["eu-opt-in"]),
        (case("GB", COLLABORATION), ["gb-individuals"]),
        (case("TR", COLLABORATION), ["tr-offer"]),
        (case("TR", COLLABORATION, Consent(iys=IysStatus.RET)), ["tr-offer"]),
        (
            case("TR", consent=Consent(iys=IysStatus.ONAY), lines=frozenset({Line.POSTAL_ADDRESS})),
            ["tr-sender"],
        ),
        (case("US", COLLABORATION, lines=frozenset()), ["us-offer"]),
        (case(None), ["country"]),
        (case(None, COLLABORATION), []),
        (case("JP"), []),
    ],
)
def test_what_is_warned_of(one: Case, codes: list[str]) -> None:
    assert warned(one) == codes


@pytest.mark.parametrize("country", ["TR", "CA", "US", "DE"])
def test_a_recorded_check_lifts_what_holds_in_its_country_alone(country: str) -> None:
    one = case(country, lines=frozenset())
    assert unmet(one, [checked(country)]) == ()
    assert unmet(one, [checked("JP")]) == unmet(one) != ()


def test_no_check_lifts_a_refusal_in_iys() -> None:
    assert refused(case("TR", consent=Consent(iys=IysStatus.RET)), checked("TR")) == ["tr-refused"]


@pytest.mark.parametrize(
    ("country", "purpose", "lines"),
    [
        ("TR", ADVERTISING, ALL),
        ("TR", COLLABORATION, set()),
        ("DE", ADVERTISING, {Line.POSTAL_ADDRESS}),
        ("US", COLLABORATION, {Line.POSTAL_ADDRESS}),
        (None, COLLABORATION, {Line.POSTAL_ADDRESS}),
    ],
)
def test_what_must_stand_below_a_mail(country: str | None, purpose: Purpose, lines: set[Line]) -> None:
    assert asked(country, purpose) == lines


@pytest.mark.parametrize(
    ("person", "country"),
    [
        (Person(id=1, country="DE", address="a@x.com.tr", time_zone="Europe/Istanbul"), "DE"),
        (Person(id=1, address="a@x.com.tr"), "TR"),
        (Person(id=1, address="a@x.co.uk"), "GB"),
        (Person(id=1, address="a@x.com", time_zone="Europe/Istanbul"), "TR"),
        (Person(id=1, address="a@x.co.uk", time_zone="Europe/Istanbul"), "TR"),
        (Person(id=1, address="a@x.com", time_zone="Europe/Berlin"), None),
        (Person(id=1), None),
    ],
)
def test_by_whose_law_somebody_is_written_to(person: Person, country: str | None) -> None:
    assert country_of(person, Language.EN) == country


def test_whoever_is_written_to_in_turkish_is_taken_to_be_in_turkey() -> None:
    assert country_of(Person(id=1, address="a@x.me"), Language.TR) == "TR"
    assert country_of(Person(id=1, address="a@x.de"), Language.TR) == "DE"


def test_every_country_of_a_rule_is_one_that_a_list_can_name() -> None:
    named = set().union(*(rule.scope.countries for rule in book().rules)) - {EVERYWHERE, NOWHERE}
    assert {code for code in named if country_code(code) != code} == set()
    assert country_code("Malta") == "MT"
    assert country_code("Lihtenştayn") == "LI"


def test_that_the_country_is_not_known_is_lifted_by_one_that_is() -> None:
    (rule,) = (one for one in book().rules if one.code == "country")
    assert rule.needs is Need.COUNTRY
    assert rule not in unmet(case("JP"))


def test_a_refusal_in_iys_binds_where_the_country_is_not_known_too() -> None:
    assert refused(case(None, consent=Consent(iys=IysStatus.RET))) == ["tr-refused"]


def test_every_rule_says_why_and_where_it_was_read_and_every_need_is_used() -> None:
    rules = book().rules
    assert len({rule.code for rule in rules}) == len(rules)
    assert all(rule.because and rule.source for rule in rules)
    assert all(rule.mend for rule in rules if rule.effect is Effect.REFUSE)
    assert {rule.needs for rule in rules} == set(Need)
    assert {line for line, _ in book().lines} == set(Line)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("ONAY", IysStatus.ONAY),
        ("Onaylı", IysStatus.ONAY),
        ("İzin var", IysStatus.ONAY),
        ("RET", IysStatus.RET),
        ("Reddetti", IysStatus.RET),
        ("Tacir", IysStatus.TACIR),
        ("esnaf", IysStatus.TACIR),
        ("BİREYSEL", None),
        ("bekliyor", None),
    ],
)
def test_a_status_is_read_as_people_write_it(words: str, status: IysStatus | None) -> None:
    assert iys_status(words) is status
