"""Text in; where its words and sentences begin and end out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from outreach.text.folding import MARKS, match_fold

# Every pattern below is linear by construction: it matches wherever it starts (so no position is read twice),
# or its repeated classes share no letter with what follows them. Lookups backwards are cut to a fixed length.

_WEB_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_LETTERS = rf"[^\W_]\w*(?:[{MARKS}]+\w*)*"
_WORD = re.compile(rf"{_LETTERS}(?:['’.,:@&-]{_LETTERS})*")


def words(text: str) -> list[str]:
    """List the words of *text*: letters and digits, joined by an inner sign (`don't`, `20-minute`, `1.500`).

    Web addresses are none.
    """
    return _WORD.findall(without_web_addresses(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """List where the words of *text* begin and end."""
    return [word.span() for word in _WORD.finditer(without_web_addresses(text))]


def without_web_addresses(text: str) -> str:
    """Put a blank in the place of each letter of a web address; the length stays."""
    if "://" not in text and "www." not in text.lower():
        return text
    return _WEB_ADDRESS.sub(lambda found: " " * len(found.group()), text)


def _bag(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_STOP = re.compile(r"(?P<signs>[.!?…]+)[\"'”’»)\]]*(?P<blank>\s*)")
_BULLET = re.compile(r"[-*•>–—]|\d{1,2}[.)]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
#: Hard-wrapped lines are this long; shorter ones end where their writer ended them.
_WRAPPED = range(50, 101)
_TITLES = _bag(
    "dr prof doc yrd av sn uzm op mr mrs ms st hz approx dept tel cad sok mah apt bkz orn jr sr inc ltd sti fig vol"
)
#: These end a sentence as well, unless a number follows.
_BEFORE_NUMBERS = _bag(
    "no nr p pp s sf art madde jan feb mar apr jun jul aug sep sept oct nov dec oca sub nis haz tem agu eyl eki kas ara"
)
#: Letters of the longest of both.
_LONGEST = max(map(len, _TITLES | _BEFORE_NUMBERS))


def sentences(text: str) -> list[tuple[int, int]]:
    """List the sentences of *text* as (start, end) offsets, blanks left out.

    A line ends a sentence, unless it is as long as hard-wrapped lines are and the next one goes on; within lines
    `.`, `!`, `?` and `…` end it before anything but a small letter, not after `Dr.`, `e.g.`, `p.m.`, `A.Ş.` nor
    after the number of a list.
    """
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[tuple[int, int]]:
    """Yield what `sentences` lists, reading no further than asked."""
    for start, end in _blocks(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            behind = stop.end()
            if behind == end or _ends_sentence(text, stop, behind, begin, end):
                yield begin, stop.start("blank")
                begin = behind
        if begin < end:
            yield begin, end


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines without the blanks around them, those that were wrapped by hand as one."""
    start, behind, place = -1, 0, 0
    for line in (text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text).split("\n"):
        shown = line.strip()
        if shown:
            first = place + len(line) - len(line.lstrip())
            start, behind = start if start >= 0 else first, first + len(shown)
        elif start < 0:
            place += len(line) + 1
            continue
        place += len(line) + 1
        if start >= 0 and not (len(shown) in _WRAPPED and _goes_on(text, place)):
            yield start, behind
            start = -1


def _goes_on(text: str, start: int) -> bool:
    """Say whether the line at *start* reads on from the one before."""
    return text[start : start + 1].isalnum() and not _BULLET.match(text, start)


def _ends_sentence(text: str, stop: re.Match[str], behind: int, begin: int, end: int) -> bool:
    """Say whether *stop* ends the sentence that began at *begin*, within a block that ends at *end*."""
    following = text[behind]
    if following in _OPENING:
        following = text[behind : min(behind + 2, end)].lstrip(_OPENING)[:1]
    if not following or following.islower() or not text[behind - 1].isspace():
        return False
    start, after = stop.span("signs")
    if after - start > 1 or text[start] != ".":
        return True
    return not _abbreviates(text[max(begin, start - 14) : start], following)


_OPENING = "\"'“‘«(["


@lru_cache(maxsize=4096)
def _abbreviates(before: str, following: str) -> bool:
    """Say whether the full stop after *before* belongs to its last word, or to the number of a list."""
    if len(before) > _LONGEST and before[-_LONGEST - 1 :].isalpha():
        return False
    *others, token = before.split() or [""]
    token = token.lstrip("(\"'“‘[")
    lowered = match_fold(token)
    if token.isdigit():
        return not others
    if lowered in _BEFORE_NUMBERS:
        return following.isdigit()
    return lowered in _TITLES or (
        _DOTTED.fullmatch(token) is not None and (len(token) > 1 or token.isupper())
    )
