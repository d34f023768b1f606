"""CTA: whether it moves the reader to act."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.lint.asking import asks
from outreach.lint.document import Profile
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.spans import Span
from outreach.lint.texts import Text
from outreach.lint.view import View
from outreach.text import Language

_ENDS = '.!?…:)"”'
_SUGGESTIONS = {
    Language.EN: 'end with one question, such as "Shall I send you the details?"',
    Language.TR: 'end with one question, such as "Ayrıntıları göndereyim mi?"',
}


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
