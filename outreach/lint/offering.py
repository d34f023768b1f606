"""A stretch of a mail in; whether it says how the reader is paid, or what else is in it for them, out."""

from __future__ import annotations

import re

from outreach.lint.blanks import Stands
from outreach.lint.phrasebook import phrasebooks
from outreach.lint.texts import Text
from outreach.lint.view import View
from outreach.text import Language, match_fold

#: A sum with its currency on either side, or a share in per cent; each part has an upper bound.
_CURRENCIES = r"(?:tl|try|usd|eur|gbp|euros?|dollars?|bucks|pounds|quid|lira|dolar|avro|sterlin)"
_SUMS = (
    re.compile(
        rf"\d(?:\s?(?:k|bin|milyon))?\s?(?:[$€£₺]|{_CURRENCIES}(?:'?[a-z]{{1,6}})?\b|%\s(?:of|commission|on|per|from)\b)"
    ),
    re.compile(r"[$€£₺]\s?\[?[\dx]"),
    re.compile(r"%\s?\d{1,2}(?:'?[a-z]{1,4})?\s(?:komisyon|pay|gelir|kazanc)"),
)
_CURRENCY_FIRST = re.compile(r"\b(?:usd|eur|gbp|try|tl)\s?\d")
_CODES = frozenset({"usd", "eur", "gbp", "try", "tl"})
_TOLD = " .!?…"


def says_pay(view: View, text: Text) -> bool:
    """Say whether *text* tells how the reader is paid: a sum, goods, a share, or a question for their price."""
    return (
        text.has_blank(Stands.PAY)
        or phrasebooks("offers", view.document.language)["pay"].holds(text)
        or _holds_sum(text)
        or _as_in_the_brief(view, text, "compensation")
    )


def _holds_sum(text: Text) -> bool:
    return any(form.search(text.folded) for form in _SUMS) or (
        not _CODES.isdisjoint(text.vocabulary) and _CURRENCY_FIRST.search(text.folded) is not None
    )


def says_benefit(view: View, text: Text) -> bool:
    """Say whether *text* tells what is in it for the reader: pay, something for their audience, freedom."""
    return (
        text.has_blank(Stands.BENEFIT)
        or phrasebooks("offers", view.document.language)["benefit"].holds(text)
        or says_pay(view, text)
        or _as_in_the_brief(view, text, "benefit")
    )


def offers_work(view: View) -> bool:
    """Say whether a text of which nothing is known is an offer to work together, by its words or its placeholders."""
    book = phrasebooks("offers", view.document.language)["collaboration"]
    return any(book.holds(text) for text in view.texts) or "{{ campaign." in view.body.folded


def _as_in_the_brief(view: View, text: Text, line: str) -> bool:
    """Say whether *text* holds that line of the campaign's brief."""
    campaign = view.document.campaign
    brief = campaign.briefs.get(Language(view.document.language)) if campaign else None
    told = match_fold((getattr(brief, line) or "").strip(_TOLD)) if brief else ""
    return bool(told) and told in text.folded
