"""An influencer as the stages see one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach.people.consent import UNKNOWN, Consent
from outreach.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One influencer with what a draft, a rule or the plan may know of them; None is not known."""

    id: int
    name: str | None = None
    first_name: str | None = None
    #: The primary address as typed; None while none is known.
    address: str | None = None
    #: The first channel: platform such as `instagram` (or `unknown`), handle without the @.
    platform: str | None = None
    handle: str | None = None
    language: Language | None = None
    #: An IANA name, such as `Europe/Istanbul`.
    time_zone: str | None = None
    #: ISO 3166-1 alpha-2, such as `TR`.
    country: str | None = None
    #: Who speaks for them; None where nobody does.
    representative: int | None = None
    tags: tuple[str, ...] = ()
    #: Why the primary address may be written to.
    consent: Consent = UNKNOWN
    #: The sheet's own columns, by their heading.
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The words by which listings and messages call this person."""
        return self.name or (f"@{self.handle}" if self.handle else self.address) or f"person {self.id}"
