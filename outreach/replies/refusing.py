"""The new words of an answer in; whether they ask for no more mail, in words or by the no that our mails ask for, out.

The footers that ship (`drafts.footer`) promise that whoever answers with a no is never written to again.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from outreach.replies.footers import footer
from outreach.replies.phrasing import finder, folded, forms
from outreach.replies.spelling import spelled
from outreach.text import composed, search_key, sentences

#: Longer texts are answers, whatever stands in them; so much more may be a signature, in lines of which each is short.
_LONGEST, _SIGNED, _LINE = 200, 400, 60
#: Folded by `search_key`. The words of our footers, and those that stop a list of short messages: CTIA's principles in
#: English, `RET` of the Turkish register of commercial messages.
_NO = frozenset(
    (
        *("no", "no more", "unsubscribe", "stop", "stop it", "stop all", "stopall", "opt out", "optout", "remove", "revoke", "cancel", "quit", "end", "unsub", "delete", "delete me"),
        *("hayir", "ret", "red", "iptal", "iptal et", "iptal edin", "dur", "cikis", "cik", "cikar", "cikarin", "sil", "silin", "yeter", "yeter artik"),
        *("yazmayin", "gondermeyin", "atmayin", "listeden cik", "abonelikten cik"),
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
        *("regards", "best regards", "kind regards", "best", "pls", "plz", "thx", "just"),
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
_AGAIN = re.compile(r"(\b(?!no\b|hayir\b)\w{3,16})(?: \1\b){1,9}")
_BETWEEN = re.compile(r"[,;:!?()\u2026\u2013\u2014]+|\.(?=\s|$)|\s-+\s")
_EASING = rf"(?:{'|'.join(sorted(_POLITE | _SMALL, key=len, reverse=True))})"
_AROUND = re.compile(rf"^(?:[^\w]|{_EASING}(?!\w))++|(?:[^\w]|(?<!\w){_EASING}(?!\w))++$")
#: Words that somebody repeats: in quotation marks, in a sentence of some more words of which none asks for something.
_CITED = re.compile(
    r"[\"\u201c\u201d\u201e\u00ab][^\"\u201c\u201d\u201e\u00ab\u00bb\n]{2,80}[\"\u201d\u201c\u00bb]"
)
_FEW = 2
_ASKING = frozenset(
    (
        *("want", "wish", "like", "please", "pls", "me", "reply", "replying", "say", "saying", "hereby", "asked", "said", "told"),
        *("lutfen", "istiyorum", "istiyoruz", "yaziyorum", "diyorum", "rica", "beni", "yazdim", "dedim", "talep"),
    )
)  # fmt: skip

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
    signed = next((at for at, line in enumerate(lines) if at and _names(line, name)), len(lines))
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
    said = _MARKS.sub(" ", _PHRASE.sub(" ", spelled(search_key(composed(text)[0])))).strip()
    return _AGAIN.sub(r"\1", said)


def _greets(line: str) -> bool:
    """Say whether a line is a greeting with our name in it."""
    words, bare = _words(line), _bare(line).split()
    return len(bare) < len(words) <= 4 and len(bare) <= 2 and _NO.isdisjoint(bare) and _capitals(line, bare)


def _names(line: str, name: str) -> bool:
    """Say whether a line is a name: theirs, or two or three words in capitals of which none is polite or a no."""
    words = _words(line)
    if not words or _bare(line).split() != words or not _NO.isdisjoint(words):
        return False
    theirs = set(words) <= set(_words(name))
    return theirs or (2 <= len(words) <= 3 and line.replace(" ", "").isalpha() and _capitals(line, words))


def _words(line: str) -> list[str]:
    return _MARKS.sub(" ", search_key(composed(line)[0])).split()


def _capitals(line: str, words: Collection[str]) -> bool:
    """Say whether those of the words of a line begin with a capital."""
    large = {word for one in line.split() if one[:1].isupper() for word in _words(one)}
    return large.issuperset(words)


def asks_for_no_more(text: str) -> str | None:
    """Find the line of *text* (the new words) that asks for no more mail; None for a no to one offer, and for an offer of a way out."""
    return _wish(text) or _alone(text)


def _wish(text: str) -> str | None:
    asks, offers = forms("refusals", "english", "turkish"), finder("refusals", "offers")
    key_of = _spelled if len(text) <= _LONGEST else folded
    near = asks.near(key_of(text[:_START], _START))
    said = [(line, key_of(_uncited(line))) for line in _sentences(text[:_START])] if near else []
    if not asks.found_in("\n".join(_clauses(key) for _, key in said), near):
        return None
    found = (line for line, key in said if asks.found_in(_clauses(key), near) and not offers.search(key))
    return next(found, None)


def _alone(text: str) -> str | None:
    """Find a word such as *stop* that stands by itself in a short answer which speaks of mail, or of being asked before."""
    if len(text) > _LONGEST:
        return None
    alone = finder("refusals", "alone")
    line = next((one for one in _sentences(text) if alone.search(_clauses(_spelled(one)))), None)
    if line is None or finder("refusals", "offers").search(key := _spelled(text)):
        return None
    return line if finder("refusals", "about_mail").search(key) else None


def _spelled(line: str, most: int = _START) -> str:
    return spelled(folded(line, most))


def _uncited(sentence: str) -> str:
    """Leave out what a sentence says of somebody's words, in quotation marks, where it asks for nothing around them."""
    rest = _CITED.sub(" \u2026 ", sentence)
    if rest == sentence:
        return sentence
    around = _MARKS.sub(" ", folded(rest)).split()
    return rest if len(around) > _FEW and _ASKING.isdisjoint(around) else sentence


def _sentences(text: str) -> list[str]:
    """Give the sentences, each on one line; a wish may be wrapped over two lines, and two sentences share one."""
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


def _clauses(key: str) -> str:
    """Give what stands between the marks of a folded sentence, a line each, without what is polite at both ends of it."""
    return "\n".join(_AROUND.sub("", clause) for clause in _BETWEEN.split(key))
