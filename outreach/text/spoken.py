"""A name, number or abbreviation in; how its last word is said, in Turkish letters, out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from outreach.text.casing import turkish_lower
from outreach.text.readings import ABBREVIATIONS, BRANDS, NAMES
from outreach.text.sounds import LINK, NARROW, PLAIN, VOWELS, last_vowel

_ALPHABET = frozenset("abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû")
#: Letters that no mark was put on; others are read as the letter below their marks.
_OTHERS = {
    "ä": "e",
    "æ": "e",
    "ø": "ö",
    "œ": "ö",
    "å": "o",
    "ß": "s",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "t",
    "ə": "e",
}
_LETTERS = {
    **{letter: letter for letter in VOWELS},
    **{letter: f"{letter}e" for letter in "bcçdfghjklmnprsştvyz"},
    "ğ": "yumuşakge",
    "q": "kü",
    "w": "ve",
    "x": "iks",
}
_DIGITS = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_THOUSANDS = ("", "bin", "milyon", "milyar", "trilyon", "katrilyon")
_SIGNS = {"₺": "lira", "€": "euro", "$": "dolar", "£": "sterlin", "°": "derece", "+": "artı"}
#: Initial and final pairs of consonants that a syllable can have.
_INITIAL = frozenset(
    {"tr", "gr", "kr", "pr", "br", "dr", "fr", "pl", "kl", "bl", "fl", "gl", "st", "sp", "sk"}
)
_FINAL = re.compile("r[klptsmfçznldş]|[ln][tkçd]|l[pmf]|n[sz]|[sş]t|sk|ft|ks")
#: Ends of words from English and French -> how they are read.
_FOREIGN_ENDS = (("que", "k"), ("gue", "g"), ("tion", "şın"), ("sion", "şın"), ("shion", "şın"))
_LAST = 100  # characters; nothing before them matters to an ending


@lru_cache(maxsize=4096)
def spoken(text: str) -> str | None:
    """Say the last word of *text* in Turkish letters, `âl` where its l is soft.

    Platforms, brands and first names of the tables as Turks say them, numbers as they are read, abbreviations letter by
    letter or as a word (the guide of the Turkish Language Association, "Kısaltmalar"), the rest as it is spelt. None
    where that is not known.
    """
    end = text[-_LAST:].rstrip()
    if end[-1:] in _SIGNS and len(end) > 1:
        return "plas" if end[-1] == "+" and end[-2].isalpha() else _SIGNS[end[-1]]
    while end and not (end[-1].isalnum() or unicodedata.combining(end[-1])):
        end = end[:-1]
    if not end:
        return None
    if end[-1].isdecimal():
        before, number = _number_at_end(end)
        return _SIGNS.get(before.rstrip()[-1:], "") or _number(number)
    return listed(end) or _word(_letters_at_end(end))


def letters(word: str) -> str | None:
    """Write *word* in the small letters of Turkish, and q, w, x; None where it has letters of another script."""
    found = []
    for letter in turkish_lower(unicodedata.normalize("NFC", word)):
        plain = (
            letter if letter in _ALPHABET else _OTHERS.get(letter) or unicodedata.normalize("NFD", letter)[0]
        )
        if plain in _ALPHABET:
            found.append(plain)
        elif not unicodedata.combining(plain):
            return None
    return "".join(found)


def bare(name: str) -> str:
    """Write *name* as the tables list it: small letters and digits, ç ğ ö ş ü as they are, no other mark, `ı` as `i`."""
    signs = filter(str.isalnum, unicodedata.normalize("NFC", name).lower().replace("ı", "i"))
    return "".join(sign if sign in _ALPHABET else unicodedata.normalize("NFD", sign)[0] for sign in signs)


def is_spelt_out(word: str) -> bool:
    """Say whether an abbreviation in capitals is read letter by letter: TRT, ABD; not NATO, nor a name in capitals."""
    small = letters(word) or ""
    sounds = "".join("v" if letter in VOWELS else "c" for letter in small)
    if "v" not in sounds or len(small) < 3:
        return True
    first, last = sounds.index("v"), len(sounds) - 1 - sounds.rindex("v")
    begins = first < 2 or (first == 2 and small[:2] in _INITIAL)
    ends = last < 2 or (last == 2 and _FINAL.fullmatch(small[-2:]) is not None)
    return not (begins and ends and "cccc" not in sounds)


def is_reading(text: str) -> bool:
    """Say whether *text* can tell how a word is said: Turkish letters with a vowel, and one before `(n)`."""
    said, mark, _ = text.partition(LINK)
    word = (letters(said.strip().rpartition(" ")[2]) or "").translate(PLAIN)
    return not VOWELS.isdisjoint(word[-1:] if mark else word)


def ordinal_ending(digits: str) -> str:
    """Write what makes a number an ordinal: `üncü` of 3, `nci` of 2."""
    word = _whole(digits)
    narrow = NARROW[last_vowel(word)]
    return f"{'' if word[-1] in VOWELS else narrow}nc{narrow}"


def listed(text: str) -> str | None:
    """Find the reading of a brand, platform, name or abbreviation: of all of *text*, of its last word, or of the end of that."""
    last = text.rsplit(maxsplit=1)[-1]
    for written in (text, last, _letters_at_end(last)):
        key = bare(written)
        if found := BRANDS.get(key) or NAMES.get(key) or (ABBREVIATIONS.get(key) if last.isupper() else None):
            return found
    return None


def _word(word: str) -> str | None:
    small = letters(word)
    if not small:
        return None
    if (
        len(small) == 1
        or (word.isupper() and is_spelt_out(word))
        or VOWELS.isdisjoint(small.translate(PLAIN))
    ):
        return _LETTERS[small.translate(PLAIN)[-1]]
    return _as_spelt(small)


def _as_spelt(small: str) -> str:
    """Read the end of a word as Turks do where its spelling is foreign: Emily, Marc, Dominique, Max."""
    for written, read in _FOREIGN_ENDS:
        if small.endswith(written) and len(small) > 4:
            return small.removesuffix(written) + read
    if small[-1] == "y" and small[-2] not in VOWELS:
        return small[:-1] + "i"
    return small[:-1] + {"c": "k", "q": "k", "x": "ks", "w": "v"}.get(small[-1], small[-1])


def _letters_at_end(text: str) -> str:
    """Cut the last run of letters off, signs inside a word left out: McDonalds of McDonald's."""
    start = len(text)
    while start and (
        text[start - 1].isalpha() or unicodedata.combining(text[start - 1]) or text[start - 1] in "'’"
    ):
        start -= 1
    return text[start:].replace("'", "").replace("’", "")


