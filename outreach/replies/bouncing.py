"""What a report says of mail to an address in; whether that address does not exist, and the line that shows it, out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.mail.conversation import Phase, Reply
from outreach.mail.letter import Failure, Parts
from outreach.mail.verdict import judge
from outreach.people.addresses import folded

#: A server's reply in a Diagnostic-Code: its code and the enhanced one (RFC 2034).
_REPLY = re.compile(r"\b5\d\d[ -]#?(5\.\d{1,3}\.\d{1,3})\b")
#: The end of a Status that says no more than that it failed; Exim and OpenSMTPD write nothing else.
_BARE = ".0.0"
_WORDS = {
    "5.1.2": "no such domain",
    "5.1.10": "the domain takes no mail",
    "5.2.1": "the mailbox is switched off",
}


@dataclass(frozen=True, slots=True)
class NoMailbox:
    """That an address will never work."""

    #: Such as `no such mailbox (5.1.1)`.
    reason: str
    #: The line of the report that shows it.
    line: str


def no_mailbox(parts: Parts, address: str) -> NoMailbox | None:
    """Say that *address* (canonical) does not exist, where a report says so of it and of no other (RFC 3464, 3463)."""
    about = [one for one in parts.failures if address in {folded(one.recipient), folded(one.original)}]
    return next((found for one in about if (found := _judged(one))), None)


def _judged(failure: Failure) -> NoMailbox | None:
    if failure.action != "failed":
        return None
    code, line = failure.status, f"Status: {failure.status}"
    if code.endswith(_BARE) and (said := _REPLY.search(failure.diagnostic)):
        code, line = said[1], f"Diagnostic-Code: {failure.diagnostic}"
    same = judge(Phase.BODY, Reply(550, code))  # the same codes say it here and on the wire
    if not (code.startswith("5.") and same.address_failed):
        return None
    return NoMailbox(f"{_WORDS.get(code, 'no such mailbox')} ({code})", line)
