"""Completes people who are already known from what a new sheet says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlmodel import Session

from outreach.models import Influencer
from outreach.people.record import Record
from outreach.store import people
from outreach.text import fold, search_key

_COLUMNS = ("name", "first_name", "language", "time_zone", "country")


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one person."""

    person: int
    called: str
    column: str
    old: str
    new: str

    @property
    def said(self) -> str:
        """The change in words."""
        return f"{self.column}: {self.old or 'nothing'} -> {self.new}"


@dataclass(slots=True)
class Changes:
    """What an import changed, and what it left because a person had said otherwise."""

    made: list[Change] = field(default_factory=list)
    conflicts: list[Change] = field(default_factory=list)

    @property
    def people(self) -> set[int]:
        """Who changed."""
        return {change.person for change in self.made}


class Rows(Protocol):
    """Where new rows are collected."""

    tags: list[dict[str, Any]]
    posts: list[tuple[int, Record]]

    def address(self, number: int, record: Record, *, primary: bool) -> None: ...
    def channel(self, number: int, record: Record) -> None: ...
    def note(self, number: int, text: str) -> None: ...
    def measure(self, number: int, metric: str, value: float) -> None: ...


def complete(db: Session, known: Sequence[tuple[int, Record]], rows: Rows) -> Changes:
    """Fill what is missing and take newer values, but for what a person edited by hand. A blank clears nothing."""
    changes = Changes()
    if not known:
        return changes
    ids = {number for number, _ in known}
    stored = people.influencers(db, ids)
    numbers = people.measurements(db, ids)
    for number, record in known:
        there = stored[number]
        _columns(there, record, changes)
        _fields(there, record, changes)
        _reached(db, there, record, rows, changes)
        _said(db, number, record, rows, numbers)
    return changes


def _columns(there: Influencer, record: Record, changes: Changes) -> None:
    assert there.id is not None
    for column in _COLUMNS:
        new, old = getattr(record, column), getattr(there, column)
        if new is None or new == old:
            continue
        change = Change(there.id, there.name or record.name or "", column, old or "", str(new))
        if column in there.edited:
            changes.conflicts.append(change)
            continue
        setattr(there, column, new)
        if column == "name":
            there.name_key = search_key(new)
        changes.made.append(change)


def _fields(there: Influencer, record: Record, changes: Changes) -> None:
    assert there.id is not None
    for heading, new in record.fields.items():
        old = there.fields.get(heading)
        if old == new:
            continue
        there.fields = {**there.fields, heading: new}
        changes.made.append(Change(there.id, there.name or "", heading, old or "", new))


def _reached(db: Session, there: Influencer, record: Record, rows: Rows, changes: Changes) -> None:
    """Add addresses and channels; another address than the primary one is kept beside it and told."""
    assert there.id is not None
    addresses, channels = people.addresses(db, there.id), people.channels(db, there.id)
    if record.canonical_address and record.canonical_address not in {one.canonical for one in addresses}:
        rows.address(there.id, record, primary=not addresses)
        change = Change(
            there.id,
            there.name or "",
            "email",
            addresses[0].address if addresses else "",
            record.address or "",
        )
        (changes.conflicts if addresses else changes.made).append(change)
    if record.canonical_handle is None:
        return
    mine = next((one for one in channels if one.canonical_handle == record.canonical_handle), None)
    if mine is None or (
        record.platform not in (None, "unknown", mine.platform) and mine.platform != "unknown"
    ):
        rows.channel(there.id, record)
        changes.made.append(Change(there.id, there.name or "", "handle", "", f"@{record.handle}"))
        return
    if mine.platform == "unknown" and record.platform not in (None, "unknown"):
        mine.platform = record.platform or mine.platform
    mine.url, mine.feed_url = record.profile_url or mine.url, record.feed_url or mine.feed_url


def _said(
    db: Session, number: int, record: Record, rows: Rows, numbers: dict[tuple[int, str], float]
) -> None:
    """Add notes, tags, numbers and posts that are not there yet."""
    if record.note and record.note not in {note.text for note in people.notes(db, number)}:
        rows.note(number, record.note)
    there = people.tags(db, number) if record.tags else {}
    rows.tags += [
        {"influencer_id": number, "name": word, "key": fold(word)}
        for word in record.tags
        if fold(word) not in there
    ]
    for reading in record.readings:
        if numbers.get((number, reading.metric)) != reading.value:
            rows.measure(number, reading.metric, reading.value)
    if record.post:
        rows.posts.append((number, record))
