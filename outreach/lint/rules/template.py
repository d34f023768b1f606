"""TPL: whether every blank was filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.reading.stretches import Stretch
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import match_fold

# Linear: every form has an upper bound, or stops at the sign that opens the next one.
_FORMS = re.compile(
    r"""
      (?P<jinja>  \{\{[^{}\n]{0,200}(?:\}\})? | \{%[^%\n]{0,200}(?:%\})? | \{\#[^\#\n]{0,200}\#\} )
    | (?P<brace>  \$?\{[^\W\d_][\w .'’-]{0,50}\} | \*\|[^|{}\n]{1,50}\|\* | %[^\W\d_]\w{1,40}%(?!\w) )
    | (?P<square> \[[^\W\d_][^\[\]{}\n]{0,80}\](?!\() )
    | (?P<angle>  <[^\W\d_][\w '’-]{0,40}> )
    | (?P<word>   __{2,} )
    """,
    re.VERBOSE,
)
#: Without one of these signs there is nothing to look for.
_SIGNS = "{[<%*_"
_CAPITALS = re.compile(
    r"(?:XXX+|TODO|TBD|FIXME|INSERT(?: [A-Z]+){1,4}|FNAME|LNAME|FIRST_?NAME|LAST_?NAME|FULL_?NAME)(?![^\W_])"
)
#: With one of these begins a token of all that `_CAPITALS` finds.
_SHOUTED = bag("xxx tod tbd fix ins fna lna fir las ful")
_SAID = re.compile(
    r"\b(?:lorem ipsum|insert \w{1,20}(?: \w{1,20})? here|(?:isim|ad|marka|video|link|baslik|konu) buraya"
    r"|buraya (?:isim|ad|marka|video|link|baslik|konu|\w{1,20} (?:yazilacak|eklenecek)|yazilacak|eklenecek))\b"
)
#: One of these stands in all that `_SAID` finds.
_SAYING = frozenset({"lorem", "insert", "buraya"})
_QUOTES = frozenset("\"'“‘«„")
_NUMBERED = re.compile(r"\d\]$")
#: Tags of HTML, which are another fault.
_TAGS = frozenset(
    "a b i u s p br hr em li ol ul h1 h2 h3 div img span strong table tr td th body html head font center".split()  # noqa: SIM905 - words read as a line
)
#: What people set in square brackets on purpose.
_ASIDES = frozenset(
    {
        "asmr",
        "canli",
        "edit",
        "eng sub",
        "isbirligi",
        "live",
        "official",
        "official video",
        "reklam",
        "resmi",
        "sic",
        "teaser",
        "trailer",
        "update",
        "vlog",
    }
)


@rule("TPL501", "unfilled-placeholder", Severity.ERROR, templates=False)
def unfilled_placeholder(view: View) -> Iterator[Hit]:
    """A blank of the template was never filled: `[Name]`, `{{ x }}`, `{% %}`, `{x}`, `${x}`, `%x%`, `<name>`, XXX, TODO.

    Words that came from data, such as a title "[VLOG] Kapadokya", are theirs and may stand in square brackets, in angle
    brackets and in capitals; `{{` and `{%` are reported wherever they come from. Numbers ("[2]", "%50"), addresses
    and the usual asides ("[sic]") are no placeholders. Template files are not judged: there blanks are legal.

    Why: It proves that nobody read the mail before it left. Recipients name it first among what makes them delete one;
    these are their own words, nobody has measured it.

    Change en: Hi [Name], I watched {{ post.title }} twice.
    Change tr: Merhaba [İsim], <marka> olarak yazıyoruz.
    Keep en: Hi Zoë, I watched "[VLOG] Lisbon" twice; 50% off is not what we offer [1].
    Keep tr: Merhaba Ayşe, "[VLOG] Kapadokya" videonu izledik; %50 indirim değil, ücret öneriyoruz.
    """
    for text in view.texts:
        hits = [*_forms(text), *_said(text)]
        own = view.from_data(text) if any(kind in _EXEMPT for kind, _ in hits) else None
        for kind, (start, end) in hits:
            if kind not in _EXEMPT or own is None or not own.around(start, end):
                written = text.shown[start:end]
                yield text.hit(
                    (start, end), f"{written} was not filled in", suggestion="fill it in, or take it out"
                )


_EXEMPT = frozenset({"square", "angle", "word", "said"})


def _forms(text: Text) -> Iterator[tuple[str, tuple[int, int]]]:
    signs = _FORMS.finditer(text.shown) if any(sign in text.shown for sign in _SIGNS) else ()
    shouted = _CAPITALS.finditer(text.shown) if any(text.read(_may_shout)) else ()
    for found in (*signs, *shouted):
        kind = found.lastgroup or "word"
        if not _harmless(kind, found):
            yield kind, found.span()


def _may_shout(stretch: Stretch) -> bool:
    return not _SHOUTED.isdisjoint(stretch.stems)


def _harmless(kind: str, found: re.Match[str]) -> bool:
    """Say whether *found* only looks like a placeholder."""
    before = found.string[found.start() - 1] if found.start() else "\n"
    written = found.group()
    if kind == "square":
        if (
            before in _QUOTES
            and _NUMBERED.search(written)
            and found.string[found.end() : found.end() + 1] == " "
        ):
            return True  # a title that says its number: "[FIELD LOG 12] WET SOCKS"
        return match_fold(written[1:-1].strip()) in _ASIDES
    if kind == "angle":
        return before.isalnum() or written[1:-1].split()[0].lower() in _TAGS
    if kind == "word":
        return before.isalnum() or before == "_" or (written.startswith("_") and before in "\r\n")
    return written.startswith("%") and before.isalnum()


def _said(text: Text) -> Iterator[tuple[str, tuple[int, int]]]:
    if not _SAYING.isdisjoint(text.vocabulary):
        for found in _SAID.finditer(text.folded):
            yield "said", found.span()
