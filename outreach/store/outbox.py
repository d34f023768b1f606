"""The fate of outgoing messages: every change is one compare-and-set, so two senders can never both make it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlmodel import Session

from outreach.mail.delivery import MOVES, DeliveryState, Direction, IdSource, Transport
from outreach.models import Delivery, Message, MessageId, MessageRaw
from outreach.plan.departures import DAY
from outreach.plan.planning import OVERDUE
from outreach.store.guards import EVERYTHING, Allowed, Recipient, at_the_wire, follows
from outreach.store.narrow import beside, chunks

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__
#: What a message that waits again has forgotten.
QUEUED_AGAIN: dict[str, Any] = {"owner": None, "sending_at": None, "settled_at": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """One message ready to be queued."""

    campaign: str
    step: str
    influencer_id: int
    draft_id: int
    account: str
    sender: str
    #: Canonical address.
    recipient: str
    subject: str
    text: str
    message_id: str
    raw: bytes
    digest: str
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message that this sender has and nobody else."""

    delivery_id: int
    message_id: int
    influencer_id: int
    campaign: str
    step: str
    sender: str
    recipient: str
    #: How many were made before this one.
    attempts: int
    raw: bytes
    #: Our Message-ID.
    identity: str
    #: From which draft it was made, and when it was queued.
    draft_id: int | None = None
    queued_at: datetime | None = None


def queue(db: Session, frozen: Frozen, *, transport: Transport, now: datetime) -> int:
    """Write message, bytes, id and delivery; the unique key of the step refuses a second one for ever."""
    message = Message(
        direction=Direction.OUT,
        transport=transport,
        account=frozen.account,
        influencer_id=frozen.influencer_id,
        campaign=frozen.campaign,
        step=frozen.step,
        draft_id=frozen.draft_id,
        sender=frozen.sender,
        recipient=frozen.recipient,
        subject=frozen.subject,
        text=frozen.text,
        at=now,
        kept_at=now,
        digest=frozen.digest,
        size=len(frozen.raw),
    )
    db.add(message)
    db.flush()
    number = message.id
    assert number is not None
    db.add(MessageRaw(message_id=number, raw=frozen.raw))
    db.add(MessageId(message_id=number, value=frozen.message_id, source=IdSource.OURS))
    db.add(
        Delivery(message_id=number, transport=transport, account=frozen.account, not_before=frozen.not_before)
    )
    db.flush()
    return number


def frozen(db: Session, message: int) -> bytes:
    """Read the bytes of a message as they were queued, without their Date."""
    c = MessageRaw.__table__.c
    found: bytes = db.execute(select(c.raw).where(c.message_id == message)).scalar_one()
    return found


def claim(
    db: Session,
    *,
    transport: Transport,
    account: str,
    owner: str,
    now: datetime,
    allowed: Allowed = EVERYTHING,
    follow_ups_first: Callable[[], bool] = lambda: True,
) -> Claimed | None:
    """Take the next message whose time has come, not long ago, and that is *allowed*: queued becomes claimed.

    Where the time of follow-ups and of first mails has come *follow_ups_first* is asked which go first.
    """
    d = _DELIVERY.c
    due = (
        d.state == DeliveryState.QUEUED,
        d.transport == transport,
        d.account == account,
        d.not_before <= now,
        d.not_before > now - OVERDUE,
        *allowed.guards,
    )
    following, first = (
        db.scalar(
            select(d.id)
            .join(_MESSAGE, _MESSAGE.c.id == d.message_id)
            .where(kind, *due)
            .order_by(d.not_before, d.id)
            .limit(1)
            .with_for_update(skip_locked=True, of=_DELIVERY)
        )
        for kind in (follows(), ~follows())
    )
    if following is None or (first is not None and not follow_ups_first()):
        following = first
    taken = db.execute(
        update(_DELIVERY)
        .where(d.id == following, d.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.CLAIMED, owner=owner)
        .returning(d.id, d.message_id, d.attempts)
    ).one_or_none()
    return _claimed(db, taken) if taken else None


def _claimed(db: Session, taken: Row[Any]) -> Claimed:
    """Read the message of a delivery that was taken, with its bytes."""
    message = db.execute(select(_MESSAGE).where(_MESSAGE.c.id == taken.message_id)).mappings().one()
    raw, i = MessageRaw.__table__.c, MessageId.__table__.c
    frozen = db.execute(
        select(raw.raw, i.value)
        .join(MessageId.__table__, i.message_id == raw.message_id)
        .where(raw.message_id == taken.message_id, i.source == IdSource.OURS)
    ).one()
    return Claimed(
        delivery_id=taken.id,
        message_id=taken.message_id,
        influencer_id=message["influencer_id"],
        campaign=message["campaign"],
        step=message["step"],
        sender=message["sender"],
        recipient=message["recipient"],
        attempts=taken.attempts,
        raw=frozen.raw,
        identity=frozen.value,
        draft_id=message["draft_id"],
        queued_at=message["at"],
    )


