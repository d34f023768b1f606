"""The brief and the sequence that a person wrote into `campaigns/NAME.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from outreach.text import Language


class Purpose(StrEnum):
    """Why we write, which decides what the law asks for."""

    #: An offer to work together, paid by us.
    COLLABORATION = "collaboration"
    #: Advertising for our own goods to the recipient.
    ADVERTISING = "advertising"


class Replies(StrEnum):
    """Who sees that somebody answered."""

    #: The program reads the account's mailbox.
    READ = "read"
    #: A person reads it and says so with `outreach stop`.
    BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Step:
    """One mail of the sequence. The name is its key and never changes."""

    name: str
    #: A template's name without language and ending, such as `paid-first`.
    template: str
    #: Business days of the recipient since the step before; 0 for the first step.
    wait: int = 0
    #: Files of the workspace's folder `files` that go with it, by name; pictures stand in its HTML.
    attachments: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All files that go with it."""
        return self.attachments + self.pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The answers of source A6 in one language; None is a line that the person left empty."""

    #: What we want to achieve with this influencer.
    goal: str | None = None
    product: str | None = None
    #: What is in it for them.
    benefit: str | None = None
    #: How they are paid.
    compensation: str | None = None
    deliverables: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheck:
    """A person's word that mail of the campaign may go to a country."""

    #: ISO 3166-1 alpha-2, such as `TR`.
    country: str
    checked_by: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Linting:
    """How the drafts of one campaign are judged, where it says otherwise than the workspace."""

    #: Rules by code, name, or the letters that codes begin with; empty: as the workspace says.
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    allow_phrases: tuple[str, ...] = ()
    #: Rule -> option -> value; which there are the linter knows.
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One campaign. `id` is its key and never changes, whatever the file is called."""

    id: str
    purpose: Purpose
    brand: str
    #: How the brand is said, in Turkish letters, for the endings behind it: `nayk`. None: as the tables or its spelling say.
    brand_reading: str | None = None
    #: The language of people whose own is not known.
    language: Language | None = None
    #: The account of config.toml that sends it; None is the default one.
    account: str | None = None
    #: Where an account has no mailbox that the program reads, follow-ups leave only if a person watches for answers.
    replies: Replies = Replies.READ
    #: Its mails stand there as simple HTML beside the text.
    html: bool = False
    #: When the content is wanted.
    starts: date | None = None
    ends: date | None = None
    #: What the posts to refer to are about, for choosing among them.
    topics: tuple[str, ...] = ()
    #: The brief by language: a draft reads the one of its own language, never another.
    briefs: Mapping[Language, Brief] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    lint: Linting = Linting()
    #: Countries of which a person checked the law for this campaign.
    checks: tuple[LegalCheck, ...] = ()

    def step(self, name: str) -> Step | None:
        """Find a step by its name."""
        return next((step for step in self.steps if step.name == name), None)
