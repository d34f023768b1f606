"""The new words of an answer in; whether they ask for no more mail, in words or by the no that our mails ask for, out.

The footers that ship (`drafts.footer`) promise that whoever answers with a no is never written to again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.replies.phrasing import finder, folded, forms
from outreach.text import composed, search_key, sentences

#: Longer texts are answers, whatever stands in them.
_LONGEST = 200
#: Folded by `search_key`. The words of our footers, and those that stop a list of short messages: CTIA's principles in
#: English, `RET` of the Turkish register of commercial messages.
_NO = frozenset(
    (
        *("no", "no more", "unsubscribe", "stop", "stop all", "stopall", "opt out", "optout", "remove", "revoke", "cancel", "quit", "end"),
        *("hayir", "ret", "red", "iptal", "dur", "listeden cik", "abonelikten cik"),
    )
)  # fmt: skip
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
#: What eases a clause, at either end.
_SMALL = frozenset(
    (
        *("pls", "plz", "kindly", "thx", "ty", "cheers", "ok", "okay", "and", "but", "so", "just", "then", "now", "asap"),
        *("rica ederim", "rica ediyorum", "zahmet olmazsa", "ya", "ve", "ama", "yeter", "hemen", "tamam", "olur mu"),
    )
)  # fmt: skip
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_POLITE, key=len, reverse=True))})\b")
#: What stands between words, whatever it is: marks, smileys. A question mark is none, it makes a question of a no.
_MARKS = re.compile(r"[^\w?]+")
_BETWEEN = re.compile(r"[,;:!?()\u2026\u2013\u2014]+|\.(?=\s|$)|\s-+\s")
_EASING = rf"(?:{'|'.join(sorted(_POLITE | _SMALL, key=len, reverse=True))})"
_AROUND = re.compile(rf"^(?:[^\w]|{_EASING}(?!\w))++|(?:[^\w]|(?<!\w){_EASING}(?!\w))++$")

#: Characters of an answer in which a wish is looked for: what stands further down is a footer or a story.
_START = 600


def says_no(text: str) -> bool:
    """Say whether *text* (the new words) is nothing but a no, with what is polite around it."""
    if len(text) > _LONGEST:
        return False
    return _MARKS.sub(" ", _PHRASE.sub(" ", search_key(composed(text)[0]))).strip() in _NO


def asks_for_no_more(text: str) -> str | None:
    """Find the line of *text* (the new words) that asks for no more mail; None for a no to one offer, and for an offer of a way out."""
    asks, offers = forms("refusals", "english", "turkish"), finder("refusals", "offers")
    for line in _sentences(text[:_START]):
        key = folded(line)
        if any(asks.found_in(clause) for clause in _clauses(key)) and not offers.search(key):
            return line
    return None


def _sentences(text: str) -> list[str]:
    """Give the sentences, each on one line; a wish may be wrapped over two lines, and two sentences share one."""
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


def _clauses(key: str) -> Iterator[str]:
    """Give what stands between the marks of a folded sentence, without what is polite at both ends of it."""
    for clause in _BETWEEN.split(key):
        yield _AROUND.sub("", clause)
