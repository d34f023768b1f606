"""Builds the plan: approved drafts with the facts about each person, against limits and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.app import App
from outreach.drafts.draft import content_hash
from outreach.followups.standing import Calendar
from outreach.models import Approval, Draft
from outreach.people.person import Person
from outreach.plan.planning import Candidate, Limits, Plan, plan
from outreach.store import drafts, outbox, people, progress


@dataclass(frozen=True, slots=True)
class Prospect:
    """The plan, and all else that `send` shows before it asks."""

    plan: Plan
    #: Who is queued already, and for when; soonest first.
    queued: tuple[tuple[Person, datetime], ...]
    #: Drafts that nobody approved yet.
    unapproved: int


def calendar(app: App) -> Calendar:
    """Give what counting business days needs."""
    return Calendar(window=app.config.sending.hours, time_zone=app.config.time_zone)


def limits(app: App) -> Limits:
    """Give what bounds the sending of the account."""
    return Limits(
        window=app.config.sending.hours, per_day=app.config.sending.per_day, time_zone=app.config.time_zone
    )


def prospect(app: App, campaign: str | None = None) -> Prospect:
    """Plan all approved drafts that have no message yet, of one campaign or of all."""
    now, account = app.now(), app.config.account
    with app.reading() as db:
        found = candidates(app, db, campaign)
        waiting = outbox.waiting(db, transport=app.transport, account=account)
        taken = [*left_today(app, db), *(at for _, at in waiting)]
        persons = (
            {one.id: one for one in people.people(db, [number for number, _ in waiting])} if waiting else {}
        )
        made = plan(found.approved, left_at=taken, limits=limits(app), now=now)
    return Prospect(made, tuple((persons[number], at) for number, at in waiting), found.unapproved)


def left_today(app: App, db: Session) -> list[datetime]:
    """Read when mails of the account left in the last 24 hours."""
    since = app.now() - timedelta(hours=24)
    return outbox.left(db, transport=app.transport, account=app.config.account, since=since)


@dataclass(frozen=True, slots=True)
class Found:
    """Drafts that have no message yet."""

    approved: tuple[Candidate, ...]
    unapproved: int


def candidates(app: App, db: Session, campaign: str | None = None) -> Found:
    """Read the drafts without a message, and what stands in the way of each approved one."""
    rows = drafts.current(db, campaign)
    ids = [draft.id or 0 for draft, _ in rows]
    approvals, sent = drafts.approvals(db, ids), drafts.messages(db, ids)
    waiting = [(draft, enrolment) for draft, enrolment in rows if draft.id not in sent]
    approved = [(draft, enrolment) for draft, enrolment in waiting if draft.id in approvals]
    ids_of = sorted({enrolment.influencer_id for _, enrolment in approved})
    facts = progress.progress(db, transport=app.transport, secret=app.secret, people=ids_of) if ids_of else []
    by_enrolment = {one.enrolment_id: one for one in facts}
    return Found(
        tuple(
            Candidate(
                draft_id=draft.id or 0,
                step=draft.step,
                progress=by_enrolment[enrolment.id or 0],
                void_because=void(app, draft, approvals, by_enrolment[enrolment.id or 0].person),
            )
            for draft, enrolment in approved
        ),
        len(waiting) - len(approved),
    )


def void(app: App, draft: Draft, approvals: Mapping[int, Approval], person: Person) -> str | None:
    """Say why the approval of a draft no longer holds; None where it does."""
    assert draft.id is not None
    now = content_hash(draft.subject, draft.body, draft.footer, draft.evidence)
    if approvals[draft.id].digest != now:
        return "the text changed since approval"
    if draft.recipient != person.address:
        return f"approved for {draft.recipient}, the address is now {person.address or 'not known'}"
    if draft.account not in app.config.accounts:
        return f"the account {draft.account} is no longer in config.toml"
    return None