def intend(
    db: Session, claimed: Claimed, *, owner: str, hashes: Sequence[str], now: datetime, until: datetime | None
) -> bool:
    """Commit to the wire: claimed becomes sending, unless something became true since the plan that forbids it.

    By the *hashes* this person would be blocked. What is dated later than *until* left long ago.
    """
    values = {"sending_at": now, "attempts": _DELIVERY.c.attempts + 1}
    to = Recipient(campaign=claimed.campaign, influencer_id=claimed.influencer_id, address=claimed.recipient)
    guards = at_the_wire(to, hashes, now - DAY, until)
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.SENDING, values, guards)


def settle(
    db: Session,
    claimed: Claimed,
    state: DeliveryState,
    *,
    owner: str,
    now: datetime,
    code: int | None,
    text: str,
    not_before: datetime | None = None,
    address_failed: bool = False,
    known_as: str | None = None,
) -> bool:
    """Write the outcome: sending, or claimed where the body never began, becomes *state*.

    *known_as* is the id that the provider put in the place of ours, with angle brackets.
    A sender that was taken for dead still tells what it knows of a message that was given up as unknown.
    """
    values: dict[str, Any] = {
        "reply_code": code,
        "reply_text": text,
        "settled_at": now,
        "address_failed": address_failed,
    }
    if state is DeliveryState.QUEUED:
        values |= QUEUED_AGAIN | {"not_before": not_before or now}
    for old in (DeliveryState.SENDING, DeliveryState.UNKNOWN):
        if state in MOVES[old] and _move(db, claimed, owner, old, state, values):
            if known_as is not None:
                _know(db, claimed.message_id, known_as)
            return True
    if state not in MOVES[DeliveryState.CLAIMED]:
        return False
    attempt = {"attempts": _DELIVERY.c.attempts + 1}  # an intent counts its own
    return _move(db, claimed, owner, DeliveryState.CLAIMED, state, values | attempt)


def _know(db: Session, number: int, value: str) -> None:
    """Write a further id of a message, unless it is known by it already."""
    c = MessageId.__table__.c
    if db.scalars(select(c.id).where(c.message_id == number, c.value == value)).first() is None:
        db.add(MessageId(message_id=number, value=value, source=IdSource.SERVER))
        db.flush()


def release(db: Session, claimed: Claimed, *, owner: str, not_before: datetime) -> bool:
    """Give it back unsent, for a later moment."""
    back = {"owner": None, "not_before": not_before}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.QUEUED, back)


def cancel(db: Session, claimed: Claimed, *, owner: str, because: str, now: datetime) -> bool:
    """End it unsent: what the intent refused."""
    end = {"held_because": because, "settled_at": now}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.CANCELLED, end)


def _move(
    db: Session,
    claimed: Claimed,
    owner: str,
    old: DeliveryState,
    new: DeliveryState,
    values: Mapping[str, Any],
    guards: Sequence[Any] = (),
) -> bool:
    """Compare and set: one UPDATE that names the state it leaves, whose it is and what must not have happened."""
    assert new in MOVES[old]
    d = _DELIVERY.c
    moved = db.execute(
        update(_DELIVERY)
        .where(d.id == claimed.delivery_id, d.state == old, d.owner == owner, *guards)
        .values(state=new, **values)
        .returning(d.id)
    )
    return moved.one_or_none() is not None


def free_overdue(db: Session, *, transport: Transport, now: datetime) -> list[int]:
    """Let what was due long ago leave from *now* on, by a person's word; give the messages."""
    d = _DELIVERY.c
    freed = db.scalars(
        update(_DELIVERY)
        .where(d.state == DeliveryState.QUEUED, d.transport == transport, d.not_before <= now - OVERDUE)
        .values(not_before=now)
        .returning(d.message_id)
    )
    return sorted(freed)


def cancel_queued(
    db: Session, people: Collection[int], *, because: str, now: datetime, transport: Transport | None = None
) -> int:
    """End what is queued to people whose sequences end, on one transport or on all; say how many."""
    d, m = _DELIVERY.c, _MESSAGE.c
    theirs = select(m.id).where(beside(m.direction) == Direction.OUT)
    if transport is not None:
        theirs = theirs.where(beside(m.transport) == transport)
    end = (
        update(_DELIVERY)
        .where(d.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.CANCELLED, held_because=because, settled_at=now)
        .returning(d.id)
    )
    return sum(
        len(db.execute(end.where(d.message_id.in_(theirs.where(m.influencer_id.in_(some))))).all())
        for some in chunks(people)
    )
