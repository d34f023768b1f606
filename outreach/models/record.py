"""What happened, and what the database knows of itself."""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from outreach.models.columns import Base, Id, Json


class Event(Base, table=True):
    """One line of the append-only log: what happened, to whom, when, why."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    at: datetime
    #: A dotted name: `person.imported`, `draft.approved`, `delivery.sent` ...
    kind: str = Field(index=True)
    by: str
    influencer_id: int | None = Field(default=None, foreign_key="influencer.id", index=True, sa_type=Id)
    campaign: str | None = None
    draft_id: int | None = Field(default=None, foreign_key="draft.id", sa_type=Id)
    message_id: int | None = Field(default=None, foreign_key="message.id", sa_type=Id)
    #: One sentence for a person.
    said: str
    #: Groups the events of one command, such as one import.
    batch: str | None = Field(default=None, index=True)
    data: dict[str, Any] = Field(default_factory=dict, sa_type=Json)


class Setting(Base, table=True):
    """What belongs to this database alone, such as the fingerprint of its secret.key."""

    name: str = Field(primary_key=True)
    value: str
