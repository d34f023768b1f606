"""The bytes of a mail in; every id in it that may be one of ours, wherever it stands, out."""

from __future__ import annotations

import re

#: Bytes that are looked at, and ids that are given.
_MOST, _MANY = 2 * 1024 * 1024, 500
_WORD = re.compile(rb"[^\s<>()\[\]\"',;:]+")
#: Characters of an id.
_LONGEST = 500
#: An address of ours that a mail asked to be answered at: what stands before the @ of its Message-ID, behind a plus.
_TOKEN = re.compile(rb"\+([a-z2-7]{32})@", re.IGNORECASE)
#: Bytes of headers that are looked at.
_HEAD = 64 * 1024


def ids_anywhere(raw: bytes, text: str) -> tuple[str, ...]:
    """Give what looks like a Message-ID in the bytes, or in the decoded *text*, each once, with angle brackets."""
    found: dict[bytes, None] = {}
    for part in (raw[:_MOST], text.encode()):
        found |= dict.fromkeys(
            word for one in _WORD.finditer(part) if (word := one[0].rstrip(b".")) and _is_id(word)
        )
    return tuple(f"<{one.decode('ascii')}>" for one in list(found)[:_MANY])


def _is_id(word: bytes) -> bool:
    return word.count(b"@") == 1 and len(word) <= _LONGEST and word.isascii()


def tokens(raw: bytes) -> tuple[str, ...]:
    """Give of those mails of ours whose answers go to an address that some header names, what their ids begin with.

    To, Cc, Delivered-To, X-Original-To, Envelope-To, X-Forwarded-To: whichever it is, nobody guesses a token, so that the
    domain, which may be another since, needs no look.
    """
    if _TOKEN.search(raw, 0, _HEAD) is None:
        return ()
    head = raw[:_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    named = dict.fromkeys(found[1].decode("ascii").lower() for found in _TOKEN.finditer(head))
    return tuple(f"<{token}@" for token in named)


def untagged(address: str) -> str:
    """Take our token out of an address; another stays as it is."""
    return _TOKEN.sub(b"@", address.encode()).decode()
