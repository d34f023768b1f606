"""The tables, one file per family; no behaviour. Importing this package knows them all."""

from outreach.models.columns import Base
from outreach.models.content import Feed, Post
from outreach.models.mail import (
    Account,
    Classification,
    Delivery,
    Lookup,
    Mailbox,
    Message,
    MessageId,
    MessageRaw,
    Unmatched,
)
from outreach.models.people import (
    Address,
    Channel,
    Influencer,
    Measurement,
    Note,
    Representative,
    Suppression,
    SuppressionKind,
    Tag,
)
from outreach.models.record import Event, Setting
from outreach.models.writing import Approval, CampaignCopy, CampaignReading, Draft, Enrolment

__all__ = [
    "Account",
    "Address",
    "Approval",
    "Base",
    "CampaignCopy",
    "CampaignReading",
    "Channel",
    "Classification",
    "Delivery",
    "Draft",
    "Enrolment",
    "Event",
    "Feed",
    "Influencer",
    "Lookup",
    "Mailbox",
    "Measurement",
    "Message",
    "MessageId",
    "MessageRaw",
    "Note",
    "Post",
    "Representative",
    "Setting",
    "Suppression",
    "SuppressionKind",
    "Tag",
    "Unmatched",
]
