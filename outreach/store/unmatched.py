"""Mails that look like answers and belong to nobody we know: From, subject and date of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlmodel import Session

from outreach.followups.progress import Outgoing, Stray
from outreach.mail.delivery import Direction, Transport
from outreach.models import Message, Unmatched
from outreach.people.addresses import folded
from outreach.replies.resembling import named
from outreach.store.narrow import among, beside, each
from outreach.text import clean


def keep(db: Session, rows: Sequence[Unmatched]) -> int:
    """Write down those that were not yet, and say how many; all are of one transport."""
    c = Unmatched.__table__.c
    wanted = {row.digest: row for row in rows}
    if not wanted:
        return 0
    same = (c.transport == rows[0].transport, among(c.digest, wanted))
    there = set(db.scalars(select(c.digest).where(*same)))
    fresh = [row for digest, row in wanted.items() if digest not in there]
    db.add_all(fresh)
    db.flush()
    return len(fresh)


def digest_of(message_id: str | None, raw: bytes) -> str:
    """Give the digest by which a mail is known of which nothing else is kept; *raw* is what was read of it."""
    return sha256(message_id.encode() if message_id else raw).hexdigest()


def strike_off(db: Session, digests: Collection[str], *, transport: Transport) -> None:
    """Strike off mails of which it is known by now whose they are."""
    c = Unmatched.__table__.c
    db.execute(delete(Unmatched.__table__).where(c.transport == transport, among(c.digest, digests)))


def settle(db: Session, address: str, *, transport: Transport) -> None:
    """Strike off the mails from a canonical address, which is known as somebody's from now on."""
    c = Unmatched.__table__.c
    for row in db.scalars(select(Unmatched).where(c.transport == transport)):
        if folded(row.sender) == address:
            db.delete(row)


def unmatched(db: Session, *, transport: Transport) -> list[Unmatched]:
    """Read all of a transport, the newest first."""
    c = Unmatched.__table__.c
    return list(
        db.scalars(select(Unmatched).where(c.transport == transport).order_by(c.at.desc(), c.id.desc()))
    )


def strays(
    db: Session, sent: Iterable[tuple[int, Sequence[Outgoing]]], *, transport: Transport
) -> dict[int, list[Stray]]:
    """Read what may be an answer of one person alone, by influencer, the newest first.

    *sent* is what was queued to whom. What may be the answer of several holds nobody.
    """
    rows = unmatched(db, transport=transport)
    told = _written_to(db, {address for row in rows for address in named(row.because)}, transport)
    left: dict[int, list[datetime]] = {}
    for person, mails in sent if told else ():
        left.setdefault(person, []).extend(one.left_at for one in mails if one.left_at)
    found: dict[int, list[Stray]] = {}
    for row in rows:
        whose = {person for address in named(row.because) for person in told.get(address, ())}
        if len(whose) == 1 and any(one <= row.kept_at for one in left.get(min(whose), ())):
            stray = Stray(sender=clean(row.sender), at=row.at, kept_at=row.kept_at)
            found.setdefault(min(whose), []).append(stray)
    return found


def _written_to(db: Session, addresses: Collection[str], transport: Transport) -> dict[str, set[int]]:
    """Read to whom the mails went that went to these canonical addresses: address -> influencers."""
    m = Message.__table__.c
    ours = (beside(m.direction) == Direction.OUT, beside(m.transport) == transport)
    statement = select(m.recipient, m.influencer_id).where(*ours, m.influencer_id.is_not(None)).distinct()
    found: dict[str, set[int]] = {}
    for address, person in each(db, statement, m.recipient, addresses):
        found.setdefault(address, set()).add(person)
    return found


def since(db: Session, moment: datetime, *, transport: Transport) -> int:
    """Count those that were found since then."""
    c = Unmatched.__table__.c
    statement = select(func.count()).where(c.transport == transport, c.kept_at >= moment)
    return int(db.scalars(statement).one())
