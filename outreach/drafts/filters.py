"""The filters of templates: a value and the mail's language in, its words out; and what each does, for those who write templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from outreach.drafts import words
from outreach.drafts.state import State
from outreach.drafts.titles import quoted
from outreach.errors import TemplateError
from outreach.text import Language


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of ours. Its arguments are constants."""

    #: Takes the rendering's state, the value and the arguments.
    run: Callable[..., str]
    #: What it does, with an example.
    says: str
    #: The only language in whose mails it has a meaning; None is any.
    language: Language | None = None


def shown(state: State, value: Any) -> str:
    """Give the words for a value; a day in the mail's language."""
    return words.day(value, state.language) if isinstance(value, date) else str(value)


def _day(state: State, value: Any, style: str = "short") -> str:
    if not isinstance(value, date):
        raise TemplateError(f"{str(value)!r} is not a day")
    return words.day(value, state.language, style)


def _worded(change: Callable[[str, Language], str]) -> Callable[[State, Any], str]:
    return lambda state, value: change(shown(state, value), state.language)


def _quoted(state: State, value: Any, longest: int = 60) -> str:
    return quoted(shown(state, value), longest)


def _number(state: State, value: Any) -> str:
    from outreach.drafts.figures import number  # noqa: PLC0415 - Babel is loaded for templates that use it

    return number(str(value), state.language)


def _money(state: State, value: Any) -> str:
    from outreach.drafts.figures import money  # noqa: PLC0415 - as above

    return money(str(value), state.language)


def _suffix(case: str, state: State, value: Any, reading: str | None = None, *, noun: bool = False) -> str:
    """Put a Turkish ending to a name, number, title in quotation marks, or, where *noun*, a common noun."""
    from outreach.text.suffixes import Case, Kind, inflect  # noqa: PLC0415 - loaded for templates that use it

    text = shown(state, value)
    kind = Kind.NOUN if noun else Kind.NAME if state.is_name(text) else None
    return inflect(text, Case(case), reading=reading or state.reading(text), kind=kind)


def _ending(case: str, example: str) -> tuple[str, Filter]:
    return case, Filter(partial(_suffix, case), example, Language.TR)


#: Name -> filter. Beside them stand Jinja's own default, length, trim and truncate.
FILTERS: Mapping[str, Filter] = {
    "day": Filter(_day, '3 March; day("long"): 3 March 2027; day("weekday"): Wednesday 3 March'),
    "number": Filter(_number, "12500, 12.500 or 12,5B as the language writes it: 12,500 or 12.500"),
    "money": Filter(_money, "450 EUR, paid in May: €450, paid in May; in Turkish 450 euro"),
    "lower": Filter(_worded(words.lower), "small letters"),
    "upper": Filter(_worded(words.upper), "capitals; i becomes İ in Turkish"),
    "sentence": Filter(_worded(words.sentence), "a capital first and a full stop last"),
    "phrase": Filter(
        _worded(words.phrase),
        "to stand inside a sentence: `A set.` becomes `a set`",
    ),
    "quoted": Filter(
        _quoted, "a title in quotation marks, without pictures and hashtags; quoted(40): cut to 40 letters"
    ),
    **dict(
        (
            _ending("genitive", "Ayşe'nin; genitive(\"nayk\"): Nike'ın, as it is said"),
            _ending("dative", "Ayşe'ye"),
            _ending("accusative", "Ayşe'yi; accusative(noun=true): oyma takımını"),
            _ending("locative", "Gaziantep'te"),
            _ending("ablative", "Gaziantep'ten"),
            _ending("instrumental", "Ayşe'yle"),
        )
    ),
}
