"""A folded text in; the days that it names in English or Turkish, each with its place, out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: English and Turkish names, folded, in the order of the calendar; short ones stand by themselves.
_MONTHS = (
    ("january", "ocak"), ("february", "subat"), ("march", "mart"), ("april", "nisan"), ("may", "mayis"), ("june", "haziran"),
    ("july", "temmuz"), ("august", "agustos"), ("september", "eylul"), ("october", "ekim"), ("november", "kasim"), ("december", "aralik"),
)  # fmt: skip
_SHORT = (
    ("jan", "oca"), ("feb", "sub"), ("mar",), ("apr", "nis"), ("may",), ("jun", "haz"),
    ("jul", "tem"), ("aug", "agu"), ("sep", "sept", "eyl"), ("oct", "eki"), ("nov", "kas"), ("dec", "ara"),
)  # fmt: skip
_WEEKDAYS = (
    ("monday", "pazartesi"), ("tuesday", "sali"), ("wednesday", "carsamba"), ("thursday", "persembe"),
    ("friday", "cuma"), ("saturday", "cumartesi"), ("sunday", "pazar"),
)  # fmt: skip
#: Characters between a date and the day of its week.
_BESIDE = 4
_MONTH_OF = {name: at + 1 for table in (_MONTHS, _SHORT) for at, names in enumerate(table) for name in names}
_WEEKDAY_OF = {name: at for at, names in enumerate(_WEEKDAYS) for name in names}


def _any(names: Iterable[Sequence[str]]) -> str:
    return "|".join(sorted((name for some in names for name in some), key=len, reverse=True))


#: A month, with a Turkish ending behind a long name: `agustos'a`, `mayista`.
_MONTH = rf"(?:(?:{_any(_MONTHS)})(?:'?[a-z]{{1,6}})?|(?:{_any(_SHORT)})\b\.?)"
#: One without a day: written out, and *may* only where it can be nothing else.
_WHOLE = (
    rf"(?:{_any(names for names in _MONTHS if 'may' not in names)}|mayis|(?:(?<=until )|(?<=till )|(?<= in ))may)"
    r"(?:'[a-z]{1,6})?(?!\w)"
)
_YEAR = r"(?:,? ?(20\d\d)\b)?"
#: How long somebody is away: a number of days, weeks or months.
_NUMBERS = (
    ("a", "one", "bir", "1"), ("two", "iki", "2"), ("three", "uc", "3"), ("four", "dort", "4"), ("five", "bes", "5"),
    ("six", "alti", "6"), ("seven", "yedi", "7"), ("eight", "sekiz", "8"), ("nine", "dokuz", "9"), ("ten", "on", "10"),
)  # fmt: skip
_NUMBER_OF = {name: at + 1 for at, names in enumerate(_NUMBERS) for name in names}
_COUNT = rf"(?:{_any(_NUMBERS)}|\d{{2}})"
_DAYS_OF = {"d": 1, "g": 1, "w": 7, "h": 7, "m": 30, "a": 30}
_SPAN = r"(?:days?|weeks?|months?|gun|hafta|ay)(?:luk|lik|ligina|lugune)?"
_FORMS = (
    ("ymd", re.compile(r"(?<!\d)(20\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)")),
    ("dmy", re.compile(r"(?<![\d.:/])(\d{1,2})([./-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\d:/]|\.\d)")),
    ("day month", re.compile(rf"(?<![\d.:])(\d{{1,2}})(?:st|nd|rd|th|\.)? ?(?:of )?({_MONTH}){_YEAR}")),
    ("month day", re.compile(rf"(?<!\w)({_MONTH}) \d{{1,2}}(?:st|nd|rd|th)? ?(?:-|\u2013|to|through) ?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/]|\.\d){_YEAR}")),
    ("month day", re.compile(rf"(?<!\w)({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]){_YEAR}")),
    ("month", re.compile(rf"(?<!\w)(?<!\d )({_WHOLE})(?: (20\d\d)\b)?(?! ?\d)")),
    ("day", re.compile(r"(?:(?<=until the )|(?<=till the )|(?<= on the )|(?<= by the )|(?<=through the )|(?<=after the ))(\d{1,2})(?:st|nd|rd|th)\b(?! ?(?:of )?[a-z]{3})")),
    ("day", re.compile(r"(?<!\w)(?:bu )?ayin (\d{1,2})(?:'?[a-z]{1,6})?(?!\w)")),
    ("of next week", re.compile(rf"(?<!\w)(?:haftaya|gelecek hafta|onumuzdeki hafta|next week(?: on)?,?) ({_any(_WEEKDAYS)})(?:'?[a-z]{{1,4}})?(?!\w)")),
    ("of next week", re.compile(rf"(?<!\w)({_any(_WEEKDAYS)}) (?:of )?next week(?!\w)")),
    ("end of month", re.compile(r"(?<!\w)(?:ay sonu\w{0,4}|(?:the )?end of (?:the|this) month)(?!\w)")),
    ("weekday", re.compile(rf"(?<!\w)({_any(_WEEKDAYS)})(?!s\b)(?:'?[a-z]{{1,4}})?(?!\w)")),
    ("soon", re.compile(r"(?<!\w)(tomorrow|yarin|next week|haftaya|gelecek hafta|onumuzdeki hafta)")),
    ("of the month", re.compile(r"(?<!\w)(?:ayin (\d{1,2})(?:'?[a-z]{1,6})?|the (\d{1,2})(?:st|nd|rd|th))(?!\w)")),
    ("feast", re.compile(r"(?<!\w)(?:(yilbasi|(?:the )?new year)|(noel|christmas))(?:'?[a-z]{1,6})?(?!\w)")),
    ("span", re.compile(
        rf"(?:\b(?:away|out|office|leave|vacation|holiday|offline|unavailable|closed)(?: \w{{1,9}})? for (?:the next )?({_COUNT})[ -]({_SPAN})"
        rf"|\b(?:back|return\w*) in ({_COUNT}) ({_SPAN})"
        rf"|(?<!\w)({_COUNT}) ({_SPAN}) (?=(?:(?:boyunca|sureyle|sureligine|daha|kadar|yillik|senelik) ){{0,2}}(?:izin|tatil|yok|uzakta|raporlu|kapali|(?:ofis|sehir|yurt) ?disi))"
        rf"|(?<!\w)({_COUNT}) ({_SPAN}) (?=sonra (?:\w{{1,12}} )?(?:don|burada|ofis|mesai|is ?bas|gorus)))"
    )),
)  # fmt: skip


#: What makes a month its end or its middle; and a day that all months have, late in them.
_LATE = 28
_END, _MIDDLE = re.compile(r"end of \||late \||sonu"), re.compile(r"mid[- ]?\||middle of \||ortasi")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names."""

    start: int
    end: int
    #: What it may mean, the likeliest first: 06/08 is one of two.
    readings: tuple[date, ...]
    #: It is said so exactly that nothing about it has to say that it is a day of return.
    exact: bool


