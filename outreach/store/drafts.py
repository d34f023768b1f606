"""Queries for drafts and approvals."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlmodel import Session

from outreach.models import Approval, Draft, Enrolment, Message


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
        statement = statement.where(draft.id.in_(sorted(ids)))
    if people is not None:
        statement = statement.where(enrolment.influencer_id.in_(sorted(people)))
    return [(one, other) for one, other in db.execute(statement)]


def draft(db: Session, number: int) -> tuple[Draft, Enrolment] | None:
    """Read one draft whatever became of it."""
    c = Draft.__table__.c
    statement = select(Draft, Enrolment).join(Enrolment, Enrolment.__table__.c.id == c.enrolment_id)
    found = db.execute(statement.where(c.id == number)).first()
    return (found[0], found[1]) if found else None


def written_steps(db: Session, campaign: str) -> set[tuple[int, str]]:
    """Read who has a draft that stands, or a message: (enrolment, step)."""
    messages = select(Enrolment.__table__.c.id, Message.__table__.c.step).where(
        Message.__table__.c.campaign == campaign,
        Enrolment.__table__.c.campaign == campaign,
        Message.__table__.c.influencer_id == Enrolment.__table__.c.influencer_id,
        Message.__table__.c.step.is_not(None),
    )
    written = {(number, step) for number, step in db.execute(messages)}
    return written | {(enrolment.id or 0, one.step) for one, enrolment in current(db, campaign)}


def rejected_steps(db: Session, campaign: str) -> set[tuple[int, str]]:
    """Read for whom a person turned a draft down: (enrolment, step)."""
    c = Draft.__table__.c
    statement = select(c.enrolment_id, c.step).join(Enrolment, Enrolment.__table__.c.id == c.enrolment_id)
    found = db.execute(
        statement.where(Enrolment.__table__.c.campaign == campaign, c.rejected_at.is_not(None))
    )
    return {(number, step) for number, step in found}


def approvals(db: Session, ids: Collection[int]) -> dict[int, Approval]:
    """Read the approvals of these drafts, by draft."""
    c = Approval.__table__.c
    return {one.draft_id: one for one in db.scalars(select(Approval).where(c.draft_id.in_(sorted(ids))))}


def messages(db: Session, ids: Collection[int]) -> dict[int, Message]:
    """Read the messages that these drafts became, by draft."""
    c = Message.__table__.c
    found = db.scalars(select(Message).where(c.draft_id.in_(sorted(ids))))
    return {one.draft_id: one for one in found if one.draft_id is not None}
