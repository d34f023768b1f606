"""The name of a person in; the name by which a letter greets them, or None, out."""

from __future__ import annotations

import re
import unicodedata

from outreach.text import search_key

_TITLES_TEXT = "dr doc prof mr mrs ms miss mx sn sayin bay bayan av uzm op dt yrd ogr gor chef sef"
#: Words of shops, shows and teams: who is called so is greeted by no first name.
_NO_PERSON_TEXT = (
    "the team ekibi ekip official resmi tv media medya agency ajans ajansi studio studyo atolye atolyesi channel kanal "
    "kanali podcast blog magazine dergi dergisi kitchen mutfak mutfagi mutfaginda shop store magaza design group grup "
    "company productions records music travel and ve ile & + x"
)
#: Where the family name stands first, so the first word is no name to greet by.
_FAMILY_FIRST = frozenset({"CN", "HU", "JP", "KH", "KR", "TW", "VN"})
#: Family names that stand first and are no given names anywhere.
_FAMILIES = frozenset({"nguyen", "tran", "pham", "huynh"})
_TITLES, _NO_PERSON = frozenset(_TITLES_TEXT.split()), frozenset(_NO_PERSON_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def first_name(name: str, country: str | None = None) -> str | None:
    """Return the first word of a personal name, in its own letters; None where it cannot be told.

    `Ayşe Nur Yılmaz` gives Ayşe, `Yılmaz, Ayşe` too, `Dr. Lena Fischer` gives Lena. A lone word that looks like a handle
    (`zoe_makes`, `lenabakes`), an initial, a couple and the name of a shop or show give None, and so does a name that
    begins with the family's (`Nguyễn Thị Hà`, or any in a *country* where that is usual): `Nagy, Anna` tells.
    """
    before, comma, after = name.partition(",")
    last_name_first = comma and after.strip() and len(before.split()) == 1
    words = (after if last_name_first else before).split()
    keys = [search_key(word).strip(".") for word in words]
    while keys and (keys[0] in _TITLES or not any(map(str.isalnum, keys[0]))):
        words, keys = words[1:], keys[1:]
    if not words or _NO_PERSON.intersection(keys):
        return None
    if not last_name_first and len(words) > 1 and (country in _FAMILY_FIRST or keys[0] in _FAMILIES):
        return None
    alone = len(words) == 1 and not last_name_first
    return words[0] if _is_name(words[0]) and not (alone and words[0].islower()) else None


def _is_name(word: str) -> bool:
    plain = unicodedata.is_normalized("NFKC", word)  # not 𝐀𝐲ş𝐞
    return plain and len(word) > 1 and _WORD.fullmatch(word) is not None


def contradict(one: str | None, other: str | None) -> bool:
    """Say whether two names cannot be the same person's: neither holds all words of the other."""
    if one is None or other is None or one == other:
        return False
    words, others = set(search_key(one).split()), set(search_key(other).split())
    return not (words <= others or others <= words)


def shouted(new: str, old: str) -> bool:
    """Say whether *new* is *old* in capitals or in small letters alone, perhaps without its marks: AYSE YILMAZ."""
    plain = new.isupper() or new.islower()
    return plain and not (old.isupper() or old.islower()) and search_key(new) == search_key(old)


def told_more(old: str, new: str) -> bool:
    """Say whether *old* holds all that *new* says and more: another name, or letters of which *new* lost the marks."""
    words, others = search_key(new).split(), search_key(old).split()
    if words == others:
        return _marks(new) < _marks(old)
    return set(words) < set(others)


def _marks(name: str) -> int:
    return sum(not letter.isascii() for letter in name)
