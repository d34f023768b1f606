"""An offer in; what makes its reward worse than it sounds out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from outreach.lint.offer.expecting import count_pieces
from outreach.lint.offer.offering import NO_PAY, holds_sum, in_the_brief
from outreach.lint.offer.refusing import denied, meant
from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.view import View
from outreach.text import match_fold

#: What `phrases/offers` says of goods, of a share, and of words that are no pay by themselves.
_GOODS, _SHARE = "goods", "a share"
_EMPTY = frozenset({NO_PAY, "for something", "may be a share"})
_WEAK = ("exposure", "later", "discount")
#: So many letters of a word stay, whatever ending it has.
_STEM = 5
_FIGURES = ("%", "percent", "per cent", "yuzde")


class Worse(NamedTuple):
    """Words that promise more than they give, in the body, and why."""

    span: Span
    message: str


def worse_reward(view: View, pieces: int) -> Worse | None:
    """Find what is offered where it is no pay, or too little to be called so; *pieces* for a gift are too many."""
    if any(text.has_blank(Stands.PAY) or holds_sum(text) for text in reversed(view.texts)):
        return None
    weak = sorted(_weak(view))
    if not (weak or count_pieces(view.body) >= pieces or _shares(view)):
        return None
    paid = {
        found.reason: found.span
        for found in sorted(_paid(view, Spans(one.span for one in weak)), reverse=True)
    }
    kinds = paid.keys() - _EMPTY
    if kinds == {_SHARE}:
        return None if _has_figure(view) else Worse(paid[_SHARE], "a share of sales with no figure")
    if kinds == {_GOODS}:
        return _gift_for_many(view, paid[_GOODS], pieces)
    if kinds or not weak or any(in_the_brief(view, text, "compensation") for text in view.texts):
        return None
    found = weak[0]
    return Worse(found.span, f'"{view.body.said(found.span)}" is all that they get: {found.reason}')


def _shares(view: View) -> bool:
    book = phrasebooks("offers", view.document.language)["pay"]
    return any(found.reason == _SHARE for text in view.texts for found in book.each(text))


def _weak(view: View) -> Iterator[Found]:
    """Yield what sounds like a reward."""
    language = view.document.language
    books = phrasebooks("rewards", language)
    for table in _WEAK:
        yield from meant(view.body, books[table], language)


def _paid(view: View, weak: Spans) -> Iterator[Found]:
    """Yield how they are paid, without what is denied and what belongs to the *weak* words, such as "paid projects later"."""
    language = view.document.language
    book = phrasebooks("offers", language)["pay"]
    for found in book.each(view.subject):
        if not _of_a_title(view, view.subject.folded[slice(*found.span)]):
            yield found._replace(span=view.first_sentence)
    for found in book.each(view.body):
        start, end = found.span
        if view.body.ours(start) and not (
            weak.around(start, start + 1)
            or weak.around(end - 1, end)
            or denied(view.body, found.span, language)
        ):
            yield found


def _of_a_title(view: View, said: str) -> bool:
    """Say whether *said* begins as a word of a title does: `Takas` of "Tohum takası" is no barter of ours."""
    titles = (match_fold(post.title or "") for post in view.document.posts or ())
    return any(word.startswith(said[:_STEM]) for title in titles for word in title.split())


def _has_figure(view: View) -> bool:
    return any(cue in text.folded for cue in _FIGURES for text in view.texts)


def _gift_for_many(view: View, gift: Span, pieces: int) -> Worse | None:
    owed = not phrasebooks("rewards", view.document.language)["owed-nothing"].holds(view.body)
    count = count_pieces(view.body) if owed else 0
    if count < pieces:
        return None
    return Worse(gift, f"goods alone for {count} pieces of content, and no word of what they are worth")
