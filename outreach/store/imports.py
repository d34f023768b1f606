"""What an import compares its rows with, read in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session

from outreach.models import Address, Channel, Feed, Influencer, Measurement, Note, Tag
from outreach.people.consent import Consent
from outreach.people.platforms import UNKNOWN
from outreach.people.record import Earlier, NoteKind

#: Columns of a person that a sheet may say.
COLUMNS = ("name", "first_name", "language", "time_zone", "country")
_CHUNK = 500  # below the number of parameters that either database takes in one statement


@dataclass(slots=True)
class KnownChannel:
    """A channel as it is stored, or about to be: then it has no number yet."""

    platform: str
    handle: str
    canonical_handle: str
    url: str | None = None
    number: int | None = None
    #: The newest value of each metric, and when it was true.
    readings: dict[str, float] = field(default_factory=dict)
    measured_at: dict[str, datetime] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The handle, with its platform where that is known."""
        return f"@{self.handle}" + ("" if self.platform == UNKNOWN else f" on {self.platform}")

    @property
    def typed(self) -> str:
        """The handle as a person types it for a command."""
        return f"@{self.handle}" if self.platform == UNKNOWN else f"{self.platform}:{self.handle}"


@dataclass(slots=True)
class Stored:
    """What is known of one person: an import compares with it and puts into it what it adds."""

    number: int
    #: Of each of `COLUMNS`.
    values: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    #: Names of the columns that a person edited by hand.
    edited: Collection[str] = ()
    #: Canonical address -> as typed; the primary one first.
    addresses: dict[str, str] = field(default_factory=dict)
    #: Canonical address -> why it may be written to.
    consents: dict[str, Consent] = field(default_factory=dict)
    channels: list[KnownChannel] = field(default_factory=list)
    #: Addresses that are asked for their posts.
    feeds: set[str] = field(default_factory=set)
    #: Folded.
    tags: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    #: What is known of the time before this program, by `same_time`.
    earlier: set[tuple[str, str]] = field(default_factory=set)
    #: The newest value of each metric that no channel is known for, and when it was true.
    readings: dict[str, float] = field(default_factory=dict)
    measured_at: dict[str, datetime] = field(default_factory=dict)


def same_time(note: Earlier) -> tuple[str, str]:
    """Give what makes two notes of an earlier contact one: kind and day, or the words of the cell where no day is known."""
    return note.kind, note.day.isoformat() if note.day else note.text.partition(": ")[2]


def stored(db: Session, ids: Collection[int]) -> Iterator[Stored]:
    """Read what is known of these people, some hundred at a time."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _CHUNK):
        yield from _chunk(db, wanted[start : start + _CHUNK])


def _chunk(db: Session, ids: Sequence[int]) -> Iterator[Stored]:
    c = Influencer.__table__.c
    statement = select(c.id, c.fields, c.edited, *(c[name] for name in COLUMNS)).where(c.id.in_(ids))
    people = {
        number: Stored(number, dict(zip(COLUMNS, values, strict=True)), fields, edited)
        for number, fields, edited, *values in db.execute(statement)
    }
    told = ("canonical", "address", "lawful_basis", "source", "sourced_on", "iys_status")
    for owner, canonical, address, basis, source, since, iys in _of(
        db, Address, told, ids, primary_first=True
    ):
        people[owner].addresses[canonical] = address
        people[owner].consents[canonical] = Consent(basis=basis, source=source, since=since, iys=iys)
    names = ("platform", "handle", "canonical_handle", "url", "id")
    channels: dict[int, KnownChannel] = {}
    for owner, *values in _of(db, Channel, names, ids):
        channels[values[-1]] = KnownChannel(*values)
        people[owner].channels.append(channels[values[-1]])
    for owner, url in _of(db, Feed, ("url",), ids):
        people[owner].feeds.add(url)
    for owner, key in _of(db, Tag, ("key",), ids):
        people[owner].tags.add(key)
    for owner, kind, text, day in _of(db, Note, ("kind", "text", "day"), ids):
        if kind == NoteKind.NOTE:
            people[owner].notes.add(text)
        else:
            people[owner].earlier.add(same_time(Earlier(kind, text, day)))
    of_a_channel = ("channel_id", "metric", "value", "measured_at", "post_id")
    for owner, channel, metric, value, moment, post in _of(db, Measurement, of_a_channel, ids):
        if post is None:
            known = channels[channel] if channel else people[owner]
            known.readings[metric], known.measured_at[metric] = value, moment
    yield from people.values()


def _of(
    db: Session, table: type[Any], columns: Sequence[str], ids: Sequence[int], *, primary_first: bool = False
) -> Iterator[Any]:
    """Yield rows that hang on these people, oldest first."""
    c = table.__table__.c
    order = (c.is_primary.desc(), c.id) if primary_first else (c.id,)
    statement = select(c.influencer_id, *(c[name] for name in columns)).where(c.influencer_id.in_(ids))
    return iter(db.execute(statement.order_by(*order)))


def keep_consents(db: Session, consents: Mapping[str, Consent]) -> None:
    """Write over addresses, by their canonical form, why they may be written to; a source that is not said stays."""
    c = Address.__table__.c
    names = {"lawful_basis": "basis", "sourced_on": "since", "iys_status": "iys"}
    values: dict[str, Any] = {name: bindparam(value) for name, value in names.items()}
    values["source"] = func.coalesce(bindparam("came", type_=c.source.type), c.source)
    statement = update(Address.__table__).where(c.canonical == bindparam("this")).values(values)
    rows = [
        {"this": canonical, "basis": one.basis, "since": one.since, "iys": one.iys, "came": one.source}
        for canonical, one in consents.items()
    ]
    if rows:
        db.execute(statement, rows)
