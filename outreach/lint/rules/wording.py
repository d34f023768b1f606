"""TON and FRM: whether the words are a person's, and for one reader."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.offer.calling import said_here
from outreach.lint.reading.spans import Span
from outreach.lint.recipient.greeting import Greets, greeting
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View

#: Words to point at; who has mended so many sees the rest.
_ENOUGH = 5


@rule("TON111", "robotic-wording", Severity.INFO, wording=True)
def robotic_wording(view: View) -> Iterator[Hit]:
    """Words that machines, brochures and offices like: one is an info, two different ones or more are a warning.

    The lists hold words with a plain one beside each ("leverage", say use; "tarafınıza", say size). What is quoted,
    stands in an older mail or came from data is not judged.

    Why: It must read as from a human, not a robot (source A6). In 67 labelled English mails a word of the list stood in
    3 of 51 good ones and in 5 of 16 bad ones, two in none of them: few mails, collected and not drawn at random. That
    such words became many times as frequent since machines write is shown for scientific abstracts ("delve" 28 times);
    it says nothing of a single mail, so one word is no more than an info. For Turkish there is no labelled set; the list
    is our own.

    Change en: We leverage our platform to elevate your content.
    Change tr: Bu iş birliği iki tarafa da katma değer ve sinerji sağlayacak.
    Keep en: We use our newsletter, which 4,000 potters read, to show your video.
    Keep tr: Videonuzu 4.000 çömlekçinin okuduğu bültenimizde gösteririz.
    """
    hits = [(text, found) for text in view.texts for found in said_here(view, text, "robotic", "robotic")]
    several = len({text.folded[slice(*found.span)] for text, found in hits}) > 1
    for text, found in hits[:_ENOUGH]:
        kind, _, instead = found.reason.partition("; ")
        message = f'"{text.said(found.span)}": {kind}'
        yield text.hit(
            found.span, message, suggestion=instead, severity=Severity.WARNING if several else None
        )


@rule("FRM601", "mass-mail-wording", Severity.WARNING, wording=True)
def mass_mail_wording(view: View) -> Iterator[Hit]:
    """Words that tell the reader that many got this mail: "bloggers like you", "dear all", "sizin gibi influencer'lar".

    So do "you have been selected", "your blog or channel". A greeting is generic-greeting's (OPN303) where that rule
    runs. What is quoted, stands in an older mail or came from data is not judged.

    Why: Standard form letters get ignored (source A6). Recipients who publish the mails that they delete quote such
    words (their own words, not a figure). In 67 labelled English mails, few and collected, it flags 1 of 16 bad ones and
    none of 51 good ones. For Turkish there is no labelled set; the list is our own.

    Change en: We love to work with bloggers like you.
    Change tr: Sizin gibi influencer'larla çalışmayı seviyoruz.
    Keep en: Your note on ash glaze is why we thought of you.
    Keep tr: Kül sırı üzerine yazdıklarınız bize sizi düşündürdü.
    """
    for text in view.texts:
        for found in said_here(view, text, "mass", "mass"):
            if text is view.body and "OPN303" in view.judged and _greets(view, found.span):
                continue
            said = text.said(found.span)
            yield text.hit(
                found.span, f'"{said}" {found.reason}', suggestion="say why you write to this one reader"
            )


def _greets(view: View, span: Span) -> bool:
    """Say whether *span* is part of a greeting for anybody."""
    met = greeting(view)
    return met is not None and met.greets is Greets.GROUP and span[0] < met.span[1] and met.span[0] < span[1]
