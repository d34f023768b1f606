"""The text of a report in; what it says of recipients in the fields of a delivery status that stand in it as text, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.mail.decoding import addresses
from outreach.mail.letter import Failure

#: Lines that are looked at, characters of one, and recipients that are given.
_LINES, _LONG, _MANY = 400, 500, 20
_FIELD = re.compile(
    r"(final-recipient|original-recipient|action|status|diagnostic-code)\s?:\s?(.*)", re.IGNORECASE
)


def fields_in(text: str) -> list[Failure]:
    """Read blocks of `Final-Recipient:`, `Action:`, `Status:` (RFC 3464) out of plain text; only with an action or a status."""
    return [one for one in _blocks(text) if one.action or one.status][:_MANY]


def _blocks(text: str) -> Iterator[Failure]:
    fields: dict[str, str] = {}
    for line in [*text.split("\n", _LINES)[:_LINES], ""]:
        found = _FIELD.match(line[:_LONG].strip())
        name = found[1].lower() if found else ""
        if name == "final-recipient" or (not line.strip() and "final-recipient" in fields):
            yield from _failure(fields)
            fields = {}
        if found:
            fields.setdefault(name, found[2].strip())
    yield from _failure(fields)


def _failure(fields: dict[str, str]) -> Iterator[Failure]:
    for recipient in addresses(fields.get("final-recipient", "").partition(";")[2])[:1]:
        yield Failure(
            recipient=recipient,
            original=next(iter(addresses(fields.get("original-recipient", "").partition(";")[2])), ""),
            action=fields.get("action", "").partition("(")[0].strip().lower(),
            status=fields.get("status", "").partition("(")[0].strip(),
            diagnostic=fields.get("diagnostic-code", ""),
        )
