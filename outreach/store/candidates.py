"""What a message points to in; the mails of ours that it may answer, found by indexes, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, or_, select
from sqlmodel import Session

from outreach.mail.delivery import Direction, Transport
from outreach.models import Address, Delivery, Message, MessageId
from outreach.people.addresses import GMAIL, mailbox
from outreach.replies.matching import Candidate
from outreach.store.guards import GONE
from outreach.store.narrow import beside, each

_ADDRESS = Address.__table__
#: Beginnings that one statement asks for.
_WAYS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What some messages point to."""

    #: Message-IDs, with angle brackets.
    ids: frozenset[str] = frozenset()
    #: What Message-IDs begin with, up to the @.
    beginnings: frozenset[str] = frozenset()
    #: Canonical addresses.
    addresses: frozenset[str] = frozenset()
    #: Domains of companies whose people are meant, whoever of them wrote.
    companies: frozenset[str] = frozenset()


def candidates(db: Session, wanted: Wanted, *, transport: Transport) -> list[Candidate]:
    """Read the mails of ours that carry one of the ids, or went to a person known by one of the addresses or companies.

    A mail stands there once for the address it went to and once for each other address of that person.
    """
    rows = _reached(db, transport, wanted)
    ids, c = MessageId.__table__.c, _ADDRESS.c
    known = _by_owner(db, ids.message_id, ids.value, [row.id for row in rows])
    persons = {row.influencer_id for row in rows if row.influencer_id is not None}
    also = _by_owner(db, c.influencer_id, c.canonical, persons)
    return [
        Candidate(
            message_id=row.id,
            influencer_id=row.influencer_id,
            ids=frozenset(known.get(row.id, ())),
            recipient=address,
            sent_at=row.sending_at,
            sent_to=row.recipient,
            subject=row.subject,
        )
        for row in rows
        for address in sorted({row.recipient} | also.get(row.influencer_id, set()))
    ]


def _reached(db: Session, transport: Transport, wanted: Wanted) -> list[Row[Any]]:
    """Read the mails for `candidates`, oldest first, by one index after the other: asked for all at once, none is used."""
    m, i, d = Message.__table__.c, MessageId.__table__.c, Delivery.__table__.c
    ours = (beside(m.direction) == Direction.OUT, beside(m.transport) == transport)
    left = func.coalesce(d.sending_at, m.at).label("sending_at")
    statement = (
        select(m.id, m.influencer_id, m.recipient, m.subject, left)
        .join(Delivery.__table__, d.message_id == m.id)
        .where(*ours)
    )
    went = statement.where(d.state.in_(GONE))
    named = [owner for (owner,) in each(db, select(i.message_id), i.value, wanted.ids)]
    named += _beginning(db, wanted.beginnings)
    ways: tuple[tuple[Any, Any, Collection[Any]], ...] = (
        (statement, m.id, named),  # nobody guesses an id: the mail did leave, whatever was said of it since
        (went, m.recipient, wanted.addresses | {mailbox(one) for one in wanted.addresses}),
        (went, m.influencer_id, _persons(db, wanted)),
    )
    found = {row.id: row for asked, column, values in ways for row in each(db, asked, column, values)}
    return [found[number] for number in sorted(found)]


def _beginning(db: Session, beginnings: Collection[str]) -> Iterator[int]:
    """Read which mails have an id that begins so, up to the @; SQLite takes an index for bounds alone."""
    c = MessageId.__table__.c
    bounds = db.get_bind().dialect.name == "sqlite"
    wanted = sorted(beginnings)
    for start in range(0, len(wanted), _WAYS):
        ways = [
            and_(c.value >= one, c.value < f"{one[:-1]}A")
            if bounds
            else c.value.startswith(one, autoescape=True)
            for one in wanted[start : start + _WAYS]
        ]
        yield from db.scalars(select(c.message_id).where(or_(*ways)))


def _persons(db: Session, wanted: Wanted) -> set[int]:
    """Read who is known by one of the addresses, by another spelling of one, or at one of the companies."""
    c = _ADDRESS.c
    known = select(c.influencer_id).where(c.influencer_id.is_not(None))
    boxes = {mailbox(one) for one in wanted.addresses}
    found = {person for (person,) in each(db, known, c.canonical, wanted.addresses | boxes)}
    if wanted.addresses:
        tagged = select(c.canonical, c.influencer_id).where(
            c.influencer_id.is_not(None), c.canonical.contains("+")
        )
        found |= {person for address, person in db.execute(tagged) if mailbox(address) in boxes}
    if dotless := {box.replace(".", "") for box in boxes if box.endswith(f"@{GMAIL[0]}")}:
        at_gmail = known.where(or_(*(c.canonical.endswith(f"@{domain}") for domain in GMAIL)))
        plain = func.replace(
            func.replace(c.canonical, "@googlemail.", "@gmail."), ".", "", type_=c.canonical.type
        )
        found |= {person for (person,) in each(db, at_gmail, plain, dotless)}
    for company in wanted.companies:
        ends = [c.canonical.endswith(f"{before}{company}", autoescape=True) for before in "@."]
        found |= set(db.scalars(known.where(or_(*ends))))
    return found


def _by_owner(db: Session, owner: Any, value: Any, owners: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for number, one in each(db, select(owner, value), owner, owners):
        found.setdefault(number, set()).add(one)
    return found
