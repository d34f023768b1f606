"""The fate of outgoing messages: every change is one compare-and-set, so two senders can never both make it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, Update, bindparam, select, update
from sqlmodel import Session

from outreach.mail.delivery import MOVES, DeliveryState, Direction, IdSource, Transport
from outreach.models import Delivery, Message, MessageId, MessageRaw
from outreach.plan.departures import DAY
from outreach.plan.planning import OVERDUE
from outreach.store import suppressions
from outreach.store.bulk import add_many, insert_many
from outreach.store.claims import Claimed
from outreach.store.guards import at_the_wire
from outreach.store.narrow import among, beside

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


#: Fields of a frozen message that stand in its row under the same name.
_SAME = ("account", "influencer_id", "campaign", "step", "draft_id", "sender", "recipient", "subject", "text", "digest")  # fmt: skip
_read = attrgetter(*_SAME)


def queue(db: Session, ready: Sequence[Frozen], *, transport: Transport, now: datetime) -> Sequence[int]:
    """Write messages, bytes, ids and deliveries; the unique key of the step refuses a second one for ever."""
    rows = [(*_read(one), len(one.raw)) for one in ready]
    when = {"direction": Direction.OUT, "transport": transport, "at": now, "kept_at": now}
    numbers = insert_many(db, Message, (*_SAME, "size"), rows, **when)
    both = list(zip(numbers, ready, strict=True))
    add_many(db, MessageRaw, ("message_id", "raw"), [(number, one.raw) for number, one in both])
    ids = [(number, one.message_id) for number, one in both]
    add_many(db, MessageId, ("message_id", "value"), ids, source=IdSource.OURS)
    due = [(number, one.account, one.not_before) for number, one in both]
    add_many(db, Delivery, ("message_id", "account", "not_before"), due, transport=transport)
    return numbers


def frozen(db: Session, message: int) -> bytes:
    """Read the bytes of a message as they were queued, without their Date."""
    c = MessageRaw.__table__.c
    found: bytes = db.execute(select(c.raw).where(c.message_id == message)).scalar_one()
    return found


def intend(
    db: Session,
    wishes: Sequence[tuple[Claimed, Sequence[str]]],
    *,
    owner: str,
    now: datetime,
    until: datetime | None,
) -> set[int]:
    """Commit to the wire: claimed becomes sending, unless something became true since the plan that forbids it.

    Each wish has the hashes by which its person would be blocked. What is dated later than *until* left long ago. Gives
    the deliveries that may go to the wire.
    """
    blocked = suppressions.blocked(db, {one for _, hashes in wishes for one in hashes})
    free = [claimed for claimed, hashes in wishes if blocked.isdisjoint(hashes)]
    intended: set[int] = set()
    for some in _apart(free):
        words = {"these": [one.delivery_id for one in some], "whose": owner, "at": now, "since": now - DAY}
        statement, words = (_INTENT, words) if until is None else (_DOUBTED, words | {"until": until})
        intended |= set(db.scalars(statement, words))
    return intended


def _intent(until: BindParameter[datetime] | None) -> Any:
    d, at, since = _DELIVERY.c, _moment("at"), _moment("since")
    return (
        update(_DELIVERY)
        .where(d.id.in_(bindparam("these", expanding=True)), d.message_id == _MESSAGE.c.id)
        .where(
            d.state == DeliveryState.CLAIMED, d.owner == bindparam("whose"), *at_the_wire(at, since, until)
        )
        .values(state=DeliveryState.SENDING, sending_at=at, attempts=d.attempts + 1)
        .returning(d.id)
    )


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=_DELIVERY.c.sending_at.type)


#: Made once: the guards are long. The other one is for a database in which a wrong clock dated mails.
_INTENT, _DOUBTED = _intent(None), _intent(_moment("until"))


def _apart(wishes: Iterable[Claimed]) -> list[list[Claimed]]:
    """Part the wishes so that each part has one for a person, or for whoever speaks for them: the next part sees it gone."""
    parts: list[tuple[set[tuple[str, int | None]], list[Claimed]]] = []
    for one in wishes:
        whom: set[tuple[str, int | None]] = {("person", one.influencer_id)}
        whom |= {("speaks", one.representative)} if one.representative is not None else set()
        if (found := next((part for part in parts if part[0].isdisjoint(whom)), None)) is None:
            parts.append(found := (set(), []))
        found[0].update(whom)
        found[1].append(one)
    return [part for _, part in parts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What became of one message in hand."""

    claimed: Claimed
    state: DeliveryState
    #: What the server said, or what happened to the line.
    code: int | None
    text: str
    #: When one that waits again may leave.
    not_before: datetime
    address_failed: bool = False
    #: The id that the provider put in the place of ours, with angle brackets.
    known_as: str | None = None


