"""A case in: who is written to, for what, by whom; the rules that it does not meet, and the lines that it must bear, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from outreach.campaigns.campaign import LegalCheck, Purpose
from outreach.law.rules import Effect, Line, Need, Rule, book
from outreach.people.consent import Consent, IysStatus
from outreach.people.countries import country_of_domain
from outreach.people.person import Person
from outreach.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the rules look at."""

    #: Two letters; None where it is not known.
    country: str | None
    purpose: Purpose
    consent: Consent
    #: Which lines the sender has set.
    lines: frozenset[Line]


#: One clock by its names; no other country lives by it.
_TURKISH_CLOCKS = frozenset({"Europe/Istanbul", "Asia/Istanbul", "Turkey"})

_MET: Mapping[Need, Callable[[Case], bool]] = {
    Need.POSTAL_ADDRESS: lambda case: Line.POSTAL_ADDRESS in case.lines,
    Need.COMPANY: lambda case: Line.COMPANY in case.lines,
    Need.IYS_STATUS: lambda case: case.consent.iys in {IysStatus.ONAY, IysStatus.TACIR},
    Need.NO_REFUSAL: lambda case: case.consent.iys is not IysStatus.RET,
    Need.BASIS: lambda case: bool(case.consent.basis),
    Need.RECORD: lambda case: bool(case.consent.basis and case.consent.source and case.consent.since),
    Need.COUNTRY: lambda case: case.country is not None,
}


def unmet(case: Case, checks: Sequence[LegalCheck] = ()) -> tuple[Rule, ...]:
    """Give the rules that a case does not meet, refusals first; *checks* lift those of their country."""
    checked = any(check.country == case.country for check in checks)
    found = [
        rule
        for rule in book().rules
        if rule.scope.covers(case.country, case.purpose)
        and not _MET[rule.needs](case)
        and not (checked and not rule.binding)
    ]
    return tuple(sorted(found, key=lambda rule: rule.effect is Effect.WARN))


def asked(country: str | None, purpose: Purpose) -> frozenset[Line]:
    """Give the lines that mail of that purpose to that country must bear."""
    return frozenset(line for line, scope in book().lines if scope.covers(country, purpose))


def country_of(person: Person, language: Language | None) -> str | None:
    """Say by whose law they are written to: their country, else that of their clock, of their address or of the *language*.

    Turkish is written in Turkey; who lives elsewhere has a country in the list, or is given one.
    """
    by_clock = "TR" if person.time_zone in _TURKISH_CLOCKS else None
    by_address = country_of_domain(person.address) if person.address else None
    return person.country or by_clock or by_address or ("TR" if language is Language.TR else None)