@dataclass(frozen=True, slots=True)
class _About:
    """What days are read by."""

    base: date | None
    day_first: bool | None


def days(text: str, base: date | None, *, day_first: bool | None) -> list[Day]:
    """Find the days of a folded *text*, in order; those without a year are the next ones after *base*.

    Of 06/08 the day stands first, or second, as *day_first* says; None gives both readings.
    """
    found: list[Day] = []
    taken = [False] * (len(text) + 1)
    for name, form in _FORMS:
        for one in form.finditer(text):
            if any(taken[one.start() : one.end()]):
                continue
            readings = tuple(dict.fromkeys(_READ[name](one, _About(base, day_first))))
            if readings:
                taken[one.start() : one.end()] = [True] * (one.end() - one.start())
                exact = name in {"ymd", "day month", "month day", "span"} or (name == "dmy" and bool(one[4]))
                found.append(Day(one.start(), one.end(), readings, exact))
    return sorted((day for day in found if not _names_another(day, found)), key=lambda day: day.start)


def _names_another(day: Day, found: Sequence[Day]) -> bool:
    """Whether it is the day of the week that stands beside a date."""
    return not day.exact and any(
        other.exact and (0 <= other.start - day.end <= _BESIDE or 0 <= day.start - other.end <= _BESIDE)
        for other in found
    )


def weekday_beside(text: str, day: Day) -> int | None:
    """Give the day of the week that stands right before or behind a day, Monday as 0."""
    near = text[max(0, day.start - 14) : day.start] + " " + text[day.end : day.end + 14]
    return next((_WEEKDAY_OF[word] for word in re.findall(r"[a-z]+", near) if word in _WEEKDAY_OF), None)


def _made(year: int, month: int, day: int) -> Iterator[date]:
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        yield date(year, month, day)


def _next(month: int, day: int, base: date | None) -> Iterator[date]:
    """Give the first such day from a week before *base* on: a note may be older than the answer that it makes."""
    if base is not None:
        found = (one for year in (base.year, base.year + 1) for one in _made(year, month, day))
        yield from [one for one in found if one >= base - timedelta(days=7)][:1]


