"""Parts in; which kind of mail it is, why, and the line that shows it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.mail.letter import Parts
from outreach.replies.clues import sign_of_a_machine
from outreach.replies.kinds import Kind
from outreach.replies.new_words import new_words

#: Goes up when a rule changes, so that what was judged by older rules can be judged again.
RULES_VERSION = 1
#: Characters of the line that shows it.
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a message is taken for."""

    kind: Kind
    reason: str
    #: The line of the message that shows it.
    line: str
    #: 0 to 1.
    confidence: float
    version: int = RULES_VERSION


def classify(parts: Parts, own: Iterable[str] = ()) -> Judgement:
    """Say what a message is; *own* are our addresses.

    In doubt a person wrote it: silence towards somebody who answered is the safe side.
    """
    sender = (parts.from_ or "").lower()
    if sender and sender in {address.lower() for address in own}:
        return Judgement(Kind.OWN, "it comes from our own address", f"From: {parts.from_}", 1.0)
    if sign := sign_of_a_machine(parts):
        reason, line, confidence = sign
        return Judgement(Kind.OTHER, reason, line, confidence)
    shown = next((line for line in new_words(parts.text).splitlines() if line.strip()), parts.subject)
    return Judgement(
        Kind.REPLY, "a person wrote it", shown.strip()[:_SHOWN], 0.9 if parts.text.strip() else 0.5
    )
