"""The last mails of an account and which of them came back because there is no such address."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, select
from sqlmodel import Session

from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.models import Classification, Delivery, Message
from outreach.replies import Kind
from outreach.store.guards import GONE

_DELIVERY = Delivery.__table__
#: Rows beside the one in question, each made once.
_THEIRS, _LATER = Message.__table__.alias(), Classification.__table__.alias()


def bounced(
    db: Session, *, transport: Transport, account: str, last: int, since: datetime | None
) -> tuple[int, int]:
    """Count of the *last* mails of an account, none from before *since*: those that bounced, and all of them.

    A bounce is a report that the address does not exist, or a server that refused it at once.
    """
    gone = _newest(db, transport, account, last, since, refused=False)
    refused = _newest(db, transport, account, last, since, refused=True)
    newest = sorted(gone | refused, key=lambda one: one[1], reverse=True)[:last]
    at_once = {number for number, _ in refused}
    later = _reported(db, [number for number, _ in newest if number not in at_once])
    return sum(number in at_once or number in later for number, _ in newest), len(newest)


def _newest(
    db: Session, transport: Transport, account: str, last: int, since: datetime | None, *, refused: bool
) -> set[tuple[int, datetime]]:
    """Read the newest messages that left, or whose address a server refused, each with its moment."""
    d = _DELIVERY.c
    at = d.settled_at if refused else d.sending_at
    fate = (d.state == DeliveryState.REFUSED, d.address_failed) if refused else (d.state.in_(GONE),)
    statement = select(d.message_id, at).where(
        d.transport == transport, d.account == account, at.is_not(None), *fate
    )
    if since is not None:
        statement = statement.where(at > since)
    return {(number, moment) for number, moment in db.execute(statement.order_by(at.desc()).limit(last))}


def _reported(db: Session, messages: Collection[int]) -> set[int]:
    """Read which messages a report says that the address does not exist, by the newest reading of the report."""
    ours, theirs = Message.__table__.c, _THEIRS.c
    verdict, later = Classification.__table__.c, _LATER.c
    statement = select(ours.id).where(
        ours.id.in_(messages),
        theirs.influencer_id == ours.influencer_id,
        theirs.direction == Direction.IN,
        theirs.answers_id == ours.id,
        verdict.message_id == theirs.id,
        verdict.kind == Kind.BOUNCE_HARD,
        ~exists().where(later.message_id == theirs.id, later.id > verdict.id),
    )
    return set(db.scalars(statement))
