"""The fate of one outgoing message: its states, and what each event on the wire makes of it."""

from __future__ import annotations

from enum import StrEnum


class Transport(StrEnum):
    """The way a message leaves; part of its key, for practice is no contact."""

    #: The embedded catch-all on loopback.
    LOCAL = "local"
    #: A server that delivers to people.
    SMTP = "smtp"


class Direction(StrEnum):
    """Which way a message goes."""

    OUT = "out"
    IN = "in"


class DeliveryState(StrEnum):
    """Where an outgoing message is. Only a compare-and-set in the store moves it."""

    #: Frozen, waiting for its time.
    QUEUED = "queued"
    #: A sender has it; nothing was said to a server yet.
    CLAIMED = "claimed"
    #: Committed after the server's 354, before the first byte of the body.
    SENDING = "sending"
    #: The server said 250.
    SENT = "sent"
    #: The server said no: certainly not accepted.
    REFUSED = "refused"
    #: The line went silent after the body began; never sent again until evidence settles it.
    UNKNOWN = "unknown"
    #: Only a person's answer frees it.
    HELD = "held"
    #: It will not be sent.
    CANCELLED = "cancelled"
