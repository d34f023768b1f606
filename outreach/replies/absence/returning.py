"""The words of a note of absence in; the day of return, probably, out. English and Turkish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from outreach.replies.absence.days import Day, days, weekday_beside
from outreach.replies.phrasing import folded, lines
from outreach.text import Language, guess_language

#: Lines of a note that are read, and characters altogether.
_LINES, _LONG = 60, 6000
#: Right before a day: it is that of return; it is the last of the absence; it is the first.
_RETURN = re.compile(
    r"(back|see you|respond\w*|reply|replying|re-?open\w*|return\w*|resum\w*|available( again)?|reachable( again)?|donus \w{0,20}|donecegim \w{0,20}|donus tarihi\w{0,6})( \w{1,12}){0,5}\W{0,4}$"
)
_UNTIL = re.compile(
    r"(until|till?|through|thru|up to|including|end(s|ing)?|thereafter|bitis\w{0,8})( \w{1,12}){0,3}\W{0,4}$"
)
_FROM = re.compile(
    r"(last( working)? day( \w{1,12}){0,3}|son( is)? gunum|left on|from|since|start(s|ing)?|as of|beginning|between|begins?|effective|dated)( \w{1,12}){0,2}\W{0,4}$"
)
#: Right before a day: another one, of which it is the end.
_RANGE = re.compile(r"(\d|[a-z.'])\s?(-|\u2013|\u2014|to|and|ile|ve|ila|thru|through)\s?$")
#: Right behind a day, in Turkish.
_BACK_AFTER = re.compile(
    r"^\W{0,3}(\w{1,10}\W{1,2}){0,4}(don[eu]\w{0,12}|donus\w{0,8}|isbasi\w{0,6}|ise basla\w{0,10}|mesai\w{0,6}|ofiste olaca\w{0,6}|ofistey\w{1,4}|gorev\w{0,10}|musait\w{0,8}|tekrar|yeniden|aranizda|gorusmek uzere|gorusuruz|gorusecegiz|baka(rim|riz|cag\w{1,4}|bilir\w{1,4})|sonra (\w{1,12} )?(bak|yanit|cevap|musait|ulas)\w{0,12}|buraday\w{0,4}|gorus\w{0,6}|bak(acag|ar|iy)\w{0,6})"
)
_UNTIL_AFTER = re.compile(r"^\W{0,3}(\w{1,10}\W{1,2}){0,2}(kadar|dek|degin|sonuna|arasinda|araliginda)")
_FROM_AFTER = re.compile(r"^\W{0,3}(\w{1,10}\W{1,2}){0,2}(itibaren|itibariyle|itibariyla|beri|basla\w{0,8})")
_BACK_SOON = re.compile(
    r"don[eu]|donus|ofiste|musait|burada|gorev|calis|ulasab|mesai|hizmet|acig|aciliy|acilac|is ?bas|ise bas|bakacag|bakabil|yanit|cevap"
)
_AWAY_SOON = re.compile(r"izin|tatil|yok|disinda|ayril|yurt")
#: A statement of days on which somebody works: it names no day of return.
_HOURS = re.compile(r"\b(work(ing)?|office hours|open|calis\w{0,12}|mesai\w{0,8}|acig\w{0,4}|acik)\b")
#: Longer than that few are away.
_LONG_AWAY = timedelta(days=182)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?!\d)")
#: Years in which mail is written; from any other no day is counted on.
_YEARS = range(1970, 9999)
#: Between two sentences: what stands there says nothing of the day behind it.
_STOP = re.compile(r"[.!?;] (?=\D)|\n")


def returns_on(text: str, written: datetime | None) -> date | None:
    """Find the day of return in subject and words of a note that was *written* then; None where none is said.

    Of 06/08 the day of the week beside it decides, or another day of the note, else the later one is meant.
    """
    base = written.date() if written and written.year in _YEARS else None
    return _returns_on(text[:_LONG], base)


@lru_cache(maxsize=1024)  # each note is read when it comes, and whenever it is asked who waits
def _returns_on(text: str, base: date | None) -> date | None:
    key = "\n".join(folded(line) for line in lines(text)[:_LINES])
    named = days(key, base, day_first=_day_first(text, key))
    meant = [(_rank(key, day, named), _meant(key, day, base)) for day in named]
    ranked = sorted((rank, when) for rank, when in meant if rank < _IS_THERE or base is None or when > base)
    best = [when for rank, when in ranked if rank == ranked[0][0]]
    return max(best) if ranked and ranked[0][0] < _NONE else None


#: The best first: said to be the return, the last day, the end of a range, a day without a word about it.
_IS_RETURN, _IS_LAST, _IS_END, _IS_THERE, _NONE = range(5)


def _rank(key: str, day: Day, named: Sequence[Day]) -> int:
    before = _STOP.split(key[max(0, day.start - 60) : day.start])[-1]
    after = _STOP.split(key[day.end : day.end + 70])[0]
    if _FROM_AFTER.match(after):
        soon = after[:60]
        return _IS_RETURN if _BACK_SOON.search(soon) and not _AWAY_SOON.search(soon) else _NONE
    if _UNTIL_AFTER.match(after) or _UNTIL.search(before):
        return _IS_LAST
    if _RETURN.search(before) or _BACK_AFTER.match(after):
        return _IS_RETURN
    if _RANGE.search(before) and _follows(day, named, key):
        return _IS_END if day.exact or not _HOURS.search(before) else _NONE
    if _FROM.search(before) or _starts_range(key, day):
        return _NONE
    return _IS_THERE if day.exact else _NONE


def _follows(day: Day, named: Sequence[Day], key: str) -> bool:
    """Whether a day, or the number of one, stands right before."""
    near = any(0 <= day.start - other.end <= 12 for other in named)
    return near or bool(
        re.search(
            r"\d{1,2}(\w{2})?\s?(-|\u2013|\u2014|to|and|ile|ve|ila)\s?$",
            key[max(0, day.start - 12) : day.start],
        )
    )


def _starts_range(key: str, day: Day) -> bool:
    return bool(
        re.match(
            r"\s?(-|\u2013|\u2014|to|and|ile|ve|ila|until|till|through)\s?\d", key[day.end : day.end + 12]
        )
    )


def _day_first(text: str, key: str) -> bool | None:
    """Say whether the day stands before the month: Turks write so, below whatever subject, and 31/12 says it of its note."""
    pairs = [(int(one[1]), int(one[2])) for one in _SLASHED.finditer(key)]
    if (
        any(first > 12 for first, _ in pairs)
        or guess_language(text.partition("\n")[2].strip() or text) is Language.TR
    ):
        return True
    return False if any(second > 12 for _, second in pairs) else None


def _near(day: Day, base: date | None) -> Sequence[date]:
    """Leave out of the readings of a day without a year what is long to come, unless all of it is: we put the year there."""
    if base is None or day.exact:
        return day.readings
    return [one for one in day.readings if one - base <= _LONG_AWAY] or day.readings


def _meant(key: str, day: Day, base: date | None) -> date:
    """Pick what a day of two readings means."""
    if len(day.readings) == 1:
        return day.readings[0]
    beside = weekday_beside(key, day)
    fits = [one for one in day.readings if beside is not None and one.weekday() == beside]
    if len(fits) == 1:
        return fits[0]
    return max(_near(day, base))