def settle(db: Session, ended: Sequence[Ended], *, owner: str, now: datetime) -> set[int]:
    """Write the outcomes: sending, or claimed where the body never began, becomes what it ended as; give the deliveries.

    A sender that was taken for dead still tells what it knows of a message that was given up as unknown. What is in no
    such state, or in another hand, stays as it is.
    """
    d = _DELIVERY.c
    numbers = [one.claimed.delivery_id for one in ended]
    ours = select(d.id, d.state).where(d.id.in_(numbers), d.owner == owner)
    states: dict[int, DeliveryState] = dict(iter(db.execute(ours)))
    known = [(one, states.get(one.claimed.delivery_id)) for one in ended]
    moved = [(one, old) for one, old in known if old is not None and one.state in MOVES[old]]
    for again, statement in _ENDINGS.items():
        rows = [_row(one, old, now) for one, old in moved if (one.state is DeliveryState.QUEUED) is again]
        if rows:
            db.execute(statement, [row | {"whose": owner} for row in rows])
    for one, _ in moved:
        if one.known_as is not None:
            _know(db, one.claimed.message_id, one.known_as)
    return {one.claimed.delivery_id for one, _ in moved}


def _row(one: Ended, old: DeliveryState, now: datetime) -> dict[str, Any]:
    return {
        "number": one.claimed.delivery_id,
        "old": old,
        "new": one.state,
        "code": one.code,
        "said": one.text,
        "failed": one.address_failed,
        "more": old is DeliveryState.CLAIMED,  # an intent counts its own
        "at": None if one.state is DeliveryState.QUEUED else now,
        "then": one.not_before,
    }


def _ending(*, again: bool) -> Update:
    """Make the compare-and-set of an outcome: what waits *again* is in no hand."""
    d = _DELIVERY.c
    values = {
        d.state: bindparam("new"),
        d.reply_code: bindparam("code"),
        d.reply_text: bindparam("said"),
        d.address_failed: bindparam("failed"),
        d.attempts: d.attempts + bindparam("more", type_=Integer),
        d.settled_at: bindparam("at"),
    }
    waits: dict[Any, Any] = (
        {d.owner: None, d.sending_at: None, d.not_before: bindparam("then")} if again else {}
    )
    mine = (d.id == bindparam("number"), d.state == bindparam("old"), d.owner == bindparam("whose"))
    return update(_DELIVERY).where(*mine).values(values | waits)


_ENDINGS = {again: _ending(again=again) for again in (False, True)}


def _know(db: Session, number: int, value: str) -> None:
    """Write a further id of a message, unless it is known by it already."""
    c = MessageId.__table__.c
    if db.scalars(select(c.id).where(c.message_id == number, c.value == value)).first() is None:
        db.add(MessageId(message_id=number, value=value, source=IdSource.SERVER))
        db.flush()


def release(db: Session, claimed: Sequence[Claimed], *, owner: str, not_before: datetime) -> set[int]:
    """Give them back unsent, for a later moment; say which deliveries were still in this hand."""
    back = {"owner": None, "not_before": not_before}
    return _move(db, claimed, owner, DeliveryState.CLAIMED, DeliveryState.QUEUED, back)


def cancel(db: Session, claimed: Claimed, *, owner: str, because: str, now: datetime) -> bool:
    """End it unsent: what the intent refused."""
    end = {"held_because": because, "settled_at": now}
    return bool(_move(db, [claimed], owner, DeliveryState.CLAIMED, DeliveryState.CANCELLED, end))


def _move(
    db: Session,
    claimed: Sequence[Claimed],
    owner: str,
    old: DeliveryState,
    new: DeliveryState,
    values: Mapping[str, Any],
) -> set[int]:
    """Compare and set: one UPDATE that names the state it leaves and whose they are."""
    assert new in MOVES[old]
    d = _DELIVERY.c
    moved = (
        update(_DELIVERY)
        .where(d.id.in_([one.delivery_id for one in claimed]), d.state == old, d.owner == owner)
        .values(state=new, **values)
        .returning(d.id)
    )
    return set(db.scalars(moved))


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
    db: Session,
    people: Collection[int],
    *,
    because: str,
    now: datetime,
    transport: Transport | None = None,
    campaign: str | None = None,
) -> int:
    """End what is queued to people whose sequences end, on one transport or on all, in one campaign or in all; say how many."""
    m = _MESSAGE.c
    theirs = select(m.id).where(beside(m.direction) == Direction.OUT)
    if transport is not None:
        theirs = theirs.where(beside(m.transport) == transport)
    if campaign is not None:
        theirs = theirs.where(m.campaign == campaign)
    to = theirs.where(among(m.influencer_id, people))
    return len(end_queued(db, _DELIVERY.c.message_id.in_(to), because=because, now=now))


def end_queued(db: Session, which: ColumnElement[bool], *, because: str, now: datetime) -> Sequence[int]:
    """End those of the queued mails that *which* names, unsent and for good; give the deliveries."""
    d = _DELIVERY.c
    ended = {"state": DeliveryState.CANCELLED, "held_because": because, "settled_at": now}
    mine = (d.state == DeliveryState.QUEUED, which)
    return db.scalars(update(_DELIVERY).where(*mine).values(ended).returning(d.id)).all()
