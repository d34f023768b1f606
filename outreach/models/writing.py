"""Campaigns as they were read, who is in them, and what was drafted and approved."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from outreach.mail.delivery import Transport
from outreach.models.columns import STRICT, Base, Id, Json, one_of


class CampaignReading(Base, table=True):
    """One valid reading of a campaign file that differed from the one before."""

    __tablename__: ClassVar[Any] = "campaign_reading"
    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    campaign: str = Field(index=True)
    #: SHA-256 of the text with LF line ends, hexadecimal.
    digest: str
    text: str
    read_at: datetime


class CampaignCopy(Base, table=True):
    """Which reading of a campaign one workspace has: of a shared database several hold a copy of the file."""

    __tablename__: ClassVar[Any] = "campaign_copy"
    __table_args__ = (UniqueConstraint("campaign", "place"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    campaign: str
    #: Digest of machine and folder, hexadecimal.
    place: str
    reading_id: int = Field(foreign_key="campaign_reading.id", sa_type=Id)


class Enrolment(Base, table=True):
    """One influencer in one campaign; holds only what a person decided."""

    __table_args__ = (UniqueConstraint("campaign", "influencer_id"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    campaign: str
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    enrolled_at: datetime
    #: A person named them, rather than a tag or the whole book; lifts earlier answers.
    named: bool = False
    stopped_at: datetime | None = None
    stopped_because: str | None = None
    paused_at: datetime | None = None
    paused_because: str | None = None
    #: A person asked to go on, whatever machines had written before.
    looked_at: datetime | None = None
    #: Paused until then, after which it goes on by itself.
    snoozed_until: datetime | None = None
    snoozed_because: str | None = None


class Draft(Base, table=True):
    """One rendered e-mail for one step. Its text never changes; an edit makes a successor."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    enrolment_id: int = Field(foreign_key="enrolment.id", index=True, sa_type=Id)
    step: str
    replaces: int | None = Field(default=None, foreign_key="draft.id", unique=True, sa_type=Id)
    template: str
    language: str
    subject: str
    body: str
    footer: str
    #: The address and account that it was written for.
    recipient: str
    account: str
    post_id: int | None = Field(default=None, foreign_key="post.id", sa_type=Id)
    #: Why this post.
    post_because: str | None = None
    #: Every value that the template read, recipient, account and attachments.
    evidence: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    #: Code -> reason, of the header block.
    ignored: list[Any] = Field(default_factory=list, sa_type=Json)
    #: SHA-256 over subject, body, footer and evidence, hexadecimal.
    digest: str
    created_at: datetime
    rejected_at: datetime | None = None
    rejected_because: str | None = None


class Approval(Base, table=True):
    """A person's yes to one draft, to this text and this evidence only; a yes given in practice is none to the world."""

    __table_args__ = (UniqueConstraint("draft_id", "transport"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    draft_id: int = Field(foreign_key="draft.id", sa_type=Id)
    transport: Transport = Field(sa_type=one_of(Transport, "transport"))
    digest: str
    at: datetime
    by: str
    #: [code, reason] pairs of the errors that the person overrode.
    overrides: list[Any] = Field(default_factory=list, sa_type=Json)
