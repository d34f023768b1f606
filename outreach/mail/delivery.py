"""The fate of one outgoing message: its states, and what each event on the wire makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
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
    #: Only a person's answer frees it.
    HELD = "held"
    #: It will not be sent.
    CANCELLED = "cancelled"


class Phase(StrEnum):
    """How far the conversation with a server has come (RFC 5321 section 3)."""

    #: Until its greeting.
    CONNECT = "connect"
    #: EHLO, STARTTLS and what it offers.
    HELLO = "hello"
    #: Name and password.
    LOGIN = "login"
    #: Our address.
    MAIL = "mail"
    #: Their address.
    RCPT = "rcpt"
    #: From DATA to the first byte of the body.
    DATA = "data"
    #: From the first byte of the body to the answer after the dot.
    BODY = "body"
    #: Good-bye.
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said (RFC 5321 section 4.2)."""

    code: int
    text: str = ""


class Silence(StrEnum):
    """Why a phase ended without an answer."""

    #: The connection broke, or could not be made.
    LOST = "the line was lost"
    #: It took longer than we wait.
    TIMEOUT = "no answer in time"
    #: We were told to stop.
    CANCELLED = "stopped by us"
    #: What came back was no SMTP reply.
    GARBLED = "the answer was no SMTP reply"
    #: The intent was not given: nothing of the body was sent.
    WITHHELD = "withdrawn before the first byte"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an event makes of the message, the account and the address."""

    #: `CLAIMED` and `SENDING` go on; all others end the attempt.
    state: DeliveryState
    #: Try again by itself, after `backoff`.
    retry: bool = False
    #: The fault is the account's: nothing more leaves from it until a person has looked.
    pause_account: bool = False
    #: The server knows no such recipient.
    address_failed: bool = False


_AGAIN = Verdict(DeliveryState.QUEUED, retry=True)
_PAUSED = Verdict(DeliveryState.QUEUED, pause_account=True)
_CLAIMED = Verdict(DeliveryState.CLAIMED)
_SENT = Verdict(DeliveryState.SENT)
_REFUSED = Verdict(DeliveryState.REFUSED)
_NO_SUCH_ADDRESS = Verdict(DeliveryState.REFUSED, address_failed=True)
#: They refuse us rather than the recipient: policy, reputation, a quota.
_UNWANTED = Verdict(DeliveryState.REFUSED, pause_account=True)
_UNKNOWN = Verdict(DeliveryState.UNKNOWN)

#: Phase -> first digit of the reply -> verdict. A digit that is missing is an answer out of turn.
_REPLIES: Mapping[Phase, Mapping[int, Verdict]] = {
    Phase.CONNECT: {2: _CLAIMED, 4: _AGAIN, 5: _PAUSED},
    Phase.HELLO: {2: _CLAIMED, 4: _AGAIN, 5: _PAUSED},
    Phase.LOGIN: {2: _CLAIMED, 3: _CLAIMED, 4: _AGAIN, 5: _PAUSED},
    Phase.MAIL: {2: _CLAIMED, 4: _AGAIN, 5: _PAUSED},
    Phase.RCPT: {2: _CLAIMED, 4: _AGAIN, 5: _NO_SUCH_ADDRESS},
    Phase.DATA: {3: Verdict(DeliveryState.SENDING), 4: _AGAIN, 5: _REFUSED},
    Phase.BODY: {2: _SENT, 4: _AGAIN, 5: _REFUSED},
    Phase.QUIT: {},
}
#: Enhanced codes (RFC 3463) by which a refusal is about us; 5.4.5 is a daily quota at some providers.
_ABOUT_US = ("5.7.", "5.4.5 ")


def judge(phase: Phase, event: Reply | Silence, settled: Verdict | None = None) -> Verdict:
    """Say what *event* in *phase* makes of the message.

    Before the first byte of the body the server has certainly not accepted it. After that only an answer
    settles it: silence is `UNKNOWN` (RFC 1047). What is *settled* stays so, whatever QUIT brings.
    """
    if settled is not None:
        return settled
    if event is Silence.WITHHELD and phase is not Phase.BODY:
        return Verdict(DeliveryState.QUEUED)
    out_of_turn = _UNKNOWN if phase is Phase.BODY else _AGAIN
    if isinstance(event, Silence):
        return out_of_turn
    verdict = _REPLIES[phase].get(event.code // 100, out_of_turn)
    if verdict.state is DeliveryState.REFUSED and event.text.startswith(_ABOUT_US):
        return _UNWANTED
    return verdict


def backoff(attempts: int) -> timedelta:
    """Give the pause before the next attempt: 5 minutes after the first, doubling to 4 hours.

    RFC 5321 section 4.5.4.1; shorter at first, because a greylisting server takes the second attempt.
    """
    return timedelta(minutes=min(5 << min(max(attempts, 1) - 1, 10), 240))


_QUEUED, _HELD = DeliveryState.QUEUED, DeliveryState.HELD
#: From where to where the store may move a delivery. Nothing leaves `sent`; only evidence or a person leaves `unknown`.
MOVES: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    DeliveryState.QUEUED: frozenset({DeliveryState.CLAIMED, _HELD, DeliveryState.CANCELLED}),
    DeliveryState.CLAIMED: frozenset(
        {_QUEUED, DeliveryState.SENDING, DeliveryState.REFUSED, _HELD, DeliveryState.CANCELLED}
    ),
    DeliveryState.SENDING: frozenset(
        {DeliveryState.SENT, DeliveryState.REFUSED, _QUEUED, DeliveryState.UNKNOWN}
    ),
    DeliveryState.SENT: frozenset(),
    DeliveryState.REFUSED: frozenset({_QUEUED, DeliveryState.CANCELLED}),
    DeliveryState.UNKNOWN: frozenset(
        {DeliveryState.SENT, DeliveryState.REFUSED, _QUEUED, DeliveryState.CANCELLED}
    ),
    DeliveryState.HELD: frozenset({_QUEUED, DeliveryState.CANCELLED}),
    DeliveryState.CANCELLED: frozenset(),
}
