"""A follow-up and the mails before it in; the sentences that stood there already, and what is new, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.lint.document import Field, Letter
from outreach.lint.reading.closing import closing
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import GREETINGS, SMALL, bag
from outreach.lint.record.naming import akin, known_names
from outreach.lint.view import View

_TOKEN = re.compile(r"\w+")
#: A sentence of fewer words may well stand in two mails: `Best wishes, Selin`.
_LEAST = 6
_SHINGLE = 3
_SHARE = 0.8
#: Words with which anybody asks again, thanks or closes; they add nothing.
_CIVIL = SMALL | GREETINGS | bag(
    "please thanks thank kindly regards cheers wishes sincerely warm hope hoping know let just let's reply answer hear heard hearing back soon forward "
    "looking interested interest still wondering wonder question thought thoughts chance moment busy sure mail email message note again reminder follow up "
    "following checking check bump bumping touch touching base inbox sent send get got make see say tell think want wanted like would're i'm i'd you're it's "
    "don't did does didn't haven't hasn't no yes yet ever any anything something soon quick quickly gentle friendly wrote writing write "
    "lutfen tesekkur tesekkurler tesekkurlerimle sevgiler saygilar saygilarimla selamlar umarim umariz iyisinizdir isterim istedim istedik isterseniz "
    "bekliyorum bekliyoruz bekler cevap cevabinizi cevabiniz yanit yanitinizi donus donusunuzu donusunuz geri haber hatirlatmak hatirlatma hatirlatayim mail maili "
    "mailimi mailim mesaj mesajimi mesajim eposta tekrar yeniden sadece yalnizca rica ederim ederiz ediyorum eder misiniz musunuz musun misin midir konu konuda "
    "ilgili ilgilenir ilgileniyor fikriniz dusunceniz dusunduniz dusundunuz firsatiniz oldu olursa olur yogun yogunsunuzdur biliyorum fark ettim goz gozunuzden kacmis olabilir yaziyorum yazmak"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Second:
    """What a follow-up holds beside the mails before it."""

    #: Sentences that stood in one of them.
    repeated: tuple[Span, ...]
    #: Phrases that only say that it is a follow-up, each with the reason.
    bumps: tuple[tuple[Span, str], ...]
    #: Words and figures that none of them held; a sentence that blames and the names at the end tell nothing.
    new: frozenset[str]


def second(view: View, earlier: tuple[Letter, ...]) -> Second:
    """Hold the body of *view* against *earlier*."""
    body = view.body
    before = [_words(Text(Field.BODY, letter.text).folded) for letter in earlier]
    shingles = frozenset(one for words in before for one in _shingles(words))
    spans = [span for span in body.sentences if not body.unread.around(*span)]
    repeated = tuple(span for span in spans if _repeats(_words(body.folded[slice(*span)]), shingles))
    books = phrasebooks("bumps", view.document.language)
    bumps = tuple(
        sorted((one.span, one.reason) for one in books["bump"].each(body) if body.ours(one.span[0]))
    )
    blame = phrasebooks("pressure", view.document.language)["guilt"]
    empty = {*repeated, *(body.sentence_at(one.span[0]) for one in blame.each(body))}
    idle = (*(span for span, _ in bumps), *(one.span for one in books["unchanged"].each(body)))
    known = frozenset(word for words in before for word in words) | known_names(view)
    end = closing(body.shown)  # names are no news
    fresh = (
        word
        for span in spans
        if span not in empty
        for word in _telling(body.folded, (span[0], min(span[1], end)), idle)
    )
    return Second(repeated, bumps, frozenset(word for word in fresh if not _known(word, known)))


def _words(folded: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(folded))


def _shingles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[place : place + _SHINGLE] for place in range(len(words) - _SHINGLE + 1))


def _repeats(words: tuple[str, ...], shingles: frozenset[tuple[str, ...]]) -> bool:
    """Say whether four of five threes of *words* stood in an earlier mail."""
    if len(words) < _LEAST:
        return False
    own = list(_shingles(words))
    return sum(one in shingles for one in own) >= _SHARE * len(own)


def _telling(folded: str, span: Span, idle: tuple[Span, ...]) -> Iterator[str]:
    """Yield the words of a sentence that may tell something, those of *idle* phrases left out."""
    for token in _TOKEN.finditer(folded, *span):
        word = token.group()
        bumped = any(start <= token.start() < end for start, end in idle)
        if not bumped and word not in _CIVIL and (len(word) > 2 or word.isdigit()):
            yield word


def _known(word: str, known: frozenset[str]) -> bool:
    return word in known or any(word[:3] == one[:3] and akin(word, one) for one in known)
