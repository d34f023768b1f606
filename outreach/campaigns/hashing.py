"""A text in, the hash by which its readings are told apart out."""

from __future__ import annotations

import hashlib


def text_hash(text: str) -> str:
    """Hash *text* (SHA-256, hexadecimal); how its lines end, and a mark before the first, make no difference."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
