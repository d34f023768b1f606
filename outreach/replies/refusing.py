"""The new words of an answer in; whether they ask for no more mail, in words or by the no that our mails ask for, out.

The footers that ship (`drafts.footer`) promise that whoever answers with a no is never written to again.
"""

from __future__ import annotations

import re

from outreach.replies.phrasing import finder, folded
from outreach.text import composed, search_key, sentences

#: Longer texts are answers, whatever stands in them.
_LONGEST = 200
#: Folded by `search_key`.
_NO = frozenset(
    (
        *("no", "unsubscribe", "stop", "stop it", "no more", "remove", "opt out", "optout"),
        *("hayir", "ret", "iptal", "cikis", "yazmayin"),
    )
)
#: What is polite around it.
_POLITE = frozenset(
    (
        *("tesekkurler", "tesekkur ederim", "tesekkur ederiz", "cok tesekkurler", "cok tesekkur ederim"),
        *("merhaba", "merhabalar", "selam", "selamlar", "lutfen", "sag olun", "sagolun", "sag ol", "sagol"),
        *("iyi gunler", "iyi calismalar", "kolay gelsin", "saygilar", "saygilarimla", "sevgiler"),
        *("thanks", "thank you", "many thanks", "hi", "hello", "please", "sorry"),
        *("regards", "best regards", "kind regards", "best"),
    )
)
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_POLITE, key=len, reverse=True))})\b")
_MARKS = re.compile(r"[\s.,;:!\"'()\-\u2013\u2026]+")

#: Characters of an answer in which a wish is looked for: what stands further down is a footer or a story.
_START = 600


def says_no(text: str) -> bool:
    """Say whether *text* (the new words) is nothing but a no, with what is polite around it."""
    if len(text) > _LONGEST:
        return False
    return _MARKS.sub(" ", _PHRASE.sub(" ", search_key(composed(text)[0]))).strip() in _NO


def asks_for_no_more(text: str) -> str | None:
    """Find the line of *text* (the new words) that asks for no more mail; None for a no to one offer, and for an offer of a way out."""
    asks, offers = finder("refusals", "english", "turkish", "threats"), finder("refusals", "offers")
    threats = finder("refusals", "threats")
    if not asks.search(folded(text[:_START], _START)):
        return None
    for line in _sentences(text[:_START]):
        key = folded(line)
        if asks.search(key) and (threats.search(key) or not offers.search(key)):
            return line
    return None


def _sentences(text: str) -> list[str]:
    """Give the sentences, each on one line; a wish may be wrapped over two lines, and two sentences share one."""
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]