def _dated(year: str | None, month: int, day: int, base: date | None) -> Iterator[date]:
    if year:
        yield from _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    else:
        yield from _next(month, day, base)


def _month(name: str) -> int:
    """Give the number of a month, whatever stands behind its name."""
    word = name.rstrip(".").partition("'")[0]
    return next(_MONTH_OF[word[:length]] for length in range(len(word), 1, -1) if word[:length] in _MONTH_OF)


_Reader = Callable[["re.Match[str]", _About], Iterator[date]]


def _ymd(one: re.Match[str], _about: _About) -> Iterator[date]:
    return _made(int(one[1]), int(one[3]), int(one[4]))


def _dmy(one: re.Match[str], about: _About) -> Iterator[date]:
    first, second = int(one[1]), int(one[3])
    if one[2] == "-" and not one[4]:  # 5-12 December
        return
    if one[2] != "/" or about.day_first is not False:
        yield from _dated(one[4], second, first, about.base)
    if one[2] == "/" and about.day_first is not True:
        yield from _dated(one[4], first, second, about.base)


def _day_month(one: re.Match[str], about: _About) -> Iterator[date]:
    return _dated(one[3], _month(one[2]), int(one[1]), about.base)


def _month_day(one: re.Match[str], about: _About) -> Iterator[date]:
    return _dated(one[3], _month(one[1]), int(one[2]), about.base)


def _day(one: re.Match[str], about: _About) -> Iterator[date]:
    """Read a day of this month or, where it has passed, of the next."""
    if about.base is not None:
        later = about.base.replace(day=1) + timedelta(days=31)
        months = ((about.base.year, about.base.month), (later.year, later.month))
        found = (made for year, month in months for made in _made(year, month, int(one[1])))
        yield from [made for made in found if made >= about.base][:1]


def _whole_month(one: re.Match[str], about: _About) -> Iterator[date]:
    """Read the end or the middle of a month where the words around it say so, else its first day."""
    around = one.string[max(0, one.start() - 8) : one.start()] + "|" + one.string[one.end() : one.end() + 14]
    at = _LATE if _END.search(around) else 15 if _MIDDLE.search(around) else 1
    for found in _dated(one[2], _month(one[1]), at, about.base):
        yield found.replace(day=monthrange(found.year, found.month)[1]) if at == _LATE else found


def _weekday(one: re.Match[str], about: _About) -> Iterator[date]:
    if about.base is not None:
        yield about.base + timedelta(days=(_WEEKDAY_OF[one[1]] - about.base.weekday() - 1) % 7 + 1)


def _of_next_week(one: re.Match[str], about: _About) -> Iterator[date]:
    if about.base is not None:
        yield about.base + timedelta(days=7 - about.base.weekday() + _WEEKDAY_OF[one[1]])


def _end_of_month(_one: re.Match[str], about: _About) -> Iterator[date]:
    if about.base is not None:
        yield about.base.replace(day=monthrange(about.base.year, about.base.month)[1])


def _soon(one: re.Match[str], about: _About) -> Iterator[date]:
    if about.base is not None:
        yield about.base + timedelta(days=1 if one[1] in {"tomorrow", "yarin"} else 7 - about.base.weekday())


def _of_the_month(one: re.Match[str], about: _About) -> Iterator[date]:
    """Give the next day of that number, in this month or in one that has it."""
    base = about.base
    months = (
        [(base.year + at // 12, at % 12 + 1) for at in range(base.month - 1, base.month + 2)] if base else []
    )
    found = (day for year, month in months for day in _made(year, month, int(one[1] or one[2])))
    yield from [day for day in found if base and day >= base][:1]


def _feast(one: re.Match[str], about: _About) -> Iterator[date]:
    return _next(1, 1, about.base) if one[1] else _next(12, 25, about.base)


def _span(one: re.Match[str], about: _About) -> Iterator[date]:
    """Count from the day on which it was written."""
    count, unit = (group for group in one.groups() if group)
    if about.base is not None:
        number = _NUMBER_OF.get(count) or int(count)
        yield about.base + timedelta(days=number * _DAYS_OF[unit[0]])


_READ: dict[str, _Reader] = {
    "ymd": _ymd,
    "dmy": _dmy,
    "day month": _day_month,
    "month day": _month_day,
    "month": _whole_month,
    "day": _day,
    "weekday": _weekday,
    "of next week": _of_next_week,
    "end of month": _end_of_month,
    "soon": _soon,
    "of the month": _of_the_month,
    "feast": _feast,
    "span": _span,
}
