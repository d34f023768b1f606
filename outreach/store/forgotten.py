"""Lines of the journal in; those that the database does not know of out, and the way in which it learns them again.

Attempts are only ever counted up, so a database that counts fewer than the journal is older than what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, IdSource, Transport
from outreach.models import Address, Delivery, Message, MessageId, Note, Setting
from outreach.people.record import NoteKind
from outreach.store import settings
from outreach.store.journal import Entry
from outreach.store.narrow import each

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__
_ID = MessageId.__table__
#: Setting by which the database knows a line for which it has no delivery.
_SETTLED = "journal:"

Digest = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One mail that left, or may have, and of which the database does not know that."""

    entry: Entry
    #: Its delivery, where the database has it as one that never left.
    delivery_id: int | None
    message_id: int | None
    #: To whom it went; None where the database does not know them either.
    influencer_id: int | None
    campaign: str | None = None
    step: str | None = None


def forgotten(
    db: Session, entries: Iterable[Entry], *, transport: Transport, digest: Digest
) -> list[Forgotten]:
    """Give those of *entries* that this database does not know of, oldest first; *digest* hashes an address."""
    wanted = list(entries)
    rows = _rows(db, {one.id for one in wanted}, transport)
    strangers = [one for one in wanted if not _known(rows.get(one.id), one, digest)]
    settled = _settled(db, strangers)
    left = [one for one in strangers if _name(one) not in settled]
    people = _people(db, digest) if left else {}
    return [_forgotten(one, rows.get(one.id), people, digest) for one in sorted(left, key=lambda one: one.at)]


def put_back(db: Session, one: Forgotten, *, because: str, now: datetime) -> None:
    """Let the database know of a mail what the journal knows; where it has no such mail, its person was written to.

    What the server put off waits as before; what it had and nobody heard of is unknown.
    """
    entry = one.entry
    if one.delivery_id is not None:
        state = DeliveryState.UNKNOWN if entry.state is DeliveryState.SENDING else entry.state
        _restore(db, one.delivery_id, entry, state, because, now)
    elif one.influencer_id is not None:
        _note(db, one.influencer_id, entry.at.date(), because, now)
        settle(db, one, because=because)


def settle(db: Session, one: Forgotten, *, because: str) -> None:
    """Let the database know a line without changing anything else."""
    settings.put(db, _name(one.entry), because)


def left_since(
    db: Session, *, transport: Transport, since: datetime | None
) -> list[tuple[str, str, int, datetime, DeliveryState]]:
    """Read what left since then: (our Message-ID, canonical address, attempts, intent, state), oldest first."""
    d, m, i = _DELIVERY.c, _MESSAGE.c, _ID.c
    statement = (
        select(i.value, m.recipient, d.attempts, d.sending_at, d.state)
        .join(_MESSAGE, m.id == d.message_id)
        .join(_ID, i.message_id == d.message_id)
        .where(d.transport == transport, d.sending_at.is_not(None), i.source == IdSource.OURS)
        .where(m.recipient != "")  # of whom nobody is known any more no line is written
        .order_by(d.sending_at)
    )
    if since is not None:
        statement = statement.where(d.sending_at > since)
    return [(value, to, count, at, state) for value, to, count, at, state in db.execute(statement)]


def _rows(db: Session, ids: set[str], transport: Transport) -> dict[str, Any]:
    d, m, i = _DELIVERY.c, _MESSAGE.c, _ID.c
    statement = (
        select(
            i.value, d.id, d.attempts, m.id.label("message"), m.influencer_id, m.recipient, m.campaign, m.step
        )
        .join(_MESSAGE, m.id == i.message_id)
        .join(_DELIVERY, d.message_id == m.id)
        .where(i.source == IdSource.OURS, d.transport == transport)
    )
    return {row.value: row for row in each(db, statement, i.value, ids)}


def _same(row: Any, entry: Entry, digest: Digest) -> bool:
    """Say that a message is the one of a line: a number that was given anew may name another person."""
    return row is not None and (not row.recipient or digest(row.recipient) == entry.to)


def _known(row: Any, entry: Entry, digest: Digest) -> bool:
    return _same(row, entry, digest) and row.attempts >= entry.attempt


def _forgotten(entry: Entry, row: Any, people: Mapping[str, int], digest: Digest) -> Forgotten:
    if _same(row, entry, digest):
        return Forgotten(entry, row.id, row.message, row.influencer_id, row.campaign, row.step)
    return Forgotten(entry, None, None, people.get(entry.to))


def _people(db: Session, digest: Digest) -> dict[str, int]:
    c = Address.__table__.c
    return {digest(address): person for address, person in db.execute(select(c.canonical, c.influencer_id))}


def _name(entry: Entry) -> str:
    whole = "\0".join((entry.transport, entry.id, str(entry.attempt), entry.at.isoformat()))
    return _SETTLED + sha256(whole.encode()).hexdigest()


def _settled(db: Session, entries: Iterable[Entry]) -> set[str]:
    c = Setting.__table__.c
    return {name for (name,) in each(db, select(c.name), c.name, {_name(one) for one in entries})}


def _restore(
    db: Session, delivery: int, entry: Entry, state: DeliveryState, because: str, now: datetime
) -> None:
    """Set what a later state of this database said; no move of its life, so whatever it says now gives way."""
    d = _DELIVERY.c
    left = state is not DeliveryState.QUEUED
    values = {
        "state": state,
        "attempts": entry.attempt,
        "owner": None,
        "sending_at": entry.at if left else None,
        "settled_at": now if left else None,
        "held_because": None,
        "reply_text": because,
    }
    older = (d.id == delivery, d.attempts < entry.attempt, d.state != DeliveryState.CLAIMED)
    db.execute(update(_DELIVERY).where(*older).values(**values))


def _note(db: Session, person: int, day: date, because: str, now: datetime) -> None:
    text = f"a mail of {day.day} {day:%B %Y}; {because}"
    db.add(Note(influencer_id=person, kind=NoteKind.CONTACTED, text=text, day=day, at=now, by="journal"))
