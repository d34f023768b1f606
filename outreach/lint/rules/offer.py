"""OFR: whether it says what is on the table."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.campaigns.campaign import Purpose
from outreach.lint.document import Kind, Profile
from outreach.lint.offering import offers_work, says_pay
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View


@rule(
    "OFR803",
    "compensation-missing",
    Severity.ERROR,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def compensation_missing(view: View) -> Iterator[Hit]:
    """A first mail does not say how the reader is paid.

    A sum with its currency, a fee, a share, a product that stays with them, a plain "unpaid", or a question for their
    price: each will do. It is an error where the person or the campaign is known. Of a file nobody knows what it is:
    where it reads like an offer to work together (creators, a post, your followers, "iş birliği") or is a template of
    ours, it is a warning, else an info. Campaigns whose purpose is advertising offer no work, and follow-ups come after
    the mail that said it: there the rule is silent.

    Why: Answer how you will compensate them (source A6); some accept a free product, many expect payment (source A8).
    Recipients complain of mails that hide it (their own words, not a figure). Nobody has measured what saying it in the
    first mail does, so this is a house rule.

    Change en: Hi Zoë, your sourdough episode is why I write. Would you make a video about our ovens?
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırınımız hakkında bir video çeker misiniz?
    Keep en: Hi Zoë, your sourdough episode is why I write. You keep the oven. Would you make a video about it?
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırın sizde kalır. Hakkında bir video çeker misiniz?
    """
    campaign = view.document.campaign
    if campaign and campaign.purpose is Purpose.ADVERTISING:
        return
    if any(says_pay(view, text) for text in reversed(view.texts)):
        return
    if campaign or view.document.person:
        severity = Severity.ERROR
    else:
        severity = Severity.WARNING if offers_work(view) else Severity.INFO
    who = f"{view.called} is" if view.document.person else "they are"
    message = f"does not say how {who} paid"
    yield view.body.hit(view.first_sentence, message, suggestion=_SUGGESTIONS[severity], severity=severity)


_SUGGESTIONS = {
    Severity.ERROR: "say the sum, the product or the share, or ask for their price",
    Severity.WARNING: "say the sum, the product or the share, or ask for their price",
    Severity.INFO: "right where you ask for no work; else say the sum, the product or the share",
}
