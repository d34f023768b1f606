"""`rules.toml` in; rules and lines as values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from outreach.campaigns.campaign import Purpose

EVERYWHERE, NOWHERE = "*", "?"


class Effect(StrEnum):
    """What a rule does with a mail that does not meet it."""

    #: It is held.
    REFUSE = "refuse"
    #: It is told once for each campaign.
    WARN = "warn"


class Need(StrEnum):
    """What meets a rule."""

    #: footer.postal_address is set.
    POSTAL_ADDRESS = "postal_address"
    #: company.name and company.mersis_no are set.
    COMPANY = "company"
    #: İYS says onay or tacir.
    IYS_STATUS = "iys_status"
    #: İYS does not say ret.
    NO_REFUSAL = "no_refusal"
    #: A lawful basis is recorded.
    BASIS = "basis"
    #: The basis is, with the source of the address and its day.
    RECORD = "record"
    #: Their country is known.
    COUNTRY = "country"


class Line(StrEnum):
    """What stands below a mail because the law asks for it."""

    POSTAL_ADDRESS = "postal_address"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """To whom, and for what."""

    countries: frozenset[str]
    purposes: frozenset[Purpose]

    def covers(self, country: str | None, purpose: Purpose) -> bool:
        """Say whether mail of that purpose to that country is meant."""
        return purpose in self.purposes and not self.countries.isdisjoint({EVERYWHERE, country or NOWHERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of one country or group of countries."""

    code: str
    scope: Scope
    effect: Effect
    needs: Need
    because: str
    #: What to do; empty where `because` says it.
    mend: str = ""
    #: No recorded check lifts it.
    binding: bool = False
    #: Where it was read.
    source: str

    @property
    def said(self) -> str:
        """The reason, with the way out."""
        if self.effect is Effect.WARN or self.binding:
            return self.because + (f"; {self.mend}" if self.mend else "")
        return f"{self.because}: {self.mend} (more: outreach help law)"


@dataclass(frozen=True, slots=True)
class Book:
    """All of it."""

    rules: tuple[Rule, ...]
    lines: tuple[tuple[Line, Scope], ...]


@lru_cache(maxsize=1)
def book() -> Book:
    """Read the rules that ship."""
    import tomllib  # noqa: PLC0415 - only where mail is judged
    from pkgutil import get_data  # noqa: PLC0415 - as tomllib; importlib.resources takes six times as long to import

    data = get_data("outreach.law", "rules.toml")
    assert data is not None
    found = tomllib.loads(data.decode())
    return Book(
        tuple(map(_rule, found["rule"])), tuple((Line(one["name"]), _scope(one)) for one in found["line"])
    )


def _rule(table: Mapping[str, Any]) -> Rule:
    return Rule(
        code=table["code"],
        scope=_scope(table),
        effect=Effect(table["effect"]),
        needs=Need(table["needs"]),
        because=table["because"],
        mend=table.get("mend", ""),
        binding=table.get("binding", False),
        source=table["source"],
    )


def _scope(table: Mapping[str, Any]) -> Scope:
    return Scope(countries=frozenset(table["countries"]), purposes=frozenset(map(Purpose, table["purposes"])))
