"""Mails that left lately, are on their way or are queued, in few queries: what plan and claim count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Delivery, Influencer, Message
from outreach.plan.departures import Departure
from outreach.store.guards import GONE, follows
from outreach.store.narrow import beside

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__
_INFLUENCER = Influencer.__table__
#: Who was forgotten: their mails count for limits and pauses.
_NOBODY = 0


def departures(db: Session, *, transport: Transport, since: datetime, now: datetime) -> list[Departure]:
    """Read what left since then, or may have, what a sender has in hand (as of *now*) and what is queued."""
    d = _DELIVERY.c
    known = or_(
        and_(d.state.in_(GONE), d.sending_at > since),
        d.state.in_((DeliveryState.CLAIMED, DeliveryState.QUEUED)),
    )
    return [
        _departure(row, now) for row in db.execute(_rows(follows()).where(d.transport == transport, known))
    ]


def to_them(
    db: Session,
    *,
    transport: Transport,
    people: Collection[int],
    representatives: Collection[int],
    since: datetime,
    now: datetime,
    besides: Collection[int],
) -> list[Departure]:
    """Read what left since then, or is leaving, to people or for others whom the same ones speak for; some not counted."""
    d, m, i = _DELIVERY.c, _MESSAGE.c, _INFLUENCER.c
    whose: ColumnElement[bool] = m.influencer_id.in_(sorted(people))
    if representatives:
        theirs = select(i.id).where(i.representative_id.in_(sorted(representatives)))
        whose = or_(whose, m.influencer_id.in_(theirs))
    known = or_(and_(d.state.in_(GONE), d.sending_at > since), d.state == DeliveryState.CLAIMED)
    ours = (beside(m.direction) == Direction.OUT, beside(d.transport) == transport)
    statement = _rows(false()).where(whose, *ours, known, d.id.not_in(sorted(besides)))
    return [_departure(row, now) for row in db.execute(statement)]


def last(db: Session, *, transport: Transport, account: str, now: datetime) -> list[Departure]:
    """Read the last mail of an account that left, or may have, and the last that is not dated ahead of *now*.

    One that a sender has in hand leaves *now*, and is the last.
    """
    d = _DELIVERY.c
    mine = (d.transport == transport, d.account == account)
    plain = _rows(false()).where(*mine)
    held = plain.where(d.state == DeliveryState.CLAIMED).limit(1)
    newest = plain.where(d.state.in_(GONE), d.sending_at.is_not(None)).order_by(d.sending_at.desc()).limit(1)
    for some in ((held,), (newest, newest.where(d.sending_at <= now))):
        if rows := [row for one in some for row in db.execute(one)]:
            return [_departure(row, now) for row in rows]
    return []


def moments(db: Session, *, transport: Transport, account: str) -> list[datetime]:
    """Read every moment at which a mail of an account left, or may have, oldest first."""
    d = _DELIVERY.c
    mine = (d.transport == transport, d.account == account, d.state.in_(GONE))
    statement = select(d.sending_at).where(*mine, d.sending_at.is_not(None)).order_by(d.sending_at)
    return list(db.scalars(statement))


def follow_ups(db: Session, *, transport: Transport, account: str, since: datetime) -> list[datetime]:
    """Read when mails left since then to people whom the same campaign wrote to before."""
    d = _DELIVERY.c
    mine = (d.transport == transport, d.account == account, d.state.in_(GONE), d.sending_at > since)
    joined = _DELIVERY.join(_MESSAGE, _MESSAGE.c.id == d.message_id)
    return list(db.scalars(select(d.sending_at).select_from(joined).where(*mine, follows())))


def _rows(again: ColumnElement[bool]) -> Select[Any]:
    d, m, i = _DELIVERY.c, _MESSAGE.c, _INFLUENCER.c
    return (
        select(
            d.account,
            d.state,
            d.sending_at,
            d.not_before,
            m.influencer_id,
            i.representative_id,
            m.campaign,
            m.step,
            again.label("follows"),
        )
        .join(_MESSAGE, m.id == d.message_id)
        .outerjoin(_INFLUENCER, i.id == m.influencer_id)
    )


def _departure(row: Any, now: datetime) -> Departure:
    queued = row.state is DeliveryState.QUEUED
    return Departure(
        at=row.not_before if queued else now if row.state is DeliveryState.CLAIMED else row.sending_at,
        account=row.account,
        person=row.influencer_id or _NOBODY,
        representative=row.representative_id,
        campaign=row.campaign or "",
        step=row.step or "",
        queued=queued,
        follows=bool(row.follows),
    )
