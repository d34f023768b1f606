"""Which addresses were looked for in a mailbox before the first mail to them, and which must be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Delivery, Lookup, Message, MessageId, Note
from outreach.people.record import NoteKind
from outreach.store.guards import GONE
from outreach.store.narrow import among

_LOOKUP, _MESSAGE, _DELIVERY = Lookup.__table__, Message.__table__, Delivery.__table__
#: Who writes the notes of what was found.
_BY = "mailbox"


def looked(db: Session, *, account: str, since: datetime) -> set[str]:
    """Read the canonical addresses that were looked for in the account's mailbox since then."""
    c = _LOOKUP.c
    return set(db.scalars(select(c.recipient).where(c.account == account, c.at >= since)))


def record(db: Session, *, account: str, recipient: str, now: datetime) -> None:
    """Write down that an address was looked for."""
    c = _LOOKUP.c
    found = db.scalars(select(Lookup).where(c.account == account, c.recipient == recipient)).first()
    row = found or Lookup(account=account, recipient=recipient, at=now)
    row.at = now
    db.add(row)


def queued_first(db: Session, *, transport: Transport, now: datetime) -> list[tuple[int, str]]:
    """Read the queued mails that are due and whose address nothing was sent to before: (influencer, canonical address)."""
    d, m = _DELIVERY.c, _MESSAGE.c
    old, gone = _MESSAGE.alias().c, _DELIVERY.alias().c
    before = exists().where(
        old.recipient == m.recipient,
        old.transport == transport,
        old.direction == Direction.OUT,
        gone.message_id == old.id,
        gone.state.in_(GONE),
    )
    queued = (d.state == DeliveryState.QUEUED, d.transport == transport, d.not_before <= now)
    statement = select(m.influencer_id, m.recipient).join(_DELIVERY, d.message_id == m.id)
    return [(person, address) for person, address in db.execute(statement.where(*queued, ~before))]


def known_ids(db: Session, ids: Collection[str], *, transport: Transport) -> set[str]:
    """Read which of these Message-IDs are of mails that this program sent or keeps for a transport."""
    c, m = MessageId.__table__.c, _MESSAGE.c
    statement = select(c.value).join(_MESSAGE, m.id == c.message_id).where(m.transport == transport)
    return set(db.scalars(statement.where(among(c.value, ids))))


def note(
    db: Session, person: int, *, text: str, day: date, now: datetime, came: datetime | None = None
) -> bool:
    """Write an earlier conversation down as a note, unless it or a later one was noted before.

    What *came* to the mailbox after the note of the same day was written is another mail than that note speaks of.
    """
    c = Note.__table__.c
    mine = (c.influencer_id == person, c.kind == NoteKind.CONTACTED, c.by == _BY)
    noted = db.execute(select(c.at).where(*mine, c.day >= day)).scalars()
    if any(came is None or at >= came for at in noted):
        return False
    db.add(Note(influencer_id=person, kind=NoteKind.CONTACTED, text=text, day=day, at=now, by=_BY))
    return True
