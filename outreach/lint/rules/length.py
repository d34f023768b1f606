"""LEN: whether the mail is short enough to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import word_spans

#: What is not read as new: quoted lines, and all behind the `-- ` of a signature.
_UNREAD = re.compile(r"^>[^\n]*|^-- ?\r?$[\s\S]*", re.MULTILINE)
#: A placeholder stands for one word at least.
_PLACEHOLDER = re.compile(r"\{\{[^{}\n]*\}\}")


@rule("LEN101", "body-too-long", Severity.ERROR)
def body_too_long(view: View, *, max: int = 100) -> Iterator[Hit]:  # noqa: A002 - options are named for who sets them
    """The body has 100 words or more.

    Words are runs of letters and digits; `don't` and `20-minute` are one each. The greeting counts. The footer, what
    stands behind a line of `-- `, quoted lines (`>`) and web addresses do not. In a template a placeholder is one word, commands and comments are none.

    Why: The guide that this program follows (source A6) asks for a body that is preferably under 100 words; that is our
    house rule, not a measured best length. Firms that own much mail data saw the highest answer rates at 50 to 125
    words in general mail (Boomerang, 40 million mails) and at 50 to 149 in pitches to journalists (Propel, about
    400,000 a quarter). That is association: nobody controlled for who wrote to whom, and figures of other vendors
    contradict each other. The same content takes about a fifth fewer words in Turkish (4 pairs of texts), so the limit
    is looser there.

    Change en: a body of 112 words that tells the story of the brand before the offer
    Change tr: önce markanın hikâyesini anlatan 112 kelimelik bir metin
    Keep en: Hi Zoë, your sourdough episode is why I write. We pay 400 € for one video. Shall I send the brief?
    Keep tr: Merhaba Ayşe, çark videon için yazıyorum. Bir video için 12.000 TL öneriyoruz. Ayrıntıları göndereyim mi?

    Options: max, the first count that is too long.
    """
    if len(view.body.tokens) + view.body.shown.count("{{") < max:
        return
    shown = view.body.shown
    if ">" in shown or "--" in shown or "{{" in shown:
        shown = _PLACEHOLDER.sub(_one_word, _UNREAD.sub(_blank, shown))
    read = word_spans(shown)
    if len(read) >= max:
        suggestion = f"cut {len(read) - max + 1} or more"
        yield view.body.hit(read[max - 1], f"{len(read)} words, {max} are too many", suggestion=suggestion)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _one_word(found: re.Match[str]) -> str:
    return "x".center(len(found.group()))
