"""DSC: whether the ad may be seen to be one."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Kind
from outreach.lint.offer.refusing import before, behind, meant
from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language

_LABELLED = "write that the post has to be marked as an ad, for instance #ad at its start"
_LABELLED_TR = (
    "write that the post has to be marked as an ad, for instance #reklam or #işbirliği at its start"
)
_AFTER = 30


@rule("DSC171", "hidden-advertising", Severity.ERROR, kinds=(Kind.INFLUENCER,), wording=True)
def hidden_advertising(view: View) -> Iterator[Hit]:
    """The mail asks to hide that the post is an ad, or leaves the label to chance.

    "No need to mention it is sponsored", "without #ad", "etiket koymanıza gerek yok", "say that you bought it yourself";
    "the label is up to you", "etiketi size bırakıyoruz". It is an error in every country, in first mails, follow-ups and
    answers. That it should not look like an ad is a warning, and nothing in a mail that asks for the label: how a post
    is told is theirs, that it is an ad is not. "Please mark it as an ad" and "we never ask anybody to hide it" are left alone.

    Why: It must be said which posts are ads (source B3). Turkey bans hidden advertising and wants the label seen at first
    sight, for gifts and discount codes as well and at any number of followers; advertisers have to inform the influencer and to
    check (guideline of the advertising board, decision 2021/2, in force since 5 May 2021). The USA ask for a clear and
    conspicuous disclosure and hold the advertiser to it (16 CFR 255), the United Kingdom for "ad" up front, the European Union
    counts paid content passed off as editorial among the practices that are always unfair (directive 2005/29, annex I no. 11). This is law, not a figure;
    and it is no legal advice.

    Change en: Hi Zoë, we pay 400 € for one video. Please make it look natural, without #ad.
    Change tr: Merhaba Ayşe, bir video için 12.000 TL öderiz. Reklam etiketi koymanıza gerek yok.
    Keep en: Hi Zoë, we pay 400 € for one video. Make it look natural and told your way; please mark it as an ad.
    Keep tr: Merhaba Ayşe, bir video için 12.000 TL öderiz. Nasıl anlatacağınız size kalmış; lütfen reklam olarak etiketleyin.
    """
    language = view.document.language
    suggestion = _LABELLED_TR if language is Language.TR else _LABELLED
    found = min((*_meant(view, "hide"), *_meant(view, "chance")), default=None)
    if found:
        yield _said(view.body, found, suggestion)
    elif (look := next(_meant(view, "disguise"), None)) and not any(_meant(view, "label")):
        yield _said(view.body, look, suggestion, Severity.WARNING)


def _said(body: Text, found: Found, suggestion: str, severity: Severity | None = None) -> Hit:
    message = f'"{body.said(found.span)}": {found.reason}'
    return body.hit(found.span, message, suggestion=suggestion, severity=severity)


def _meant(view: View, table: str) -> Iterator[Found]:
    language = view.document.language
    book = phrasebooks("labels", language)[table]
    return (found for found in meant(view.body, book, language, denying=True) if not _aside(view, found.span))


def _aside(view: View, span: Span) -> bool:
    """Say whether the words are about the place or the look of a label, about another label, or about a delay."""
    book = phrasebooks("labels", view.document.language)["aside"]
    following = behind(view.body, span)
    close = following.part(0, min(_AFTER, len(following.folded)))
    return book.holds(before(view.body, span, 2)) or book.holds(close)
