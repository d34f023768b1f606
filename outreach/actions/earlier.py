"""Says for whom a draft is written: for nobody twice, and anew where the draft before no longer holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.freshness import outdated, stands
from outreach.actions.who import sign
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.followups.holds import PAUSES, Hold
from outreach.followups.progress import LASTING, Progress
from outreach.followups.standing import Standing
from outreach.models import Draft
from outreach.people.person import Person
from outreach.people.record import NoteKind
from outreach.posts import Post, urls
from outreach.store import campaigns as enrolling
from outreach.store import drafts


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether a draft is written for one person."""

    write: bool
    #: The draft in whose place it will stand.
    before: Draft | None = None
    #: Why none is written, and what changes that; empty where they have one that holds.
    because: str = ""
    hint: str = ""


_THERE, _FIRST = Turn(write=False), Turn(write=True)


#: Holds that naming a person lifts.
_LIFTED_BY_NAME = frozenset({"answered", "answered-elsewhere", "contacted", "cool-off", "stopped"})


def lasting(progress: Progress) -> bool:
    """Say whether they asked for no more mail, or reported ours: no name lifts that."""
    noted = progress.noted_since_named(NoteKind.ANSWERED)
    return any(one.kind in LASTING for one in progress.answers()) or any(one.lasting for one in noted)


def draft_command(campaign: Campaign, person: Person, step: str) -> str:
    """Give the command that writes *step* for one person."""
    later = "" if step == campaign.steps[0].name else " --follow-ups"
    return f"outreach draft {campaign.id} {sign(person)}{later}"


def lifting(hold: Hold, progress: Progress) -> str:
    """Give the command by which a person lifts *hold* of somebody; empty where something else does, or nothing."""
    who = sign(progress.person)
    if hold.code in PAUSES:
        return f"outreach resume {who}"
    if hold.code == "readdressed":
        return f'outreach stop {who} --because "new address"'
    return f"outreach draft {progress.campaign} {who}" if hold.code == "contacted" else ""


class Earlier:
    """What was drafted and sent before in one campaign."""

    def __init__(
        self,
        app: App,
        db: Session,
        campaign: Campaign,
        posts: Mapping[int, Post],
        *,
        named: bool,
        post: str | None,
    ) -> None:
        self.app, self.campaign, self.posts, self.named = app, campaign, posts, named
        self.post = urls.canonical(post) if post else None
        rows = drafts.current(db, campaign.id)
        self.drafts = {(enrolment.id or 0, one.step): one for one, enrolment in rows}
        self.approvals = drafts.approvals(db, [one.id or 0 for one, _ in rows], transport=app.transport)
        self.queued = drafts.queued_steps(db, campaign.id, transport=app.transport)
        self.rejected = drafts.rejected_steps(db, campaign.id)
        self.stopped = {one.id for one in enrolling.enrolments(db, campaign.id).values() if one.stopped_at}

    def turn(self, person: Person, standing: Standing, step: str) -> Turn:
        """Decide whether *step* is written for one person."""
        enrolment = standing.progress.enrolment_id
        key = (enrolment, step)
        if key in self.queued:
            return Turn(write=False, because=f"{step} is sent or queued already") if self.post else _THERE
        hold = next(iter(standing.holds), None)
        if hold and hold.code != "no-address":
            lifts = hold.code in _LIFTED_BY_NAME and not (self.named or lasting(standing.progress))
            lifts = lifts and enrolment not in self.stopped
            hint = self._by_name(person, step) if lifts else lifting(hold, standing.progress)
            return Turn(write=False, because=hold.because, hint=hint)
        if not hold and (standing.step is None or standing.step.name != step):
            return Turn(write=False, because=standing.because)
        one = self.drafts.get(key)
        if one is not None:
            return self._again(standing.progress, one)
        if key in self.rejected and not self.named:
            return Turn(write=False, because="a draft was rejected before", hint=self._by_name(person, step))
        return _FIRST

    def _by_name(self, person: Person, step: str) -> str:
        return draft_command(self.campaign, person, step)

    def _again(self, progress: Progress, one: Draft) -> Turn:
        because = self._fault(progress, one)
        if because is None:
            return _THERE
        if one.evidence.get("edited") and not self.named:
            anew = f"{self._by_name(progress.person, one.step)}, which writes it anew"
            return Turn(
                write=False, because=f"draft {one.id} was edited by hand, and now {because}", hint=anew
            )
        return Turn(write=True, before=one)

    def _fault(self, progress: Progress, one: Draft) -> str | None:
        """Say why a draft that stands no longer does; None where it does."""
        post = self.posts.get(one.post_id or 0)
        if self.post and (post is None or post.canonical_url != self.post):
            return "another post is wanted"
        approval = self.approvals.get(one.id or 0)
        if approval and not stands(one, approval):
            return "its text changed after approval"
        return outdated(self.app, one, progress, post, self.campaign)
