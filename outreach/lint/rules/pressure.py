"""TON112: whether it presses the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.reading.phrasebook import phrasebooks
from outreach.lint.rule import Fix, Hit, Severity, rule
from outreach.lint.view import View

#: Signs side by side; a pattern that looked behind them would try each of a million again.
_SIGNS = re.compile(r"[!?]+")
#: What follows where a sentence ends. `!important` and `?x=1` go on.
_CLOSING = "\"'”’»)]"


@rule("TON112", "pressure-and-guilt", Severity.WARNING, wording=True)
def pressure_and_guilt(view: View) -> Iterator[Hit]:
    """The mail presses ("last chance", "son şans"), blames ("haven't heard back", "neden cevap vermediniz"), or has several exclamation marks.

    Saying that a mail is the last one, or by when you need to know, is no pressure. Quoted words, quoted mail, the signature
    and words that came from data are left alone. To leave one exclamation mark and put full stops in the place of the
    others is a safe fix; so is one sign in the place of many.

    Why: Influencers are partners, not an advertising channel (source A1), and who is blamed for silence seldom writes:
    people who publish the mails that they delete quote such lines (their own words, not a figure). Nobody has measured
    it in mail to influencers. In 67 labelled English mails several exclamation marks stand in 1 of 51 good ones and 4 of
    16 bad ones, the phrases in 1 of 51 and 2 of 16; these are few. For Turkish there is no labelled set.

    Change en: I haven't heard back from you. This is your last chance!!
    Change tr: Mesajıma hâlâ dönüş yapmadınız. Bu son şansınız!!
    Keep en: This is my last mail about the kiln. A no is a fine answer!
    Keep tr: Fırın için bu son mesajım. Hayır demeniz de yeter!
    """
    books = phrasebooks("pressure", view.document.language)
    for text in view.texts:
        for table in ("pressure", "guilt"):
            for found in books[table].each(text):
                if view.chosen(text, found.span):
                    message = f'"{text.said(found.span)}" {found.reason}'
                    yield text.hit(found.span, message, suggestion=_INSTEAD[table])
    if view.body.shown.count("!") > 1:
        yield from _marks(view)


_INSTEAD = {
    "pressure": "say by when you need to know, and why, or leave it out",
    "guilt": "say what is new, or leave it out",
}


def _marks(view: View) -> Iterator[Hit]:
    """Yield what is more than one exclamation mark; the first one may stay."""
    body = view.body
    found = [
        one
        for one in _SIGNS.finditer(body.shown)
        if "!" in one.group() and _ends(body.shown, one.end()) and view.chosen(body, one.span())
    ]
    for number, one in enumerate(found):
        signs = one.group()
        left = "?" if "?" in signs else "." if number else "!"
        if left != signs:
            message = f'"{signs}": one exclamation mark in a mail is enough'
            yield body.hit(one.span(), message, suggestion=f'write "{left}"', fix=Fix(*one.span(), left))


def _ends(shown: str, place: int) -> bool:
    following = shown[place : place + 1]
    return not following or following.isspace() or following in _CLOSING
