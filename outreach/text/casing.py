"""Text in; its small and capital letters, and its place in a list, as Turks have them, out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from outreach.text.folding import search_key

_TURKISH_LOWER = str.maketrans("Iİ", "ıi")
_TURKISH_UPPER = str.maketrans("ıi", "Iİ")
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"


def turkish_lower(value: str) -> str:
    """Lower-case as Turks do: I becomes ı, İ becomes i."""
    return value.replace("I\u0307", "İ").translate(_TURKISH_LOWER).lower()


def turkish_upper(value: str) -> str:
    """Upper-case as Turks do: i becomes İ, ı becomes I."""
    return value.replace("i\u0307", "i").translate(_TURKISH_UPPER).upper()


def sort_key(value: str) -> tuple[tuple[int, ...], str]:
    """Order names as Turks do (c ç, g ğ, ı i, o ö, s ş, u ü); other letters stand at their base letter."""
    joined = value if value.isascii() else unicodedata.normalize("NFC", value)
    return tuple(map(_rank, turkish_lower(joined))), value


@lru_cache(maxsize=4096)
def _rank(letter: str) -> int:
    rank = _ALPHABET.find(letter)
    return rank if rank >= 0 else _ALPHABET.find(search_key(letter)[:1] or " ")
