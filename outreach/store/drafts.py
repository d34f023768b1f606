"""Queries for drafts and approvals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import and_, func, select
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.models import Approval, Draft, Enrolment, Message
from outreach.store.narrow import among, each


def current(
    db: Session,
    campaign: str | None = None,
    *,
    ids: Collection[int] | None = None,
    people: Collection[int] | None = None,
) -> Sequence[tuple[Draft, Enrolment]]:
    """Read drafts that no edit replaced and nobody rejected, oldest first."""
    draft, enrolment = Draft.__table__.c, Enrolment.__table__.c
    replaced = select(draft.replaces).where(draft.replaces.is_not(None))
    statement = (
        select(Draft, Enrolment)
        .join(Enrolment, enrolment.id == draft.enrolment_id)
        .where(draft.id.not_in(replaced), draft.rejected_at.is_(None))
        .order_by(draft.id)
    )
    if campaign is not None:
        statement = statement.where(enrolment.campaign == campaign)
    if ids is not None:
        statement = statement.where(among(draft.id, ids))
    if people is not None:
        statement = statement.where(among(enrolment.influencer_id, people))
    return [(one, other) for one, other in db.execute(statement)]


def count(db: Session, *, transport: Transport) -> tuple[int, int]:
    """Count the drafts that stand, and those of them that a person approved for this transport."""
    draft, approval = Draft.__table__.c, Approval.__table__.c
    replaced = select(draft.replaces).where(draft.replaces.is_not(None))
    statement = (
        select(func.count(draft.id), func.count(approval.id))
        .outerjoin(Approval.__table__, and_(approval.draft_id == draft.id, approval.transport == transport))
        .where(draft.id.not_in(replaced), draft.rejected_at.is_(None))
    )
    drafted, approved = db.execute(statement).one()
    return drafted, approved


def draft(db: Session, number: int) -> tuple[Draft, Enrolment] | None:
    """Read one draft whatever became of it."""
    return next(of(db, [number]), None)


def of(db: Session, numbers: Collection[int]) -> Iterator[tuple[Draft, Enrolment]]:
    """Read drafts whatever became of them, oldest first."""
    c = Draft.__table__.c
    statement = select(Draft, Enrolment).join(Enrolment, Enrolment.__table__.c.id == c.enrolment_id)
    return ((one, other) for one, other in each(db, statement.order_by(c.id), c.id, numbers))


def queued_steps(db: Session, campaign: str, *, transport: Transport) -> set[tuple[int, str]]:
    """Read who has a message, whatever became of it: (enrolment, step)."""
    message, enrolment = Message.__table__.c, Enrolment.__table__.c
    statement = select(enrolment.id, message.step).where(
        message.campaign == campaign,
        message.transport == transport,
        enrolment.campaign == campaign,
        message.influencer_id == enrolment.influencer_id,
        message.step.is_not(None),
    )
    return {(number, step) for number, step in db.execute(statement)}


def rejected_steps(db: Session, campaign: str) -> set[tuple[int, str]]:
    """Read for whom a person turned a draft down: (enrolment, step)."""
    c = Draft.__table__.c
    statement = select(c.enrolment_id, c.step).join(Enrolment, Enrolment.__table__.c.id == c.enrolment_id)
    found = db.execute(
        statement.where(Enrolment.__table__.c.campaign == campaign, c.rejected_at.is_not(None))
    )
    return {(number, step) for number, step in found}


def approvals(db: Session, ids: Collection[int], *, transport: Transport) -> dict[int, Approval]:
    """Read the approvals of these drafts for one transport, by draft."""
    c = Approval.__table__.c
    found = db.scalars(select(Approval).where(c.transport == transport, among(c.draft_id, ids)))
    return {one.draft_id: one for one in found}


def messages(db: Session, ids: Collection[int], *, transport: Transport) -> dict[int, Message]:
    """Read the messages that these drafts became on one transport, by draft."""
    c = Message.__table__.c
    found = db.scalars(select(Message).where(c.transport == transport, among(c.draft_id, ids)))
    return {one.draft_id: one for one in found if one.draft_id is not None}
