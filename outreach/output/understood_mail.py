"""What a mail says in; its lines for reading, or an object for other programs, out; docs/read.md describes both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from outreach.output.mail import indented
from outreach.replies.interest import Suggestion
from outreach.replies.judgement import UNREADABLE
from outreach.replies.understanding import Understood
from outreach.text import clean

#: The words before each line, so wide.
_WIDE = 11
#: Whether a bounce is for good.
_HARD = {True: ", hard", False: ", soft", None: ""}


def as_object(name: str, mail: Understood) -> dict[str, Any]:
    """Make what JSON holds of one mail; every name is always there."""
    parts, found = mail.parts, mail.judgement
    return {
        "file": name,
        "kind": found.kind,
        "hard": found.hard,
        "reason": found.reason,
        "line": found.line,
        "confidence": found.confidence,
        "recipient": found.recipient,
        "returns_on": found.returns_on.isoformat() if found.returns_on else None,
        "substitute": found.substitute,
        "from": parts.from_,
        "subject": parts.subject,
        "date": parts.date,
        "message_id": parts.message_id,
        "text": mail.text,
        "questions": list(mail.questions),
        "interest": [{"kind": one.interest, "words": one.words} for one in mail.interest],
        "error": None,
    }


def as_error(name: str, said: str) -> dict[str, Any]:
    """Make what JSON holds of a file that is no mail to be read."""
    return {"file": name, "kind": None, "error": said}


def as_lines(name: str, mail: Understood, width: int | None = None) -> str:
    """Set a mail for reading: what it is first, then what shows it, then the new words."""
    found = mail.judgement
    sure = "" if found.confidence >= 1 else f", {found.confidence:.0%} sure"
    what = "" if found.reason.startswith(UNREADABLE) else f"{found.kind.called}{_HARD[found.hard]}: "
    lines = [f"{clean(name)}  {what}{clean(found.reason)}{sure}"]
    lines += [f"  {label:<{_WIDE}}{clean(said)}" for label, said in _facts(mail) if said]
    if mail.text and what:
        lines += ["", indented(mail.text, by=" " * 4, width=width)]
    return "\n".join(lines)


def _facts(mail: Understood) -> Iterator[tuple[str, str]]:
    parts, found = mail.parts, mail.judgement
    yield "from", parts.from_ or ""
    yield "subject", parts.subject
    yield "shown by", found.line
    yield "address", found.recipient or ""
    yield "back", f"probably {found.returns_on.day} {found.returns_on:%B %Y}" if found.returns_on else ""
    yield "instead", f"probably {found.substitute}" if found.substitute else ""
    yield "wants", wanted(mail.interest)
    for one in mail.questions:
        yield "asks", one


def wanted(suggested: Sequence[Suggestion]) -> str:
    """Say what they probably want, each with the words that say so: `probably asks the price: "ne kadar"`."""
    said = (f'{one.interest.called}: "{clean(one.words)}"' for one in suggested)
    return f"probably {'; '.join(said)}" if suggested else ""
