"""A Document in; the same text folded, cut into sentences and counted once for all rules out."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

from outreach.lint.document import Document, Field
from outreach.lint.rule import Hit, Severity
from outreach.text import composed, each_sentence, match_fold, words

_NEW_LINE = re.compile(r"\r\n|\r|\n")
_GREETINGS = frozenset(
    "hi hello hey dear good greetings merhaba merhabalar selam selamlar sevgili sayin degerli gunaydin iyi".split()  # noqa: SIM905 - words read as a line
)


class Text:
    """One field as rules read it: letters joined with their marks. Offsets are of `shown`; `hit` turns them back."""

    def __init__(self, field: Field, raw: str) -> None:
        self.field = field
        self.raw = raw
        self.shown, self._origins = composed(raw)

    @cached_property
    def folded(self) -> str:
        """`shown` through `match_fold`: as long as it, so offsets fit both."""
        return match_fold(self.shown)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return list(each_sentence(self.shown))

    @cached_property
    def lines(self) -> list[int]:
        """The offsets in `raw` at which lines begin; CRLF, CR and LF end one."""
        return [0, *(end.end() for end in _NEW_LINE.finditer(self.raw))]

    def hit(
        self, span: tuple[int, int], message: str, *, suggestion: str = "", severity: Severity | None = None
    ) -> Hit:
        """Report *span*, two offsets of `shown`."""
        start, end = span if self._origins is None else (self._origins[span[0]], self._origins[span[1]])
        return Hit(start, end, message, self.field, suggestion, severity)


class View:
    """A document as rules see it. What costs time is made when the first rule asks for it, and kept."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.subject = Text(Field.SUBJECT, document.subject or "")
        self.body = Text(Field.BODY, document.body)
        #: Codes of the rules that have run, and of those that were kept silent: the engine fills them.
        self.judged: set[str] = set()
        self.silenced: set[str] = set()

    @property
    def texts(self) -> tuple[Text, Text]:
        return self.subject, self.body

    @cached_property
    def header(self) -> Text:
        """The `Lint-Ignore` lines, one for each entry of `document.ignored`."""
        return Text(
            Field.HEADER, "\n".join(f"{code} {reason}".strip() for code, reason in self.document.ignored)
        )

    @cached_property
    def opening(self) -> list[tuple[int, int]]:
        """The first two sentences of the body, and the greeting before them where there is one."""
        first = list(islice(each_sentence(self.body.shown), 3))
        return first if self.greeted else first[:2]

    @cached_property
    def greeted(self) -> bool:
        """Whether the body begins with a greeting of its own."""
        start, end = next(each_sentence(self.body.shown), (0, 0))
        spoken = words(self.body.folded[start : min(end, start + 80)])
        return 0 < len(spoken) <= 6 and (spoken[0] in _GREETINGS or self.body.shown[end - 1] == ",")

    @property
    def first_sentence(self) -> tuple[int, int]:
        """The first sentence behind the greeting; (0, 0) in an empty body."""
        return self.opening[1 if self.greeted and len(self.opening) > 1 else 0] if self.opening else (0, 0)

    def of(self, field: Field) -> Text:
        """The text in which a hit of *field* counts."""
        return {Field.SUBJECT: self.subject, Field.BODY: self.body}.get(field) or self.header
