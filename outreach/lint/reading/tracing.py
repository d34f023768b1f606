"""A text in; what a missing value has left in it out.

Spreadsheets and programs have their words for nothing, and a sentence closes badly around a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One kind of trace. The pattern is linear: what it repeats has an upper bound or stops where it began."""

    #: One of these stands, folded, in every text that has this trace; looking for them is cheap.
    needles: tuple[str, ...]
    #: Of the text as it is shown; compiled when a needle is found.
    pattern: str
    #: What is told of it; `{}` is for the words that are meant.
    says: str
    tidy: str = "fill in what is missing, or take the words around it out"
    #: True where a hand that types may have left it too.
    typed: bool = False
    #: True for words that may stand in quotation marks: a band may be called "None".
    word: bool = False
    languages: tuple[Language, ...] = tuple(Language)


_NOTHING = "(?:null|undefined|nan|none)"
_TRACES = (
    Trace(
        needles=("  ", "\t", " \u00a0"),
        pattern=r"(?<=[\w,\"”’)}\]])[ \t\u00a0]{2,}+(?=[\w\"“(«{\[])",
        says="two blanks, as a missing value leaves them",
        tidy="fill in what is missing, or take one blank out",
        typed=True,
    ),
    Trace(
        needles=(" ,", " ;", " .", "\t,"),
        pattern=r"(?<=[\w\"”’)}\]])[ \t\u00a0]{1,20}(?:[,;](?=\s|\Z)|\.(?=\s|\Z)(?!\s?\.))",
        says="a blank stands before the sign, as a missing value leaves it",
        tidy="fill in what is missing, or take the blank out",
        typed=True,
    ),
    Trace(
        needles=(",,", ", ,", ",.", ", ."),
        pattern=r",[ \t]{0,3}[,.](?!\.|\d)",
        says="nothing stands between the signs: {}",
        typed=True,
    ),
    Trace(
        needles=("()", "( ", "[]", '""', "''", "« ", "«»", '" "'),
        pattern=r"(?<![\w)\]])\([ \t]{0,3}\)|(?<![\w)\]])\[\](?!\()|“[ \t]{0,3}”|‘[ \t]{0,3}’|«[ \t]{0,3}»"
        r"|(?<![\w\"])\"\"(?![\w\"])|(?<![\w'])''(?![\w'])",
        says="nothing stands inside {}",
    ),
    Trace(
        needles=("'s",),
        pattern=r"(?<![^\s(])['’]s(?=\s)",
        says="{} is an ending without its word",
        word=True,
        languages=(Language.EN,),
    ),
    Trace(
        needles=(" '", "\n'", "('"),
        pattern=r"(?<![^\s(])['’](?:n?[ıiuü]n|y?[ae]|y?[ıiuü]|[dt][ae]n?|y?l[ae])(?=[\s,.])",
        says="{} is an ending without its word",
        word=True,
        languages=(Language.TR,),
    ),
    Trace(
        needles=("#n/a", "n/a", "#yok", "#ref!", "#value!", "#name?", "#div/0!", "#deger!", "#basv!", "#sayi/0!", "[object object]", "<na>"),
        pattern=r"#?N/A\b|#YOK\b|#(?:REF|VALUE|DIV/0|DEĞER|BAŞV|SAYI/0)!|#NAME\?|\[object Object\]|<NA>",
        says="{} is a spreadsheet's word for nothing",
        word=True,
    ),
    Trace(
        needles=("nan", "nat", "null", "none"),
        pattern=r"\b(?:NaN|NaT|NULL)\b|(?<=[a-zçğıöşü,] )(?<!Second to )None\b(?! of\b)|^None(?=,\s*$)",
        says="{} is a program's word for nothing",
        word=True,
    ),
    Trace(
        needles=("null", "undefined", "nan", "none"),
        pattern=rf"(?i:^(?:hi|hello|hey|dear)[ ,]{{1,2}}){_NOTHING}\b"
        r"|(?i:\b(?:a|your|at|about|by|for|from|on|of|with|to) )(?:null|undefined)(?=[ \t]*(?:[,.;:!?)]|$))"
        rf"|(?i:\b(?:your|a) )(?:undefined|null)\b|\b{_NOTHING} {_NOTHING}\b|\b(?:undefined|null)['’]s\b"
        r"|[$€£₺] ?(?:null|undefined|nan)\b|\b(?:null|undefined|nan) ?(?:%|[$€£₺]|(?i:eur|usd|gbp|tl|euros?|followers|subscribers|views|likes)\b)",
        says="{} is a program's word for nothing",
        word=True,
        languages=(Language.EN,),
    ),
    Trace(
        needles=("null", "undefined", "nan", "none"),
        pattern=r"\b(?:null|undefined|nan|None)\b",
        says="{} is a program's word for nothing",
        word=True,
        languages=(Language.TR,),
    ),
    Trace(
        needles=("1970", "1969", "0000"),
        pattern=r"(?i:\b(?:0?1 (?:january|jan|ocak)|(?:january|jan) 0?1(?:st)?,?) 1970\b|\b(?:31 (?:december|dec|aralık)|(?:december|dec) 31(?:st)?,?) 1969\b"
        r"|\b0?1[./-]0?1[./-]1970\b|\b1970-01-01\b|\b31[./-]12[./-]1969\b|\b0000-00-00\b"
        r"|\b(?:video|post|reel|photo|recipe|episode|article) (?:of|from|dated|on) 1970\b|\b1970(?: tarihli|['’]te yayınla))",
        says="{} is the day that programs write for no day",
        tidy="fill in the day, or take it out",
        word=True,
    ),
)  # fmt: skip
#: A greeting, folded, that had a name once.
_GREETING = re.compile(
    r"\s*(?P<gap>(?:hi|hello|hey|dear|merhaba|merhabalar|selam|sevgili|sayin|degerli)[ \t]{1,20},"
    r"|(?:dear|sevgili|sayin|degerli|kiymetli)[,!:]"
    r"|(?:merhaba|selam|sevgili|sayin|degerli)[ \t]{1,20}(?:hanim|bey)(?=[\s,!]))"
)
#: Nearly all texts hold neither such signs nor such a word, folded, and are done with. Pairs are looked for where their sign is, which
#: is found much faster.
_PAIRS = {
    " ": ("  ", " ,", " ."),
    ",": (",,", ",."),
    "(": ("()", "( "),
    "[": ("[]", "[object "),
    '"': ('""', '" "'),
    "'": ("''", " '", "\n'", "('"),
    "«": ("«»", "« "),
    ";": (" ;",),
    "/": ("n/a",),
    "<": ("<na>",),
    "#": ("#",),
    "\t": ("\t",),
}
#: Traces of one kind to tell; who has mended so many knows the rest.
_ENOUGH = 10
_WORDS = frozenset({"nan", "nat", "null", "none", "undefined", "1970", "1969", "0000"})


