"""The fate of outgoing messages: every change is one compare-and-set, so two senders can never both make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_, select, update
from sqlmodel import Session

from outreach.followups.progress import ENDING, LASTING
from outreach.mail.delivery import MOVES, DeliveryState, Direction, IdSource, Transport
from outreach.models import (
    Classification,
    Delivery,
    Enrolment,
    Message,
    MessageId,
    MessageRaw,
    Note,
    Suppression,
)
from outreach.people.record import NoteKind

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__


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
    attempts: int
    raw: bytes


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


def claim(db: Session, *, transport: Transport, account: str, owner: str, now: datetime) -> Claimed | None:
    """Take the next message whose time has come: queued becomes claimed."""
    d = _DELIVERY.c
    due = (
        d.state == DeliveryState.QUEUED,
        d.transport == transport,
        d.account == account,
        d.not_before <= now,
    )
    pick = select(d.id).where(*due).order_by(d.not_before, d.id).limit(1).with_for_update(skip_locked=True)
    taken = db.execute(
        update(_DELIVERY)
        .where(d.id == pick.scalar_subquery(), d.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.CLAIMED, owner=owner)
        .returning(d.id, d.message_id, d.attempts)
    ).one_or_none()
    if taken is None:
        return None
    message = db.execute(select(_MESSAGE).where(_MESSAGE.c.id == taken.message_id)).mappings().one()
    raw = db.execute(
        select(MessageRaw.__table__.c.raw).where(MessageRaw.__table__.c.message_id == taken.message_id)
    )
    return Claimed(
        delivery_id=taken.id,
        message_id=taken.message_id,
        influencer_id=message["influencer_id"],
        campaign=message["campaign"],
        step=message["step"],
        sender=message["sender"],
        recipient=message["recipient"],
        attempts=taken.attempts,
        raw=raw.scalar_one(),
    )


def intend(db: Session, claimed: Claimed, *, owner: str, suppressed: Sequence[str], now: datetime) -> bool:
    """Commit to the wire: claimed becomes sending, unless something final became true since the plan.

    *suppressed* are the hashes by which this person would be blocked. These guards are the twins of the final
    holds in `followups.holds`.
    """
    values = {"sending_at": now, "attempts": _DELIVERY.c.attempts + 1}
    guards = _final_guards(claimed, suppressed)
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.SENDING, values, guards)


def _final_guards(claimed: Claimed, suppressed: Sequence[str]) -> tuple[Any, ...]:
    enrolment, verdict, later = (
        Enrolment.__table__.c,
        Classification.__table__.c,
        Classification.__table__.alias(),
    )
    answer, old, refused = _MESSAGE.alias().c, _MESSAGE.alias().c, _DELIVERY.alias().c
    mine = and_(enrolment.campaign == claimed.campaign, enrolment.influencer_id == claimed.influencer_id)
    lifted = exists().where(mine, enrolment.named, enrolment.enrolled_at > answer.kept_at)
    answered = exists().where(
        answer.direction == Direction.IN,
        answer.transport == _DELIVERY.c.transport,
        answer.influencer_id == claimed.influencer_id,
        verdict.message_id == answer.id,
        verdict.kind.in_(ENDING),
        ~exists().where(later.c.message_id == answer.id, later.c.id > verdict.id),
        or_(verdict.kind.in_(LASTING), ~lifted),
    )
    note = Note.__table__.c
    noted = exists().where(
        note.influencer_id == claimed.influencer_id,
        note.kind == NoteKind.ANSWERED,
        ~exists().where(mine, enrolment.named, enrolment.enrolled_at > note.at),
    )
    other = Enrolment.__table__.alias().c
    here_or_unnamed = or_(other.campaign == claimed.campaign, ~exists().where(mine, enrolment.named))
    stopped = exists().where(
        other.influencer_id == claimed.influencer_id, other.stopped_at.is_not(None), here_or_unnamed
    )
    bounced = exists().where(
        old.recipient == claimed.recipient,
        old.transport == _DELIVERY.c.transport,
        refused.message_id == old.id,
        refused.state == DeliveryState.REFUSED,
    )
    blocked = exists().where(Suppression.__table__.c.digest.in_(suppressed))
    return ~answered, ~noted, ~stopped, ~bounced, ~blocked


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
) -> bool:
    """Write the outcome: sending, or claimed where the body never began, becomes *state*."""
    values: dict[str, Any] = {"reply_code": code, "reply_text": text, "settled_at": now}
    if state is DeliveryState.QUEUED:
        values |= {"owner": None, "not_before": not_before or now, "settled_at": None, "sending_at": None}
    if _move(db, claimed, owner, DeliveryState.SENDING, state, values):
        return True
    if state not in MOVES[DeliveryState.CLAIMED]:
        return False
    attempt = {"attempts": _DELIVERY.c.attempts + 1}  # an intent counts its own
    return _move(db, claimed, owner, DeliveryState.CLAIMED, state, values | attempt)


def release(db: Session, claimed: Claimed, *, owner: str, not_before: datetime) -> bool:
    """Give it back unsent, for a later moment."""
    back = {"owner": None, "not_before": not_before}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.QUEUED, back)


def cancel(db: Session, claimed: Claimed, *, owner: str, because: str, now: datetime) -> bool:
    """End it unsent: what the intent refused."""
    end = {"held_because": because, "settled_at": now}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.CANCELLED, end)


def hold(db: Session, claimed: Claimed, *, owner: str, because: str) -> bool:
    """Put it aside unsent, until a person frees it."""
    aside = {"owner": None, "held_because": because}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.HELD, aside)


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


def recover(db: Session, *, now: datetime) -> tuple[int, int]:
    """Settle what a dead sender left; only for whoever holds the sender's lock.

    Claimed goes back to queued, for no byte of it left; sending becomes unknown, for nobody can know.
    Gives how many of each.
    """
    d = _DELIVERY.c
    back = db.execute(
        update(_DELIVERY)
        .where(d.state == DeliveryState.CLAIMED)
        .values(state=DeliveryState.QUEUED, owner=None)
        .returning(d.id)
    ).all()
    lost = db.execute(
        update(_DELIVERY)
        .where(d.state == DeliveryState.SENDING)
        .values(
            state=DeliveryState.UNKNOWN,
            settled_at=now,
            reply_text="the program ended while the server had the body",
        )
        .returning(d.id)
    ).all()
    return len(back), len(lost)


def cancel_queued(
    db: Session, person: int, *, because: str, now: datetime, transport: Transport | None = None
) -> int:
    """End what is queued to a person whose sequences end, on one transport or on all; say how many."""
    d, m = _DELIVERY.c, _MESSAGE.c
    theirs = select(m.id).where(m.influencer_id == person, m.direction == Direction.OUT)
    if transport is not None:
        theirs = theirs.where(m.transport == transport)
    ended = db.execute(
        update(_DELIVERY)
        .where(d.message_id.in_(theirs), d.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.CANCELLED, held_because=because, settled_at=now)
        .returning(d.id)
    )
    return len(ended.all())
