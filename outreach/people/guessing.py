"""The heading of a column and its cells in; what such a column means, and for which platform, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from outreach.errors import UsageError
from outreach.people.aliases import ALIASES, COMMENTS, EITHER, ENGAGEMENT, STATUS, heading_key, letters
from outreach.people.meanings import HISTORY, Meaning
from outreach.people.platforms import BY_NAME, platform_named
from outreach.people.statuses import tells_history

#: Behind the name of a platform: TikTok kullanıcı adı, YouTube kanalı, Instagram link.
_HANDLE_BEHIND = frozenset(("", "kanali", "page", "sayfasi", "sayfa", "profili", "adresi", "id", *EITHER))
_NAME_BEHIND = frozenset(("name", "adi", "ismi", "isim", "ad"))
#: `60_day_eng_rate`, `30 günlük etkileşim oranı`.
_OF_DAYS = re.compile(r"[0-9]{1,3}(?:days?|gunluk|gun)")
#: `Category_1`, `E-posta 2`.
_COUNTED = re.compile(r"([^0-9]+)[0-9]{1,2}")
#: What may stand behind a heading that asks: `Cevap verdi mi`, `Replied (Y/N)`.
_QUESTIONS = ("mi", "mu", "yn", "yesno", "evethayir", "eh")
_SAMPLE = 50
_STATUSES = 2000


def guess(heading: str, cells: Iterable[str]) -> tuple[Meaning | None, str | None]:
    """Return what a column means by its heading, and the platform that the heading names; None for neither.

    *cells* are looked at only where the heading may mean two things (`Kanal`, `Instagram name`, `Engagement`).
    """
    key = heading_key(heading)
    meaning = _known(key, cells)
    if meaning:
        return meaning, None
    if platform := platform_named(heading):
        return Meaning.HANDLE, platform
    platform, behind = _platform_first(heading)
    if platform:
        return _of_platform(behind, cells), platform
    before, platform = _platform_last(heading)
    meaning = _known(before, cells) if platform else None
    return (Meaning.HANDLE if meaning is Meaning.PROFILE_URL else meaning), platform if meaning else None


def near(word: str, names: Iterable[str], *, likeness: float = 0.82) -> str | None:
    """Return the one of *names* that looks most like *word*, from 0 to 1; None where none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a word that nobody knows needs it

    keys = {heading_key(name): name for name in names}
    found = get_close_matches(heading_key(word), keys, n=1, cutoff=likeness)
    return keys[found[0]] if found else None


def asked_platform(platform: str | None) -> str | None:
    """Return our name of a platform that a person asked for; raises UsageError for one that we do not know."""
    named = platform_named(platform) if platform else None
    if platform and named is None:
        offered = near(platform, BY_NAME)
        hint = f"did you mean {offered}" if offered else f"one of: {', '.join(BY_NAME)}"
        raise UsageError(f"{platform}: no such platform", hint=hint)
    return named


def alias(key: str) -> Meaning | None:
    """Look a folded heading up, also one that is numbered, asks, or says over how many days."""
    if key in ALIASES:
        return ALIASES[key]
    if (days := _OF_DAYS.match(key)) and key[days.end() :] in ALIASES:
        return ALIASES[key[days.end() :]]
    counted = _COUNTED.fullmatch(key)
    shorter = counted[1] if counted else key.removesuffix("values").removesuffix("value")
    if shorter in ALIASES:
        return ALIASES[shorter]
    asked = (ALIASES.get(key.removesuffix(word)) for word in _QUESTIONS if key.endswith(word))
    return next((meaning for meaning in asked if meaning in HISTORY), None)


def _known(key: str, cells: Iterable[str]) -> Meaning | None:
    shorter = key.removesuffix("values").removesuffix("value")
    for words, by_cells in _BY_CELLS.items():
        if key in words or shorter in words:
            return by_cells(cells)
    meaning = alias(key)
    return _post_or_count(cells) if meaning is Meaning.POSTS else meaning


def _of_platform(behind: str, cells: Iterable[str]) -> Meaning | None:
    if behind in _NAME_BEHIND:
        return _channel(cells)
    meaning = Meaning.HANDLE if behind in _HANDLE_BEHIND else _known(behind, cells)
    return Meaning.HANDLE if meaning is Meaning.PROFILE_URL else meaning


def _platform_first(heading: str) -> tuple[str | None, str]:
    first, _, rest = " ".join(letters(heading).split()).partition(" ")
    platform = platform_named(first)
    two, _, behind = rest.partition(" ")
    if platform is None and platform_named(first + two):  # Tik Tok
        return platform_named(first + two), behind.replace(" ", "")
    return platform or _platform_of(first), rest.replace(" ", "")


def _platform_last(heading: str) -> tuple[str, str | None]:
    """Split `Takipçi (Instagram)` and `Followers on Tik Tok`."""
    words = letters(heading).split()
    for count in (1, 2):
        platform = platform_named("".join(words[-count:])) if len(words) > count else None
        if platform:
            rest = words[:-count]
            return "".join(rest[:-1] if rest[-1] == "on" else rest), platform
    return "", None


def _platform_of(word: str) -> str | None:
    return platform_named(word.removesuffix("r")) or platform_named(word.removesuffix("er"))  # "Tiktoker"


def _said(cells: Iterable[str]) -> list[str]:
    return list(islice((cell.strip() for cell in cells if cell.strip()), _SAMPLE))


def _channel(cells: Iterable[str]) -> Meaning:
    """Tell a platform, a name and a handle apart; of handles a tenth may be something else."""
    said = _said(cells)
    if said and sum(platform_named(cell) is not None for cell in said) * 2 > len(said):
        return Meaning.PLATFORM
    return Meaning.NAME if sum(" " in cell for cell in said) * 10 > len(said) else Meaning.HANDLE


def _engagement(cells: Iterable[str]) -> Meaning:
    """Tell 3,45 per cent from 12.500 likes and comments."""
    said = [cell.strip("% ") for cell in _said(cells) if any(map(str.isdecimal, cell))]
    counts = sum(cell[-1:].isalpha() or len(re.sub(r"[.,][0-9]{1,2}$", "", cell)) > 3 for cell in said)
    return Meaning.AVERAGE_ENGAGEMENT if counts * 2 > len(said) else Meaning.ENGAGEMENT_RATE


def _comments(cells: Iterable[str]) -> Meaning:
    """Tell a count of comments from somebody's own."""
    said = _said(cells)
    words = sum(not any(map(str.isdecimal, cell)) or " " in cell for cell in said)
    return Meaning.NOTE if words * 2 > len(said) else Meaning.COMMENTS


def _status(cells: Iterable[str]) -> Meaning | None:
    """Take a column of statuses for history where any of its words is known."""
    return Meaning.STATUS if any(map(tells_history, set(islice(cells, _STATUSES)))) else None


def _post_or_count(cells: Iterable[str]) -> Meaning:
    said = _said(cells)
    return Meaning.POST_URL if any("/" in cell and "." in cell for cell in said) else Meaning.POSTS


_BY_CELLS: Mapping[frozenset[str], Callable[[Iterable[str]], Meaning | None]] = {
    EITHER: _channel,
    ENGAGEMENT: _engagement,
    COMMENTS: _comments,
    STATUS: _status,
}
