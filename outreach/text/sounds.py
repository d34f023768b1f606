"""The sounds of Turkish that endings depend on."""

from __future__ import annotations

VOWELS = frozenset("aeıioöuü")
#: Consonants behind which d becomes t.
HARD = frozenset("fstkçşhp")
#: Vowel -> the narrow one that follows it in an ending (the fourfold harmony).
NARROW = dict(zip("aıeiouöü", "ııiiuuüü", strict=True))
#: Narrow vowel -> the wide one (the twofold harmony).
WIDE = dict(zip("ıiuü", "aeae", strict=True))
#: Takes the circumflex off.
PLAIN = str.maketrans("âîû", "aiu")
#: Marks a reading whose endings begin with n: `bahar atölyesi(n)`, and so `bahar atölyesine`.
LINK = "(n)"


def last_vowel(word: str) -> str:
    """Find the last vowel of a word in small letters, which must have one."""
    return next(letter for letter in reversed(word) if letter in VOWELS)
