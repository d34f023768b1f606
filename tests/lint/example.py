"""What the examples of all rules are made of: one text with what is known around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.campaigns import Campaign
from outreach.campaigns.campaign import Brief, Purpose
from outreach.lint import Batch, Document, Profile
from outreach.lint.document import Letter
from outreach.people.person import Person
from outreach.posts import Post
from outreach.text import Language

EN, TR = Language.EN, Language.TR
LATER = Profile.FOLLOW_UP

MERT = Person(id=1, name="Mert Öztürk", first_name="Mert", handle="mertkosuyor")
POST = Post(
    url="https://www.youtube.com/watch?v=k4p4d0ky4",
    canonical_url="https://www.youtube.com/watch?v=k4p4d0ky4",
    title="[VLOG] Kapadokya'da gece koşusu",
    published=date(2025, 11, 18),
)
SPRING = Campaign(
    id="spring",
    purpose=Purpose.COLLABORATION,
    brand="Kilnhaus",
    briefs={
        EN: Brief(compensation="A seat at our table.", benefit="A week by the sea."),
        TR: Brief(compensation="Masamızda bir yer.", benefit="Denizde bir hafta."),
    },
)
ADVERT = Campaign(id="advert", purpose=Purpose.ADVERTISING, brand="Kilnhaus")


@dataclass(frozen=True, kw_only=True)
class Example:
    """One text and what is known around it."""

    language: Language
    body: str
    subject: str | None = "Kiln"
    profile: Profile = Profile.FIRST
    posts: tuple[Post, ...] | None = None
    inserted: tuple[str, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    template: bool = False
    #: Of a file nobody knows to whom it goes.
    person: Person | None = MERT
    campaign: Campaign | None = None
    #: What is stored around it: see Document.
    post: Post | None = None
    post_days: int | None = None
    earlier: tuple[Letter, ...] | None = None
    theirs: Letter | None = None
    written: date | None = None
    today: date | None = None
    #: Bodies of the mails that go out with it.
    others: tuple[str, ...] = ()
    #: Values that came from data into those.
    others_inserted: tuple[str, ...] = ()

    @property
    def batch(self) -> Batch | None:
        beside = (self.document._replace(body=body, inserted=self.others_inserted) for body in self.others)
        return Batch.of([self.document, *beside]) if self.others else None

    @property
    def document(self) -> Document:
        return Document(
            name="example",
            subject=self.subject,
            body=self.body,
            language=self.language,
            profile=self.profile,
            template=self.template,
            person=self.person,
            campaign=self.campaign,
            posts=self.posts,
            inserted=self.inserted,
            ignored=self.ignored,
            post=self.post,
            post_days=self.post_days,
            earlier=self.earlier,
            theirs=self.theirs,
            written=self.written,
            today=self.today,
        )
