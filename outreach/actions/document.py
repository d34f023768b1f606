"""Builds the documents that rules look at, many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session

from outreach.app import App
from outreach.campaigns import Campaign
from outreach.lint.document import Document, Profile
from outreach.models import Draft, Enrolment
from outreach.people.person import Person
from outreach.store import people, posts
from outreach.text import Language


def documents(
    app: App, db: Session, rows: Sequence[tuple[Draft, Enrolment]], campaigns: Mapping[str, Campaign]
) -> list[Document]:
    """Build one document per draft, in the same order."""
    del app
    ids = sorted({enrolment.influencer_id for _, enrolment in rows})
    persons = {person.id: person for person in people.people(db, ids)} if ids else {}
    published = posts.posts(db, ids) if ids else {}
    return [
        Document(
            name=called(draft, persons[enrolment.influencer_id]),
            subject=draft.subject,
            body=draft.body,
            language=Language(draft.language),
            profile=_profile(draft, campaigns.get(enrolment.campaign)),
            person=persons[enrolment.influencer_id],
            posts=tuple(published.get(enrolment.influencer_id, ())),
            campaign=campaigns.get(enrolment.campaign),
            inserted=tuple(draft.evidence.get("inserted", ())),
            ignored=tuple((code, reason) for code, reason in draft.ignored),
        )
        for draft, enrolment in rows
    ]


def called(draft: Draft, person: Person) -> str:
    """Name a draft as listings do."""
    handle = f" @{person.handle}" if person.handle and person.name else ""
    return f"draft {draft.id}  {person.called}{handle}"


def _profile(draft: Draft, campaign: Campaign | None) -> Profile:
    first = campaign is None or not campaign.steps or draft.step == campaign.steps[0].name
    return Profile.FIRST if first else Profile.FOLLOW_UP
