"""A Document in; the same text folded, cut into sentences and counted once for all rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from outreach.lint.document import Document, Field
from outreach.lint.rule import Hit, Severity
from outreach.text import composed, each_sentence, match_fold

_NEW_LINE = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"\w+")
_SHOWN = re.compile(r"[^\r\n]")
_GREETINGS = frozenset(
    "hi hello hey dear good greetings merhaba merhabalar selam selamlar sevgili sayin degerli gunaydin iyi".split()  # noqa: SIM905 - words read as a line
)


def without_commands(template: str) -> str:
    """Put blanks in the place of a template's comments and commands, which nobody reads; length and lines stay."""
    for opening, closing in (("{#", "#}"), ("{%", "%}")):
        template = "".join(_blanked(template, opening, closing))
    return template


def _blanked(template: str, opening: str, closing: str) -> Iterator[str]:
    done = 0
    while (start := template.find(opening, done)) >= 0 and (end := template.find(closing, start + 2)) >= 0:
        yield template[done:start]
        yield _SHOWN.sub(" ", template[start : end + 2])
        done = end + 2
    yield template[done:]


class Text:
    """One field as rules read it: letters joined with their marks. Offsets are of `shown`; `hit` turns them back."""

    def __init__(self, field: Field, raw: str, *, template: bool = False) -> None:
        self.field = field
        self.raw = raw
        self.shown, self._origins = composed(without_commands(raw) if template else raw)
        #: `shown` through `match_fold`: as long as it, so offsets fit both.
        self.folded = match_fold(self.shown)

    @cached_property
    def tokens(self) -> list[str]:
        """The runs of letters, digits and `_` in `folded`: at least as many as there are words."""
        return _TOKEN.findall(self.folded)

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
        self.subject = Text(Field.SUBJECT, document.subject or "", template=document.template)
        self.body = Text(Field.BODY, document.body, template=document.template)
        self.texts = (self.subject, self.body)
        #: Codes of the rules that have run, and of those that were kept silent: the engine fills them.
        self.judged: set[str] = set()
        self.silenced: set[str] = set()

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
        return first if first and self._greets(*first[0]) else first[:2]

    @property
    def first_sentence(self) -> tuple[int, int]:
        """The first sentence behind the greeting; (0, 0) in an empty body."""
        if not self.opening:
            return 0, 0
        greeted = len(self.opening) > 1 and self._greets(*self.opening[0])
        return self.opening[1 if greeted else 0]

    def _greets(self, start: int, end: int) -> bool:
        spoken = _TOKEN.findall(self.body.folded, start, min(end, start + 80))
        return 0 < len(spoken) <= 6 and (spoken[0] in _GREETINGS or self.body.shown[end - 1] == ",")

    def of(self, field: Field) -> Text:
        """The text in which a hit of *field* counts."""
        return {Field.SUBJECT: self.subject, Field.BODY: self.body}.get(field) or self.header
