"""A list of phrases and a text in; those that the mail itself says, and does not take back, out.

"We do not ask for a deposit", "no deposit" and "kapora istemiyoruz" take it back; so does what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from outreach.lint.document import Field
from outreach.lint.reading.phrasebook import Found, PhraseBook, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.text import Language

#: So many words in front of a phrase are read with a "no" or a "not".
_NEAR = 3
#: Letters on either side beyond which nothing speaks of the phrase, however long the sentence is.
_FAR = 160
#: Sentences that are kept with what they deny.
_MANY = 4096
_CLAUSE = re.compile(r"[,;:()\u2013\u2014]")
_TWO_WORDS = re.compile(r"(?:[ ]{1,2}\w{1,30}){0,2}")


def meant(text: Text, book: PhraseBook, language: Language, *, denying: bool = False) -> Iterator[Found]:
    """Yield the phrases of *book* that *text* says and means, in their order; *denying*: they hold a "no" of their own."""
    for found in sorted(book.each(text)):
        if text.ours(found.span[0]) and not taken_back(text, found.span, language, denying=denying):
            yield found


def taken_back(text: Text, span: Span, language: Language, *, denying: bool = False) -> bool:
    """Say whether *span* is denied, asked of nobody, or said of others, in front of it or, as in Turkish, behind it.

    The verb that denies may be the last word of *span*, except where *denying* says that it means what it says.
    """
    return _taken_back(*_sentence(text, span), language, denying)


@lru_cache(maxsize=_MANY)
def _taken_back(sentence: str, span: Span, language: Language, denying: bool) -> bool:  # noqa: FBT001 - as it is called
    books, text = phrasebooks("refusals", language), _alone(sentence)
    return (
        _refused_before(books["before"], books["turns"], text.part(_begin(text, span), span[0]))
        or _refused_before(books["just-before"], books["turns"], before(text, span))
        or _refused_behind(books["behind"], books["turns"], behind(text, span, whole=not denying))
    )


def denied(text: Text, span: Span, language: Language) -> bool:
    """Say whether the words right beside *span*, in its clause, deny it: "we can't pay you", "ücret ödemiyoruz".

    Narrower than `taken_back`: "no strings, and you keep it" gives something.
    """
    return _denied(*_sentence(text, span), language)


@lru_cache(maxsize=_MANY)
def _denied(sentence: str, span: Span, language: Language) -> bool:
    books, text = phrasebooks("refusals", language), _alone(sentence)
    return (
        _refused_before(books["before"], books["turns"], _clause_before(text, span, _NEAR + 1))
        or _refused_before(books["just-before"], books["turns"], _clause_before(text, span, _NEAR - 1))
        or books["behind"].holds(_clause_behind(text, span))
    )


def _sentence(text: Text, span: Span) -> tuple[str, Span]:
    """Cut out the sentence in which *span* begins, as far as it speaks of it; the drafts of a campaign share most sentences."""
    begin, end = _begin(text, span), text.sentence_at(span[0])[1]
    return text.folded[begin : max(span[1], min(end, span[1] + _FAR))], (span[0] - begin, span[1] - begin)


@lru_cache(maxsize=_MANY)
def _alone(sentence: str) -> Text:
    """Make a text of one folded sentence."""
    text = Text(Field.BODY, sentence)
    text.sentences = [(0, len(sentence))]
    return text


def _clause_before(text: Text, span: Span, words: int) -> Text:
    said = before(text, span, words)
    begin = max((found.end() for found in _CLAUSE.finditer(said.folded)), default=0)
    return said.part(begin, len(said.folded))


def _clause_behind(text: Text, span: Span) -> Text:
    """Cut out *span* and the two words behind it."""
    found = _TWO_WORDS.match(text.folded, span[1])
    return text.part(span[0], found.end() if found else span[1])


def before(text: Text, span: Span, words: int = _NEAR) -> Text:
    """Cut out the last *words* in front of *span*, inside its sentence."""
    begin = _begin(text, span)
    place = span[0]
    for _ in range(words):
        place = max(begin, text.folded.rfind(" ", begin, max(begin, place - 1)) + 1)
    return text.part(place, span[0])


def behind(text: Text, span: Span, *, whole: bool = False) -> Text:
    """Cut out what follows *span* in its sentence; *whole*: with it."""
    end = min(text.sentence_at(span[0])[1], span[1] + _FAR)
    return text.part(span[0] if whole else span[1], max(span[1], end))


def _begin(text: Text, span: Span) -> int:
    return max(text.sentence_at(span[0])[0], span[0] - _FAR)


def _refused_before(refusals: PhraseBook, turns: PhraseBook, said: Text) -> bool:
    """Say whether *said* refuses, and does not turn round after it."""
    refused = list(refusals.each(said))
    return any(not turns.holds(said.part(one.span[1], len(said.folded))) for one in refused)


def _refused_behind(refusals: PhraseBook, turns: PhraseBook, said: Text) -> bool:
    refused = refusals.find(said)
    return refused is not None and not turns.holds(said.part(0, refused.span[0]))
