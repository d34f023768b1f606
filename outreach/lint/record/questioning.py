"""An answer and the mail that it answers in; the questions that stay open out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach.lint.document import Field
from outreach.lint.offer.offering import holds_sum, says_pay
from outreach.lint.reading.days import days
from outreach.lint.reading.keeping import once
from outreach.lint.reading.phrasebook import PhraseBook, phrasebooks
from outreach.lint.reading.texts import UNREAD, Text
from outreach.lint.reading.vocabulary import SMALL, bag
from outreach.lint.record.naming import akin
from outreach.lint.view import View
from outreach.text import guess_language

_ASKS, _SAYS = "asks-", "says-"
_PAY, _DATES = "the pay", "the dates"
_EVADES = "evades-the pay"
#: What `phrases/offers` says of words that name no figure and no goods.
_EMPTY = frozenset({"money", "money, or free of charge", "costs", "for something", "may be a share"})
#: Words of a question that yes or no answers, and words of one that they do not; of both languages.
_POLAR = bag(
    "do does did is are can could would will should may have has mi mu misiniz musunuz midir mudur miyim miyiz var"
)
_OPEN = bag(
    "what when how which who where why rate rates budget ne nedir neler kac nasil hangi kim nerede neden"
)
_TOKEN = re.compile(r"[^\W\d_]{3,}")
#: As much of a question as a message has room for.
_SHOWN = 50
_MOST = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A question of theirs that stays open."""

    said: str
    #: What it is about, where that is known.
    topic: str | None


def left_open(view: View) -> Iterator[Question]:
    """Yield the open questions in their order, each topic once."""
    theirs = view.document.theirs
    if theirs is None:
        return
    told: set[str] = set()
    for said in _questions(theirs.text)[:_MOST]:
        for topic in _topics(said) or ("",):
            if topic not in told and not _answered(view, said, topic):
                told |= {topic} - {""}
                yield Question(_short(said), topic or None)


def _questions(mail: str) -> list[Text]:
    """Cut the sentences that ask out of their new words."""
    from outreach.replies.new_words import new_words  # noqa: PLC0415 - only an answer needs it

    text = Text(Field.BODY, new_words(mail))
    book = _books(text)
    found = [text.part(start, end) for start, end in text.sentences]
    return [one for one in map(_alone, found) if _asks(one, book)]


def _alone(part: Text) -> Text:
    return Text(Field.BODY, part.shown)


def _books(text: Text) -> Mapping[str, PhraseBook]:
    return phrasebooks("questions", guess_language(text.shown))


def _asks(sentence: Text, book: Mapping[str, PhraseBook]) -> bool:
    """Say whether a sentence asks: by its mark, or by its words together with a topic; civilities ask nothing."""
    if _topics(sentence):
        return "?" in sentence.shown or book["asks"].holds(sentence)
    return "?" in sentence.shown[-4:] and not book["idle"].holds(sentence)


def _topics(question: Text) -> list[str]:
    book = _books(question)
    return [
        name.removeprefix(_ASKS) for name in book if name.startswith(_ASKS) and book[name].holds(question)
    ]


@once
def _new(view: View) -> Text:
    """Give the body without the mail that it quotes."""
    body = view.body
    return Text(Field.BODY, UNREAD.sub("", body.shown)) if body.unread else body


def _answered(view: View, question: Text, topic: str) -> bool:
    book, body = phrasebooks("questions", view.document.language), _new(view)
    if topic == _PAY and book[_EVADES].holds(body):
        return holds_sum(body) or any(
            one.reason not in _EMPTY
            for one in phrasebooks("offers", view.document.language)["pay"].each(body)
        )
    if _put_off(view, book) or (_polar(question) and book["yes"].holds(body)):
        return True
    if topic:
        return book[_SAYS + topic].holds(body) or _in_figures(view, topic)
    return book["yes"].holds(body) or _shares_word(question, body)


def _polar(question: Text) -> bool:
    """Say whether yes or no may answer; where it also asks for what, when or how much they cannot."""
    words = question.vocabulary
    return _OPEN.isdisjoint(words) and not _POLAR.isdisjoint(words)


def _in_figures(view: View, topic: str) -> bool:
    """Say whether a sum or a day answers."""
    if topic == _PAY:
        return says_pay(view, _new(view))
    return topic == _DATES and next(days(_new(view), view.document.language), None) is not None


def _put_off(view: View, book: Mapping[str, PhraseBook]) -> bool:
    """Say whether a sentence puts off whatever is not said: it names no topic, for one that does answers by its name."""
    body = _new(view)
    for found in book["deferred"].each(body):
        if body.ours(found.span[0]) and not _topics(_alone(body.part(*body.sentence_at(found.span[0])))):
            return True
    return False


def _shares_word(question: Text, body: Text) -> bool:
    asked = {word for word in _TOKEN.findall(question.folded) if word not in SMALL and len(word) > 3}
    if not asked:
        return True
    return any(word[:3] in body.stems and any(akin(word, one) for one in body.vocabulary) for word in asked)


def _short(question: Text) -> str:
    said = " ".join(question.shown.split())
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
