"""What a server says of one message in; the mail, or those of its headers that say whose it is, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from outreach.net.server import Server

#: A message of more bytes is read up to that many alone: its headers and the beginning of its text.
MOST, BEGINNING = 2 * 1024 * 1024, 128 * 1024
#: The headers that say from and to whom a mail went, and under which ids; and those that say whose it is besides, and
#: whether a machine wrote it.
NAMED = (
    *("FROM", "SENDER", "REPLY-TO", "TO", "CC", "BCC", "DATE", "MESSAGE-ID"),
    *("X-GOOGLE-ORIGINAL-MESSAGE-ID", "X-MICROSOFT-ORIGINAL-MESSAGE-ID"),
)
WHOSE = (
    *NAMED,
    *("SUBJECT", "IN-REPLY-TO", "REFERENCES", "RETURN-PATH", "AUTO-SUBMITTED", "CONTENT-TYPE"),
    *("LIST-ID", "LIST-UNSUBSCRIBE"),
    *("X-FAILED-RECIPIENTS", "DELIVERED-TO", "X-ORIGINAL-TO", "ENVELOPE-TO", "X-FORWARDED-TO"),
)


@dataclass(frozen=True, slots=True)
class Mail:
    """One message, or those of its headers that say whose it is."""

    uid: int
    raw: bytes = field(repr=False)
    #: Bytes that it has on the server.
    size: int = 0
    #: When it came to the server.
    at: datetime | None = None
    #: The conversation in which Gmail shows it; empty where it is not Gmail's.
    thread: str = ""
    #: Why the server did not give it; then *raw* is empty.
    trouble: str = ""


def above(fields: Sequence[str]) -> str:
    """Ask for headers."""
    return f"BODY.PEEK[HEADER.FIELDS ({' '.join(fields)})]"


def whole(heads: Sequence[Mail]) -> list[tuple[list[int], str]]:
    """Say what is fetched of which messages."""
    small = [one.uid for one in heads if one.size <= MOST]
    large = [one.uid for one in heads if one.size > MOST]
    asked = ((small, "BODY.PEEK[]"), (large, f"BODY.PEEK[]<0.{BEGINNING}>"))
    return [(uids, item) for uids, item in asked if uids]


def mail(server: Server, uid: int, said: Mapping[bytes, Any]) -> Mail:
    """Read one FETCH answer."""
    raw = next((value for name, value in said.items() if name.startswith(b"BODY[")), None)
    if raw is None and said.get(b"RFC822.SIZE") != 0:
        return Mail(uid, b"", trouble=f"{server}: it did not give the mail")
    content = raw if isinstance(raw, bytes) else str(raw or "").encode()
    size, thread = int(said.get(b"RFC822.SIZE") or len(content)), said.get(b"X-GM-THRID")
    return Mail(
        uid, content, size, said.get(b"INTERNALDATE"), thread=f"gmail-thread:{thread}" if thread else ""
    )
