"""The new words of an answer in; the questions among them, in English and Turkish, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.text import composed, match_fold, sentences, without_web_addresses

#: What is looked at of a text, and questions and characters of one that are given.
_MOST, _MANY, _LONGEST = 64 * 1024, 20, 300
_QUOTE = re.compile(r"^[ \t]{0,20}>[^\n]{0,100000}$", re.MULTILINE)
_LINE = re.compile(r"[ \t\r]{0,20}\n[ \t]{0,20}")
_CLOSING = "\"'”’»)*_ "
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
#: The Turkish particle that asks, folded: `olur mu`, `ister misiniz`; with a person it asks wherever it stands.
_PARTICLE = re.compile(r"m[iu](?:d[iu]r|yd[iu]|ym[iu]s)?")
_TO_YOU = re.compile(r"m[iu](?:s[iu]n(?:[iu]z)?(?:d[iu]r)?|y[iu][mz]|yd[iu]n(?:[iu]z)?|yd[iu]k)")
#: Words that may stand behind what asks.
_BEHIND = frozenset(
    (
        *("acaba", "lutfen", "simdiden", "tesekkurler", "tesekkur", "ederim", "ederiz", "sizce", "peki"),
        *("selin", "hanim", "bey", "hocam", "iyi", "gunler", "calismalar", "kolay", "gelsin", "sevgiler"),
    )
)
#: What Turkish asks for without a particle. `nedir` closes a sentence; the others need a verb that asks the reader.
_CLOSES = frozenset({"nedir", "nelerdir", "nicin", "nasildir", "kactir", "kimdir", "hangisidir", "neresidir"})
_OPENS = re.compile(
    r"\b(?:ne zaman|ne kadar|kac|nasil|hangi|neler|nerede|nereden|neden|kim|ne tur|ne gibi)\b"
)
_YOURS = re.compile(
    r"(?:\w{1,30}(?:yorsunuz|yorsun|rsiniz|rsunuz|caksiniz|ceksiniz|caksin|ceksin|diniz|dunuz)|\w{1,30}(?:iliyor|uluyor|iniyor|unuyor|ilir|ulur|ilecek|ilacak|ulacak)|olur|olacak|gerekiyor|gerek|lazim|var|kadar|zaman|tutar|kac|nasil|neler|nerede|neresi|hangisi|kime)"
)
#: English that asks the reader, at the beginning of a sentence.
_ASKS = re.compile(
    r"\W{0,5}(?:(?:and|but|so|also|hi|hello|hey|please|ok|okay|thanks|just)\W{1,3}){0,2}(?:"
    r"(?:can|could|would|will|do|does|did|are|is|have|may|should) (?:you|we|i|there|it|this|that|your|they)\b|"
    r"(?:what|when|where|which|who|why|how)(?:'s| (?:is|are|do|does|did|will|would|can|could|should|was))\b|"
    r"(?:how (?:much|many|long|soon|about|often)|what (?:kind|sort|type|time|budget|rate|exactly|about)|which (?:one|video|product|post))\b)"
)
#: Turned about it says when, and asks nothing: `what I do is ...`.
_SAYS = re.compile(r"\W{0,5}(?:how about that|what is more|is it not)\b")


def questions(text: str) -> tuple[str, ...]:
    """Find what is asked in *text* (the new words), in order; neither in quotes nor in web addresses."""
    shown = _QUOTE.sub("", composed(text[:_MOST])[0])
    readable = without_web_addresses(shown)
    found: dict[str, None] = {}
    each = (part for span in sentences(shown) for part in _apart(readable, *span))
    for start, end in each:
        if len(found) < _MANY and asks(readable[start:end]):
            found[_short(" ".join(shown[start:end].split()))] = None
    return tuple(found)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what reads as one sentence over several lines where a line begins a question: the one before it had no mark."""
    begin = start
    for line in _LINE.finditer(text, start, end):
        if line.end() > begin and _begins_anew(text[begin : line.start()], text[line.end() : end]):
            yield begin, line.start()
            begin = line.end()
    yield begin, end


def _begins_anew(before: str, after: str) -> bool:
    """Say whether a line is no more of what was *before*: by its capital, unless the writer has none."""
    if not (after[:1].isupper() or before[:1].islower()):
        return False
    folded = match_fold(after[:_LONGEST])
    asks_by_words = bool(_ASKS.match(folded) and not _SAYS.match(folded))
    return asks_by_words or _asks_in_turkish(match_fold(before[-_LONGEST:]))


def asks(sentence: str) -> bool:
    """Say whether a sentence asks something: by its mark, or by its words where the mark was left out."""
    if not any(map(str.isalpha, sentence)):
        return False
    if "?" in sentence.rstrip(_CLOSING)[-3:]:
        return True
    folded = match_fold(sentence[:_LONGEST])
    return bool(_ASKS.match(folded) and not _SAYS.match(folded)) or _asks_in_turkish(folded)


def _asks_in_turkish(folded: str) -> bool:
    words = _WORD.findall(folded)
    while words and words[-1] in _BEHIND:
        words.pop()
    if not words:
        return False
    if any(_TO_YOU.fullmatch(word) for word in words[1:]):
        return True
    if len(words) > 1 and (_PARTICLE.fullmatch(words[-1]) or words[-1] in _CLOSES):
        return True
    return bool(_OPENS.search(folded) and _YOURS.fullmatch(words[-1]))


def _short(question: str) -> str:
    return question if len(question) <= _LONGEST else f"…{question[1 - _LONGEST :]}"
