"""Numbers and amounts of money as somebody typed them in; as the mail's language writes them, out."""

from __future__ import annotations

import re

from babel.numbers import format_currency, format_decimal, format_percent

from outreach.errors import TemplateError
from outreach.people.numbers import number_style, parse_number
from outreach.text import Language

#: How a currency is written beside an amount -> its code (ISO 4217).
_CODES = {
    **dict.fromkeys(("TL", "TRY", "₺", "lira"), "TRY"),
    **dict.fromkeys(("EUR", "€", "euro", "euros", "Euro", "avro"), "EUR"),
    **dict.fromkeys(("USD", "$", "dolar", "dollars"), "USD"),
    **dict.fromkeys(("GBP", "£", "sterlin", "pounds"), "GBP"),
    **{
        code: code
        for code in ("CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "AED", "SAR", "QAR", "JPY", "INR")
    },
}
#: What Turks write behind an amount in running text; TDK's `avro` is hardly met.
_TURKISH = {"TRY": "TL", "EUR": "euro", "USD": "dolar", "GBP": "sterlin"}
#: What the English write before an amount; of others the code stands there.
_ENGLISH = frozenset({"EUR", "USD", "GBP"})
_MARK = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
_DIGITS = r"[0-9]{1,3}(?:[.,'’\u00a0 ][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,12}(?:[.,][0-9]{1,2})?"
#: An amount with its currency before or behind it. Not: a part of a range (400-450 EUR), nor what an ending hangs on (450 EUR'luk).
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,'’$€£₺+/–-]) (?<![–-][ ])
    (?: (?P<before>{_MARK})[ \u00a0]?(?P<first>{_DIGITS}) | (?P<last>{_DIGITS})[ \u00a0]?(?P<behind>{_MARK}) )
    (?![\w'’%$€£₺]) (?![.,–-][0-9]) (?![ ]?[–-][ ]?[0-9€$£₺])
    """,
    re.VERBOSE,
)


def number(value: str, language: Language) -> str:
    """Write a number: `12.500`, `12,5B` and `12500` as `12,500` or `12.500`; a percentage stays one, and so do ~ and +.

    Read as a column of one cell is (`outreach.people.numbers`): `12.500` is 12500. TemplateError where it is none.
    """
    found = parse_number(value, number_style([value], ","))
    if found is None:
        raise TemplateError(f"{value!r} is not a number")
    if "%" in value:
        return format_percent(found / 100, locale=language, decimal_quantization=False)
    about = "".join(sign for sign in value[:2] if sign in "~≈<>±")
    return f"{about}{format_decimal(found, locale=language)}{'+' if value.rstrip().endswith('+') else ''}"


def money(value: str, language: Language) -> str:
    """Write the amounts in a text: `1.250,50 €, paid in May` as `€1,250.50, paid in May` or `1.250,50 euro, ...`.

    In Turkish a word stands behind the number as in speech (12.000 TL, 450 euro), in English the sign before it. Cents
    are written where there are some. What is no amount, or only a part of one, is left as it is.
    """
    return _AMOUNT.sub(lambda found: _amount(found, language), value)


def _amount(found: re.Match[str], language: Language) -> str:
    digits = found["first"] or found["last"]
    code = _CODES[found["before"] or found["behind"]]
    amount = parse_number(digits, number_style([digits], ","))
    if amount is None:
        return found.group()
    places = "#,##0" if amount == int(amount) else "#,##0.00"
    if language is Language.TR:
        return f"{format_decimal(amount, places, locale=language)} {_TURKISH.get(code, code)}"
    sign = "¤" if code in _ENGLISH else "¤¤ "
    return format_currency(amount, code, f"{sign}{places}", locale=language, currency_digits=False)
