"""A Document in; the view of it that all rules share out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from outreach.lint.batch import Batch
from outreach.lint.document import Document, Field
from outreach.lint.reading.keeping import lazy
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import GREETINGS

_TOKEN = re.compile(r"\w+")


class View:
    """A document as rules see it. What costs time is made when the first rule asks for it, and kept."""

    def __init__(self, document: Document, batch: Batch | None = None) -> None:
        self.document = document
        #: What the drafts that go out together share; None for a single one.
        self.batch = batch
        self.subject = Text(Field.SUBJECT, document.subject or "", template=document.template)
        self.body = Text(Field.BODY, document.body, template=document.template)
        self.texts = (self.subject, self.body)
        #: Codes of the rules that run, and of those that were kept silent: the engine says so.
        self.judged: frozenset[str] = frozenset()
        self.silenced: set[str] = set()
        #: Codes of the rules that have found something, silenced or not: what one says no other need say again.
        self.found: set[str] = set()

    @lazy
    def memo(self) -> dict[Any, Any]:
        """What was found out of this document, by whoever found it; see `keeping.once`."""
        return {}

    @lazy
    def header(self) -> Text:
        """The `Lint-Ignore` lines, one for each entry of `document.ignored`."""
        return Text(
            Field.HEADER, "\n".join(f"{code} {reason}".strip() for code, reason in self.document.ignored)
        )

    @lazy
    def opening(self) -> list[Span]:
        """The first two sentences of the body, and the greeting before them where there is one."""
        first = self.body.sentences[:3]
        return first if first and self._greets(*first[0]) else first[:2]

    @lazy
    def first_sentence(self) -> Span:
        """The first sentence behind the greeting; (0, 0) in an empty body."""
        if not self.opening:
            return 0, 0
        greeted = len(self.opening) > 1 and self._greets(*self.opening[0])
        return self.opening[1 if greeted else 0]

    def _greets(self, start: int, end: int) -> bool:
        spoken = _TOKEN.findall(self.body.folded, start, min(end, start + 80))
        return 0 < len(spoken) <= 6 and (
            spoken[0] in GREETINGS or self.body.shown[end - 1] in ",-\u2013\u2014"
        )

    @lazy
    def data(self) -> tuple[str, ...]:
        """The words that came from data: what a template inserted, and the titles of the posts; none of two letters."""
        titles = (post.title for post in self.document.posts or ())
        return tuple({value for value in (*self.document.inserted, *titles) if value and len(value) > 2})

    def from_data(self, text: Text) -> Spans:
        """Find where words from data stand in *text*, subject or body."""
        return self._subject_data if text is self.subject else self._body_data

    @lazy
    def _subject_data(self) -> Spans:
        return self._stretches(self.subject.shown)

    @lazy
    def _body_data(self) -> Spans:
        return self._stretches(self.body.shown)

    def chosen(self, text: Text, span: Span) -> bool:
        """Say whether whoever wrote the mail chose the words at *span*: none is quoted, older, from data or a placeholder's."""
        start, end = span
        if not text.ours(start):
            return False
        given = self.from_data(text)
        if given.around(start, start + 1) or given.around(end - 1, end):
            return False
        return not text.blanks or Spans(blank.span for blank in text.blanks).around(start, start + 1) is None

    def _stretches(self, shown: str) -> Spans:
        return Spans(span for value in self.data if value in shown for span in _each(value, shown))

    @property
    def called(self) -> str:
        """The words by which a message calls the recipient."""
        return self.document.person.called if self.document.person else "the recipient"

    def of(self, field: Field) -> Text:
        """The text in which a hit of *field* counts."""
        if field is Field.BODY:
            return self.body
        return self.subject if field is Field.SUBJECT else self.header


def _each(value: str, shown: str) -> Iterator[Span]:
    """Yield where *value* stands; a pattern would have to be compiled for each."""
    end = 0
    while (start := shown.find(value, end)) >= 0:
        end = start + len(value)
        yield start, end
