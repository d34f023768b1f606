"""Queries for campaigns as they were read, and for who is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import exists, func, or_, select, update
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.models import CampaignCopy, CampaignReading, Delivery, Enrolment, Message
from outreach.store.guards import GONE
from outreach.store.narrow import among, beside, each


def record_reading(db: Session, campaign: str, *, digest: str, text: str, now: datetime) -> int:
    """Keep this reading of the campaign file if it differs from the newest one; give the number of the newest."""
    c = CampaignReading.__table__.c
    mine = select(CampaignReading).where(c.campaign == campaign)
    newest = db.scalars(mine.order_by(c.id.desc()).limit(1)).first()
    if newest is None or newest.digest != digest:
        newest = CampaignReading(campaign=campaign, digest=digest, text=text, read_at=now)
        db.add(newest)
        db.flush()
    return newest.id or 0


def newest_readings(db: Session) -> dict[str, CampaignReading]:
    """Read the newest reading of each campaign."""
    c = CampaignReading.__table__.c
    newest = select(func.max(c.id)).group_by(c.campaign)
    found = db.scalars(select(CampaignReading).where(c.id.in_(newest)).order_by(c.campaign))
    return {one.campaign: one for one in found}


def copies(db: Session, place: str) -> dict[str, int]:
    """Read which reading of each campaign a place last had."""
    c = CampaignCopy.__table__.c
    return dict(iter(db.execute(select(c.campaign, c.reading_id).where(c.place == place))))


def keep_copy(db: Session, campaign: str, *, place: str, reading: int) -> None:
    """Write down that a place has this reading."""
    c = CampaignCopy.__table__.c
    there = db.scalars(select(CampaignCopy).where(c.campaign == campaign, c.place == place)).first()
    copy = there or CampaignCopy(campaign=campaign, place=place, reading_id=reading)
    copy.reading_id = reading
    db.add(copy)


def newest_reading(db: Session, campaign: str) -> str | None:
    """Read the newest recorded text of a campaign."""
    c = CampaignReading.__table__.c
    text: str | None = db.scalars(
        select(c.text).where(c.campaign == campaign).order_by(c.id.desc()).limit(1)
    ).first()
    return text


#: What a person's pause of a sequence is kept as.
_PAUSE = ("paused_at", "paused_because", "snoozed_until", "snoozed_because")


def enrol(db: Session, campaign: str, people: Iterable[int], *, named: bool, now: datetime) -> dict[int, int]:
    """Put *people* into the campaign who are not in it yet; give influencer -> enrolment for all of its people.

    Whose other sequences a person lets wait waits in this one, too.
    """
    there = enrolments(db, campaign)
    new = [number for number in people if number not in there]
    c = Enrolment.__table__.c
    waiting = select(c.influencer_id, *(c[name] for name in _PAUSE)).where(
        or_(c.paused_because.is_not(None), c.snoozed_until > now), c.stopped_at.is_(None)
    )
    paused = {number: pause for number, *pause in each(db, waiting, c.influencer_id, new)}
    for number in new:
        pause = dict(zip(_PAUSE, paused.get(number, ()), strict=False))
        db.add(Enrolment(campaign=campaign, influencer_id=number, enrolled_at=now, named=named, **pause))
    db.flush()
    return {enrolment.influencer_id: enrolment.id or 0 for enrolment in enrolments(db, campaign).values()}


def name(db: Session, campaign: str, people: Iterable[int], *, transport: Transport, now: datetime) -> None:
    """Let naming people lift what they wrote, and what they were stopped for, before; not where a mail went already."""
    enrolment, message = Enrolment.__table__.c, Message.__table__.c
    written = exists().where(
        message.campaign == campaign,
        message.transport == transport,
        message.influencer_id == enrolment.influencer_id,
        message.step.is_not(None),
    )
    mine = (enrolment.campaign == campaign, among(enrolment.influencer_id, people))
    statement = update(Enrolment).where(*mine, enrolment.stopped_at.is_(None), ~written)
    db.execute(statement.values(named=True, enrolled_at=now))


def look(db: Session, campaign: str, people: Iterable[int], *, now: datetime) -> None:
    """Write down that a person looked at what machines wrote for *people*, and goes on."""
    enrolment = Enrolment.__table__.c
    mine = (enrolment.campaign == campaign, among(enrolment.influencer_id, people))
    db.execute(update(Enrolment).where(*mine).values(looked_at=now))


def enrolments(
    db: Session, campaign: str | None = None, people: Collection[int] | None = None
) -> dict[int, Enrolment]:
    """Read enrolments by influencer (of one campaign) or by their own number (of all)."""
    c = Enrolment.__table__.c
    statement = select(Enrolment).order_by(c.id)
    if people is not None:
        statement = statement.where(among(c.influencer_id, people))
    if campaign is None:
        return {one.id or 0: one for one in db.scalars(statement)}
    return {one.influencer_id: one for one in db.scalars(statement.where(c.campaign == campaign))}


def sent_steps(db: Session, campaign: str, *, transport: Transport) -> dict[str, int]:
    """Count to how many people each step of a campaign went, whatever became of it."""
    c = Message.__table__.c
    statement = (
        select(c.step, func.count())
        .where(c.campaign == campaign, c.transport == transport, c.step.is_not(None))
        .group_by(c.step)
        .order_by(c.step)
    )
    return dict(iter(db.execute(statement)))


def running(db: Session, person: int) -> Sequence[Enrolment]:
    """Read the enrolments of one person that nobody stopped."""
    c = Enrolment.__table__.c
    return db.scalars(select(Enrolment).where(c.influencer_id == person, c.stopped_at.is_(None))).all()


def begun(db: Session, person: int, *, before: datetime, transport: Transport) -> Sequence[Enrolment]:
    """Read the enrolments of one person that nobody stopped, and of which a mail had left, or may have, by then."""
    c, m, d = Enrolment.__table__.c, Message.__table__.c, Delivery.__table__.c
    written = exists().where(
        m.influencer_id == c.influencer_id,
        m.campaign == c.campaign,
        beside(m.transport) == transport,
        d.message_id == m.id,
        d.state.in_(GONE),
        d.sending_at <= before,
    )
    mine = (c.influencer_id == person, c.stopped_at.is_(None), c.enrolled_at <= before)
    return db.scalars(select(Enrolment).where(*mine, written)).all()
