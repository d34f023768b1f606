"""What must not have happened to a queued message before it is claimed or goes to the wire, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, ScalarSelect, and_, exists, or_, select, true

from outreach.followups.progress import ENDING, LASTING
from outreach.mail.delivery import DeliveryState, Direction
from outreach.models import (
    Classification,
    Delivery,
    Enrolment,
    Influencer,
    Lookup,
    Message,
    Note,
)
from outreach.people.record import NoteKind
from outreach.store.narrow import beside

_DELIVERY = Delivery.__table__
_MESSAGE = Message.__table__
#: Rows beside the one in question. Each is made once: SQLAlchemy copies all columns of a table for an alias.
_OLD, _FATE, _ANSWER = _MESSAGE.alias(), _DELIVERY.alias(), _MESSAGE.alias()
_LOOKUP, _LATER, _OTHER = (
    Lookup.__table__.alias(),
    Classification.__table__.alias(),
    Enrolment.__table__.alias(),
)
_MINE, _THEIRS = Influencer.__table__.alias(), Influencer.__table__.alias()
#: Fates of an earlier mail of a sequence that nobody knows yet.
_OPEN = (DeliveryState.SENDING, DeliveryState.UNKNOWN)
#: States of what left, or may have.
GONE = (*_OPEN, DeliveryState.SENT)
_Moment = datetime | BindParameter[datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Which queued messages of an account may be taken now."""

    #: Campaigns of which nothing leaves any more.
    over: frozenset[str] = frozenset()
    #: Campaigns that may write to somebody who was written to before; None for all.
    follow_ups: frozenset[str] | None = None
    #: Mails leave only to addresses that were looked for in these mailboxes since then, or written to before.
    mailboxes: tuple[str, ...] = ()
    looked_since: datetime | None = None

    @property
    def guards(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions on a delivery joined with its message."""
        m, guards = _MESSAGE.c, [~_parent_open()]
        if self.over:
            guards.append(m.campaign.not_in(sorted(self.over)))
        if self.follow_ups is not None:
            guards.append(or_(m.campaign.in_(sorted(self.follow_ups)), ~_written(person=True)))
        if self.looked_since is not None and self.mailboxes:
            looked = and_(*(_looked(one, self.looked_since) for one in self.mailboxes))
            guards.append(or_(looked, _written()))
        return tuple(guards)


#: What the catch-all takes.
EVERYTHING = Allowed()


def _parent_open() -> ColumnElement[bool]:
    """Say of a message that its sequence has an earlier one of which nobody knows what became."""
    return _earlier(_OPEN)


def _looked(account: str, since: datetime) -> ColumnElement[bool]:
    """Say that the recipient was looked for in the mailbox of *account*."""
    c = _LOOKUP.c
    return exists().where(c.account == account, c.recipient == _MESSAGE.c.recipient, c.at >= since)


def _written(*, person: bool = False) -> ColumnElement[bool]:
    """Say that this transport wrote to the address before, whichever campaign; or to the *person* at any address."""
    there = _went(_OLD.c.recipient == _MESSAGE.c.recipient)
    return or_(there, _went(_OLD.c.influencer_id == _MESSAGE.c.influencer_id)) if person else there


def _went(to: ColumnElement[bool]) -> ColumnElement[bool]:
    m, old = _MESSAGE.c, _OLD.c
    return _some(
        to,
        beside(old.direction) == Direction.OUT,
        beside(old.transport) == m.transport,
        _fate().in_(GONE),
    )


def follows() -> ColumnElement[bool]:
    """Say of a message that its campaign wrote to the same person before it."""
    return _earlier(GONE)


def _earlier(states: Sequence[DeliveryState]) -> ColumnElement[bool]:
    """Say of a message that its sequence has an earlier one whose fate is one of these."""
    m, old = _MESSAGE.c, _OLD.c
    return _some(
        old.influencer_id == m.influencer_id,
        beside(old.direction) == Direction.OUT,
        beside(old.transport) == m.transport,
        beside(old.campaign) == m.campaign,
        old.id + 0 < m.id,  # a sum is looked up in no index
        _fate().in_(states),
    )


def _fate() -> ScalarSelect[Any]:
    """Give what became of the older message."""
    return select(_FATE.c.state).where(_FATE.c.message_id == _OLD.c.id).scalar_subquery()


def _some(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say of each message by itself that there is an older one: by the OFFSET PostgreSQL makes no join of it.

    As long as it has not counted its rows it would go through all that was sent for each.
    """
    return select(_OLD.c.id).where(*conditions).offset(0).exists()


def at_the_wire(now: _Moment, since: _Moment, until: _Moment | None) -> tuple[ColumnElement[bool], ...]:
    """Give the twins of the final holds in `followups.holds`, of a person's pause, and that no earlier mail's fate is open.

    Conditions on a delivery joined with its message. Who is blocked stands nowhere in rows but as hashes, so that is asked
    apart. Nobody gets two mails within a day, so none who got one, nor whoever speaks for them, *since* then. What is dated
    later than *until* bears the date of a wrong clock.
    """
    return *(~guard for guard in _final()), ~_parent_open(), ~_paused(now), ~_lately(since, until)


def _paused(now: _Moment) -> ColumnElement[bool]:
    """Say that a person lets this sequence wait, until they say otherwise or until a day."""
    m, enrolment = _MESSAGE.c, Enrolment.__table__.c
    return exists().where(
        enrolment.campaign == m.campaign,
        enrolment.influencer_id == m.influencer_id,
        or_(enrolment.paused_because.is_not(None), enrolment.snoozed_until > now),
    )


def _lately(since: _Moment, until: _Moment | None) -> ColumnElement[bool]:
    """Say that another mail left since then, or may have, to the person or for one whom the same person speaks for."""
    other, fate, mine, theirs = _OLD.c, _FATE.c, _MINE.c, _THEIRS.c
    left = exists().where(
        beside(other.direction) == Direction.OUT,
        beside(other.transport) == _MESSAGE.c.transport,
        other.step.is_not(None),
        other.id != _MESSAGE.c.id,
        fate.message_id == other.id,
        fate.state.in_(GONE),
        fate.sending_at > since,
        true() if until is None else fate.sending_at <= until,
    )
    spoken_for = (
        mine.id == _MESSAGE.c.influencer_id,
        mine.representative_id.is_not(None),
        theirs.representative_id == mine.representative_id,
        other.influencer_id == theirs.id,
    )
    return or_(left.where(other.influencer_id == _MESSAGE.c.influencer_id), left.where(*spoken_for))


def _final() -> tuple[Any, ...]:
    m = _MESSAGE.c
    enrolment, verdict, later = Enrolment.__table__.c, Classification.__table__.c, _LATER
    answer, old, refused = _ANSWER.c, _OLD.c, _FATE.c
    mine = and_(enrolment.campaign == m.campaign, enrolment.influencer_id == m.influencer_id)
    # each looks up the message two levels up: SQLAlchemy sees one by itself
    named = exists().where(mine, enrolment.named).correlate_except(Enrolment.__table__)
    lifted = named.where(enrolment.enrolled_at > answer.kept_at)
    answered = exists().where(
        beside(answer.direction) == Direction.IN,
        beside(answer.transport) == m.transport,
        answer.influencer_id == m.influencer_id,
        verdict.message_id == answer.id,
        verdict.kind.in_(ENDING),
        ~exists().where(later.c.message_id == answer.id, later.c.id > verdict.id),
        or_(verdict.kind.in_(LASTING), ~lifted),
    )
    note = Note.__table__.c
    noted = exists().where(
        note.influencer_id == m.influencer_id,
        note.kind == NoteKind.ANSWERED,
        note.lifted_at.is_(None),
        or_(note.transport.is_(None), note.transport == m.transport),
        or_(note.lasting, ~named.where(enrolment.enrolled_at > note.at)),
    )
    other = _OTHER.c
    here_or_unnamed = or_(other.campaign == m.campaign, ~named)
    stopped = exists().where(
        other.influencer_id == m.influencer_id, other.stopped_at.is_not(None), here_or_unnamed
    )
    bounced = exists().where(
        old.recipient == m.recipient,
        beside(old.transport) == m.transport,
        refused.message_id == old.id,
        refused.state == DeliveryState.REFUSED,
        refused.address_failed,
    )
    return answered, noted, stopped, bounced
