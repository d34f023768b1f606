"""Text in; whether it is English or Turkish out."""

from __future__ import annotations

import re
from enum import StrEnum

from outreach.text.folding import composed, match_fold
from outreach.text.sentences import words


class Language(StrEnum):
    """A language that we draft and lint in."""

    #: English.
    EN = "en"
    #: Turkish.
    TR = "tr"


def _bag(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TURKISH_LETTERS = re.compile("[ğĞşŞıİ]")
_TURKISH_ENDING = re.compile(
    r"\w{2,20}(?:l[ae]r|l[ae]ri|[iu]niz|[iu]nuz|iyor\w{0,8}|[ae]c[ae][kg]\w{0,6}|m[ae]k|dan|den|misiniz|[iu]m[iu]z)"
)
_TURKISH_WORDS = _bag(
    "ve bir bu icin ile de da mi mu ne cok olarak merhaba selam biz siz sizi size sizin bizim ama gibi daha var yok olan kadar sonra "
    "en her hem ya ise ki su sen seni sana senin ben bize hakkinda son yeni iyi evet hayir lutfen nasil tesekkurler"
)
_ENGLISH_WORDS = _bag(
    "the and you your to of a is in we our for with i it that on are this hi hello be have has would was an at from as if but not "
    "can will my me us so or about what how just like they their dear thanks here get"
)


def guess_language(text: str) -> Language:
    """Say whether *text* is Turkish or English, by its letters, small words and endings; English where it is neither.

    Only for files that do not name their language, never for a person. Reads the first 5,000 characters.
    """
    start = text[:5_000]
    spoken = [match_fold(word) for word in words(composed(start)[0])]
    turkish = sum(word in _TURKISH_WORDS for word in spoken) + sum(
        1 for _ in _TURKISH_LETTERS.finditer(start)
    )
    turkish += sum(_TURKISH_ENDING.fullmatch(word) is not None for word in spoken)
    english = sum(2 if word in _ENGLISH_WORDS else 0 for word in spoken)
    return Language.TR if turkish > english else Language.EN
