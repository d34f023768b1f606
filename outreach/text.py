"""Words, sentences, folding and Turkish casing: plain text in, plain text out."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Language(StrEnum):
    """A language that we draft and lint in."""

    #: English.
    EN = "en"
    #: Turkish.
    TR = "tr"


_TURKISH_LOWER = str.maketrans("Iİ", "ıi")
_TURKISH_UPPER = str.maketrans("ıi", "Iİ")
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"


def clean(value: str) -> str:
    """Make one line of *value*: control characters and line breaks become blanks, runs of blanks become one."""
    shown = (" " if unicodedata.category(letter)[0] in "CZ" and letter not in "\u200d" else letter for letter in value)
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


def fold(value: str) -> str:
    """Fold case for a unique key: İNCİ = inci = INCI, ß = ss; ıncı stays apart."""
    folded = unicodedata.normalize("NFKC", value).casefold().replace("i\u0307", "i")
    return unicodedata.normalize("NFKC", folded)


def search_key(value: str) -> str:
    """Fold for finding, never for uniqueness: also ı = i, ş = s, ö = o."""
    decomposed = unicodedata.normalize("NFKD", fold(value).replace("ı", "i"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def turkish_lower(value: str) -> str:
    """Lower-case as Turks do: I becomes ı, İ becomes i."""
    return value.translate(_TURKISH_LOWER).lower()


def turkish_upper(value: str) -> str:
    """Upper-case as Turks do: i becomes İ, ı becomes I."""
    return value.translate(_TURKISH_UPPER).upper()


def sort_key(value: str) -> tuple[tuple[int, ...], str]:
    """Order names as Turks do (c ç, g ğ, ı i, o ö, s ş, u ü); other letters stand at their base letter."""
    ranks = (_ALPHABET.find(letter) for letter in turkish_lower(value))
    bases = (_ALPHABET.find(search_key(letter)[:1] or " ") for letter in turkish_lower(value))
    return tuple(rank if rank >= 0 else base for rank, base in zip(ranks, bases, strict=True)), value
