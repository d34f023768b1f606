"""Mails that look like answers and belong to nobody we know: From, subject and date of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlmodel import Session

from outreach.followups.progress import Outgoing, Stray
from outreach.mail.delivery import Transport
from outreach.models import Unmatched
from outreach.people.addresses import folded
from outreach.replies.resembling import named
from outreach.store.narrow import among
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
    alone = [
        (row, told[0]) for row in unmatched(db, transport=transport) if len(told := named(row.because)) == 1
    ]
    went: dict[str, list[tuple[datetime, int]]] = {address: [] for _, address in alone}
    for person, mails in sent if went else ():
        for one in mails:
            if one.recipient in went and one.left_at:
                went[one.recipient].append((one.left_at, person))
    found: dict[int, list[Stray]] = {}
    for row, address in alone:
        for person in {person for left, person in went[address] if left <= row.kept_at}:
            stray = Stray(sender=clean(row.sender), at=row.at, kept_at=row.kept_at)
            found.setdefault(person, []).append(stray)
    return found


def since(db: Session, moment: datetime, *, transport: Transport) -> int:
    """Count those that were found since then."""
    c = Unmatched.__table__.c
    statement = select(func.count()).where(c.transport == transport, c.kept_at >= moment)
    return int(db.scalars(statement).one())
