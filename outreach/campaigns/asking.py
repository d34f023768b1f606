"""The name of an offer in; what each line of its brief asks, with an answer that fits its templates, out (source A6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.text import Language

EN, TR = Language.EN, Language.TR


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the brief."""

    asks: str
    #: What fits, with an answer, by language.
    example: Mapping[Language, str]


_BRIEF = {
    "goal": Question(
        "What do you want to achieve with them?",
        {
            EN: 'Words that follow "we want", such as: to fill our spring workshops',
            TR: 'Words that follow "amacımız", such as: bahar atölyelerimizi doldurmak',
        },
    ),
    "product": Question(
        "What is it about?",
        {EN: "A noun, such as: our carving tool set", TR: "A noun, such as: oyma takımımız"},
    ),
    "benefit": Question(
        "What is in it for them?",
        {
            EN: "A sentence to them, such as: you keep the full set, and your followers get 20% off",
            TR: "A sentence to them, such as: takım sizde kalır, takipçilerinize de %20 indirim tanımlarız",
        },
    ),
    "compensation": Question(
        "How much are they paid, and when?",
        {
            EN: "Such as: 450 EUR, paid within 14 days of the post",
            TR: "Such as: 12.000 TL, yayından sonra 14 gün içinde ödenir",
        },
    ),
    "deliverables": Question(
        "What do you ask for?",
        {EN: "Such as: one video and two stories", TR: "Such as: bir video ve iki hikâye"},
    ),
    "audience": Question(
        "Who is it for?", {EN: "Such as: potters who fire at home", TR: "Such as: evde seramik yapanlar"}
    ),
}
#: What other offers ask instead.
_INSTEAD = {
    "gifted": {
        "benefit": Question(
            "What is in it for them beside the gift?",
            {
                EN: "A sentence to them, such as: you try the new colours a month before the shop has them",
                TR: "A sentence to them, such as: yeni renkleri mağazadan bir ay önce denersiniz",
            },
        ),
        "compensation": Question(
            "What do they keep, and what is it worth?",
            {
                EN: "Such as: a box of eight glazes, worth 60 EUR, postage paid",
                TR: "Such as: sekiz renklik sır kutusu, 2.400 TL değerinde, kargo bizden",
            },
        ),
        "deliverables": Question(
            "What do you hope for? They owe nothing.", {EN: "Such as: one story", TR: "Such as: bir hikâye"}
        ),
    },
    "commission": {
        "benefit": Question(
            "What does their audience get?",
            {
                EN: "A sentence to them, such as: your followers get 10% off until June",
                TR: "A sentence to them, such as: takipçilerinize haziran sonuna kadar %10 indirim tanımlarız",
            },
        ),
        "compensation": Question(
            "Which share do they get, of what, and when is it paid?",
            {
                EN: "Such as: 12% of each order with your code, paid on the 5th",
                TR: "Such as: kodunuzla gelen her siparişin %12'si, her ayın 5'inde ödenir",
            },
        ),
        "deliverables": Question(
            "What do you ask for?",
            {EN: "Such as: one video with your link", TR: "Such as: altında linkiniz olan bir video"},
        ),
    },
}


def questions(offer: str) -> dict[str, Question]:
    """List the lines of the brief in their order; an offer that is not shipped is asked what `paid` is."""
    return _BRIEF | _INSTEAD.get(offer, {})
