"""OFR: whether the reward is what it sounds like."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.offer.offering import as_known, asks_for_work, known, offers_work
from outreach.lint.offer.refusing import before, meant
from outreach.lint.offer.rewarding import worse_reward
from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language


@rule(
    "OFR804",
    "exposure-as-payment",
    Severity.WARNING,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: Severity.INFO, Profile.ANSWER: Severity.INFO},
)
def exposure_as_payment(view: View, *, pieces: int = 3) -> Iterator[Hit]:
    """The reward is worse than it sounds, and nothing else is offered.

    Exposure, a shout-out, "tanınırlık" or a place on our page; a promise for later ("we will remember you", "ileride daha
    büyük işler"); a discount on our own goods; a share of sales with no figure; a gift with no value named for
    `pieces` pieces of content or more. A sum, a fee, a question for their price, or a gift that
    obliges to nothing end it. In a follow-up or an answer it is an info, because an earlier mail may have said more.

    Why: Reward fairly; they do not have to promote you, and many expect payment (source A8). Commission is agreed clearly
    and in advance (source B5). Recipients who publish what they are sent name exposure, flattery as pay and the discount
    code as the whole offer (their own words, not a figure). That three pieces are too many for a gift is our own line.

    Change en: Hi Zoë, your sourdough episode is why I write. Would you make a video? It is great exposure for you.
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Bir video çeker misiniz? Tanınırlığınız artar.
    Keep en: Hi Zoë, your sourdough episode is why I write. Would you make a video? We pay 400 €; it is good exposure too.
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Bir video çeker misiniz? 12.000 TL öderiz, tanınırlığınız da artar.

    Options: pieces, the count of pieces of content from which on a gift is too little.
    """
    worse = worse_reward(view, pieces) if asks_for_work(view) else None
    if worse:
        severity = None if known(view) or offers_work(view) else Severity.INFO
        suggestion = "name a sum, a rate or goods with their value, or ask for less"
        yield view.body.hit(worse.span, worse.message, suggestion=suggestion, severity=severity)


#: What `phrases/rewards` says of goods that they would order.
_BOUGHT = "bought first, paid back later if at all"


@rule("OFR805", "pay-asked-back", Severity.ERROR, kinds=(Kind.INFLUENCER,), wording=True)
def pay_asked_back(view: View) -> Iterator[Hit]:
    """The reader is asked for money: a deposit, a fee to join, shipping, a starter kit, the product bought first and paid back later.

    "No deposit", "kapora istemiyoruz" and a deposit that we pay are left alone. It is an error where the person or the
    campaign is known, a warning in a file that reads like an offer to work together, else an info; it judges follow-ups
    and answers as it does first mails.

    Why: Reward fairly (source A8): who works for you does not pay for it. Money that has to be sent first is also how
    advance-fee fraud is told by those who warn of it, so an honest brand that asks for it reads as a fraud. No figure.

    Change en: Hi Zoë, we pay 400 € for one video. Please buy the oven first, and we refund you.
    Change tr: Merhaba Ayşe, bir video için 12.000 TL öderiz. Fırını gönderelim, kargo ücreti size ait.
    Keep en: Hi Zoë, we pay 400 € for one video. We send the oven, shipping is on us, and we ask for no deposit.
    Keep tr: Merhaba Ayşe, bir video için 12.000 TL öderiz. Fırını göndeririz, kargo bizden; kapora da istemiyoruz.
    """
    if asked := _asked_back(view):
        span, reason = asked
        message = f'"{view.body.said(span)}": {reason}'
        suggestion = "pay it yourself, or leave it out"
        yield view.body.hit(span, message, suggestion=suggestion, severity=as_known(view))


def _asked_back(view: View) -> tuple[Span, str] | None:
    """Find the first words that ask for money."""
    language, body = view.document.language, view.body
    books = phrasebooks("rewards", language)
    deposits = (one for one in meant(body, books["deposit"], language) if not _we_pay(view, one.span))
    others = (one for one in meant(body, books["asked-back"], language) if not _costs_nothing(view, one))
    return min((*deposits, *others), default=None)


def _costs_nothing(view: View, found: Found) -> bool:
    """Say whether what they would order is free for them: "order it in our shop with the code"."""
    free = phrasebooks("rewards", view.document.language)["free-there"]
    return found.reason == _BOUGHT and free.holds(view.body.part(*view.body.sentence_at(found.span[0])))


def _we_pay(view: View, span: Span) -> bool:
    """Say whether a deposit goes from us to them: "we will pay a deposit", "kapora olarak biz öderiz"."""
    ours = phrasebooks("rewards", view.document.language)["ours"]
    begin = span[0] - len(before(view.body, span).folded)
    end = view.body.sentence_at(span[0])[1] if view.document.language is Language.TR else span[1]
    return ours.holds(view.body.part(begin, max(end, span[1])))
