"""Queries for people: who is known, under which addresses and handles, and what a listing shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, func, or_, select
from sqlmodel import Session

from outreach.errors import InputError
from outreach.mail.delivery import Transport
from outreach.models import Address, Channel, Influencer, Measurement, Note, Tag
from outreach.people.addresses import folded
from outreach.people.consent import UNKNOWN, Consent
from outreach.people.handles import read_handle
from outreach.people.person import Person
from outreach.people.platforms import platform_named
from outreach.store.narrow import among
from outreach.text import Language, clean, fold, search_key
from outreach.workdays.cities import zone_of_place

_SHOWN = ("id", "name", "first_name", "language", "time_zone", "country", "representative_id", "fields")


@dataclass(frozen=True)
class Known:
    """Who stands under which address and handle."""

    #: Canonical address -> influencer.
    addresses: dict[str, int]
    #: (platform, canonical handle) -> influencer, channel.
    channels: dict[tuple[str, str], tuple[int, int]]

    @cached_property
    def owners(self) -> dict[tuple[str, str], int]:
        """(platform, canonical handle) -> influencer."""
        return {key: person for key, (person, _) in self.channels.items()}


def known(db: Session) -> Known:
    """Read all addresses and handles for matching an import."""
    address, channel = Address.__table__.c, Channel.__table__.c
    addresses = db.execute(
        select(address.canonical, address.influencer_id).where(address.influencer_id.is_not(None))
    ).all()
    channels = db.execute(
        select(channel.platform, channel.canonical_handle, channel.influencer_id, channel.id)
    ).all()
    return Known(
        addresses=dict(iter(addresses)),
        channels={(platform, handle): (person, number) for platform, handle, person, number in channels},
    )


def people(db: Session, ids: Collection[int] | None = None, *, tag: str | None = None) -> list[Person]:
    """Read people in the order in which they came, all or those of *ids* or *tag*."""
    c = Influencer.__table__.c
    statement = select(*(c[name] for name in _SHOWN)).order_by(c.id)
    if tag is not None:
        statement = statement.where(
            c.id.in_(select(Tag.__table__.c.influencer_id).where(Tag.__table__.c.key == fold(tag)))
        )
    if ids is not None:
        statement = statement.where(among(c.id, ids))
    return _assemble(db, db.execute(statement).mappings().all(), ids)


def person(db: Session, number: int) -> Person:
    """Read one person who is there."""
    return people(db, [number])[0]


def _assemble(db: Session, rows: Sequence[RowMapping], ids: Collection[int] | None) -> list[Person]:
    addresses = _addresses(db, ids)
    channels = _channels(db, ids)
    tags: dict[int, list[str]] = {}
    for owner, name in _by_person(db, Tag, ("name",), ids, order=(Tag.__table__.c.name,)):
        tags.setdefault(owner, []).append(name)
    return [_person(row, addresses, channels, tags) for row in rows]


def _person(
    row: RowMapping,
    addresses: Mapping[int, tuple[str, Consent]],
    channels: Mapping[int, tuple[str, str]],
    tags: Mapping[int, list[str]],
) -> Person:
    number = row["id"]
    platform, handle = channels.get(number, (None, None))
    address, consent = addresses.get(number, (None, UNKNOWN))
    return Person(
        id=number,
        name=row["name"],
        first_name=row["first_name"],
        address=address,
        platform=platform,
        handle=handle,
        language=Language(row["language"]) if row["language"] else None,
        time_zone=row["time_zone"] or zone_of_place(row["fields"], row["country"]),
        country=row["country"],
        representative=row["representative_id"],
        tags=tuple(tags.get(number, ())),
        consent=consent,
        fields=row["fields"],
    )


def _addresses(db: Session, ids: Collection[int] | None) -> dict[int, tuple[str, Consent]]:
    c = Address.__table__.c
    columns = ("address", "lawful_basis", "source", "sourced_on", "iys_status")
    first: dict[int, tuple[str, Consent]] = {}
    for owner, address, basis, source, since, iys in _by_person(
        db, Address, columns, ids, order=(c.is_primary.desc(), c.id)
    ):
        if owner not in first:
            told = basis or since or iys
            consent = Consent(basis=basis, source=source, since=since, iys=iys) if told else UNKNOWN
            first[owner] = address, consent
    return first


def _channels(db: Session, ids: Collection[int] | None) -> dict[int, tuple[str, str]]:
    first: dict[int, tuple[str, str]] = {}
    for owner, platform, handle in _by_person(
        db, Channel, ("platform", "handle"), ids, order=(Channel.__table__.c.id,)
    ):
        first.setdefault(owner, (platform, handle))
    return first


def _by_person(
    db: Session, table: type[Any], columns: Iterable[str], ids: Collection[int] | None, order: Any
) -> Sequence[Any]:
    c = table.__table__.c
    statement = select(c.influencer_id, *(c[name] for name in columns)).order_by(*order)
    if ids is not None:
        statement = statement.where(among(c.influencer_id, ids))
    return db.execute(statement).all()


def count(db: Session) -> int:
    """Count people."""
    return db.scalars(select(func.count()).select_from(Influencer.__table__)).one()


def tags(db: Session, number: int) -> dict[str, Tag]:
    """Read one person's tags by their fold."""
    return {one.key: one for one in db.scalars(select(Tag).where(Tag.__table__.c.influencer_id == number))}


