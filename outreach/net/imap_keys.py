"""Ids and addresses in; the criteria of a SEARCH that every server understands out (RFC 3501 section 6.4.4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from outreach.net.imap_login import quoted


def with_ids(message_ids: Collection[str], headers: Sequence[str]) -> str:
    """Ask for messages that may have one of these ids in one of these headers."""
    return _or([f"HEADER {name} {quoted(one)}" for one in message_ids for name in headers])


def with_people(addresses: Collection[str]) -> str:
    """Ask for messages that may be from or to one of these addresses."""
    return _or([f"{name} {quoted(_ascii(one))}" for one in addresses for name in ("FROM", "TO", "CC", "BCC")])


def _ascii(address: str) -> str:
    """Give the end of an address that every server can search for: what follows the last letter that is not ASCII."""
    return next(
        (address[end:] for end in range(len(address), 0, -1) if not address[end - 1].isascii()), address
    )


def _or(keys: list[str]) -> str:
    """Join search keys by OR, as a tree: a long chain is too deep for some servers."""
    if len(keys) < 2:
        return "".join(keys)
    half = len(keys) // 2
    return f"OR {_or(keys[:half])} {_or(keys[half:])}"