def _number_at_end(text: str) -> tuple[str, str]:
    start = len(text)
    while start and (
        text[start - 1].isdecimal() or (text[start - 1] in ".,:/" and text[start - 2 : start - 1].isdecimal())
    ):
        start -= 1
    return text[:start], text[start:]


def _number(written: str) -> str:
    """Say the last word of a number: 1.000 bin, 3,45 beş, 15.00 beş, 14.03.2027 yedi."""
    parts = [part for part in re.split(r"[.,:/]", written) if part]
    signs = re.findall(r"[.,:/]", written)
    thousands = len(set(signs)) == 1 and signs[0] in ".," and all(len(part) == 3 for part in parts[1:])
    if thousands and len(parts[0]) < 4:
        return _whole("".join(parts))
    if len(parts) == 2 and parts[1] == "00":
        return _whole(parts[0])
    if len(parts) > 2 and signs[-1] != signs[0] and signs[-1] in ".,":  # 1.250,50
        return _whole("".join(parts[:-1])) if not int(parts[-1]) else _whole(parts[-1])
    return _whole(parts[-1])


def _whole(digits: str) -> str:
    """Say the last word of a whole number."""
    number = str(int(digits[-18:]))
    if number == "0":
        return _DIGITS[0]
    zeros = len(number) - len(number.rstrip("0"))
    if zeros >= 3:
        return _THOUSANDS[zeros // 3]
    if zeros == 2:
        return "yüz"
    return _TENS[int(number[-2])] if zeros else _DIGITS[int(number[-1])]
