"""Influencers and all by which they are known and reached."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from outreach.mail.delivery import Transport
from outreach.models.columns import STRICT, Base, Id, Json, one_of
from outreach.people.consent import IysStatus
from outreach.people.record import NoteKind


class SuppressionKind(StrEnum):
    """What a suppression's hash was made of."""

    #: A canonical address.
    ADDRESS = "address"
    #: `platform:canonical handle`.
    HANDLE = "handle"


class Representative(Base, table=True):
    """The manager or agency who speaks for several influencers."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    name: str
    agency: str | None = None
    created_at: datetime


class Influencer(Base, table=True):
    """A person. None is not known."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    name: str | None = None
    first_name: str | None = None
    #: Folded for finding: also ı = i, ş = s.
    name_key: str | None = Field(default=None, index=True)
    language: str | None = None
    time_zone: str | None = None
    country: str | None = None
    #: The sheet's own columns, by heading.
    fields: dict[str, str] = Field(default_factory=dict, sa_type=Json)
    #: Names of the columns that a person edited by hand; an import never overwrites them.
    edited: list[str] = Field(default_factory=list, sa_type=Json)
    representative_id: int | None = Field(
        default=None, foreign_key="representative.id", index=True, sa_type=Id
    )
    source: str | None = None
    created_at: datetime


class Tag(Base, table=True):
    """A word that a marketer sorts people by."""

    __table_args__ = (UniqueConstraint("influencer_id", "key"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", sa_type=Id)
    name: str
    #: The fold of the name.
    key: str = Field(index=True)


class Address(Base, table=True):
    """One e-mail address of an influencer or representative."""

    __table_args__ = (
        CheckConstraint("(influencer_id IS NULL) <> (representative_id IS NULL)", "one_owner"),
        Index("ix_address_influencer_id", "influencer_id"),
        Index(
            "uq_address_primary",
            "influencer_id",
            unique=True,
            sqlite_where=text("is_primary"),
            postgresql_where=text("is_primary"),
        ),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int | None = Field(default=None, foreign_key="influencer.id", sa_type=Id)
    representative_id: int | None = Field(default=None, foreign_key="representative.id", sa_type=Id)
    #: As typed.
    address: str
    #: The fold under which it is the same address.
    canonical: str = Field(unique=True)
    is_primary: bool = True
    source: str | None = None
    #: Why we may write to it, in the words of whoever knows.
    lawful_basis: str | None = None
    added_at: datetime
    #: The day on which it was got from there, where that is known.
    sourced_on: date | None = None
    #: What İYS, the Turkish register of approvals, says of it.
    iys_status: IysStatus | None = Field(default=None, sa_type=one_of(IysStatus, "iys_status"))


class Channel(Base, table=True):
    """One account on one platform; the platform may be `unknown` until learnt."""

    __table_args__ = (UniqueConstraint("platform", "canonical_handle"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    platform: str
    #: Without the @, as typed.
    handle: str
    canonical_handle: str = Field(index=True)
    url: str | None = None
    added_at: datetime


class Measurement(Base, table=True):
    """A number about a channel or a post with its date and source; rows are only added."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    channel_id: int | None = Field(default=None, foreign_key="channel.id", sa_type=Id)
    post_id: int | None = Field(default=None, foreign_key="post.id", sa_type=Id)
    #: `followers`, `views`, `engagement_rate` (per cent) ...
    metric: str
    value: float
    measured_at: datetime
    source: str


class Note(Base, table=True):
    """What a person knows: a call, a meeting, an earlier contact."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    kind: NoteKind = Field(default=NoteKind.NOTE, sa_type=one_of(NoteKind, "kind"))
    text: str
    #: The day it speaks of, where that is known.
    day: date | None = None
    at: datetime
    #: Who wrote it, or the file that it came from.
    by: str
    #: What says it: the digest of a mail in another's conversation, and whether that is practice; it counts there alone.
    mail: str | None = None
    transport: Transport | None = Field(default=None, sa_type=one_of(Transport, "transport"))
    #: The canonical address of theirs that it came from; None where it is their answer for another reason.
    address: str | None = None
    #: That mail asks for no more mail, so naming them in a new campaign does not lift it.
    lasting: bool | None = None
    #: When it was known that this mail is no answer.
    lifted_at: datetime | None = None


class Suppression(Base, table=True):
    """An address or handle never to be written to again, as a keyed hash; it outlives the person's rows."""

    __table_args__ = (UniqueConstraint("digest", "kind"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    kind: SuppressionKind = Field(sa_type=one_of(SuppressionKind, "kind"))
    #: HMAC-SHA256 under secret.key, hexadecimal.
    digest: str
    because: str
    at: datetime
