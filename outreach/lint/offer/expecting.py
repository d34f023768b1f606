"""A mail in; what it says that it is for, what the reader would make, how much of it and by when out."""

from __future__ import annotations

import re

from outreach.lint.offer.offering import has_blank_for, in_the_brief
from outreach.lint.offer.refusing import before
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.stretches import Stretch
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.view import View
from outreach.text import Language

_GOALS = bag("goal goals objective aim purpose launch amac amaci hedef")
_PIECES = bag("deliverable deliverables number posts content format icerik teslim adet")
_DAYS = bag("ends starts date dates deadline timeline duration timeframe period month week day tarih sure")
#: A day in figures: 12.6., 12 June, 2027-06-12.
_DAY = re.compile(
    r"\d(?<!\w\d)(?:\d?[./]\d{1,2}\b|\d{3}-\d\d-\d\d\b"
    r"|\d?(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|oca|sub|nis|tem|agu|eyl|eki|kas|ara|haz))"
)
_COUNTS = ("one two three four five six seven eight", "bir iki uc dort bes alti yedi sekiz")
_NUMBERS = {word: number for listed in _COUNTS for number, word in enumerate(listed.split(), 1)}
_NUMBERS |= {str(number): number for number in range(100)}
_COUNTED = re.compile(
    r"\w+\s(?:[a-z]{1,14}\s){0,2}"
    r"(?:videos?|reels?|stor(?:y|ies)|posts?|tiktoks?|shorts|photos?|pictures?|clips?|carousels?"
    r"|hikaye|gonderi|paylasim|fotograf|icerik)"
)


def says_goal(view: View) -> bool:
    """Say whether the mail tells what we want to achieve."""
    book = phrasebooks("goals", view.document.language)["goal"]
    return any(
        in_the_brief(view, text, "goal") or has_blank_for(text, _GOALS) or book.holds(text)
        for text in reversed(view.texts)
    )


def is_vague(view: View) -> bool:
    """Say whether the mail asks to work together, by whatever name."""
    book = phrasebooks("goals", view.document.language)["vague"]
    return any(book.holds(text) for text in reversed(view.texts))


def says_ask(view: View) -> bool:
    """Say whether the mail tells what they would make or do, counted or not."""
    language = view.document.language
    ask = phrasebooks("goals", language)["ask"]
    return any(
        ask.holds(text)
        or in_the_brief(view, text, "deliverables")
        or has_blank_for(text, _PIECES)
        or _counts_pieces(text, language)
        for text in reversed(view.texts)
    )


def _counts_pieces(text: Text, language: Language) -> bool:
    books = phrasebooks("deliverables", language)
    return any(not books["theirs"].holds(before(text, found.span)) for found in books["piece"].each(text))


def says_when(view: View) -> bool:
    """Say whether the mail names a day or a period, or leaves it to the reader."""
    book = phrasebooks("deliverables", view.document.language)["when"]
    return any(
        book.holds(text) or has_blank_for(text, _DAYS) or any(text.read(_day_stands))
        for text in reversed(view.texts)
    )


def _day_stands(text: Stretch) -> bool:
    return _DAY.search(text.folded) is not None


def count_pieces(text: Text) -> int:
    """Count the pieces of content that *text* names with their number."""
    return sum(text.read(_pieces))


def _pieces(text: Stretch) -> int:
    numbers = (
        (start, token) for start, token in zip(text.starts, text.tokens, strict=True) if token in _NUMBERS
    )
    return sum(_NUMBERS[token] for start, token in numbers if _COUNTED.match(text.folded, start))
