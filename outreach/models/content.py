"""What people publish."""

from datetime import date, datetime

from sqlmodel import Field

from outreach.models.columns import Base, Id


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
    published: date | None = None
    #: The date was worked out from words such as "3 weeks ago".
    date_estimated: bool = False
    is_repost: bool = False
    is_reply: bool = False
    #: The address answered 404 or 410 at this time.
    gone_at: datetime | None = None
    #: `sheet`, `person`, and later the kinds of feeds.
    source: str
    added_at: datetime
