"""What people publish."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from outreach.models.columns import STRICT, Base, Id


class Post(Base, table=True):
    """One piece of content of a channel, keyed by its canonical URL."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    channel_id: int | None = Field(default=None, foreign_key="channel.id", sa_type=Id)
    url: str
    canonical_url: str = Field(unique=True)
    platform: str | None = None
    title: str | None = None
    text: str | None = None
    #: The day by the clock of whoever published it.
    published: date | None = None
    #: The moment, where the source tells it.
    published_at: datetime | None = None
    #: The date was worked out from words such as "3 weeks ago".
    date_estimated: bool = False
    is_repost: bool = False
    is_reply: bool = False
    #: Its feed did not list it any more at this time, though it listed older ones.
    gone_at: datetime | None = None
    #: `sheet`, `person`, and later the kinds of feeds.
    source: str
    added_at: datetime


class Feed(Base, table=True):
    """An address that is asked for a person's posts, and how that went."""

    __table_args__ = (UniqueConstraint("influencer_id", "url"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    influencer_id: int = Field(foreign_key="influencer.id", index=True, sa_type=Id)
    channel_id: int | None = Field(default=None, foreign_key="channel.id", sa_type=Id)
    url: str
    #: The file or person that named it.
    source: str
    added_at: datetime
    #: Of the last good answer, for the next conditional request (RFC 9110 section 13).
    etag: str | None = None
    last_modified: str | None = None
    #: When it last gave a good answer, new or unchanged.
    read_at: datetime | None = None
    #: When it was last asked.
    asked_at: datetime | None = None
    #: Why the last asking failed; None after a good answer.
    trouble: str | None = None
