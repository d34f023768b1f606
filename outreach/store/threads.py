"""Queries for what was sent to each person, as later mails go on from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.mail.thread import Thread
from outreach.models import Delivery, Draft, Message, MessageId
from outreach.store.narrow import among, beside


def threads(
    db: Session, campaign: str, people: Collection[int], *, transport: Transport
) -> dict[int, Thread]:
    """Read the thread of each of *people* in a campaign, by influencer; those to whom nothing was sent have none."""
    m, d = Message.__table__.c, Delivery.__table__.c
    statement = (
        select(m.id, m.influencer_id, m.subject, m.account, Draft.__table__.c.post_id)
        .join(Delivery.__table__, d.message_id == m.id)
        .outerjoin(Draft.__table__, Draft.__table__.c.id == m.draft_id)
        .where(
            beside(m.direction) == Direction.OUT,
            beside(m.transport) == transport,
            m.campaign == campaign,
            among(m.influencer_id, people),
            d.state == DeliveryState.SENT,
        )
        .order_by(m.id)
    )
    rows = db.execute(statement).all()
    ids = _ids(db, [row.id for row in rows])
    found: dict[int, Thread] = {}
    for number, person, subject, account, post in rows:
        before = found.get(person)
        known = (*(before.ids if before else ()), *ids.get(number, ()))
        found[person] = Thread(
            subject=before.subject if before else subject,
            account=before.account if before else account,
            ids=known,
            post_id=before.post_id if before else post,
        )
    return found


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail that a server took."""

    step: str
    draft_id: int | None
    at: datetime
    text: str


def sent(db: Session, people: Collection[int], *, transport: Transport) -> dict[tuple[str, int], list[Sent]]:
    """Read what was sent to *people*, by (campaign, influencer), oldest first."""
    m, d = Message.__table__.c, Delivery.__table__.c
    statement = (
        select(m.campaign, m.influencer_id, m.step, m.draft_id, d.sending_at, m.text)
        .join(Delivery.__table__, d.message_id == m.id)
        .where(
            beside(m.direction) == Direction.OUT,
            beside(m.transport) == transport,
            among(m.influencer_id, people),
            d.state == DeliveryState.SENT,
        )
        .order_by(m.id)
    )
    found: dict[tuple[str, int], list[Sent]] = {}
    for campaign, person, *mail in db.execute(statement):
        found.setdefault((campaign, person), []).append(Sent(*mail))
    return found


def words(db: Session, people: Collection[int], *, transport: Transport) -> dict[int, str]:
    """Read all that was written to each of *people*, the newest mail first, as it stands in the mails: with its footer."""
    m, d = Message.__table__.c, Draft.__table__.c
    ours = (beside(m.direction) == Direction.OUT, beside(m.transport) == transport)
    statement = (
        select(m.influencer_id, m.text, d.footer)
        .outerjoin(Draft.__table__, d.id == m.draft_id)
        .where(*ours, among(m.influencer_id, people))
        .order_by(m.id.desc())
    )
    found: dict[int, list[str]] = {}
    for person, text, footer in db.execute(statement):
        found.setdefault(person, []).append(f"{text}\n\n{footer or ''}\n")
    return {person: "\n".join(mails) for person, mails in found.items()}


def _ids(db: Session, messages: Collection[int]) -> dict[int, list[str]]:
    """Read all Message-IDs of each message: ours first, then what a server made of it."""
    c = MessageId.__table__.c
    found: dict[int, list[str]] = {}
    for message, value in db.execute(
        select(c.message_id, c.value)
        .where(among(c.message_id, messages), c.value.startswith("<"))
        .order_by(c.id)
    ):
        found.setdefault(message, []).append(value)
    return found
