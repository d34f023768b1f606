"""One field of a draft in; the same text folded, cut and searched once for all rules out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeVar

from outreach.lint.document import Field
from outreach.lint.places import line_starts
from outreach.lint.reading.blanks import Blank, Stands, blanks, without_commands
from outreach.lint.reading.keeping import lazy
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.reading.stretches import Stretch, stretches
from outreach.lint.rule import Fix, Hit, Severity
from outreach.text import composed, each_sentence, match_fold

#: What is not read as new: quoted lines, and all behind the `-- ` of a signature.
UNREAD = re.compile(r"^>[^\n]*|^-- ?\r?$[\s\S]*", re.MULTILINE)

_BEHIND_GREETING = re.compile(r"[\s,.!:;\u2013\u2014-]*")
#: Each form begins with its sign, so a search goes from sign to sign.
_QUOTED = re.compile(
    r"[\"«'](?:(?<=\")[^\"«»\n]{1,200}\"|(?<=«)[^\"«»\n]{1,200}»|(?<=')(?<!\w')[^'\n]{1,120}'(?!\w))"
)


_T = TypeVar("_T")


class Text:
    """One field as rules read it: letters joined with their marks. Offsets are of `shown`; `hit` turns them back."""

    #: The whole text of which this is a part; None where it is whole.
    of: Text | None = None

    def __init__(self, field: Field, raw: str, *, template: bool = False) -> None:
        self.field = field
        self.raw = raw
        self.template = template
        self.shown, self._origins = composed(without_commands(raw) if template else raw)
        #: `shown` through `match_fold`: as long as it, so offsets fit both.
        self.folded = match_fold(self.shown)
        #: Where this begins in `of`.
        self.begin = 0

    @lazy
    def stretches(self) -> list[tuple[int, Stretch]]:
        """What stands between full stops, and where; drafts share them."""
        return stretches(self.folded)

    @lazy
    def tokens(self) -> list[str]:
        """The runs of letters, digits and `_` in `folded`: at least as many as there are words."""
        return [token for _, one in self.stretches for token in one.tokens]

    @lazy
    def starts(self) -> list[int]:
        """The places of the tokens."""
        return [place + start for place, one in self.stretches for start in one.starts]

    @lazy
    def vocabulary(self) -> set[str]:
        """Each token once."""
        return set[str]().union(*[one.vocabulary for _, one in self.stretches])

    @lazy
    def stems(self) -> set[str]:
        """The first letters of the tokens."""
        return set[str]().union(*[one.stems for _, one in self.stretches])

    def read(self, find: Callable[[Stretch], _T]) -> list[_T]:
        """Give what *find* makes of each stretch; it looks once at each, whichever drafts hold it."""
        return [one.memo[find] if find in one.memo else one.ask(find) for _, one in self.stretches]

    @lazy
    def memo(self) -> dict[Any, Any]:
        """What was found out of this text, by whoever found it; see `keeping.once`."""
        return {}

    def token_at(self, end: int) -> str:
        """Give the token that ends at *end*; empty where none does."""
        number = bisect_left(self.starts, end) - 1
        found = self.tokens[number] if number >= 0 else ""
        return found if found and self.starts[number] + len(found) == end else ""

    def count(self, start: int, end: int) -> int:
        """Count the tokens that begin between two places."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    @lazy
    def sentences(self) -> list[Span]:
        return list(each_sentence(self.shown))

    @lazy
    def lengths(self) -> list[int]:
        """The tokens of each sentence: at least as many as it has words."""
        starts = self.starts
        return [bisect_left(starts, end) - bisect_left(starts, start) for start, end in self.sentences]

    def sentence_at(self, place: int) -> Span:
        """Give the sentence in which *place* lies."""
        number = bisect_right(self.sentences, place, key=itemgetter(0)) - 1
        return self.sentences[max(0, number)]

    @lazy
    def lines(self) -> list[int]:
        """The offsets in `raw` at which lines begin; CRLF, CR and LF end one."""
        return line_starts(self.raw)

    @lazy
    def quoted(self) -> Spans:
        """What stands in quotation marks, with them."""
        return Spans(found.span() for found in _QUOTED.finditer(self.folded))

    @lazy
    def unread(self) -> Spans:
        """Lines quoted from another mail, and the signature."""
        shown = self.shown
        return (
            Spans(found.span() for found in UNREAD.finditer(shown))
            if ">" in shown or "--" in shown
            else Spans()
        )

    @lazy
    def blanks(self) -> tuple[Blank, ...]:
        """The placeholders of a template; none in a rendered text."""
        return tuple(blanks(self.folded)) if self.template else ()

    def has_blank(self, *stands: Stands) -> bool:
        """Say whether one of the placeholders stands for one of *stands*."""
        return self.template and any(blank.stands in stands for blank in self.blanks)

    @lazy
    def _theirs(self) -> Spans:
        return Spans([*self.quoted, *self.unread]) if self.unread else self.quoted

    def ours(self, place: int) -> bool:
        """Say whether what stands at *place* is said by this mail: neither quoted words nor an older mail."""
        return self._theirs.around(place, place + 1) is None

    def part(self, start: int, end: int) -> Text:
        """Cut a stretch out, as a text of its own."""
        return _Part(self, start, end)

    def said(self, span: Span) -> str:
        """Quote *span* on one line, for a message."""
        return " ".join(self.shown[slice(*span)].split())

    def worded(self, span: Span) -> Span:
        """Leave out the signs and blanks that end a greeting in front of *span*."""
        found = _BEHIND_GREETING.match(self.shown, *span)
        return (found.end() if found else span[0]), span[1]

    def as_typed(self, span: Span) -> str:
        """Give what the writer typed at *span*, commands included."""
        return self.raw[slice(*self._in_raw(span))]

    def hit(
        self,
        span: Span,
        message: str,
        *,
        suggestion: str = "",
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Hit:
        """Report *span*, two offsets of `shown`; so are those of *fix*."""
        if fix:
            fix = Fix(*self._in_raw((fix.start, fix.end)), fix.text, fix.safe)
        return Hit(*self._in_raw(span), message, self.field, suggestion, severity, fix)

    def _in_raw(self, span: Span) -> Span:
        return span if self._origins is None else (self._origins[span[0]], self._origins[span[1]])


class _Part(Text):
    """A stretch of another text, which is folded and read already."""

    def __init__(self, cut: Text, start: int, end: int) -> None:
        self.of: Text = cut.of or cut
        self.begin = cut.begin + start
        self.field, self.template, self._origins = cut.field, cut.template, None
        self.raw = self.shown = cut.shown[start:end]
        self.folded = cut.folded[start:end]

    @lazy
    def vocabulary(self) -> set[str]:
        """The tokens of the whole text: it tells for which phrases to look, and a few too many cost less than cutting again."""
        return self.of.vocabulary

    @lazy
    def stems(self) -> set[str]:
        """As `vocabulary`."""
        return self.of.stems
