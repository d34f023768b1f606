"""The states of one outgoing message, and from where to where the store may move it."""

from __future__ import annotations

from collections.abc import Mapping
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


class IdSource(StrEnum):
    """Where an id of a message is known from."""

    #: We made it.
    OURS = "ours"
    #: The server's answer to the body named it.
    SERVER = "server"
    #: The copy in the Sent folder has it.
    SENT_COPY = "sent_copy"
    #: The header of an incoming message.
    HEADER = "header"


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
    #: It will not be sent.
    CANCELLED = "cancelled"


_QUEUED = DeliveryState.QUEUED
#: From where to where the store may move a delivery. Nothing leaves `sent`; only evidence or a person leaves `unknown`.
MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.QUEUED: frozenset({DeliveryState.CLAIMED, DeliveryState.CANCELLED}),
    DeliveryState.CLAIMED: frozenset(
        {_QUEUED, DeliveryState.SENDING, DeliveryState.REFUSED, DeliveryState.CANCELLED}
    ),
    DeliveryState.SENDING: frozenset(
        {DeliveryState.SENT, DeliveryState.REFUSED, _QUEUED, DeliveryState.UNKNOWN}
    ),
    DeliveryState.SENT: frozenset(),
    DeliveryState.REFUSED: frozenset({_QUEUED, DeliveryState.CANCELLED}),
    DeliveryState.UNKNOWN: frozenset(
        {DeliveryState.SENT, DeliveryState.REFUSED, _QUEUED, DeliveryState.CANCELLED}
    ),
    DeliveryState.CANCELLED: frozenset(),
}
