"""What one row of a sheet says of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from outreach.people.consent import Consent
from outreach.text import Language


class Reading(NamedTuple):
    """A number that the sheet gives about the person's channel."""

    #: `followers`, `engagement_rate` (per cent) and other snake_case names.
    metric: str
    value: float


class NoteKind(StrEnum):
    """What a note tells."""

    #: Anything.
    NOTE = "note"
    #: They were written to or met before this program knew them.
    CONTACTED = "contacted"
    #: They answered then.
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the sheet tells of an earlier contact."""

    kind: NoteKind
    #: The words of the sheet, with the heading, such as `Son temas: 12.03.2026`.
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OtherChannel:
    """A channel that the row names beside the first, with its own numbers."""

    platform: str
    #: Without the @, as typed; and its fold.
    handle: str
    canonical_handle: str
    profile_url: str | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class PostCells:
    """The post columns of a row, as written."""

    url: str
    title: str | None
    published: date | None


class Record(NamedTuple):
    """One usable row. None and empty tuples are cells that say nothing.

    A tuple, because a long list makes a hundred thousand of them.
    """

    line: int
    name: str | None = None
    first_name: str | None = None
    #: As typed, and its fold under which it is unique.
    address: str | None = None
    canonical_address: str | None = None
    #: `instagram`, `youtube`, `tiktok` ... or `unknown` where only a handle is known.
    platform: str | None = None
    #: Without the @, as typed; and its fold.
    handle: str | None = None
    canonical_handle: str | None = None
    profile_url: str | None = None
    feed_url: str | None = None
    language: Language | None = None
    time_zone: str | None = None
    country: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    earlier: tuple[Earlier, ...] = ()
    #: Why they may not be written to, in the words of the sheet.
    blocked_because: str | None = None
    #: The numbers of the channel above, or of the person where there is none.
    readings: tuple[Reading, ...] = ()
    #: The channels beside the one above.
    others: tuple[OtherChannel, ...] = ()
    #: The day on which the numbers were true; None where the sheet does not say.
    measured_on: date | None = None
    post: PostCells | None = None
    #: The sheet's own columns, by heading.
    fields: Mapping[str, str] = MappingProxyType({})
    #: Why the address may be written to; None where the sheet does not say.
    consent: Consent | None = None
    #: The line of the first row of this sheet that speaks of the same person.
    same_as: int | None = None

    @property
    def person(self) -> int:
        """The line by which the person is known within this sheet."""
        return self.same_as or self.line


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot be used: where it stands, its cells as they were, and why."""

    line: int
    cells: tuple[str, ...]
    #: In words, such as `no address or handle`.
    reason: str
