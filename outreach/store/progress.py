"""The facts of every enrolment in few queries: what the queue, the plan and `why` are computed from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlmodel import Session

from outreach.followups.progress import Incoming, Noted, Outgoing, Progress
from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.mail.domain.recipient import Verdict
from outreach.models import (
    Address,
    Approval,
    Classification,
    Delivery,
    Draft,
    Enrolment,
    Message,
    Note,
)
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.replies import Kind
from outreach.replies.wordless import spoken
from outreach.store import domains, suppressions, unmatched
from outreach.store import people as people_queries
from outreach.store.narrow import among, beside
from outreach.text import clean

#: Rows beside the one in question, made once: an alias copies all columns of its table.
_NEWER, _OURS, _LATER = Draft.__table__.alias(), Message.__table__.alias(), Classification.__table__.alias()


def progress(
    db: Session,
    *,
    transport: Transport,
    secret: bytes,
    people: Collection[int] | None = None,
) -> list[Progress]:
    """Read the facts of all enrolments, or those of some people, oldest first."""
    c = Enrolment.__table__.c
    statement = select(Enrolment).order_by(c.id)
    if people is not None:
        statement = statement.where(among(c.influencer_id, people))
    enrolments = db.scalars(statement).all()
    ids = None if people is None else sorted({one.influencer_id for one in enrolments})
    persons = {one.id: one for one in people_queries.people(db, ids)}
    sent, received = outgoing(db, transport, ids), incoming(db, transport, ids)
    blocked, failed = _blocked(db, secret, ids), _bounced(db, transport, ids)
    asked = _domains(db, transport, secret, persons.values())
    drafted, stops, noted = _drafted(db, transport, ids), _stops(db, ids), _noted(db, transport, ids)
    strays = unmatched.strays(db, transport=transport)
    return [
        Progress(
            enrolment_id=one.id or 0,
            campaign=one.campaign,
            person=persons[one.influencer_id],
            enrolled_at=one.enrolled_at,
            named=one.named,
            stopped_at=_stop(one, stops)[0],
            stopped_because=_stop(one, stops)[1],
            paused_because=one.paused_because,
            looked_at=one.looked_at,
            snoozed_until=one.snoozed_until,
            snoozed_because=one.snoozed_because,
            drafted=drafted.get(one.id or 0, {}),
            sent=tuple(sent.get((one.campaign, one.influencer_id), ())),
            received=tuple(received.get(one.influencer_id, ())),
            strays=tuple(strays.get(one.influencer_id, ())),
            noted=tuple(noted.get(one.influencer_id, ())),
            suppressed_because=blocked.get(one.influencer_id),
            bounced_at=failed.get(one.influencer_id),
            domain=asked.get(one.influencer_id),
        )
        for one in enrolments
    ]


Stop = tuple[datetime | None, str | None]


def _stops(db: Session, people: Collection[int] | None) -> dict[int, Stop]:
    """Read the newest stop of each person, in whichever campaign."""
    c = Enrolment.__table__.c
    statement = select(c.influencer_id, c.stopped_at, c.stopped_because).where(c.stopped_at.is_not(None))
    if people is not None:
        statement = statement.where(among(c.influencer_id, people))
    return {person: (at, because) for person, at, because in db.execute(statement.order_by(c.stopped_at))}


def _stop(enrolment: Enrolment, stops: Mapping[int, Stop]) -> Stop:
    """Give the stop that ends a sequence: its own, or any other one unless a person named them for this campaign."""
    if enrolment.stopped_at is not None or enrolment.named:
        return enrolment.stopped_at, enrolment.stopped_because
    return stops.get(enrolment.influencer_id, (None, None))


def _noted(db: Session, transport: Transport, people: Collection[int] | None) -> dict[int, list[Noted]]:
    """Read what is known of earlier contacts, by influencer, oldest first."""
    c = Note.__table__.c
    statement = select(c.influencer_id, c.kind, c.text, c.day, c.at, c.lasting).where(
        c.kind != NoteKind.NOTE, c.lifted_at.is_(None)
    )
    statement = statement.where(or_(c.transport.is_(None), c.transport == transport))
    if people is not None:
        statement = statement.where(among(c.influencer_id, people))
    found: dict[int, list[Noted]] = {}
    for person, kind, text, day, at, lasting in db.execute(statement.order_by(c.day, c.id)):
        found.setdefault(person, []).append(
            Noted(kind=kind, text=text, day=day, kept_at=at, lasting=bool(lasting))
        )
    return found


def _drafted(db: Session, transport: Transport, people: Collection[int] | None) -> dict[int, dict[str, str]]:
    """Say of each enrolment which draft stands for which step, and what a person said to it."""
    draft, approval, enrolment = Draft.__table__.c, Approval.__table__.c, Enrolment.__table__.c
    newer = _NEWER
    statement = (
        select(draft.enrolment_id, draft.step, draft.id, draft.rejected_at, approval.id)
        .outerjoin(Approval.__table__, and_(approval.draft_id == draft.id, approval.transport == transport))
        .where(~exists().where(newer.c.replaces == draft.id))
        .order_by(draft.id)
    )
    if people is not None:
        theirs = select(enrolment.id).where(among(enrolment.influencer_id, people))
        statement = statement.where(draft.enrolment_id.in_(theirs))
    found: dict[int, dict[str, str]] = {}
    for owner, step, number, rejected, approved in db.execute(statement):
        fate = (
            "was rejected" if rejected else "is approved (outreach send)" if approved else "waits for review"
        )
        said = f"draft {number} {fate}"
        found.setdefault(owner, {})[step] = said
    return found


def outgoing(
    db: Session, transport: Transport, people: Collection[int] | None
) -> dict[tuple[str, int], list[Outgoing]]:
    """Read what was queued, by (campaign, influencer), in the order of queueing."""
    message, delivery = Message.__table__.c, Delivery.__table__.c
    statement = (
        select(
            message.campaign,
            message.influencer_id,
            message.id,
            message.step,
            message.recipient,
            delivery.state,
            delivery.sending_at,
            delivery.not_before,
            delivery.reply_text,
            delivery.held_because,
        )
        .join(Delivery.__table__, delivery.message_id == message.id)
        .where(beside(message.transport) == transport, message.step.is_not(None))
        .order_by(message.id)
    )
    if people is not None:
        statement = statement.where(among(message.influencer_id, people))
    found: dict[tuple[str, int], list[Outgoing]] = {}
    for campaign, person, number, step, recipient, state, left_at, not_before, reply, held in db.execute(
        statement
    ):
        one = Outgoing(
            message_id=number,
            step=step,
            recipient=recipient,
            state=state,
            left_at=left_at,
            not_before=not_before,
            said=reply if state is DeliveryState.REFUSED else held or reply,
        )
        found.setdefault((campaign, person), []).append(one)
    return found


def incoming(db: Session, transport: Transport, people: Collection[int] | None) -> dict[int, list[Incoming]]:
    """Read what came in, by influencer, oldest first, each with its newest classification."""
    found: dict[int, list[Incoming]] = {}
    for person, number, kind, at, kept_at, text, subject, sent_to, campaign, reason in db.execute(
        _incoming(transport, people)
    ):
        words = spoken(text, subject) if kind is Kind.REPLY else text or subject
        shown = clean(" ".join(words.split()))  # most texts are fit to show then: the fast way
        one = Incoming(
            message_id=number,
            kind=kind,
            at=at,
            kept_at=kept_at,
            said=shown,
            sent_to=sent_to,
            campaign=campaign,
            reason=reason,
            returns_on=_returns_on(subject, text, at) if kind is Kind.AUTO_REPLY else None,
        )
        found.setdefault(person, []).append(one)
    return found


def _incoming(transport: Transport, people: Collection[int] | None) -> Select[Any]:
    message, verdict = Message.__table__.c, Classification.__table__.c
    newest, ours = select(func.max(verdict.id)).group_by(verdict.message_id), _OURS
    statement = (
        select(
            message.influencer_id,
            message.id,
            verdict.kind,
            message.at,
            message.kept_at,
            message.text,
            message.subject,
            ours.c.recipient,
            ours.c.campaign,
            verdict.reason,
        )
        .join(Classification.__table__, verdict.message_id == message.id)
        .outerjoin(ours, ours.c.id == message.answers_id)
        .where(
            beside(message.direction) == Direction.IN,
            beside(message.transport) == transport,
            message.influencer_id.is_not(None),
        )
        .order_by(message.at, message.id)
    )
    if people is None:
        return statement.where(verdict.id.in_(newest))
    later = _LATER.c  # of a few people the later verdicts are looked up, not those of everybody grouped
    newer = exists().where(later.message_id == message.id, later.id > verdict.id)
    return statement.where(among(message.influencer_id, people), ~newer)


def _returns_on(subject: str, text: str, at: datetime) -> date | None:
    """Read the day of return out of a note that is kept: so a better reading of it holds for old ones, too."""
    from outreach.replies.absence.returning import returns_on  # noqa: PLC0415 - most people answer themselves

    try:
        return returns_on(f"{subject}\n{text}", at)
    except Exception:  # noqa: BLE001 - whatever a stranger's words do, they stop no look at the others; it holds as one without a day
        return None


def _bounced(db: Session, transport: Transport, people: Collection[int] | None) -> dict[int, datetime]:
    """Find whose address a server refused on this transport, whichever campaign wrote to it."""
    address, message, delivery = Address.__table__.c, Message.__table__.c, Delivery.__table__.c
    statement = (
        select(address.influencer_id, delivery.settled_at)
        .join(Message.__table__, message.recipient == address.canonical)
        .join(Delivery.__table__, delivery.message_id == message.id)
        .where(
            address.is_primary,
            beside(message.transport) == transport,
            delivery.state == DeliveryState.REFUSED,
            delivery.address_failed,
        )
    )
    if people is not None:
        statement = statement.where(among(address.influencer_id, people))
    return dict(iter(db.execute(statement)))


def _domains(
    db: Session, transport: Transport, secret: bytes, persons: Iterable[Person]
) -> dict[int, Verdict]:
    """Give what DNS said of the domain of each address; nothing to do where it said of none that no mail arrives."""
    verdicts = domains.refusing(db) if transport is Transport.SMTP else {}
    if not verdicts:
        return {}
    named = {one.id: domains.domain(one.address) for one in persons if one.address}
    hashes = {name: domains.digest(secret, name) for name in set(named.values())}
    return {person: verdicts[hashes[name]] for person, name in named.items() if hashes[name] in verdicts}


def _blocked(db: Session, secret: bytes, people: Collection[int] | None) -> dict[int, str]:
    """Match every address and handle against the hashes; nothing to do where nobody is blocked."""
    reasons = suppressions.reasons(db)
    if not reasons:
        return {}
    known = suppressions.of_people(db, secret, people)
    return {person: reasons[key] for person, found in known.items() for key in found if key in reasons}
