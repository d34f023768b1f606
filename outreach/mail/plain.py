"""The bytes of a mail of one part, or of headers, in; the message out, in a fifth of the time of the standard parser."""

from __future__ import annotations

import re
from email.message import Message

#: Headers as every program writes them, up to and with the blank line; whatever is odd is left to the standard parser.
_HEAD = re.compile(r"(?:[!-9;-~]++:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+)++\r?\n")
_FIELD = re.compile(r"([!-9;-~]+):[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)\r?\n")
#: Characters of headers, and of one Content-Type, that are looked at.
_LONGEST, _TYPE = 64 * 1024, 1000


def plain(raw: bytes) -> Message | None:
    """Read a mail that is text and nothing else, just as the standard parser does; None where it may be more."""
    text = raw.decode("ascii", "surrogateescape")
    found, end = _headers(text)
    if not all(_is_text(value) for name, value in found.raw_items() if name.lower() == "content-type"):
        return None
    found.set_payload(text[end:])
    return found if end else None


def head(raw: bytes) -> Message | None:
    """Read the headers of a mail, and nothing else of it; None where they are odd."""
    found, end = _headers(raw[:_LONGEST].decode("ascii", "surrogateescape"))
    found.set_payload("")
    return found if end else None


def _headers(text: str) -> tuple[Message, int]:
    """Give the headers, and where the blank line below them ends; 0 where they are odd."""
    found = Message()
    above = _HEAD.match(text, 0, _LONGEST)
    for name, value in _FIELD.findall(above[0]) if above else ():
        found.set_raw(name, value)
    return found, above.end() if above else 0


def _is_text(kind: str) -> bool:
    return len(kind) <= _TYPE and kind[:5].lower() == "text/"
