"""Builds the documents that rules look at, many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from outreach.app import App
from outreach.campaigns import Campaign
from outreach.followups.progress import Incoming, Outgoing
from outreach.lint.document import Document, Letter, Profile
from outreach.models import Draft, Enrolment
from outreach.people.person import Person
from outreach.posts import Post
from outreach.replies import Kind
from outreach.store import people, posts, progress, threads
from outreach.store.threads import Sent
from outreach.text import Language
from outreach.workdays import zone

Row = tuple[Draft, Enrolment]
#: The heading under which a rule finds what people noted, among the columns of the sheet.
_NOTE = "note"


def documents(
    app: App, db: Session, rows: Sequence[Row], campaigns: Mapping[str, Campaign]
) -> list[Document]:
    """Build one document per draft, in the same order."""
    if not rows:
        return []
    around = _Around(app, db, rows, campaigns)
    return [around.document(draft, enrolment) for draft, enrolment in rows]


def called(draft: Draft, person: Person) -> str:
    """Name a draft as listings do."""
    handle = f" @{person.handle}" if person.handle and person.name else ""
    return f"draft {draft.id}  {person.called}{handle}"


def beside(draft: Draft, enrolment: Enrolment, campaigns: Mapping[str, Campaign]) -> Document:
    """Build what a batch counts of a draft: nothing is read for it."""
    campaign = campaigns.get(enrolment.campaign)
    return Document(
        name=f"draft {draft.id}",
        subject=draft.subject,
        body=draft.body,
        language=Language(draft.language),
        profile=profile(draft, campaign),
        campaign=campaign,
        step=draft.step,
        inserted=tuple(draft.evidence.get("inserted", ())),
    )


def profile(draft: Draft, campaign: Campaign | None) -> Profile:
    """Say which mail of its thread a draft is; the first where no file says."""
    first = campaign is None or not campaign.steps or draft.step == campaign.steps[0].name
    return Profile.FIRST if first else Profile.FOLLOW_UP


class _Around:
    """What is stored around some drafts, each kind read once for all of them."""

    def __init__(self, app: App, db: Session, rows: Sequence[Row], campaigns: Mapping[str, Campaign]) -> None:
        self.app, self.campaigns = app, campaigns
        self.here = zone(app.config.time_zone)
        self.today = self._day(app.now())
        self.post_days = app.config.posts.max_age_days
        ids = sorted({enrolment.influencer_id for _, enrolment in rows})
        self.persons = {person.id: person for person in people.people(db, ids)}
        self.posts = posts.posts(db, ids)
        self.notes = people.noted(db, ids, transport=app.transport)
        self.left = progress.outgoing(db, app.transport, ids)
        self.received = progress.incoming(db, app.transport, ids)
        self.elsewhere: dict[int, list[str]] = {}
        for (campaign, number), mails in self.left.items():
            if any(one.left_at for one in mails):
                self.elsewhere.setdefault(number, []).append(campaign)
        later = {one.influencer_id for draft, one in rows if self._later(draft, one)}
        self.sent = threads.sent(db, later, transport=app.transport) if later else {}

    def document(self, draft: Draft, enrolment: Enrolment) -> Document:
        """Build the document of one draft; one that has left is judged as of the day on which it did."""
        number = enrolment.influencer_id
        person, published = self.persons[number], tuple(self.posts.get(number, ()))
        left = self._left(draft, enrolment)
        return Document(
            name=called(draft, person),
            subject=draft.subject,
            body=draft.body,
            language=Language(draft.language),
            profile=profile(draft, self.campaigns.get(enrolment.campaign)),
            person=self._with_notes(person, enrolment),
            posts=published,
            post=_of(published, draft.post_id),
            post_days=self.post_days,
            earlier=self._earlier(draft, enrolment, left),
            theirs=self._theirs(number, left),
            written=self._day(draft.created_at),
            today=self._day(left) if left else self.today,
            campaign=self.campaigns.get(enrolment.campaign),
            step=draft.step,
            inserted=tuple(draft.evidence.get("inserted", ())),
            ignored=tuple((code, reason) for code, reason in draft.ignored),
        )

    def _day(self, moment: datetime) -> date:
        """Give the day of a moment by the sender's clock."""
        return moment.astimezone(self.here).date()

    def _later(self, draft: Draft, enrolment: Enrolment) -> bool:
        return profile(draft, self.campaigns.get(enrolment.campaign)) is Profile.FOLLOW_UP

    def _outgoing(self, enrolment: Enrolment) -> Sequence[Outgoing]:
        return self.left.get((enrolment.campaign, enrolment.influencer_id), ())

    def _left(self, draft: Draft, enrolment: Enrolment) -> datetime | None:
        """Say when the mail of this draft left; None while it has not."""
        return next((one.left_at for one in self._outgoing(enrolment) if one.step == draft.step), None)

    def _earlier(
        self, draft: Draft, enrolment: Enrolment, left: datetime | None
    ) -> tuple[Letter, ...] | None:
        """List the mails of the thread before this one; None where no file says which step this is."""
        if enrolment.campaign not in self.campaigns:
            return None
        sent: Sequence[Sent] = self.sent.get((enrolment.campaign, enrolment.influencer_id), ())
        before = (one for one in sent if one.step != draft.step and (left is None or one.at < left))
        later = self._later(draft, enrolment)
        return tuple(Letter(text=one.text, day=self._day(one.at)) for one in before) if later else ()

    def _theirs(self, number: int, left: datetime | None) -> Letter | None:
        """Give the last words of theirs that a person wrote, before this mail left."""
        answers: Sequence[Incoming] = self.received.get(number, ())
        own = [one for one in answers if one.kind is Kind.REPLY and (left is None or one.at < left)]
        return Letter(text=own[-1].said, day=self._day(own[-1].at)) if own else None

    def _with_notes(self, person: Person, enrolment: Enrolment) -> Person:
        """Put what people noted, and the mails of other campaigns, beside the columns of the sheet."""
        others = (one for one in self.elsewhere.get(person.id, ()) if one != enrolment.campaign)
        notes = [*self.notes.get(person.id, ()), *(f"written to for {campaign}" for campaign in others)]
        return replace(person, fields={**person.fields, _NOTE: "\n".join(notes)}) if notes else person


def _of(published: Sequence[Post], number: int | None) -> Post | None:
    return next((post for post in published if post.id == number), None) if number else None
