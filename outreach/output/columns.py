"""Text in; the columns that a terminal gives it, and the same filled up with blanks, out."""

from __future__ import annotations

import unicodedata


def breadth(text: str) -> int:
    """Count the columns of *text*: two for a wide letter or picture, none for a mark on the letter before."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Fill *text* up to so many columns, with blanks before it where *right*."""
    blanks = " " * (columns - breadth(text))
    return blanks + text if right else text + blanks


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
