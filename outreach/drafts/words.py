"""Values as a mail says them: days, kinds of posts, phrases and sentences, in the mail's language."""

from __future__ import annotations

from datetime import date

from outreach.text import Language, turkish_lower, turkish_upper

_MONTHS = {
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    Language.TR: (
        "Ocak",
        "Şubat",
        "Mart",
        "Nisan",
        "Mayıs",
        "Haziran",
        "Temmuz",
        "Ağustos",
        "Eylül",
        "Ekim",
        "Kasım",
        "Aralık",
    ),
}
_VIDEO = {Language.EN: "video", Language.TR: "video"}
_ARTICLE = {Language.EN: "article", Language.TR: "yazı"}
_EPISODE = {Language.EN: "episode", Language.TR: "bölüm"}
_POST = {Language.EN: "post", Language.TR: "gönderi"}
#: What a platform's pieces are called; on any other it is a post.
_KINDS = {
    "youtube": _VIDEO,
    "tiktok": _VIDEO,
    "vimeo": _VIDEO,
    "twitch": _VIDEO,
    "blog": _ARTICLE,
    "medium": _ARTICLE,
    "substack": _ARTICLE,
    "podcast": _EPISODE,
}


def day(value: date, language: Language) -> str:
    """Say a day without its year: `3 March`, `3 Mart`."""
    return f"{value.day} {_MONTHS[language][value.month - 1]}"


def kind(platform: str | None, language: Language) -> str:
    """Name the kind of thing that is published there: `video`, `gönderi`."""
    return _KINDS.get((platform or "").lower(), _POST)[language]


def lower(value: str, language: Language) -> str:
    """Lower-case as *language* does."""
    return turkish_lower(value) if language is Language.TR else value.lower()


def upper(value: str, language: Language) -> str:
    """Upper-case as *language* does."""
    return turkish_upper(value) if language is Language.TR else value.upper()


def phrase(value: str) -> str:
    """Make *value* fit before a full stop or comma: its own closing mark goes, `?` stays."""
    return value.rstrip(" .,;:!…")


def sentence(value: str, language: Language) -> str:
    """Make *value* stand alone: a capital first, a full stop last; names such as `iPhone` keep their letters."""
    first, blank, rest = value.strip().partition(" ")
    capital = upper(first[:1], language) + first[1:] if first.islower() else first
    whole = f"{capital}{blank}{rest}"
    return whole if whole.endswith((".", "!", "?", "…")) else f"{phrase(whole)}."
