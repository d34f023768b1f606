"""Values as a mail says them: days, kinds of posts, phrases and sentences, in the mail's language."""

from __future__ import annotations

from datetime import date

from outreach.drafts.near import meant
from outreach.errors import TemplateError
from outreach.text import Language, turkish_lower, turkish_upper

#: Style -> how Babel is to write a day, in the pattern language of Unicode TR 35.
_DAYS = {
    "short": {Language.EN: "d MMMM", Language.TR: "d MMMM"},
    "long": {Language.EN: "d MMMM y", Language.TR: "d MMMM y"},
    "weekday": {Language.EN: "EEEE d MMMM", Language.TR: "d MMMM EEEE"},
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

_CLOSING = " .,;:!…"
#: First words that are no names, so that a capital of theirs only begins a line of the brief.
_SMALL = {
    Language.EN: frozenset(
        "a an the to our your my their its his her we you they it this that these those for from with by in on at up of all any "  # noqa: SIM905 - words read as a line
        "every each some more half both new free full honest real fresh short no not one two three four five six seven eight nine ten first people anyone everyone".split()
    ),
    Language.TR: frozenset(
        "bir iki üç dört beş altı yedi sekiz dokuz on yarım yarısı bizim sizin kendi biz siz size sizi bu şu her tüm bütün "  # noqa: SIM905 - words read as a line
        "yeni ilk en daha evde evden toplam aylık yıllık haftalık yayından gönderi satışın satışların siparişin siparişlerin".split()
    ),
}


def day(value: date, language: Language, style: str = "short") -> str:
    """Say a day: `3 March`; long `3 Mart 2027`, weekday `3 Mart Çarşamba`."""
    from babel.dates import format_date  # noqa: PLC0415 - loaded for templates that name a day

    if style not in _DAYS:
        raise TemplateError(f"{style!r} is no way to write a day; {meant(style, _DAYS)}")
    return format_date(value, _DAYS[style][language], locale=language)


def kind(platform: str | None, language: Language) -> str:
    """Name the kind of thing that is published there: `video`, `gönderi`."""
    return _KINDS.get((platform or "").lower(), _POST)[language]


def lower(value: str, language: Language) -> str:
    """Lower-case as *language* does."""
    return turkish_lower(value) if language is Language.TR else value.lower()


def upper(value: str, language: Language) -> str:
    """Upper-case as *language* does."""
    return turkish_upper(value) if language is Language.TR else value.upper()


def phrase(value: str, language: Language) -> str:
    """Make *value* fit inside a sentence: its own closing mark goes, `?` stays; `A set` and `Bir set` begin small.

    A first word that is not one of the small words of *language* keeps its capital: it may be a name.
    """
    shown = value.strip().rstrip(_CLOSING)
    first = shown.partition(" ")[0]
    return (
        lower(first, language) + shown[len(first) :] if lower(first, language) in _SMALL[language] else shown
    )


def sentence(value: str, language: Language) -> str:
    """Make *value* stand alone: a capital first, a full stop last; names such as `iPhone` keep their letters."""
    first, blank, rest = value.strip().partition(" ")
    capital = upper(first[:1], language) + first[1:] if first.islower() else first
    whole = f"{capital}{blank}{rest}"
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole.rstrip(_CLOSING)}."
