"""A post's title in, the reason why no offer should lean on it out; plain phrases, conservative."""

from __future__ import annotations

import re

from outreach.text import search_key

#: Reason -> phrases in both languages, folded by `search_key`; a star allows any ending.
_PHRASES: dict[str, tuple[str, ...]] = {
    "loss": (
        "rest in peace",
        "passed away",
        "in loving memory",
        "in memory of",
        "funeral",
        "my grief",
        "we lost my",
        "losing my mum",
        "losing my mom",
        "losing my dad",
        "losing my father",
        "losing my mother",
        "miscarriage",
        "saying goodbye to my",
        "vefat*",
        "cenaze*",
        "taziye*",
        "bassagligi*",
        "basimiz sag olsun",
        "mekani cennet",
        "ruhu sad olsun",
        "nur icinde yat*",
        "aramizdan ayril*",
        "sonsuzluga ugurla*",
        "annemi kaybet*",
        "babami kaybet*",
        "kardesimi kaybet*",
        "esimi kaybet*",
        "kaybimiz*",
        "yas tut*",
    ),
    "illness": (
        "my diagnosis",
        "was diagnosed",
        "been diagnosed",
        "got diagnosed",
        "cancer",
        "chemo",
        "chemotherapy",
        "my surgery",
        "in hospital",
        "in the hospital",
        "my illness",
        "my depression",
        "burnout",
        "kanser*",
        "kemoterapi*",
        "ameliyat oldu*",
        "ameliyatim*",
        "hastaligim*",
        "hastanede",
        "hastaneye yat*",
        "yogun bakim*",
        "teshis kondu",
        "teshisi aldim",
        "depresyondayim",
        "depresyonum*",
    ),
    "apology": (
        "my apology",
        "an apology",
        "i apologise",
        "i apologize",
        "i m sorry",
        "i am sorry",
        "we re sorry",
        "we are sorry",
        "ozur dilerim*",
        "ozur diliyor*",
        "ozur dileriz",
        "ozur videosu",
    ),
}


def _pattern(phrase: str) -> str:
    return rf"\b{re.escape(phrase.removesuffix('*'))}" + (r"" if phrase.endswith("*") else r"\b")


_REASONS = {
    reason: re.compile("|".join(_pattern(phrase) for phrase in phrases))
    for reason, phrases in _PHRASES.items()
}


def speaks_of(title: str | None) -> str | None:
    """Name what a title speaks of: `loss`, `illness`, `apology`; None for any other."""
    plain = " ".join(re.findall(r"\w+", search_key(title or "")))
    return next((reason for reason, pattern in _REASONS.items() if pattern.search(plain)), None)
