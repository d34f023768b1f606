"""Parts in; which kind of mail it is, why, and the line that shows it, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.mail.letter import Parts
from outreach.mail.unsubscribing import asked_about
from outreach.replies.bouncing import no_mailbox
from outreach.replies.clues import sign_of_a_machine
from outreach.replies.kinds import Kind
from outreach.replies.new_words import new_words
from outreach.replies.refusing import says_no

#: Goes up when a rule changes, so that what was judged by older rules can be judged again.
RULES_VERSION = 3
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


def classify(parts: Parts, own: Iterable[str] = (), *, text: str | None = None) -> Judgement:
    """Say what a message is; *own* are our addresses, *text* its new words where they are known.

    A bounce that is for good is told by `bounced`, which needs to know whom we wrote to.

    In doubt a person wrote it: silence towards somebody who answered is the safe side.
    """
    ours = {address.lower() for address in own}
    answers_go = {address.lower() for address in (*parts.authors, *parts.reply_to)}
    if (parts.from_ or "").lower() in ours and answers_go <= ours:  # a list may put our address into From
        return Judgement(Kind.OWN, "it comes from our own address", f"From: {parts.from_}", 1.0)
    if asked_about(parts.subject):
        line = f"Subject: {parts.subject}"[:_SHOWN]
        return Judgement(Kind.OPT_OUT, "a mail program asks for no more mail", line, 1.0)
    if sign := sign_of_a_machine(parts):
        reason, line, confidence = sign
        return Judgement(Kind.OTHER, reason, line, confidence)
    text = new_words(parts.text) if text is None else text
    shown = next((line for line in text.splitlines() if line.strip()), parts.subject)
    if says_no(text):
        return Judgement(Kind.OPT_OUT, "it says no and nothing else", shown.strip()[:_SHOWN], 1.0)
    return Judgement(
        Kind.REPLY, "a person wrote it", shown.strip()[:_SHOWN], 0.9 if parts.text.strip() else 0.5
    )


def bounced(parts: Parts, sent_to: str) -> Judgement | None:
    """Say that a report tells of *sent_to*, the canonical address of the mail that it answers, that it does not exist."""
    gone = no_mailbox(parts, sent_to)
    return Judgement(Kind.BOUNCE_HARD, gone.reason, gone.line[:_SHOWN], 1.0) if gone else None
