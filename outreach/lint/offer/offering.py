"""A stretch of a mail in; whether it says how the reader is paid, what else is in it for them, or what it is for, out."""

from __future__ import annotations

import re

from outreach.campaigns.campaign import Purpose
from outreach.lint.offer.refusing import denied
from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.stretches import Stretch
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Severity
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
    re.compile(r"\b(?:usd|eur|gbp|try|tl)\s?\d"),
)
_TOLD = " .!?…"
_WORD = re.compile(r"[^\W_]+")


def says_pay(view: View, text: Text) -> bool:
    """Say whether *text* tells how the reader is paid: a sum, goods, a share, or a question for their price."""
    return (
        text.has_blank(Stands.PAY)
        or phrasebooks("offers", view.document.language)["pay"].holds(text)
        or holds_sum(text)
        or in_the_brief(view, text, "compensation")
    )


def holds_sum(text: Text) -> bool:
    """Say whether *text* names a sum of money or a share in per cent."""
    return any(text.read(_sum_stands))


def _sum_stands(stretch: Stretch) -> bool:
    return any(form.search(stretch.folded) for form in _SUMS)


def says_benefit(view: View, text: Text) -> bool:
    """Say whether *text* tells what is in it for the reader: pay, something for their audience, freedom."""
    return (
        text.has_blank(Stands.BENEFIT)
        or phrasebooks("offers", view.document.language)["benefit"].holds(text)
        or says_pay(view, text)
        or in_the_brief(view, text, "benefit")
    )


#: What `phrases/offers` says of phrases by which a mail tells that there is no pay.
NO_PAY = "says plainly that there is none"


def gives_something(view: View, text: Text) -> bool:
    """Say whether *text* tells of anything for the reader; that there is no pay is nothing."""
    language = view.document.language
    books = phrasebooks("offers", language)
    return (
        text.has_blank(Stands.PAY, Stands.BENEFIT)
        or books["benefit"].holds(text)
        or holds_sum(text)
        or in_the_brief(view, text, "benefit")
        or in_the_brief(view, text, "compensation")
        or any(
            found.reason != NO_PAY and not denied(text, found.span, language)
            for found in books["pay"].each(text)
        )
    )


def offers_work(view: View) -> bool:
    """Say whether a text of which nothing is known is an offer to work together, by its words or its placeholders."""
    book = phrasebooks("offers", view.document.language)["collaboration"]
    return any(book.holds(text) for text in view.texts) or "{{ campaign." in view.body.folded


def known(view: View) -> bool:
    """Say whether anybody knows what the draft is: of a file without person and campaign nobody does."""
    return bool(view.document.campaign or view.document.person)


def as_known(view: View) -> Severity:
    """Weigh a finding about the offer: an error only where it is known that the mail makes one."""
    if known(view):
        return Severity.ERROR
    return Severity.WARNING if offers_work(view) else Severity.INFO


def asks_for_work(view: View) -> bool:
    """Say whether the mail may ask for work; a campaign that advertises our own goods does not."""
    campaign = view.document.campaign
    return not campaign or campaign.purpose is not Purpose.ADVERTISING


def in_the_brief(view: View, text: Text, line: str) -> bool:
    """Say whether *text* holds that line of the campaign's brief."""
    told = (brief_line(view, line) or "").strip(_TOLD)
    return bool(told) and match_fold(told) in text.folded


def brief_line(view: View, line: str) -> str | None:
    """Give a line of the campaign's brief in the language of the draft; None where it is not known."""
    campaign = view.document.campaign
    brief = campaign.briefs.get(Language(view.document.language)) if campaign else None
    return getattr(brief, line) if brief else None


def has_blank_for(text: Text, words: frozenset[str]) -> bool:
    """Say whether a placeholder of a template holds one of *words*, such as `campaign.goal`."""
    return text.template and any(
        not words.isdisjoint(_WORD.findall(text.folded, *blank.span)) for blank in text.blanks
    )
