"""Finds drafts by what people call them, and keeps a person's yes or no to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from outreach.actions import campaigns, linting, who
from outreach.actions.freshness import stands
from outreach.actions.linting import Judged, Rulebook
from outreach.actions.spoiling import mended, spoil, taken_out
from outreach.app import App
from outreach.drafts.draft import content_hash
from outreach.errors import UsageError
from outreach.followups.holds import holds
from outreach.followups.progress import Progress
from outreach.mail.delivery import DeliveryState
from outreach.models import Approval, Draft, Enrolment
from outreach.store import drafts, events, people, progress


@dataclass(frozen=True, slots=True)
class Approved:
    """What an approval of several drafts did."""

    approved: tuple[Judged, ...]
    #: Left out because of an error that nobody overrode.
    blocked: tuple[Judged, ...]


@dataclass(slots=True)
class Undecided:
    """Drafts that wait for a person's word, and why the others do not."""

    waiting: list[Judged] = field(default_factory=list)
    #: Draft -> why nobody needs to decide about it.
    settled: dict[int, str] = field(default_factory=dict)
    #: What `settled` says of those that the days since have made wrong: why, and what to do.
    spoilt: dict[int, str] = field(default_factory=dict)


def resolve(app: App, words: Sequence[str], rules: Rulebook | None = None) -> list[Judged]:
    """Find the drafts that stand, by number, campaign or person; judged, oldest first, each once.

    *rules* are those of workspace and campaign unless given.

    Raises:
        UsageError: a word that means none of them, or somebody without a draft.
        ConfigError: the campaign's file cannot be read.
    """
    with app.reading() as db:
        rows = {
            draft.id or 0: (draft, enrolment) for word in words for draft, enrolment in _rows(app, db, word)
        }
        return linting.judge(app, db, [rows[number] for number in sorted(rows)], rules)


def undecided(app: App, judged: Sequence[Judged]) -> Undecided:
    """Part the drafts that wait for a person's word from those that do not.

    One whose text changed after its approval waits again; one to somebody whose sequence ended does not.
    """
    ids = [one.draft.id or 0 for one in judged]
    concerned = sorted({one.enrolment.influencer_id for one in judged})
    found = Undecided()
    with app.reading() as db:
        approvals = drafts.approvals(db, ids, transport=app.transport)
        sent = drafts.messages(db, ids, transport=app.transport)
        facts = progress.progress(db, transport=app.transport, secret=app.secret, people=concerned)
    progresses = {one.enrolment_id: one for one in facts}
    ended = {
        one.enrolment_id: hold.because for one in facts for hold in holds(one, app.now())[:1] if hold.final
    }
    for one in judged:
        number = one.draft.id or 0
        sequence = progresses[one.enrolment.id or 0]
        spoilt = spoil(one, approvals.get(number))
        if number in sent:
            found.settled[number] = "is queued or sent"
            if spoilt and _is_queued(sequence):
                found.spoilt[number] = f"is queued, but {taken_out(spoilt, sequence.person)}"
        elif because := ended.get(one.enrolment.id or 0):
            found.settled[number] = f"will not be sent: {because}"
        elif number in approvals and stands(one.draft, approvals[number]):
            found.settled[number] = "is approved already"
            if spoilt:
                found.spoilt[number] = f"is approved, but {mended(spoilt, sequence.person)}"
        else:
            found.waiting.append(one)
    found.settled.update(found.spoilt)
    return found


def _is_queued(sequence: Progress) -> bool:
    return sequence.last is not None and sequence.last.state is DeliveryState.QUEUED


def approve(app: App, judged: Sequence[Judged], overrides: Mapping[int, str] | None = None) -> Approved:
    """Approve drafts without an error, and those with errors for which a person typed a reason (draft -> reason)."""
    reasons = {number: reason.strip() for number, reason in (overrides or {}).items()}
    blocked = [one for one in judged if one.errors and not reasons.get(one.draft.id or 0)]
    kept_back = {one.draft.id for one in blocked}
    passed = [one for one in judged if one.draft.id not in kept_back]
    with app.writing() as db:
        there = drafts.approvals(db, [one.draft.id or 0 for one in passed], transport=app.transport)
        for one in passed:
            assert one.draft.id is not None
            before = there.get(one.draft.id)
            if before is None or not stands(one.draft, before):
                _approve(app, db, one, before, reasons.get(one.draft.id, ""))
    return Approved(tuple(passed), tuple(blocked))


def _approve(app: App, db: Session, one: Judged, before: Approval | None, reason: str) -> None:
    draft, now = one.draft, app.now()
    approval = before or Approval(
        draft_id=draft.id or 0, transport=app.transport, digest="", at=now, by=app.who
    )
    approval.digest = content_hash(draft.subject, draft.body, draft.footer, draft.evidence)
    approval.at, approval.by = now, app.who
    approval.overrides = [[finding.code, reason] for finding in one.errors]
    db.add(approval)
    codes = ", ".join(sorted({finding.code for finding in one.errors}))
    said = f"text {approval.digest[:8]}" + (f", although {codes}: {reason}" if codes else "")
    data = {"transport": str(app.transport)}
    events.log(db, "draft.approved", said, at=now, by=app.who, data=data, **about(draft, one.enrolment))


def reject(app: App, one: Judged, because: str) -> None:
    """Turn a draft down; nothing is written to this person for this step unless they are named again."""
    now = app.now()
    with app.writing() as db:
        found = drafts.draft(db, one.draft.id or 0)
        assert found is not None
        if drafts.messages(db, [one.draft.id or 0], transport=app.transport):
            raise UsageError(
                f"draft {one.draft.id} was queued meanwhile", hint="outreach stop WHO --because ..."
            )
        found[0].rejected_at, found[0].rejected_because = now, because.strip() or "no reason given"
        said = found[0].rejected_because
        events.log(db, "draft.rejected", said, at=now, by=app.who, **about(*found))


def _rows(app: App, db: Session, word: str) -> Sequence[tuple[Draft, Enrolment]]:
    if word.isdecimal():
        number = int(word[:18])  # what a database can look up
        rows = drafts.current(db, ids=[number])
        if not rows:
            raise UsageError(_gone(db, number), hint="outreach queue")
        return rows
    campaign = campaign_named(app, word)
    if campaign is not None:
        return drafts.current(db, campaign)
    if not people.find(db, word):
        raise UsageError(f"{word!r} is no campaign, no draft and nobody who is known", hint="outreach queue")
    person = who.one(db, word)
    rows = drafts.current(db, people=[person.id])
    if not rows:
        raise UsageError(f"{person.called} has no draft", hint=f"outreach draft CAMPAIGN {who.sign(person)}")
    return rows


def campaign_named(app: App, word: str) -> str | None:
    """Give the id of the campaign that *word* names; None where it names none.

    Raises:
        ConfigError: its file cannot be read.
    """
    try:
        return campaigns.named(app, word)
    except UsageError:
        return None


def _gone(db: Session, number: int) -> str:
    found = drafts.draft(db, number)
    if found is None:
        return f"there is no draft {number}"
    if found[0].rejected_at is not None:
        return f"draft {number} was rejected: {found[0].rejected_because}"
    return f"draft {number} was replaced by a later one"


def about(draft: Draft, enrolment: Enrolment) -> dict[str, object]:
    """Say what an event of a draft is about."""
    return {"influencer_id": enrolment.influencer_id, "campaign": enrolment.campaign, "draft_id": draft.id}
