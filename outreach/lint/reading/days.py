"""A text in; the days that it names, and the words whose day hangs on when it was written, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from outreach.lint.reading.spans import Span
from outreach.lint.reading.stretches import STEM
from outreach.lint.reading.texts import Text
from outreach.posts.dates import MONTHS
from outreach.text import Language

_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
#: In English the first three letters are enough; in Turkish these are words of their own.
_NUMBERS |= {english[:3]: number for number, (english, _) in enumerate(MONTHS, 1)} | {"sept": 9}
_STEMS = frozenset(name[:STEM] for name in _NUMBERS)
_MONTH = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_DAY_FIRST = re.compile(
    rf"\b{_DAY}(?: of)? (?P<month>{_MONTH})(?:\b|(?=[dt][ae]))(?:'?[a-z]{{1,6}}\b)?{_YEAR}"
)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH}) {_DAY}\b(?![:.]\d){_YEAR}")
_FIGURES = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)\b")
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_LONG_BEFORE = timedelta(days=60)


class Day(NamedTuple):
    """A day of the calendar that a text names."""

    span: Span
    day: int
    month: int
    #: None where the text leaves it out.
    year: int | None

    def on_or_after(self, first: date) -> date | None:
        """Give the day that is meant by whoever looks ahead from *first*; None where there is no such day."""
        years = (self.year,) if self.year else (first.year, first.year + 1)
        days = (_date(year, self.month, self.day) for year in years)
        return next((day for day in days if day and (self.year or day >= first)), None)

    def before(self, last: date) -> date | None:
        """Give the day of that name in the weeks before *last*; None where there is none."""
        years = (self.year,) if self.year else (last.year, last.year - 1)
        days = (_date(year, self.month, self.day) for year in years)
        return next((day for day in days if day and last - _LONG_BEFORE <= day < last), None)

    def is_(self, day: date) -> bool:
        """Say whether it is *day*."""
        return (self.day, self.month) == (day.day, day.month) and self.year in {None, day.year}


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(text: Text, language: Language) -> Iterator[Day]:
    """Yield the days that *text* names, each once; in Turkish the day stands before the month."""
    folded = text.folded
    if not _STEMS.isdisjoint(text.stems):
        for found in _DAY_FIRST.finditer(folded):
            yield _read(found, _NUMBERS[found["month"]])
        if language is Language.EN:
            yield from (_read(found, _NUMBERS[found["month"]]) for found in _MONTH_FIRST.finditer(folded))
    if "20" in folded:
        for pattern in (_FIGURES, _ISO):
            for found in pattern.finditer(folded):
                if language is Language.TR or pattern is _ISO or int(found["day"]) > 12:  # 3/4 may be either
                    yield _read(found, int(found["month"]))


def _read(found: re.Match[str], month: int) -> Day:
    return Day(found.span(), int(found["day"]), month, int(found["year"]) if found["year"] else None)
