"""What a server said, or did not say, in; what becomes of the message, the account and the address out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from outreach.mail.conversation import Phase, Reply, Silence
from outreach.mail.delivery import DeliveryState
from outreach.mail.refusal import about_us, is_full, names_address, not_let_through


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
#: What ends an attempt before its first byte because we say so.
_BY_US: Mapping[Silence, Verdict] = {
    Silence.WITHHELD: Verdict(DeliveryState.QUEUED),
    Silence.NO_UTF8: _REFUSED,
}
#: Characters of a reply that its meaning is looked for in.
_READ = 1000
#: Where a refusal may be about us, the recipient or the text.
_REFUSING = frozenset({Phase.MAIL, Phase.RCPT, Phase.DATA, Phase.BODY})


def judge(phase: Phase, event: Reply | Silence, settled: Verdict | None = None) -> Verdict:
    """Say what *event* in *phase* makes of the message.

    Before the first byte of the body the server has certainly not accepted it. After that only an answer
    settles it: silence is `UNKNOWN` (RFC 1047). What is *settled* stays so, whatever QUIT brings.
    """
    if settled is not None:
        return settled
    if isinstance(event, Silence) and event in _BY_US and phase is not Phase.BODY:
        return _BY_US[event]
    out_of_turn = _UNKNOWN if phase is Phase.BODY else _AGAIN
    if isinstance(event, Silence):
        return out_of_turn
    verdict = _REPLIES[phase].get(event.code // 100, out_of_turn)
    if phase not in _REFUSING or event.code // 100 not in {4, 5}:
        return verdict
    return _refusal(phase, Reply(event.code, event.text[:_READ]), verdict)


def _refusal(phase: Phase, event: Reply, verdict: Verdict) -> Verdict:
    """Say whom or what a refusal is about; *verdict* where its words say no more than its code."""
    if about_us(event) or (verdict is _NO_SUCH_ADDRESS and not_let_through(event)):
        return _UNWANTED
    if phase is not Phase.MAIL and is_full(phase, event):
        return _AGAIN
    return _NO_SUCH_ADDRESS if verdict is _REFUSED and names_address(event) else verdict


def backoff(attempts: int) -> timedelta:
    """Give the pause before the next attempt: 5 minutes after the first, doubling to 4 hours.

    RFC 5321 section 4.5.4.1; shorter at first, because a greylisting server takes the second attempt.
    """
    return timedelta(minutes=min(5 << min(max(attempts, 1) - 1, 10), 240))
