"""EXP and RGT: what the reader would make and by when, and what becomes of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.offer.expecting import is_vague, says_ask, says_when
from outreach.lint.offer.offering import as_known, asks_for_work, holds_sum, known, offers_work, says_pay
from outreach.lint.offer.refusing import before, behind, meant
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule(
    "EXP901",
    "no-deliverable-or-date",
    Severity.WARNING,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def no_deliverable_or_date(view: View) -> Iterator[Hit]:
    """A first mail does not say what the reader would make, or by when.

    "One video and two stories", "a short review", "would you film a run" and the deliverables of the brief say what; a
    day, a month, "within three weeks" and "you pick the day" say when. It is a warning where the mail asks to collaborate or to work
    together and says no more; where only the date is missing, or something else may be meant, it is an info. A gift that
    obliges to nothing needs neither. A file of which nothing is known is judged only where it reads like an offer to work together.

    Why: State requirements, realistic lead times, dates and periods: most influencers are amateurs with another job
    (source A9), and set clear expectations on type and amount (source A7). A house rule. Recipients name missing deliverables and timelines among
    what makes a mail unanswerable (their own words, not a figure).

    Change en: Hi Zoë, your sourdough episode is why I write. We pay 400 €. Would you like to work with us?
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. 12.000 TL öderiz. Bizimle çalışır mısınız?
    Keep en: Hi Zoë, your sourdough episode is why I write. We pay 400 € for one video by the end of May. Would you?
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Mayıs sonuna kadar tek bir video için 12.000 TL öderiz. Olur mu?
    """
    if not asks_for_work(view) or not (known(view) or offers_work(view)):
        return
    what, when = says_ask(view), says_when(view)
    vague = not what and is_vague(view)
    if (what and when) or (_owed_nothing(view) and not vague):
        return
    missing = "by when" if what else "what they would make" if when else "what they would make, nor by when"
    suggestion = (
        "name a day or a period, or say that they choose it" if what else "name the pieces and how many"
    )
    severity = None if vague else Severity.INFO
    yield view.body.hit(
        view.first_sentence, f"does not say {missing}", suggestion=suggestion, severity=severity
    )


def _owed_nothing(view: View) -> bool:
    return phrasebooks("rewards", view.document.language)["owed-nothing"].holds(view.body)


#: A length of time: 30 days, six months, 90-day, üç ay.
_PERIOD = re.compile(
    r"(?:\d|\b(?:an?|one|two|three|four|six|nine|twelve|thirty|sixty|ninety|bir|iki|uc|dort|alti|dokuz))[\s-]{1,2}"
    r"(?:(?:calendar|full|more|tam)\s)?"
    r"(?:days?|weeks?|months?|years?|gun|hafta|ay|yil|sene)(?:luk|lik|a|u|i|da|de|ligina|lugune)?\b"
)
_BLANK_TERMS = re.compile(
    r"[\[{][^\]}]{0,60}(?:time|duration|period|days|months|ends|fee|amount|price|sure|ucret)"
)


@rule("RGT172", "rights-without-price", Severity.ERROR, kinds=(Kind.INFLUENCER,), wording=True)
def rights_without_price(view: View) -> Iterator[Hit]:
    """The mail takes rights in what they make, and beside it stands neither a price nor an end.

    All media, for ever, worldwide, the work itself, edits, ads from their account (whitelisting, Spark Ads, partnership
    ads), exclusivity. Beside it is the same sentence or the next: "in all media for 90 days", "whitelisting is
    150 € a month", "what would you charge for it?". It is an error where the person or the campaign is known and the
    mail names no pay at all, else a warning; in a file that does not read like an offer it is an info. "All rights
    stay with you" and "münhasırlık istemiyoruz" are left alone; follow-ups and answers are judged too, and there it is a
    warning, because an earlier mail may have named the price.

    Why: Usage rights and exclusivity are two of the eight factors that move a rate (source A8), and contracts fail
    where the rights of both sides are left open (source B3). In Turkey the rights that are given have to be listed one by one, so "all
    rights" may give none (law on works, FSEK). What it costs is for the two to agree; no figure. This is no legal advice.

    Change en: Hi Zoë, would you make one video in May? We may use it in all media for ever.
    Change tr: Merhaba Ayşe, mayısta bir video çeker misiniz? Tüm mecralarda süresiz kullanım hakkı bize ait olur.
    Keep en: Hi Zoë, would you make one video in May? We may use it in all media for 90 days. All rights stay with you.
    Keep tr: Merhaba Ayşe, mayısta bir video çeker misiniz? Tüm mecralarda 90 gün kullanabiliriz. Tüm hakları sizde kalır.
    """
    language, body = view.document.language, view.body
    books = phrasebooks("rights", language)
    for found in meant(body, books["takes"], language):
        if not _theirs(view, found.span) and not _has_terms(view, _beside(body, found.span)):
            message = f'"{body.said(found.span)}": {found.reason}, no price and no end beside it'
            suggestion = "say what you pay for it and when it ends, or leave it out"
            yield body.hit(found.span, message, suggestion=suggestion, severity=_weight(view))
            return


def _theirs(view: View, span: Span) -> bool:
    """Say whether the right is the reader's: "you may edit it", "all rights stay with you"."""
    books = phrasebooks("rights", view.document.language)
    return books["theirs"].holds(before(view.body, span, 4)) or books["stays-theirs"].holds(
        behind(view.body, span)
    )


def _beside(body: Text, span: Span) -> Text:
    """Cut out the sentence of *span* and the next."""
    sentence = body.sentence_at(span[0])
    number = bisect_left(body.sentences, sentence)
    return body.part(sentence[0], body.sentences[min(number + 1, len(body.sentences) - 1)][1])


def _has_terms(view: View, text: Text) -> bool:
    """Say whether *text* names a price or an end."""
    return (
        holds_sum(text)
        or phrasebooks("rights", view.document.language)["priced"].holds(text)
        or _PERIOD.search(text.folded) is not None
        or (text.template and _BLANK_TERMS.search(text.folded) is not None)
    )


def _weight(view: View) -> Severity:
    if not known(view):
        return as_known(view)
    first = view.document.profile is Profile.FIRST
    return (
        Severity.ERROR if first and not any(says_pay(view, text) for text in view.texts) else Severity.WARNING
    )