def owned(db: Session, addresses: Collection[str]) -> set[str]:
    """Read which canonical addresses are somebody's."""
    c = Address.__table__.c
    return set(db.scalars(select(c.canonical).where(among(c.canonical, addresses))))


def whose(db: Session, addresses: Collection[str]) -> dict[str, int]:
    """Read whose canonical addresses are; those that are nobody's are left out."""
    c = Address.__table__.c
    there = select(c.canonical, c.influencer_id)
    rows = db.execute(there.where(among(c.canonical, addresses)))
    return {address: person for address, person in rows if person is not None}


def find(db: Session, words: str) -> list[int]:
    """Find the people whom *words* name.

    These are `@handle`, `platform:handle`, the address of a profile, an e-mail address, a name, or a part of a name or
    handle; what fits whole goes before what fits in part.
    """
    words = words.strip()
    influencer, address, channel = Influencer.__table__.c, Address.__table__.c, Channel.__table__.c
    profile = _profile(words) if "/" in words else None
    platform, _, rest = profile or words.rpartition(":")
    handle = rest.lstrip("@")
    by_handle = select(channel.influencer_id).where(channel.canonical_handle.in_({fold(handle), handle}))
    if platform:
        return _ids(db, by_handle.where(channel.platform == (platform_named(platform) or fold(platform))))
    if words.startswith("@"):
        return _ids(db, by_handle)
    if "@" in words:
        return _ids(db, select(address.influencer_id).where(address.canonical == folded(words)))
    key = search_key(clean(words))
    if not key:
        return []
    name_part = influencer.name_key.contains(key, autoescape=True)
    handle_part = channel.canonical_handle.contains(fold(handle), autoescape=True)
    return (
        _ids(db, select(influencer.id).where(influencer.name_key == key))
        or _ids(db, select(influencer.id).where(or_(name_part, influencer.id.in_(by_handle))))
        or _ids(db, select(channel.influencer_id).where(handle_part))
    )


def _profile(words: str) -> tuple[str, str, str] | None:
    """Read the address of a profile as `platform:handle` is read."""
    try:
        channel = read_handle(words)
    except InputError:
        return None
    return (channel.platform or "", ":", channel.canonical) if channel else None


def channel_owner(db: Session, platform: str, handle: str) -> int | None:
    """Read whose channel that is."""
    c = Channel.__table__.c
    found: int | None = db.execute(
        select(c.influencer_id).where(c.platform == platform, c.canonical_handle == handle)
    ).scalar()
    return found


def _ids(db: Session, statement: Any) -> list[int]:
    return sorted({number for number in db.execute(statement).scalars() if number is not None})


def influencers(db: Session, ids: Collection[int]) -> dict[int, Influencer]:
    """Read the rows of these people, to be changed."""
    found = db.scalars(select(Influencer).where(among(Influencer.__table__.c.id, ids)))
    return {one.id: one for one in found if one.id is not None}


def addresses(db: Session, number: int) -> list[Address]:
    """Read all addresses of one person, the primary first."""
    c = Address.__table__.c
    return list(
        db.scalars(select(Address).where(c.influencer_id == number).order_by(c.is_primary.desc(), c.id))
    )


def at_domain(db: Session, domain: str) -> set[int]:
    """Read who has an address that ends in *domain*, such as `@example.com`."""
    c = Address.__table__.c
    found = select(c.influencer_id).where(c.canonical.endswith(domain, autoescape=True))
    return {number for number in db.scalars(found) if number is not None}


def channels(db: Session, number: int) -> list[Channel]:
    """Read all channels of one person, oldest first."""
    c = Channel.__table__.c
    return list(db.scalars(select(Channel).where(c.influencer_id == number).order_by(c.id)))


def notes(db: Session, number: int, *, transport: Transport) -> list[Note]:
    """Read what is known of one person and counts, oldest first."""
    c = Note.__table__.c
    counting = _counting(transport)
    return list(db.scalars(select(Note).where(c.influencer_id == number, *counting).order_by(c.at, c.id)))


def noted(db: Session, ids: Collection[int], *, transport: Transport) -> dict[int, list[str]]:
    """Read what is noted of these people, whatever kind of note it is, oldest first: influencer -> texts."""
    c = Note.__table__.c
    found: dict[int, list[str]] = {}
    statement = select(c.influencer_id, c.text).where(among(c.influencer_id, ids), *_counting(transport))
    for owner, text in db.execute(statement.order_by(c.at, c.id)):
        found.setdefault(owner, []).append(text)
    return found


def _counting(transport: Transport) -> tuple[ColumnElement[bool], ...]:
    """Leave out notes of the other transport, and those that were lifted."""
    c = Note.__table__.c
    return or_(c.transport.is_(None), c.transport == transport), c.lifted_at.is_(None)


def measurements(db: Session, ids: Collection[int] | None = None) -> dict[tuple[int, str], float]:
    """Read the newest value of each metric: (influencer, metric) -> value. Of several channels the oldest one speaks."""
    c = Measurement.__table__.c
    newest = (
        select(func.max(c.id)).where(c.post_id.is_(None)).group_by(c.influencer_id, c.metric, c.channel_id)
    )
    if ids is not None:
        newest = newest.where(among(c.influencer_id, ids))
    order = (c.channel_id.is_(None), c.channel_id)
    statement = select(c.influencer_id, c.metric, c.value).where(c.id.in_(newest)).order_by(*order)
    values: dict[tuple[int, str], float] = {}
    for owner, metric, value in db.execute(statement):
        values.setdefault((owner, metric), value)
    return values
