"""The brief and the sequence that a person wrote into `campaigns/NAME.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from outreach.text import Language


class Purpose(StrEnum):
    """Why we write, which decides what the law asks for (`research/send.md` 4.2)."""

    #: An offer to work together, paid by us.
    COLLABORATION = "collaboration"
    #: Advertising for our own goods to the recipient.
    ADVERTISING = "advertising"


@dataclass(frozen=True, slots=True)
class Step:
    """One mail of the sequence. The name is its key and never changes."""

    name: str
    #: A template's name without language and ending, such as `paid-first`.
    template: str
    #: Business days of the recipient since the step before; 0 for the first step.
    wait: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign. `id` is its key and never changes, whatever the file is called."""

    id: str
    purpose: Purpose
    goal: str
    brand: str
    product: str
    #: What is in it for the influencer (source A6).
    benefit: str
    #: How they are paid (source A6, A8).
    compensation: str
    deliverables: str | None = None
    #: When the content is wanted.
    starts: date | None = None
    ends: date | None = None
    audience: str | None = None
    #: The language of people whose own is not known.
    language: Language | None = None
    #: What the posts to refer to are about, for choosing among them.
    topics: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    #: The brief in other languages: field -> words, by language; a template reads those of its own language.
    words: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)

    def step(self, name: str) -> Step | None:
        """Find a step by its name."""
        return next((step for step in self.steps if step.name == name), None)
