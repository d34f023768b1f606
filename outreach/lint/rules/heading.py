"""SUB204 to SUB206: whether the subject is honest, and about the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.document import Profile
from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.reading.spans import Spans
from outreach.lint.record.naming import words_of
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.lint.rules.subject import end_of_prefixes
from outreach.lint.view import View

#: A mail program puts a blank behind it, so "Re:Zero", a title, is none. Each turn ends with a sign that no blank is.
_PREFIX = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|ynt|ilt)(?:\[\d{1,2}\])?\s{0,3}:\s+)+(?=\S)")
_CURRENCIES = r"(?:tl|try|usd|eur|gbp|euros?|dollars?|lira|dolar|avro)"
_PRICE = re.compile(rf"[$€£₺]\s?\d[\d.,]*|(?<!\d)\d[\d.,]{{0,12}}\s?(?:k|bin)?\s?(?:[$€£₺]|{_CURRENCIES}\b)")
_DIGIT = re.compile(r"\d")
_SMALL_SUBJECT = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
#: A blank by which this subject is of this reader.
_OF_READER = (Stands.NAME, Stands.THEIRS)
_LATER: dict[Profile, Severity | None] = {Profile.FOLLOW_UP: None, Profile.ANSWER: None}


@rule("SUB204", "fake-reply-prefix", Severity.ERROR, profiles=_LATER)
def fake_reply_prefix(view: View) -> Iterator[Hit]:
    """A first mail has a subject that begins with "Re:", "Fwd:", "Ynt:" or "İlt:", as if there had been a talk before.

    Silent in follow-ups, in answers, where mails of the thread are stored, and where the words came from data. Taking the
    prefix away is a safe fix.

    Why: It is a lie in the first word that is read, and a reader who looks for the mail it answers knows it. In many
    countries a subject that misleads is against the law on commercial mail (in the United States the CAN-SPAM Act forbids
    deceptive subject headings). That it is deceptive needs no figure; how many readers mind has not been measured. Of 67
    labelled English mails none that is a first one has it.

    Change en: Re: your kiln video
    Change tr: Ynt: fırın videonuz
    Keep en: About your kiln video
    Keep tr: Fırın videonuz üzerine
    """
    subject, known = view.subject, view.document
    found = (
        _PREFIX.match(subject.folded)
        if ":" in subject.shown and not (known.earlier or known.theirs)
        else None
    )
    if found is None:
        return
    start = len(found.group()) - len(found.group().lstrip())
    span = start, len(found.group().rstrip())
    if view.from_data(subject).around(*span) is None:
        message = f'"{subject.said(span)}" on a first mail pretends that they wrote before'
        fix = Fix(start, found.end(), "")
        suggestion = "leave it out; a follow-up is judged with --as follow-up"
        yield subject.hit(span, message, suggestion=suggestion, fix=fix)


@rule("SUB205", "subject-sells", Severity.WARNING, profiles=_LATER, wording=True)
def subject_sells(view: View) -> Iterator[Hit]:
    """The subject of a first mail names a price, a discount or a thing for free, or calls itself an offer.

    Words that came from data and quoted words are left alone, so a title may hold a price. A per cent sign alone is no
    offer ("how you cut waste by 34%").

    Why: The subject has one purpose, to get the mail opened (source A6); what is on the table stands in the mail, where
    its conditions are. A price in front of any reason reads like an advertisement. Nobody has measured it in mail to
    influencers, so it is a house rule; of 67 labelled English mails it flags none.

    Change en: Free gift for your kitchen
    Change tr: Mutfağınız için ücretsiz hediye
    Keep en: About your gluten-free loaf
    Keep tr: Glutensiz ekmek tarifiniz üzerine
    """
    subject = view.subject
    found = [
        (one.span, one.reason)
        for one in phrasebooks("subjects", view.document.language)["sells"].each(subject)
    ]
    if _DIGIT.search(subject.folded):
        found += [(price.span(), "is a price") for price in _PRICE.finditer(subject.folded)]
    for span, reason in sorted(found):
        if view.chosen(subject, span) and subject.folded[span[0] - 1 : span[0]] != "-":
            message = f'"{subject.said(span)}" {reason}; a subject should only get the mail opened'
            yield subject.hit(span, message, suggestion=_NAME_IT)
            return


@rule("SUB206", "subject-generic", Severity.INFO, profiles=_LATER, wording=True)
def subject_generic(view: View) -> Iterator[Hit]:
    """The subject of a first mail would fit everybody: "Collaboration opportunity", "Quick question", "İş birliği teklifi".

    It is flagged where each of its words is such a word, a small word, or your own brand; a name, a handle, a title or
    any other word makes it a subject of this reader, and so does a placeholder for one.

    Why: Recipients say that such subjects tell them it is a form letter before they open it (their own words, not a
    figure). Whether a name in the subject helps is open: one randomised experiment saw 20 of 100 more opens (60,000
    mails), a replication years later none. So a name is let pass here, not asked for. Of 67 labelled English mails it
    flags 1 of 16 bad ones and 1 of 51 good ones, so it is an info.

    Change en: Collaboration opportunity
    Change tr: İş birliği teklifi
    Keep en: A small kiln for your balcony studio
    Keep tr: Balkondaki atölyeniz için küçük bir fırın
    """
    subject = view.subject
    books = phrasebooks("subjects", view.document.language)
    generic = list(books["generic"].each(subject))
    if not generic or subject.has_blank(*_OF_READER):
        return
    known = [one.span for one in (*generic, *books["beside"].each(subject))]
    covered = Spans([*known, *(blank.span for blank in subject.blanks)])
    campaign = view.document.campaign
    ours = words_of(campaign.brand if campaign else None)
    start = end_of_prefixes(subject.folded)
    for word in _SMALL_SUBJECT.finditer(subject.folded, start):
        if not (covered.around(*word.span()) or word.group() in ours):
            return
    span = start, len(subject.shown.rstrip())
    message = f'"{subject.said(span)}" says nothing of {view.called}'
    yield subject.hit(span, message, suggestion=_NAME_IT)


_NAME_IT = "name what you write about, such as the post that you saw"
