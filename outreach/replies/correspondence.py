"""The headers of a mail in; from and to whom it went, under which ids and on which day, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from email.parser import BytesHeaderParser

from outreach.mail import decoding
from outreach.people.addresses import folded

_PEOPLE = ("from", "sender", "reply-to", "to", "cc", "bcc")
#: Its own id, and ours where a provider put another in its place.
IDS = ("message-id", "x-google-original-message-id", "x-microsoft-original-message-id")


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Who wrote to whom; nothing of what."""

    #: Canonical.
    people: frozenset[str]
    #: With angle brackets.
    ids: frozenset[str]
    #: The day of its Date header; None where that cannot be read.
    day: date | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Mail from or to somebody that this program did not send."""

    person: int
    #: Canonical.
    address: str
    day: date
    #: When it came to the mailbox; None where that is not known.
    came: datetime | None
    folder: str


def correspondence(raw: bytes) -> Correspondence:
    """Read who is named in the headers, as the addresses are compared."""
    headers = BytesHeaderParser().parsebytes(raw)

    def values(*names: str) -> list[str]:
        return [decoding.unfolded(str(value)) for name, value in headers.raw_items() if name.lower() in names]

    people = {folded(one) for value in values(*_PEOPLE) for one in decoding.addresses(value)}
    ids = {one for value in values(*IDS) for one in decoding.ids(value)}
    said = next((found for value in values("date") if (found := decoding.iso_date(value))), None)
    return Correspondence(
        frozenset(people), frozenset(ids), datetime.fromisoformat(said).date() if said else None
    )
