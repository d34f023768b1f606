"""One field of a draft in; the same text folded, cut and searched once for all rules out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import accumulate
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar, cast, overload

from outreach.lint.document import Field
from outreach.lint.places import line_starts
from outreach.lint.reading.blanks import Blank, Stands, blanks
from outreach.lint.reading.spans import Span, Spans
from outreach.lint.rule import Fix, Hit, Severity
from outreach.text import composed, each_sentence, match_fold

#: What is not read as new: quoted lines, and all behind the `-- ` of a signature.
UNREAD = re.compile(r"^>[^\n]*|^-- ?\r?$[\s\S]*", re.MULTILINE)
#: The letters by which `Text.stems` and the phrase books keep words that have endings.
STEM = 3

_BETWEEN = re.compile(r"(\W+)")
_BEHIND_GREETING = re.compile(r"[\s,.!:;\u2013\u2014-]*")
_SHOWN = re.compile(r"[^\r\n]")
#: Each form begins with its sign, so a search goes from sign to sign.
_QUOTED = re.compile(r"\"[^\"«»\n]{1,200}\"|«[^\"«»\n]{1,200}»|'(?<!\w')[^'\n]{1,120}'(?!\w)")


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


_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 - written like a property
    """A property that is made when it is first asked for; `functools.cached_property` takes a lock each time before Python 3.12."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[_T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> _T: ...
    def __get__(self, owner: object | None, kind: type) -> _T | lazy[_T]:
        """Make the value and keep it in the place of this property."""
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made


class _Keeps(Protocol):
    """What several rules ask the same of: a text, a view."""

    @property
    def memo(self) -> dict[Any, Any]: ...


_K = TypeVar("_K", bound=_Keeps)


def once(find: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """Let *find* look once at each text or view, whoever asks."""

    def found(of: _K) -> _T:
        if find not in of.memo:
            of.memo[find] = find(of)
        return cast("_T", of.memo[find])

    return wraps(find)(found)


class Text:
    """One field as rules read it: letters joined with their marks. Offsets are of `shown`; `hit` turns them back."""

    def __init__(self, field: Field, raw: str, *, template: bool = False) -> None:
        self.field = field
        self.raw = raw
        self.template = template
        self.shown, self._origins = composed(without_commands(raw) if template else raw)
        #: `shown` through `match_fold`: as long as it, so offsets fit both.
        self.folded = match_fold(self.shown)
        #: Of which text this is a stretch, and from where on.
        self.whole, self.begin = self, 0

    @lazy
    def _pieces(self) -> list[str]:
        """Tokens and what stands between them, by turns; the first and the last are tokens, or empty."""
        return _BETWEEN.split(self.folded)

    @lazy
    def tokens(self) -> list[str]:
        """The runs of letters, digits and `_` in `folded`: at least as many as there are words."""
        return self._pieces[_empty_first(self._pieces) : _empty_last(self._pieces) : 2]

    @lazy
    def starts(self) -> list[int]:
        """The places of the tokens."""
        places = [0, *accumulate(map(len, self._pieces))]
        return places[_empty_first(self._pieces) : _empty_last(self._pieces) : 2]

    @lazy
    def vocabulary(self) -> set[str]:
        """Each token once."""
        return set(self.tokens)

    @lazy
    def stems(self) -> set[str]:
        """The first letters of the tokens."""
        return {token[:STEM] for token in self.vocabulary}

    @lazy
    def memo(self) -> dict[Any, Any]:
        """What was found out of this text, by whoever found it; see `once`."""
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
        return Spans([*self.quoted, *self.unread])

    def ours(self, place: int) -> bool:
        """Say whether what stands at *place* is said by this mail: neither quoted words nor an older mail."""
        return not (self._theirs and self._theirs.around(place, place + 1))

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

    def __init__(self, of: Text, start: int, end: int) -> None:
        self.whole = of.whole
        self.begin = of.begin + start
        self.field, self.template, self._origins = of.field, of.template, None
        self.raw = self.shown = of.shown[start:end]
        self.folded = of.folded[start:end]

    @lazy
    def vocabulary(self) -> set[str]:
        """The tokens of the whole text: it tells for which phrases to look, and a few too many cost less than cutting again."""
        return self.whole.vocabulary

    @lazy
    def stems(self) -> set[str]:
        """As `vocabulary`."""
        return self.whole.stems


def _empty_first(pieces: list[str]) -> int:
    return 0 if pieces[0] else 2


def _empty_last(pieces: list[str]) -> int:
    return len(pieces) - (0 if pieces[-1] else 1)
