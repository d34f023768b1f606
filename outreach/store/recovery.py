"""The fate of messages whose sender could not write it down: it died, or the wire did; each change one compare-and-set."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session

from outreach.mail.delivery import MOVES, DeliveryState
from outreach.models import Delivery
from outreach.store.outbox import QUEUED_AGAIN

_DELIVERY = Delivery.__table__


def owners(db: Session) -> set[str]:
    """Read the tokens of the senders that have a message in hand, or had one when they died."""
    d = _DELIVERY.c
    in_hand = (d.state.in_((DeliveryState.CLAIMED, DeliveryState.SENDING)), d.owner.is_not(None))
    return set(db.scalars(select(d.owner).where(*in_hand).distinct()))


#: What became of a mail whose sender died between the intent and the answer.
ENDED = "the program ended while the server had the body"


def recover(db: Session, *, dead: Collection[str], now: datetime) -> tuple[set[int], set[int]]:
    """Settle what the *dead* senders left; give the deliveries of either kind.

    Claimed goes back to queued, for no byte of it left; sending becomes unknown, for nobody can know.
    """
    d = _DELIVERY.c
    theirs = d.owner.in_(sorted(dead))
    back = db.scalars(
        update(_DELIVERY)
        .where(d.state == DeliveryState.CLAIMED, theirs)
        .values(state=DeliveryState.QUEUED, owner=None)
        .returning(d.id)
    )
    lost = db.scalars(
        update(_DELIVERY)
        .where(d.state == DeliveryState.SENDING, theirs)
        .values(state=DeliveryState.UNKNOWN, settled_at=now, reply_text=ENDED)
        .returning(d.id)
    )
    return set(back), set(lost)


def found(db: Session, delivery_id: int, *, because: str, now: datetime) -> bool:
    """Settle a fate that nobody knew, by evidence or a person's word: unknown becomes sent."""
    values = {"settled_at": now, "reply_text": because}
    return _known(db, delivery_id, DeliveryState.SENT, values)


def not_sent(db: Session, delivery_id: int, *, because: str, now: datetime) -> bool:
    """Settle a fate that nobody knew, by a person's word: unknown is queued again, the same bytes under the same id."""
    values = QUEUED_AGAIN | {"not_before": now, "reply_code": None, "reply_text": because}
    return _known(db, delivery_id, DeliveryState.QUEUED, values)


def _known(db: Session, delivery_id: int, new: DeliveryState, values: Mapping[str, Any]) -> bool:
    assert new in MOVES[DeliveryState.UNKNOWN]
    d = _DELIVERY.c
    moved = db.execute(
        update(_DELIVERY)
        .where(d.id == delivery_id, d.state == DeliveryState.UNKNOWN)
        .values(state=new, **values)
        .returning(d.id)
    )
    return moved.one_or_none() is not None
