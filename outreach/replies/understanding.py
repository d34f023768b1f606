"""Parts of a mail in; its new words, what it is taken for, what it asks and what its writer probably wants, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.mail.letter import Parts
from outreach.replies.asking import questions
from outreach.replies.classifying import classify
from outreach.replies.interest import Suggestion, interest
from outreach.replies.judgement import UNREADABLE, Judgement
from outreach.replies.kinds import Kind
from outreach.replies.new_words import written


@dataclass(frozen=True, slots=True)
class Understood:
    """What a mail says."""

    parts: Parts
    judgement: Judgement
    #: The new words.
    text: str
    questions: tuple[str, ...]
    interest: tuple[Suggestion, ...]


def understood(parts: Parts, own: Iterable[str] = ()) -> Understood:
    """Say what a mail is and what is new in it; only a person asks and wants something."""
    text = text_of(parts)
    judgement = judged(parts, own, text=text)
    if judgement.kind is not Kind.REPLY:
        return Understood(parts, judgement, text, (), ())
    return Understood(parts, judgement, text, questions(text), interest(text))


def text_of(parts: Parts, ours: str = "") -> str:
    """Give the new words; of a mail that cannot be read that it cannot, so that nobody takes what there is for all of it."""
    return f"[{UNREADABLE}: {parts.trouble}]" if parts.trouble else written(parts, ours)


def judged(parts: Parts, own: Iterable[str], *, text: str) -> Judgement:
    """Say what a mail is taken for. Of one that cannot be read only its headers tell; else a person has to look."""
    trouble = parts.trouble
    try:
        found = classify(parts, own, text=text)
        if not trouble or found.kind not in {Kind.REPLY, Kind.OTHER}:
            return found
    except Exception as error:  # noqa: BLE001 - whatever a stranger's words do, no mail is lost and none stops the others
        trouble = broken(error)
    return unclear(parts, trouble)


def broken(error: Exception) -> str:
    """Say that the words of a mail break a rule."""
    return f"it could not be judged ({type(error).__name__})"


def unclear(parts: Parts, trouble: str) -> Judgement:
    """Judge that a person has to look."""
    line = f"From: {parts.from_}" if parts.from_ else ""
    return Judgement(Kind.OTHER, f"{UNREADABLE}: {trouble}", line, 0.3)
