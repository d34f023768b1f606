"""The new words of an answer in; what its writer probably wants, each with the words that say so, out.

A suggestion for whoever reads the answer; nothing is decided by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from outreach.replies.asking import asks
from outreach.replies.wishes import ALONE, PHRASES, Interest
from outreach.text import composed, match_fold, sentences, without_web_addresses

#: What is looked at of a text: characters; and characters of the words that are shown.
_MOST, _SHOWN = 8 * 1024, 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that they probably want."""

    interest: Interest
    #: The words of theirs that say so.
    words: str


_BEGINS = re.compile(
    r"(?:^|\n)[ \t]{0,9}(?:(?:merhaba|merhabalar|selam|hi|hello|hey)(?: \w+){0,2}[,!. ]{1,3})?"
)
#: Before a phrase they turn it about.
_NEGATED = re.compile(
    r"\b(?:not|n't|neither|none|nobody|no one|(?<!no )(?<!without a )doubt|no longer|never|isn't|wasn't|aren't|hardly|don't|didn't|wouldn't|can't|cannot|won't)(?: (?!but )[\w']+){0,4} $|\bne .{1,30} ne (?:de )?(?:\w+ )?$"
)
#: Behind a word it says the contrary of it.
_DENIED = re.compile(r"[\s,]{1,3}degil(?! mi\b)")
_PAY = re.compile(
    r"\b(?:budget|rates?|fees?|pay(?:ment|ing|s)?|paid|compensation|costs?|prices?|commission|(?:butce|ucret|fiyat|odeme|kase|bedel|komisyon)\w*)\b"
)
#: Asks when and how the money comes, not how much.
_HOW = re.compile(r"\b(?:ne zaman|nasil|fatura\w*|iban\w*|kargo\w*|when|how (?:do|will|is|are)|invoice\w*)\b")


def interest(text: str) -> tuple[Suggestion, ...]:
    """Suggest what the writer of *text* (the new words) wants, each kind once, the most binding first.

    Who says no is not taken for interested by the same mail, and no phrase counts inside a longer one that denies it.
    """
    shown = _without_quotes(without_web_addresses(composed(text[:_MOST])[0]))
    folded = match_fold(shown)
    found: dict[Interest, Suggestion] = {}
    for kind in (Interest.NO, Interest.LATER, Interest.PRICE, Interest.INTERESTED):
        spans = sorted(_spans(kind, folded))
        if spans:
            start, end = spans[0]
            found[kind] = Suggestion(kind, _quoted(shown, start, end))
        for start, end in spans if kind in {Interest.NO, Interest.LATER} else ():
            folded = f"{folded[:start]}{'.' * (end - start)}{folded[end:]}"
    if Interest.PRICE not in found and (asked := _asked_pay(shown)):
        found[Interest.PRICE] = Suggestion(Interest.PRICE, asked)
    if Interest.NO in found:
        found.pop(Interest.INTERESTED, None)
    return tuple(found[kind] for kind in Interest if kind in found)


def _spans(kind: Interest, folded: str) -> Iterator[tuple[int, int]]:
    denied = kind in {Interest.INTERESTED, Interest.LATER}
    for one in _phrases(kind).finditer(folded.replace("\n", " ")):
        before, after = folded[max(0, one.start() - 40) : one.start()], one.end()
        if not (denied and (_NEGATED.search(before) or _DENIED.match(folded, after))):
            yield one.span()
    if alone := _alone(kind):
        for begins in _BEGINS.finditer(folded):
            found = alone.match(folded, begins.end())
            if found and not (denied and _DENIED.match(folded, found.end())):
                yield found.span()


@cache
def _phrases(kind: Interest) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(PHRASES[kind])})")


@cache
def _alone(kind: Interest) -> re.Pattern[str] | None:
    return re.compile(ALONE[kind], re.MULTILINE) if kind in ALONE else None


def _asked_pay(shown: str) -> str:
    """Give the first question that names money."""
    for start, end in sentences(shown):
        folded = match_fold(shown[start:end])
        if asks(shown[start:end]) and _PAY.search(folded) and not _HOW.search(folded):
            return _quoted(shown, start, end)
    return ""


def _without_quotes(text: str) -> str:
    return "\n".join("" if line.lstrip().startswith(">") else line for line in text.split("\n"))


def _quoted(shown: str, start: int, end: int) -> str:
    words = " ".join(shown[start:end].split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
