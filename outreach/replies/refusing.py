"""The new words of an answer in; whether they are nothing but the no that our mails ask for, out.

The footers that ship (`drafts.footer`) promise that whoever answers so is never written to again.
"""

from __future__ import annotations

import re

from outreach.text import composed, search_key

#: Longer texts are answers, whatever stands in them.
_LONGEST = 200
#: Folded by `search_key`.
_NO = frozenset({"hayir", "no", "unsubscribe", "stop"})
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


def says_no(text: str) -> bool:
    """Say whether *text* (the new words) is nothing but a no, with what is polite around it."""
    if len(text) > _LONGEST:
        return False
    return _MARKS.sub(" ", _PHRASE.sub(" ", search_key(composed(text)[0]))).strip() in _NO
