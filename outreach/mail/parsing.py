"""The bytes of a mail in; the message out, in bounded time, with what keeps it from being read whole."""

from __future__ import annotations

import re
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser

from outreach.mail.content import TYPE
from outreach.mail.plain import plain

#: What keeps the standard parser's time from growing with a square: bodies in bodies times lines, lines that
#: may be boundaries, characters of one Content-Type. Beyond them only the outer headers are read.
_NESTED_LINES, _BOUNDARIES = 5_000_000, 5000
#: Bytes of the headers of the whole, and lines of all of it, that are looked at.
_HEAD, _LINES = 256 * 1024, 200_000
_BLANK_LINE = re.compile(rb"\r?\n\r?\n|\r\r")
_CONTENT_TYPE = re.compile(rb"^content-type:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)


def parsed(whole: bytes) -> tuple[Message, str]:
    """Parse it, or its headers alone with the reason."""
    simple = plain(whole)
    if simple is not None:
        return simple, ""
    raw = _with_fewer_lines(_with_fewer_headers(whole))
    trouble = "it has more parts, or parts inside parts, than any program writes"
    if _bounded(raw.lower()):
        try:
            return BytesParser().parsebytes(raw), ""
        except RecursionError:
            trouble = "it has too many parts inside parts"
    return BytesHeaderParser().parsebytes(raw), trouble


def _with_fewer_headers(raw: bytes) -> bytes:
    """Cut what stands above the first blank line to what may be headers."""
    ends = _BLANK_LINE.search(raw)
    above = ends.start() if ends else len(raw)
    return raw if above <= _HEAD else raw[:_HEAD] + b"\n" + raw[above:]


def _with_fewer_lines(raw: bytes) -> bytes:
    return raw if raw.count(b"\n") <= _LINES else b"\n".join(raw.split(b"\n", _LINES)[:_LINES])


def _bounded(lower: bytes) -> bool:
    nested = lower.count(b"boundary=") + lower.count(b"message/")
    return (
        nested * lower.count(b"\n") <= _NESTED_LINES
        and lower.count(b"\n--") <= _BOUNDARIES
        and all(len(found[0]) <= TYPE for found in _CONTENT_TYPE.finditer(lower))
    )
