"""Builds the plan: approved drafts with the facts about each person, against limits and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from outreach.actions import campaigns, pausing
from outreach.actions.earlier import draft_command
from outreach.actions.freshness import outdated, stands
from outreach.actions.lawfulness import LegalWarning, warnings
from outreach.actions.pacing import history, limits
from outreach.actions.readiness import NOT_LOOKED, Readiness, readiness
from outreach.actions.spoiling import mended, spoilt
from outreach.actions.standings import standings
from outreach.actions.who import sign
from outreach.app import App
from outreach.followups.holds import Hold, in_queue
from outreach.followups.progress import Progress
from outreach.models import Approval, Draft, Enrolment
from outreach.people.person import Person
from outreach.plan.departures import Departure
from outreach.plan.planning import Candidate, Left, Plan, plan
from outreach.store import deliveries, drafts, people, posts


@dataclass(frozen=True, slots=True)
class Prospect:
    """The plan, and all else that `send` shows before it asks."""

    plan: Plan
    #: Accounts from which the plan writes.
    accounts: tuple[str, ...]
    #: Who is queued already, and for when; soonest first.
    queued: tuple[tuple[Person, datetime], ...]
    #: Drafts that nobody approved yet, by campaign.
    unapproved: Mapping[str, int]
    #: Nothing left on this transport before.
    first: bool
    #: What the law asks for and the program cannot look at, said once for each campaign.
    warnings: tuple[LegalWarning, ...] = ()
    #: Of those queued whom something holds since: at its hour their mail stays where it is.
    kept: tuple[tuple[Progress, Hold], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Drafts that have no message yet."""

    #: Approved, by account.
    approved: Mapping[str, Sequence[Candidate]]
    #: How many nobody approved yet, by campaign.
    unapproved: Mapping[str, int]


def prospect(app: App, campaign: str | None = None) -> Prospect:
    """Plan all approved drafts that have no message yet, of one campaign or of all."""
    with app.reading() as db:
        found = candidates(app, db, campaign)
        accounts = tuple(found.approved) or (app.config.account,)
        first = deliveries.first_left(db, transport=app.transport) is None
        made = planned(app, db, found)
        told = tuple(warnings(app, db, made.slots, campaigns.shelf(app).campaigns))
        queued = waiting(app, db)
        return Prospect(made, accounts, queued, found.unapproved, first, told, _kept(app, db, queued))


def waiting(app: App, db: Session) -> tuple[tuple[Person, datetime], ...]:
    """Read who is queued, and for when; soonest first."""
    queued = deliveries.waiting(db, transport=app.transport)
    persons = {one.id: one for one in people.people(db, {number for number, _ in queued})} if queued else {}
    return tuple((persons[number], at) for number, at in queued)


def _kept(
    app: App, db: Session, queued: Sequence[tuple[Person, datetime]]
) -> tuple[tuple[Progress, Hold], ...]:
    """Find whom something holds that came up after a mail to them was queued."""
    if not queued:
        return ()
    known, ids = campaigns.shelf(app).campaigns, {person.id for person, _ in queued}
    stays = pausing.stays(app, db, known)
    found = [one for one in standings(app, db, known, people=sorted(ids)) if in_queue(one.progress)]
    holds = ((one, next(iter(one.holds), None) or stays.get(one.progress.campaign)) for one in found)
    return tuple((one.progress, hold) for one, hold in holds if hold)


