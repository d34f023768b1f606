"""Who is never to be written to again, known by keyed hashes alone."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session

from outreach.models import Address, Channel, Suppression, SuppressionKind
from outreach.people.addresses import mailbox
from outreach.people.platforms import UNKNOWN
from outreach.replies.resembling import company_of
from outreach.store import bulk
from outreach.store.narrow import among, each

#: Why nobody writes to somebody of whom nothing else is known.
FORGOTTEN = "forgotten, never to be written to again"


def digest(secret: bytes, kind: SuppressionKind, value: str) -> str:
    """Hash a canonical address, or `platform:canonical handle`, under the workspace's key."""
    return hmac.digest(secret, f"suppression\0{kind}\0{value}".encode(), "sha256").hex()


def domain(address: str) -> str:
    """Give what a whole domain is blocked by: `@example.com`."""
    return "@" + address.rpartition("@")[2]


def suppress(
    db: Session, kind: SuppressionKind, value: str, *, secret: bytes, because: str, now: datetime
) -> bool:
    """Block an address or handle for good; say whether it was not blocked before."""
    hashed = digest(secret, kind, value)
    c = Suppression.__table__.c
    if db.scalars(select(c.id).where(c.kind == kind, c.digest == hashed)).first() is not None:
        return False
    db.add(Suppression(kind=kind, digest=hashed, because=because, at=now))
    return True


def forget(
    db: Session, known: Iterable[tuple[SuppressionKind, str]], *, secret: bytes, now: datetime
) -> None:
    """Block all by which somebody was known, and let no reason say more of them than that."""
    c = Suppression.__table__.c
    hashes = list(dict.fromkeys((kind, digest(secret, kind, value)) for kind, value in _spelled(known)))
    there = set(db.scalars(select(c.digest).where(c.digest.in_([one for _, one in hashes]))))
    add(db, [(kind, one, FORGOTTEN) for kind, one in hashes if one not in there], now=now)
    db.execute(update(Suppression.__table__).where(c.digest.in_(there)).values(because=FORGOTTEN))


def add(db: Session, rows: Sequence[tuple[SuppressionKind, str, str]], *, now: datetime) -> None:
    """Block many, none of them blocked yet: kind, hash, why."""
    bulk.add_many(db, Suppression, ("kind", "digest", "because"), rows, at=now)


def reasons(db: Session) -> dict[str, str]:
    """Read all suppressions: digest -> why."""
    c = Suppression.__table__.c
    return dict(iter(db.execute(select(c.digest, c.because))))


def digests(secret: bytes, *, addresses: Iterable[str], handles: Iterable[tuple[str, str]]) -> list[str]:
    """Hash all by which one person is known: canonical addresses, with their domains, (platform, canonical handle).

    A handle that was blocked while its platform was unknown stays blocked when the platform is learnt.
    """
    by_address = [
        digest(secret, SuppressionKind.ADDRESS, value) for one in addresses for value in (one, domain(one))
    ]
    return by_address + [
        digest(secret, SuppressionKind.HANDLE, f"{platform}:{handle}")
        for known, handle in handles
        for platform in dict.fromkeys((known, UNKNOWN))
    ]


def of_people(
    db: Session, secret: bytes, people: Collection[int] | None = None
) -> Mapping[int, Sequence[str]]:
    """Hash all by which people are known, everybody or some of them, at every address and handle: influencer -> hashes."""
    address, channel = Address.__table__.c, Channel.__table__.c
    by_address = select(address.influencer_id, address.canonical)
    by_handle = select(channel.influencer_id, channel.platform, channel.canonical_handle)
    if people is not None:
        by_address = by_address.where(among(address.influencer_id, people))
        by_handle = by_handle.where(among(channel.influencer_id, people))
    found: dict[int, list[str]] = defaultdict(list)
    for person, one in db.execute(by_address):
        found[person] += digests(secret, addresses=[one], handles=[])
    for person, platform, handle in db.execute(by_handle):
        found[person] += digests(secret, addresses=[], handles=[(platform, handle)])
    return found


def blocked(db: Session, hashes: Collection[str]) -> set[str]:
    """Pick those hashes under which somebody is blocked."""
    c = Suppression.__table__.c
    return set(db.scalars(select(c.digest).where(among(c.digest, hashes))))


def because(
    db: Session, secret: bytes, *, addresses: Iterable[str], handles: Iterable[tuple[str, str]]
) -> list[str]:
    """Say why a person may not be written to, the oldest reason first; nothing where nobody blocked them."""
    c = Suppression.__table__.c
    keys = digests(secret, addresses=addresses, handles=handles)
    return list(db.scalars(select(c.because).where(c.digest.in_(keys)).order_by(c.id)))


def forgotten(db: Session, secret: bytes, addresses: Iterable[str]) -> set[str]:
    """Pick those canonical addresses under which somebody who was erased was known, in whichever spelling."""
    c, kind = Suppression.__table__.c, SuppressionKind.ADDRESS
    hashed = [
        (digest(secret, kind, value), one) for one in addresses for value in (one, _own_mailbox(one)) if value
    ]
    keys = [key for key, _ in hashed]
    erased = select(c.digest).where(c.because == FORGOTTEN)
    found = {key for (key,) in each(db, erased, c.digest, keys)}
    return {one for key, one in hashed if key in found}


def _spelled(known: Iterable[tuple[SuppressionKind, str]]) -> Iterator[tuple[SuppressionKind, str]]:
    """Give what somebody was known by, and the mailbox of each address of theirs."""
    for kind, value in known:
        yield kind, value
        if kind is SuppressionKind.ADDRESS and (box := _own_mailbox(value)):
            yield kind, box


def _own_mailbox(address: str) -> str | None:
    """Name the mailbox of one person, whichever way it is spelt; what a company has behind a plus may be another's.

    It is no address, so that whoever is imported with another spelling is not blocked by it.
    """
    return None if company_of(address) else f"mailbox {mailbox(address)}"
