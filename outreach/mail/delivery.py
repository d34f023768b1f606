"""The fate of one outgoing message: its states, and what each event on the wire makes of it."""

from __future__ import annotations

import re
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
    #: It cannot be made private; nothing was said of us.
    EXPOSED = "the line is not private"
    #: There is no way to log in that both speak.
    NO_WAY = "it offers no login that this program speaks"
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


#: Why a delivery was refused, where the server knows no such recipient: the mark by which a bounced address is told.
ADDRESS_FAILED = "the address was refused"

_AGAIN = Verdict(DeliveryState.QUEUED, retry=True)
_PAUSED = Verdict(DeliveryState.QUEUED, pause_account=True)
_CLAIMED = Verdict(DeliveryState.CLAIMED)
_SENT = Verdict(DeliveryState.SENT)
_REFUSED = Verdict(DeliveryState.REFUSED)
_NO_SUCH_ADDRESS = Verdict(DeliveryState.REFUSED, address_failed=True)
#: They refuse us rather than the recipient: policy, reputation, a quota. The mail waits, and others go before it.
_UNWANTED = Verdict(DeliveryState.QUEUED, retry=True, pause_account=True)
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
#: Characters of a reply that its meaning is looked for in.
_READ = 1000
#: Where a refusal may be about us, the recipient or the text.
_REFUSING = frozenset({Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.BODY})
#: An enhanced status code at the beginning of a reply (RFC 2034): class, subject, detail.
_ENHANCED = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})(?!\S)")
#: Subject and detail (RFC 3463 and what providers add) by which a refusal is about us, whoever the recipient is:
#: our address (1.7, 1.8), policy and login (7.x), a daily quota (4.5 Gmail, 1.90 Exchange), the right to send (2.252).
_ABOUT_US = frozenset({(1, 7), (1, 8), (1, 90), (2, 252), (4, 5)})
_POLICY, _ADDRESS, _PROTOCOL = 7, 1, 5
#: The mailbox is switched off, or takes no more from anybody.
_MAILBOX_GONE = (2, 1)
#: The mailbox is there, and full (RFC 3463 section 3.3; the code without an enhanced one is RFC 5321's).
_MAILBOX_FULL, _FULL = (2, 2), 552
#: A command that the server did not understand or did not expect (RFC 5321 section 4.2.2).
_MISSPOKEN = range(500, 505)
#: By these words a recipient is refused because of us, where no enhanced code says what it is.
_US = re.compile(
    r"\b(relay(ing|ed)?|(un)?authenticat\w*|sender verif\w*|block(ed|-?list\w*)|black-?list\w*|spamhaus|suspended|not permitted)\b",
    re.IGNORECASE,
)
#: What 5.5.0, a code for whatever it may be, means at outlook.com and hotmail.com.
_UNAVAILABLE = re.compile(r"\bmailbox unavailable\b", re.IGNORECASE)
#: An address in a reply is nobody's reason: info@suspended.example.
_QUOTED = re.compile(r"[^\s@]{1,64}@\S+")
#: A limit on us, in words; where a reply names the recipient's mailbox (x.1.x, x.2.x) they are not asked.
_LIMIT = re.compile(
    r"\b(quota|rate|limits?|throttl\w*|too (many|much))\b.*\b(exceed\w*|reach\w*|hit|mails?|messages?|recipients?|logins?|day|hour\w*)\b"
    r"|\b(exceed\w*|reach\w*|daily|hourly|throttl\w*)\b.*\b(quota|rate|limits?)\b",
    re.IGNORECASE | re.DOTALL,
)
_LIMIT_SUBJECTS = frozenset({0, 4, 5, 7})
#: A limit on them.
_THEIRS = re.compile(
    r"\b(mailbox|storage|over quota|recipient has|receiving|trying to contact|tried to reach)\b",
    re.IGNORECASE,
)


def _about_us(event: Reply) -> bool:
    """Say whether a refusal is about us rather than this recipient or this text."""
    code = _ENHANCED.match(event.text)
    limit = bool(_LIMIT.search(event.text)) and not _THEIRS.search(event.text)
    if code is None:
        return limit
    place = int(code[2]), int(code[3])
    if place in _ABOUT_US or (code[1] == "5" and place[0] == _POLICY):
        return True
    return limit and place[0] in _LIMIT_SUBJECTS


def _not_let_through(event: Reply) -> bool:
    """Say whether a refusal at RCPT is about our way to ask rather than whom we ask for."""
    code = _ENHANCED.match(event.text)
    place = (int(code[2]), int(code[3])) if code else (0, 0)
    if place[0] == _PROTOCOL:
        return not (place[1] == 0 and _UNAVAILABLE.search(event.text))
    if place[0]:
        return False
    return event.code in _MISSPOKEN or bool(_US.search(_QUOTED.sub("", event.text)))


def _is_full(phase: Phase, event: Reply) -> bool:
    """Say whether a mailbox is full; without an enhanced code a body may as well be too long for it."""
    if code := _ENHANCED.match(event.text):
        return (int(code[2]), int(code[3])) == _MAILBOX_FULL
    return phase is Phase.RCPT and event.code == _FULL


def _names_address(event: Reply) -> bool:
    """Say whether a refusal after the body is about the address all the same: some servers look only then."""
    code = _ENHANCED.match(event.text)
    if code is None:
        return False
    place = int(code[2]), int(code[3])
    return place[0] == _ADDRESS or place == _MAILBOX_GONE


def _refusal(phase: Phase, event: Reply, verdict: Verdict) -> Verdict:
    """Say whom or what a refusal is about; *verdict* where its words say no more than its code."""
    if _about_us(event) or (verdict is _NO_SUCH_ADDRESS and _not_let_through(event)):
        return _UNWANTED
    if phase is not Phase.MAIL and _is_full(phase, event):
        return _AGAIN
    return _NO_SUCH_ADDRESS if verdict is _REFUSED and _names_address(event) else verdict


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
    if phase not in _REFUSING or event.code // 100 not in {4, 5}:
        return verdict
    return _refusal(phase, Reply(event.code, event.text[:_READ]), verdict)


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
