"""A mail, the day on which it was written and today in; the words that time has made untrue out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.lint.reading.days import Day, days
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.record.contradicting import of_day
from outreach.lint.view import View
from outreach.text import Language

_WEEK = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "pazartesi sali carsamba persembe cuma cumartesi pazar",
)
_NAMES = {language: names.split() for language, names in zip(Language, _WEEK, strict=True)}
#: Words whose day is the one on which they are written, by language; those of a week or month hold as long as it lasts.
_DAYS = {
    Language.EN: r"yesterday(?:'s)?|today|tomorrow|tonight|this (?:morning|afternoon|evening)|last night",
    Language.TR: r"dun(?:ku)?|bugun(?:ku)?|yarin(?:ki|a)?|bu (?:sabah|aksam)(?:ki)?|dun (?:gece|aksam)",
}
_WEEKS = {
    Language.EN: r"(?:this|last|next|the coming) (?:week|weekend)(?:'s)?",
    Language.TR: r"(?:bu|gecen|onumuzdeki|gelecek|gectigimiz) hafta(?: sonu)?(?:ki)?|haftaya",
}
_MONTHS = {
    Language.EN: r"(?:this|last|next) month(?:'s)?",
    Language.TR: r"(?:bu|gecen|onumuzdeki|gelecek|gectigimiz) ay(?:ki)?",
}
#: Behind these a weekday lies ahead of whoever writes.
_AHEAD = {
    Language.EN: rf"(?:by|until|till|before|this|next|on) (?P<weekday>{'|'.join(_NAMES[Language.EN])})",
    Language.TR: rf"(?:bu|onumuzdeki) (?P<weekday>{'|'.join(_NAMES[Language.TR])})(?:'?[a-z]{{1,4}})?",
}
_PATTERNS = {
    language: re.compile(
        rf"\b(?:(?P<day>{_DAYS[language]})|(?P<week>{_WEEKS[language]})|(?P<month>{_MONTHS[language]})|{_AHEAD[language]})\b(?!')"
    )
    for language in Language
}
#: One of these stands in every text that the pattern finds something in.
_GATES = {
    Language.EN: frozenset("yesterday today tomorrow tonight this last next coming by until till before on".split()),  # noqa: SIM905 - read as a line
    Language.TR: frozenset("dun dunku bugun bugunku yarin yarinki yarina bu gecen onumuzdeki gelecek gectigimiz haftaya".split()),  # noqa: SIM905 - read as a line
}  # fmt: skip
#: `today's creators`, `bugüne kadar`, `bu ayki abonelik`: not about a day.
_IDIOMS = re.compile(
    r"today'?s (?:world|market|age|creators|kids|audience)|in today's|here today|as of today|to this day|until today|these days"
)
#: A day behind one of these is a limit, which lay over already when the mail was written; in Turkish `kadar` stands behind.
_LIMIT_BEFORE = re.compile(r"\b(?:by|until|till|no later than|deadline(?: is)?:?)(?: the)?[ ]\Z")
_LIMIT_BEHIND = re.compile(r"['a-z]{0,5} kadar\b")


@dataclass(frozen=True, slots=True)
class Aged:
    """Words that were true when they were written, and the reason why they are not."""

    span: Span
    because: str
    #: False where they may be about the day of the reader: `would this week suit you?`
    sure: bool = True


def aged(view: View, text: Text) -> Iterator[Aged]:
    """Yield what in *text* has become untrue; nothing where today is not known."""
    today, language = view.document.today, view.document.language
    if today is None:
        return
    written = view.document.written or today
    yield from _past_days(text, language, written, today)
    if written < today and not _GATES[language].isdisjoint(text.vocabulary):
        yield from _relative(text, language, written, today)


def _relative(text: Text, language: Language, written: date, today: date) -> Iterator[Aged]:
    idioms = [found.span() for found in _IDIOMS.finditer(text.folded)]
    for found in _PATTERNS[language].finditer(text.folded):
        if any(start <= found.start() < end for start, end in idioms):
            continue
        if _holds(found, language, written, today):
            continue
        start, end = text.sentence_at(found.start())
        asked = text.shown[start:end].rstrip().endswith("?")
        yield Aged(
            found.span(), f"written on {of_day(written)}, and today is {of_day(today)}", sure=not asked
        )


def _holds(found: re.Match[str], language: Language, written: date, today: date) -> bool:
    """Say whether words of *written* are still true *today*."""
    if found["day"]:
        return written == today
    if found["week"]:
        return written.isocalendar()[:2] == today.isocalendar()[:2]
    if found["month"]:
        return (written.year, written.month) == (today.year, today.month)
    ahead = (_NAMES[language].index(found["weekday"]) - written.weekday() - 1) % 7 + 1
    return today <= written + timedelta(days=ahead)


def _past_days(text: Text, language: Language, written: date, today: date) -> Iterator[Aged]:
    named = list(days(text, language))
    for place, day in enumerate(named):
        over = _over(day, written, today, limit=_is_limit(text.folded, day.span))
        if over and not _begins_range(named[place:], written, today):
            yield Aged(day.span, f"that day is over, today is {of_day(today)}")


def _over(day: Day, written: date, today: date, *, limit: bool) -> bool:
    """Say whether a day that lay ahead of the writer is over; a limit may have been over before."""
    ahead = day.on_or_after(written if limit else written + timedelta(days=1))
    if ahead and (written <= ahead < today):
        return True
    before = day.before(written) if limit else None
    return before is not None and (ahead is None or day.year is None or ahead < today)


def _is_limit(folded: str, span: Span) -> bool:
    before = folded[max(0, span[0] - 20) : span[0]]
    return _LIMIT_BEFORE.search(before) is not None or _LIMIT_BEHIND.match(folded, span[1]) is not None


def _begins_range(named: list[Day], written: date, today: date) -> bool:
    """Say whether a day begins a time whose end, the next day named, still lies ahead: `from 3 to 20 March`."""
    if len(named) < 2 or named[1].span[0] - named[0].span[1] > 25:
        return False
    end = named[1].on_or_after(written)
    return end is not None and end >= today