def gap_in_greeting(text: Text) -> Span | None:
    """Find the greeting with which *text* begins where its name is missing: `Hi ,`, `Sevgili,`, `Merhaba Hanım`."""
    found = _GREETING.match(text.folded)
    return found.span("gap") if found else None


def traces(text: Text, language: Language) -> Iterator[tuple[Trace, Span]]:
    """Yield the traces in *text* that are neither excused by their place nor part of a greeting without its name."""
    if _WORDS.isdisjoint(text.vocabulary) and not _suspicious(text.folded):
        return
    gap = gap_in_greeting(text)
    done = gap[1] if gap else 0
    for trace in _TRACES:
        if language in trace.languages and _perhaps(text.folded, trace.needles):
            every = (found.span() for found in re.finditer(trace.pattern, text.shown, re.MULTILINE))
            counted = (span for span in every if span[0] >= done and _counts(text, trace, span))
            yield from ((trace, span) for span in islice(counted, _ENOUGH))


def _suspicious(folded: str) -> bool:
    return any([_perhaps(folded, pairs) for sign, pairs in _PAIRS.items() if sign in folded])  # noqa: C419 - a list is faster here


def _perhaps(folded: str, needles: tuple[str, ...]) -> bool:
    for needle in needles:  # noqa: SIM110 - any() takes twice as long, and nearly all texts hold none
        if needle in folded:
            return True
    return False


def _counts(text: Text, trace: Trace, span: Span) -> bool:
    start, end = span
    if text.unread.around(start, end) or (trace.word and text.quoted.around(start, end)):
        return False
    return not text.template or _fixed(text, span)


def _fixed(text: Text, span: Span) -> bool:
    """Say whether *span* of a template is written like this: neither inside a placeholder nor left by a command."""
    start, end = span
    inside = any(
        one.span[0] <= start < one.span[1] or one.span[0] < end <= one.span[1] for one in text.blanks
    )
    return not inside and "%}" not in text.as_typed(span) and "#}" not in text.as_typed(span)