def planned(app: App, db: Session, found: Found, *, looked: bool = False) -> Plan:
    """Give every approved draft its moment: each account has its own limit, nobody gets two mails.

    Who was not looked for in the mailboxes is held where the mail would leave now; with *looked* they count as
    looked for. Those who are to get it later are looked for then.
    """
    whole = Plan((), (), ())
    for account, group in found.approved.items():
        chosen = {slot.candidate.progress.person.id for slot in whole.slots}
        free = [one for one in group if one.progress.person.id not in chosen]
        unsought = {one.draft_id for one in free if one.account_hold == NOT_LOOKED and not looked}
        ready = [replace(one, account_hold=None) if one.account_hold == NOT_LOOKED else one for one in free]
        other = Hold("another", "a mail from another account goes to them first")
        known = history(app, db, account)
        known = replace(known, departures=[*known.departures, *_ours(whole)])
        part = plan(ready, account=account, history=known, limits=limits(app, account), now=app.now())
        waits = [slot.candidate for slot in part.now if slot.candidate.draft_id in unsought]
        whole = Plan(
            whole.now + tuple(slot for slot in part.now if slot.candidate not in waits),
            tuple(sorted(whole.later + part.later, key=lambda slot: slot.at)),
            (
                *(*whole.held, *part.held),
                *(Left(one, NOT_LOOKED) for one in waits),
                *(Left(one, other) for one in group if one not in free),
            ),
        )
    return whole


def _ours(made: Plan) -> Iterator[Departure]:
    """Give what other accounts are to send, for those whom one person speaks for."""
    for slot in made.slots:
        person = slot.candidate.progress.person
        yield Departure(
            at=slot.at, account="", person=person.id, representative=person.representative, queued=True
        )


def candidates(app: App, db: Session, campaign: str | None = None) -> Found:
    """Read the drafts without a message, and what stands in the way of each approved one."""
    rows = drafts.current(db, campaign)
    ids = [draft.id or 0 for draft, _ in rows]
    approvals = drafts.approvals(db, ids, transport=app.transport)
    sent = drafts.messages(db, ids, transport=app.transport)
    open_ = [(draft, enrolment) for draft, enrolment in rows if draft.id not in sent]
    people_ids = sorted({enrolment.influencer_id for _, enrolment in open_})
    check = _Check(app, db, people_ids)
    found = standings(app, db, check.campaigns, people=people_ids) if open_ else []
    by_enrolment = {one.progress.enrolment_id: one for one in found}
    spoils = spoilt(app, db, [(draft, other) for draft, other in open_ if draft.id in approvals], approvals)
    approved: dict[str, list[Candidate]] = {}
    ready: dict[str, Readiness] = {}
    unapproved: Counter[str] = Counter()
    for draft, enrolment in open_:
        one = by_enrolment[enrolment.id or 0]
        if draft.id in approvals:
            because = check.void(draft, enrolment, approvals[draft.id], one.progress)
            if because is None and (spoils_it := spoils.get(draft.id)):
                because = mended(spoils_it, one.progress.person)
            if draft.account not in ready:
                ready[draft.account] = readiness(app, db, draft.account, check.campaigns)
            candidate = Candidate(
                draft_id=draft.id,
                step=draft.step,
                standing=one,
                void_because=because,
                account_hold=ready[draft.account].hold(one.progress),
            )
            approved.setdefault(draft.account, []).append(candidate)
        elif not any(hold.final for hold in one.holds):
            unapproved[enrolment.campaign] += 1
    return Found(approved, unapproved)


class _Check:
    """Says whether an approval still holds."""

    def __init__(self, app: App, db: Session, people_ids: Sequence[int]) -> None:
        self.app = app
        self.campaigns = campaigns.shelf(app).campaigns
        published = posts.posts(db, people_ids) if people_ids else {}
        self.posts = {post.id: post for found in published.values() for post in found}

    def void(self, draft: Draft, enrolment: Enrolment, approval: Approval, progress: Progress) -> str | None:
        """Say why the approval of a draft no longer holds, and what mends it; None where it does."""
        person = progress.person
        if not stands(draft, approval):
            return f"the text changed since approval: outreach review {sign(person)}"
        post = self.posts.get(draft.post_id) if draft.post_id else None
        campaign = self.campaigns.get(enrolment.campaign)
        because = outdated(self.app, draft, progress, post, campaign)
        mend = f": {draft_command(campaign, person, draft.step)}" if campaign else "; put it back"
        return f"{because}{mend}" if because else None
