"""The new words of an answer in; whether they ask for no more mail, in words or by the no that our mails ask for, out.

The footers that ship (`drafts.footer`) promise that whoever answers with a no is never written to again.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from outreach.replies.footers import footer
from outreach.replies.phrasing import finder, folded, forms
from outreach.text import composed, search_key, sentences

#: Longer texts are answers, whatever stands in them; so much more may be a signature, in lines of which each is short.
_LONGEST, _SIGNED, _LINE = 200, 400, 60
#: Folded by `search_key`. The words of our footers, and those that stop a list of short messages: CTIA's principles in
#: English, `RET` of the Turkish register of commercial messages.
_NO = frozenset(
    (
        *("no", "no more", "unsubscribe", "stop", "stop it", "stop all", "stopall", "opt out", "optout", "remove", "revoke", "cancel", "quit", "end"),
        *("hayir hayir", "hayir yazmayin", "hayir istemiyorum", "hayir istemiyoruz", "hayir ilgilenmiyorum", "hayir ilgilenmiyoruz"),
        *("no no", "no not interested", "no i am not interested", "no i m not interested", "no we are not interested"),
        *("hayir", "ret", "red", "iptal", "dur", "cikis", "yazmayin", "listeden cik", "abonelikten cik"),
    )
)  # fmt: skip
#: What is polite around it.
_POLITE = frozenset(
    (
        *("tesekkurler", "tesekkur ederim", "tesekkur ederiz", "cok tesekkurler", "cok tesekkur ederim"),
        *("merhaba", "merhabalar", "selam", "selamlar", "lutfen", "sag olun", "sagolun", "sag ol", "sagol"),
        *("iyi gunler", "iyi calismalar", "kolay gelsin", "saygilar", "saygilarimla", "sevgiler"),
        *("thanks", "thank you", "many thanks", "hi", "hello", "hey", "dear", "please", "sorry"),
        *("sevgili", "sayin", "hanim", "bey", "hocam", "gunaydin", "iyi aksamlar", "iyi haftalar", "cheers"),
        *("regards", "best regards", "kind regards", "best"),
    )
)
#: What stands above a name.
_CLOSING = frozenset(
    (
        *("sevgiler", "saygilar", "saygilarimla", "selamlar", "iyi calismalar", "iyi gunler", "kolay gelsin"),
        *("regards", "best regards", "kind regards", "best", "cheers"),
    )
)
#: What eases a clause, at either end.
_SMALL = frozenset(
    (
        *("pls", "plz", "kindly", "thx", "ty", "cheers", "ok", "okay", "and", "but", "so", "just", "then", "now", "asap"),
        *("immediately", "at once", "right away", "straight away", "permanently", "completely", "derhal", "acilen"),
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


def says_no(text: str, name: str = "") -> bool:
    """Say whether *text* (the new words) is nothing but a no, with what is polite around it and the name of whom it is from.

    *name* is theirs, as far as From tells it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(text) > _SIGNED or not lines:
        return False
    if len(lines) > 1 and _greets(lines[0]):
        del lines[0]
    signed = next(
        (at for at, line in enumerate(lines) if at and _names(line, name, lines[at - 1])), len(lines)
    )
    if any("?" in line or len(line) > _LINE for line in lines[signed:]):
        return False
    said = "\n".join(lines[:signed])
    return len(said) <= _LONGEST and _bare(said) in _NO


def says_nothing(text: str, name: str = "") -> bool:
    """Say whether *text* is empty but for what is polite, a name, and what a phone puts below it."""
    lines = text.splitlines()
    return len(text) <= _SIGNED and all(
        footer(line) or _names(line.strip(), name) or not _bare(line) for line in lines
    )


def _bare(text: str) -> str:
    """Give the folded words of a text without those that are polite."""
    return _MARKS.sub(" ", _PHRASE.sub(" ", search_key(composed(text)[0]))).strip()


def _greets(line: str) -> bool:
    """Say whether a line is a greeting with our name in it."""
    words, bare = _words(line), _bare(line).split()
    return len(bare) < len(words) <= 4 and len(bare) <= 2 and _NO.isdisjoint(bare) and _capitals(line, bare)


def _names(line: str, name: str, above: str = "") -> bool:
    """Say whether a line is a name: theirs, or two or three words in capitals of which none is polite or a no; one below a closing."""
    words = _words(line)
    if not words or _bare(line).split() != words or not _NO.isdisjoint(words):
        return False
    theirs = set(words) <= set(_words(name))
    fewest = 1 if " ".join(_words(above)) in _CLOSING else 2
    return theirs or (
        fewest <= len(words) <= 3 and line.replace(" ", "").isalpha() and _capitals(line, words)
    )


def _words(line: str) -> list[str]:
    return _MARKS.sub(" ", search_key(composed(line)[0])).split()


def _capitals(line: str, words: Collection[str]) -> bool:
    """Say whether those of the words of a line begin with a capital."""
    large = {word for one in line.split() if one[:1].isupper() for word in _words(one)}
    return large.issuperset(words)


def asks_for_no_more(text: str) -> str | None:
    """Find the line of *text* (the new words) that asks for no more mail; None for a no to one offer, and for an offer of a way out."""
    asks, offers = forms("refusals", "english", "turkish"), finder("refusals", "offers")
    near = asks.near(folded(text[:_START], _START))
    said = [(line, folded(line)) for line in _sentences(text[:_START])] if near else []
    if not asks.found_in("\n".join(_clauses(key) for _, key in said), near):
        return None
    found = (line for line, key in said if asks.found_in(_clauses(key), near) and not offers.search(key))
    return next(found, None)


def _sentences(text: str) -> list[str]:
    """Give the sentences, each on one line; a wish may be wrapped over two lines, and two sentences share one."""
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


def _clauses(key: str) -> str:
    """Give what stands between the marks of a folded sentence, a line each, without what is polite at both ends of it."""
    return "\n".join(_AROUND.sub("", clause) for clause in _BETWEEN.split(key))
