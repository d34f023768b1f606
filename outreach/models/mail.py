"""Accounts, messages both ways, and the fate of each outgoing one."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlmodel import Field

from outreach.mail.delivery import DeliveryState, Direction, IdSource, Transport
from outreach.models.columns import STRICT, Base, Id, Json, one_of
from outreach.replies import Kind


class Account(Base, table=True):
    """An address that we send from; its settings and secrets stay in config.toml."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    name: str = Field(unique=True)
    paused_at: datetime | None = None
    paused_because: str | None = None


class Message(Base, table=True):
    """One RFC 5322 message. Its bytes stand in MessageRaw."""

    __table_args__ = (
        # The key of a step, written once for ever; incoming mail has no step and is free of it.
        UniqueConstraint("transport", "campaign", "influencer_id", "step"),
        UniqueConstraint("transport", "direction", "digest"),
        Index("ix_message_person", "influencer_id", "direction", "at"),
        Index("ix_message_draft_id", "draft_id"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    direction: Direction = Field(sa_type=one_of(Direction, "direction"))
    transport: Transport = Field(sa_type=one_of(Transport, "transport"))
    account: str
    influencer_id: int | None = Field(default=None, foreign_key="influencer.id", sa_type=Id)
    campaign: str | None = None
    step: str | None = None
    draft_id: int | None = Field(default=None, foreign_key="draft.id", sa_type=Id)
    #: The outgoing message that this one answers, and the reason why it was taken for the answer.
    answers_id: int | None = Field(default=None, foreign_key="message.id", sa_type=Id)
    answers_because: str | None = None
    sender: str
    recipient: str = Field(index=True)
    subject: str
    #: The new words of an answer; the body of our own.
    text: str
    #: Incoming: its Date, else when it was kept. Outgoing: when it was queued.
    at: datetime
    #: When the program kept it; a Date header may say anything.
    kept_at: datetime
    #: SHA-256 of the bytes, hexadecimal.
    digest: str
    size: int = Field(sa_type=Id)


class MessageRaw(Base, table=True):
    """The bytes as received, or as frozen before the Date header is put on top."""

    __tablename__: ClassVar[Any] = "message_raw"
    message_id: int = Field(primary_key=True, foreign_key="message.id", sa_type=Id)
    raw: bytes = Field(sa_type=LargeBinary)


class MessageId(Base, table=True):
    """One id under which a message is known; a provider may replace ours."""

    __tablename__: ClassVar[Any] = "message_id"
    __table_args__ = (UniqueConstraint("message_id", "value"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    message_id: int = Field(foreign_key="message.id", sa_type=Id)
    #: With angle brackets; without them the conversation in which Gmail shows it, `gmail-thread:1789`.
    value: str = Field(index=True)
    source: IdSource = Field(sa_type=one_of(IdSource, "source"))


class Classification(Base, table=True):
    """What an incoming message is taken for; the newest holds."""

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    message_id: int = Field(foreign_key="message.id", index=True, sa_type=Id)
    kind: Kind = Field(sa_type=one_of(Kind, "kind"))
    reason: str
    #: The line of the message that shows it.
    line: str
    #: 0 to 1.
    confidence: float
    #: Version of the rules; None where a person said it.
    version: int | None = None
    by: str
    at: datetime


class Delivery(Base, table=True):
    """The fate of one outgoing message, changed only by compare-and-set."""

    __table_args__ = (
        Index("ix_delivery_due", "transport", "state", "not_before"),
        Index("ix_delivery_left", "transport", "account", "sending_at"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    message_id: int = Field(foreign_key="message.id", unique=True, sa_type=Id)
    transport: Transport = Field(sa_type=one_of(Transport, "transport"))
    account: str
    state: DeliveryState = Field(default=DeliveryState.QUEUED, sa_type=one_of(DeliveryState, "state"))
    not_before: datetime
    attempts: int = 0
    #: The token of the sender that has it.
    owner: str | None = None
    #: When the intent was committed; also the Date header.
    sending_at: datetime | None = None
    settled_at: datetime | None = None
    reply_code: int | None = None
    #: The server's own words, or what happened to the line.
    reply_text: str | None = None
    #: The server knows no such recipient.
    address_failed: bool = False
    #: Why it is held or was cancelled.
    held_because: str | None = None


class Mailbox(Base, table=True):
    """How far one folder of one account was read."""

    __table_args__ = (UniqueConstraint("account", "transport", "folder"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    account: str
    transport: Transport = Field(sa_type=one_of(Transport, "transport"))
    folder: str
    uid_validity: int | None = Field(default=None, sa_type=Id)
    #: Every message up to this one was looked at.
    last_uid: int | None = Field(default=None, sa_type=Id)
    #: When it was last read to its end.
    synced_at: datetime | None = None
    #: How it stood then: HIGHESTMODSEQ (RFC 7162), where the server keeps one.
    modseq: int | None = Field(default=None, sa_type=Id)
    #: The messages of the last days that were looked at, as a set of UIDs (RFC 3501 section 9): `4:19,22`.
    recent: str | None = None


class Lookup(Base, table=True):
    """An address that was looked for in a mailbox before the first mail to it; what was found is a Note."""

    __table_args__ = (UniqueConstraint("account", "recipient"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    account: str
    #: Canonical address.
    recipient: str
    at: datetime


class Unmatched(Base, table=True):
    """A mail that may be somebody's answer until a person says whose, or that it is nobody's."""

    __table_args__ = (UniqueConstraint("transport", "digest"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    account: str
    transport: Transport = Field(sa_type=one_of(Transport, "transport"))
    sender: str
    subject: str
    at: datetime
    kept_at: datetime
    #: Why it looks like an answer.
    because: str
    #: SHA-256 of its Message-ID, or of its bytes where it has none, hexadecimal.
    digest: str
    #: The influencers whose answer it may be, where that is known: nobody writes to them meanwhile.
    persons: list[int] | None = Field(default=None, sa_type=Json)
    #: When it was known whose it is, or a person said that it is no answer. No row goes, so that no number is given again.
    settled_at: datetime | None = None
    #: Who said so; they may say otherwise.
    settled_by: str | None = None
