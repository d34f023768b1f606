"""CTA: whether it moves the reader to act."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.offer.asking import asks
from outreach.lint.offer.calling import calls, said_here
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language

_ENDS = '.!?…:)"”'
_SUGGESTIONS = {
    Language.EN: 'end with one question, such as "Shall I send you the details?"',
    Language.TR: 'end with one question, such as "Ayrıntıları göndereyim mi?"',
}
_LIGHTER = {
    Language.EN: 'ask what one line answers, such as "Shall I send you the details?"; the call can come later',
    Language.TR: 'ask what one line answers, such as "Ayrıntıları göndereyim mi?"; the call can come later',
}
#: Calls to quote in a message.
_SHOWN = 3


@rule(
    "CTA701",
    "no-call-to-action",
    Severity.ERROR,
    profiles={Profile.FOLLOW_UP: Severity.WARNING, Profile.ANSWER: None},
)
def no_call_to_action(view: View) -> Iterator[Hit]:
    """The body asks for nothing: no question, and none of the words by which people ask.

    A question mark is one way. "Let me know", "I can send it if you like", "haber verin", "yazmanız yeterli" and
    Turkish questions without their mark are others. A question inside a quoted title, in a title that came from data or
    in an older mail does not count. In a follow-up it is a warning: some only add what is new.

    Why: It moves the reader to act (source A6). Firms that own much mail data saw half as many answers again to mails
    with one to three questions as to those with none (Boomerang, 40 million general mails: association). A question mark
    alone is no test: of 67 labelled English mails 35 of 100 good ones have none and ask in other words. Of these
    67 it flags 2 good ones, both late follow-ups, and no bad one. For Turkish there is no labelled set.

    Change en: Hi Zoë, your sourdough episode is why I write. We make ovens.
    Change tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırın üretiyoruz.
    Keep en: Hi Zoë, your sourdough episode is why I write. We make ovens. A short yes or no is plenty.
    Keep tr: Merhaba Ayşe, ekmek videonuz için yazıyorum. Fırın üretiyoruz. Evet ya da hayır yazmanız yeterli.
    """
    if not asks(view):
        suggestion = _SUGGESTIONS[view.document.language]
        yield view.body.hit(_last_sentence(view.body), "the mail asks for nothing", suggestion=suggestion)


def _last_sentence(body: Text) -> Span:
    """Find the last sentence in front of the greeting at the end; (0, 0) in an empty body."""
    own = [sentence for sentence in body.sentences if body.ours(sentence[0])]
    whole = [sentence for sentence in own if body.shown[sentence[1] - 1] in _ENDS]
    return (whole or own or [(0, 0)])[-1]


@rule("CTA702", "several-calls-to-action", Severity.WARNING, profiles={Profile.ANSWER: None})
def several_calls_to_action(view: View) -> Iterator[Hit]:
    """The mail asks for two things that are done in different ways: to answer and to sign up, to call and to visit a shop.

    Two phrasings in one sentence are one call, and so are all questions that one reply answers: "Would you film it?" and
    "Shall I send the terms?", a yes and their price. "Let me know if you have questions", what you only offer ("happy to
    hop on a call") and the way out of the list are none.

    Why: It moves the reader to act (source A6), and who is asked for two things can put off both. Nobody has measured it
    by itself: firms that own much mail data saw more answers to mails with one to three questions than to those with
    more (Boomerang, 40 million general mails: association). In 67 labelled English mails, few and collected, it flags 1
    of 16 bad ones and none of 51 good ones. For Turkish there is no labelled set.

    Change en: Shall I send you the set? Sign up on our page. Follow us on Instagram.
    Change tr: Takımı göndereyim mi? Formu doldurun. Bizi takip edin.
    Keep en: Would you film one firing? Shall I send the terms? Let me know if you have questions.
    Keep tr: Bir pişirimi çeker misiniz? Koşulları göndereyim mi? Sorunuz olursa yazın.
    """
    asked = calls(view)
    if len(asked) > 1:
        quoted = ", ".join(f'"{view.body.said(call.span)}"' for call in asked[:_SHOWN])
        message = f"asks for {len(asked)} things: {quoted}"
        yield view.body.hit(
            asked[1].span,
            message,
            suggestion="keep the one that you need first; the rest can wait for the answer",
        )


@rule(
    "CTA703",
    "heavy-first-ask",
    Severity.INFO,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.FOLLOW_UP: None, Profile.ANSWER: None},
)
def heavy_first_ask(view: View) -> Iterator[Hit]:
    """A first mail to an influencer asks for a call, a meeting, half an hour or a click into a calendar.

    What the mail says is not needed ("no call needed") is left alone, and so are follow-ups and answers, and mail to
    firms, where a call is the usual thing.

    Why: Most influencers are amateurs with another job (source A9): an appointment with a stranger costs more than a
    line of answer. Advice of people who take such mails apart agrees; nobody has measured it for influencers. In 67
    labelled English mails, most of which sell to firms, it flags 14 of 51 good ones and 8 of 16 bad ones: it does not tell
    the good from the bad, so it is an info. For Turkish there is no labelled set.

    Change en: Would you have 20 minutes for a quick call this week?
    Change tr: Bu hafta 20 dakikalık bir görüşme yapabilir miyiz?
    Keep en: Shall I send the details? No call needed.
    Keep tr: Ayrıntıları göndereyim mi? Tek satır yeter.
    """
    found = next(iter(said_here(view, view.body, "calls", "heavy")), None)
    if found:
        message = f'"{view.body.said(found.span)}" asks a stranger for {found.reason}'
        yield view.body.hit(found.span, message, suggestion=_LIGHTER[view.document.language])
