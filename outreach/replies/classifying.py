"""Parts in; which kind of mail it is, why, and the line that shows it, out."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.mail.letter import Parts
from outreach.mail.unsubscribing import asked_about
from outreach.replies.bouncing import no_mailbox
from outreach.replies.clues import sign_of_a_machine
from outreach.replies.judgement import RULES_VERSION, Judgement, shown
from outreach.replies.kinds import Kind
from outreach.replies.new_words import new_words
from outreach.replies.refusing import says_no

__all__ = ["RULES_VERSION", "Judgement", "bounced", "classify"]


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
        line = shown(f"Subject: {parts.subject}")
        return Judgement(Kind.OPT_OUT, "a mail program asks for no more mail", line, 1.0)
    if sign := sign_of_a_machine(parts):
        reason, line, confidence = sign
        return Judgement(Kind.OTHER, reason, line, confidence)
    text = new_words(parts.text) if text is None else text
    first = next((line for line in text.splitlines() if line.strip()), parts.subject)
    if says_no(text):
        return Judgement(Kind.OPT_OUT, "it says no and nothing else", shown(first), 1.0)
    return Judgement(Kind.REPLY, "a person wrote it", shown(first), 0.9 if parts.text.strip() else 0.5)


def bounced(parts: Parts, sent_to: str) -> Judgement | None:
    """Say that a report tells of *sent_to*, the canonical address of the mail that it answers, that it does not exist."""
    gone = no_mailbox(parts, sent_to)
    return Judgement(Kind.BOUNCE_HARD, gone.reason, shown(gone.line), 1.0) if gone else None
