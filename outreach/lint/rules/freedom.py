"""EXP902: whether it leaves the influencer the freedom to make the content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.lint.document import Kind, Profile
from outreach.lint.offer.calling import said_here
from outreach.lint.reading.phrasebook import Found, phrasebooks
from outreach.lint.reading.spans import Span
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.rule import Hit, Severity, rule
from outreach.lint.view import View
from outreach.text import Language

_TAG = re.compile(r"(?<![\w&/])#([^\W\d_]\w{1,40})")
#: The law asks for these, so they are no demand of ours.
_LABELS = bag(
    "ad ads advert advertisement anzeige gifted hediye isbirligi paidpartnership reklam sponsored sponsorlu tanitim werbung"
)
#: Folded; one stands where tags are asked for, and none where the mail speaks of the reader's own.
_ASKED = ("hashtag", "use ", "tag ", "tags", "include", "add ", "caption", "etiket", "kullan", "ekle", "yaz")
_TAGS = 3
#: What freedom adds to the number of obligations that are one too many.
_RELIEF = 2
_SHOWN = 3

#: paylaş-malısınız, ekle-melisin, yap-mamalısınız.
_TURKISH = re.compile(r"\b\w{2,20}m[ae]l[iu](?:s[iu]n(?:[iu]z)?)\b")
#: `gerekiyor` is an order only behind what the reader is to do: paylaşmanız gerekiyor, etiketlenmesi gerekir.
_NEEDS = re.compile(r"m[ae](?:n[iu]z|n|s[iu]|l[ae]r[iu])\s{1,3}$")
_OURS = bag("we i we'll i'll we'd i'd all if biz ben")


@rule(
    "EXP902",
    "over-prescriptive",
    Severity.WARNING,
    kinds=(Kind.INFLUENCER,),
    profiles={Profile.ANSWER: Severity.INFO},
    wording=True,
)
def over_prescriptive(view: View, *, max: int = 2) -> Iterator[Hit]:  # noqa: A002 - options are named for who sets them
    """The mail writes the post itself: more than two obligations, a caption to copy, or a list of three hashtags.

    An obligation is "you must", "required", "make sure", "zorunlu", "-melisiniz", "mutlaka ekleyin". What the law asks for,
    the label of an ad, is none. Freedom that the mail gives ("in your own style", "kendi tarzınızda") allows two
    obligations more and the hashtags; a script next to it contradicts it. In an answer, where the details are settled,
    it is an info.

    Why: Influencers know their audience better than you: do not write their posts; set the type, the amount and the
    message, then leave freedom (source A7). Conditions that restrict and force are a common mistake (source B9).
    Influencers who publish what they were asked complain of scripts and lists of demands (their own words, not a
    figure). Nobody has measured it: a house rule. Of 67 labelled English mails, few of which ask for content, it flags
    none.

    Change en: You must mention the name, you have to tag us, and the logo must be visible.
    Change tr: Adımızı söylemelisiniz, bizi etiketlemelisiniz, linki de mutlaka ekleyin.
    Keep en: You have to tag us, and the kiln must be visible. All else is up to you.
    Keep tr: Bizi etiketlemeniz gerekiyor, gerisi size kalmış. Reklam olduğunu belirtmelisiniz.

    Options: max, the most obligations that a mail may have.
    """
    script = next(iter(said_here(view, view.body, "demands", "script")), None)
    if script:
        message = f'"{view.body.said(script.span)}" writes the post for them'
        yield view.body.hit(script.span, message, suggestion="say what it is about; they find the words")
    orders, tags = _obligations(view), _hashtags(view)
    free = len(orders) > max or len(tags) >= _TAGS
    free = free and phrasebooks("demands", view.document.language)["freedom"].holds(view.body)
    if len(orders) > max + (_RELIEF if free else 0):
        quoted = ", ".join(f'"{view.body.said(span)}"' for span in orders[:_SHOWN])
        message = f"{len(orders)} obligations: {quoted}"
        yield view.body.hit(orders[0], message, suggestion=f"keep {max} at most, and leave the rest to them")
    if len(tags) >= _TAGS and not free:
        message = f"a list of {len(tags)} hashtags"
        suggestion = "one of yours is enough, beside the label of an ad"
        yield view.body.hit((tags[0][0], tags[-1][1]), message, suggestion=suggestion)


def _obligations(view: View) -> list[Span]:
    """List the orders of the body, those left out that the law gives."""
    body = view.body
    found = [one.span for one in said_here(view, body, "demands", "obligation") if _orders(body, one)]
    if view.document.language is Language.TR and ("meli" in body.folded or "mali" in body.folded):
        found += [one.span() for one in _TURKISH.finditer(body.folded) if body.ours(one.start())]
    if not found:
        return []
    label = phrasebooks("demands", view.document.language)["label"]
    return sorted(span for span in set(found) if not label.find(body.part(*body.sentence_at(span[0]))))


def _orders(body: Text, found: Found) -> bool:
    """Say whether *found* is for the reader: not `we must`, `all you have to do`, `zorunlu değil`, `işimiz gerekli`."""
    start, end = found.span
    before, after = body.folded[max(0, start - 24) : start], body.folded[end : end + 8]
    if body.folded.startswith("gerek", start):
        return _NEEDS.search(before) is not None
    return not after.lstrip().startswith("degil") and before.split()[-1:] not in [[word] for word in _OURS]


def _hashtags(view: View) -> list[Span]:
    """List the hashtags that the body asks for, each once."""
    body = view.body
    if body.folded.count("#") < _TAGS:
        return []
    found = {one[1]: one.span() for one in _TAG.finditer(body.folded) if body.ours(one.start())}
    tags = sorted(
        span for tag, span in found.items() if tag not in _LABELS and not view.from_data(body).around(*span)
    )
    around = body.folded[max(0, tags[0][0] - 80) : tags[0][0]] if tags else ""
    return tags if any(word in around for word in _ASKED) else []
