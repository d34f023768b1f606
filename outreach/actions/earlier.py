"""Says for whom a draft is written: for nobody twice, and anew where the draft before no longer holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from outreach.actions.freshness import outdated, stands
from outreach.actions.who import sign
from outreach.app import App
from outreach.campaigns import Campaign
from outreach.followups.holds import holds
from outreach.models import Draft
from outreach.people.person import Person
from outreach.posts import Post, urls
from outreach.store import drafts, progress


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


class Earlier:
    """What was drafted and sent before in the first step of one campaign."""

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
        self.step = campaign.steps[0].name
        rows = [(one, other) for one, other in drafts.current(db, campaign.id) if one.step == self.step]
        self.standing = {enrolment.id or 0: one for one, enrolment in rows}
        self.approvals = drafts.approvals(db, [one.id or 0 for one, _ in rows])
        self.queued = drafts.queued_steps(db, campaign.id, transport=app.transport)
        self.rejected = drafts.rejected_steps(db, campaign.id)
        facts = progress.progress(db, transport=app.transport, secret=app.secret, campaign=campaign.id)
        self.held = {one.person.id: found[0] for one in facts if (found := holds(one, app.now()))}

    def turn(self, person: Person, enrolment: int) -> Turn:
        """Decide about one person."""
        key = (enrolment, self.step)
        if key in self.queued:
            return (
                Turn(write=False, because="the first mail is sent or queued already") if self.post else _THERE
            )
        if (hold := self.held.get(person.id)) and hold.code != "no-address":
            lifts = hold.code in {"answered", "stopped"} and not self.named
            return Turn(write=False, because=hold.because, hint=self._by_name(person) if lifts else "")
        one = self.standing.get(enrolment)
        if one is not None:
            return self._again(person, one)
        if key in self.rejected and not self.named:
            return Turn(write=False, because="a draft was rejected before", hint=self._by_name(person))
        return _FIRST

    def _by_name(self, person: Person) -> str:
        return f"outreach draft {self.campaign.id} {sign(person)}"

    def _again(self, person: Person, one: Draft) -> Turn:
        because = self._fault(person, one)
        if because is None:
            return _THERE
        if one.evidence.get("edited") and not self.named:
            anew = f"{self._by_name(person)}, which writes it anew"
            return Turn(
                write=False, because=f"draft {one.id} was edited by hand, and now {because}", hint=anew
            )
        return Turn(write=True, before=one)

    def _fault(self, person: Person, one: Draft) -> str | None:
        """Say why a draft that stands no longer does; None where it does."""
        post = self.posts.get(one.post_id or 0)
        if self.post and (post is None or post.canonical_url != self.post):
            return "another post is wanted"
        approval = self.approvals.get(one.id or 0)
        if approval and not stands(one, approval):
            return "its text changed after approval"
        return outdated(self.app, one, person, post, self.campaign)
