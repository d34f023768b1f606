"""A mail in; what it asks the reader to do, and where, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.view import View

#: What every reply is.
ANSWER = "answer"
#: Acts to which a reader says yes by answering: asked for together with a yes they are one call.
_ANSWERED = frozenset({"film", "test", "host", "come"})

_DENIES = bag("no not without never don't dont nor instead rather skip wouldn't won't")
#: Letters in which the words in front of a phrase lie that may turn it round.
_BEFORE = 40


class Call(NamedTuple):
    """A phrase that asks for something, and what the reader would do."""

    span: Span
    act: str


def calls(view: View) -> list[Call]:
    """List the things that the body asks for, each where it is first asked; none of them is a mere yes beside what it is a yes to."""
    found = [Call(*one) for one in said_here(view, view.body, "calls", "acts")]
    first: dict[str, Call] = {}
    for call in _one_a_sentence(view, found) if len(found) > 1 else found:
        first.setdefault(call.act, call)
    if len(first) == 2 and not _ANSWERED.isdisjoint(first):
        first.pop(ANSWER, None)
    return list(first.values())


def _one_a_sentence(view: View, found: list[Call]) -> Iterator[Call]:
    """Choose of each sentence the act that it asks for; two phrasings in one sentence are one call."""
    closing = phrasebooks("calls", view.document.language)["closing"]
    sentences = [view.body.sentence_at(call.span[0]) for call in found]
    for sentence in dict.fromkeys(sentences):
        if not closing.find(view.body.part(*sentence)):
            here = [call for call, own in zip(found, sentences, strict=True) if own == sentence]
            yield min(here, key=lambda call: call.act == ANSWER)


def said_here(view: View, text: Text, name: str, table: str) -> list[Found]:
    """List the phrases of a table that this mail says itself, in their order: none inside another, none that it denies."""
    found = sorted(phrasebooks(name, view.document.language)[table].each(text))
    return list(_apart(one for one in found if _is_ours(view, text, one))) if found else []


def _is_ours(view: View, text: Text, found: Found) -> bool:
    start, end = found.span
    return text.ours(start) and not view.from_data(text).around(start, end) and not is_denied(text, start)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    done = 0
    for one in found:
        if one.span[0] >= done:
            done = one.span[1]
            yield one


def is_denied(text: Text, place: int) -> bool:
    """Say whether one of the four words in front of *place* turns round what stands there: `no need for a call`."""
    before = text.folded[max(0, place - _BEFORE) : place]
    clause = before[max(before.rfind(sign) for sign in ".!?;:\n") + 1 :]
    return not _DENIES.isdisjoint(clause.replace(",", " ").split()[-4:])
