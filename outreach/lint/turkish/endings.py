"""A Turkish text in; the case endings behind its names that are wrong, or lack their apostrophe, out.

Which ending is right `outreach.text.suffixes` knows. Judged are only names of which it is certain how they are said:
Turkish first names and places, words with a letter that Turkish alone has, brands of its tables, the brand of the campaign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from outreach.errors import InputError
from outreach.lint.reading.blanks import Stands
from outreach.lint.reading.spans import Span
from outreach.lint.reading.stretches import STEM
from outreach.lint.reading.texts import Text
from outreach.lint.reading.vocabulary import bag
from outreach.lint.turkish.sounding import is_certain
from outreach.text import match_fold, turkish_lower
from outreach.text.readings import BRANDS
from outreach.text.spoken import bare
from outreach.text.suffixes import Case, Kind, inflect


class Ending(NamedTuple):
    """An ending behind a name."""

    span: Span
    name: str
    #: As it stands, and as it should be.
    written: str
    right: str
    #: How the name is said, where its letters do not tell.
    said: str = ""


_BEHIND = re.compile(r"['’ʼ]([^\W\d_]{1,5})(?![\w'’ʼ])")
#: The word in front of an apostrophe: letters, or a year; not `Levi's'in`.
_BEFORE = re.compile(r"(?<![\w'’ʼ])(?:[^\W\d_]{2,30}|(?:19|20)\d\d)\Z")
_FIXED = re.compile(r"'(\w{1,5})\b")
_WORD = re.compile(r"(?<![\w#@./'’ʼ-])[^\W\d_]{6,40}(?![\w'’ʼ@-]|\.\w)")

#: Every form in which a case may be written, with n where a possessive stands before it.
_FORMS = {
    Case.GENITIVE: bag("ın in un ün nın nin nun nün"),
    Case.DATIVE: bag("a e ya ye na ne"),
    Case.ACCUSATIVE: bag("ı i u ü yı yi yu yü nı ni nu nü"),
    Case.LOCATIVE: bag("da de ta te nda nde"),
    Case.ABLATIVE: bag("dan den tan ten ndan nden"),
    Case.INSTRUMENTAL: bag("la le yla yle"),
}
_KI = re.compile(r"([dt][ae])ki")
#: Whose l, t or k is soft in some words and hard in others: Nihal'in, Vural'ın; Saadet'in, Murat'ın.
_EITHER = re.compile(r"[aou](?:[lk]|lp|rp|rk|t)$")
#: Names of platforms, which nobody takes for another word, wherever they stand in a sentence.
_PLATFORMS = sorted(
    bag("Instagram YouTube TikTok Facebook Twitter Pinterest LinkedIn Spotify WhatsApp Twitch")
)
_STEMS = frozenset(match_fold(name[:STEM]) for name in _PLATFORMS)
_SHORT = 4
#: Letters in which the name in front of an apostrophe lies.
_REACH = 32


def wrong_endings(text: Text, known: Iterable[tuple[str, str | None]] = ()) -> Iterator[Ending]:
    """Yield the endings behind an apostrophe that are wrong; *known* are names with their reading, which go before the tables."""
    if "'" not in text.folded:
        return
    readings = {turkish_lower(name): reading for name, reading in known}
    for found in _BEHIND.finditer(text.shown):
        before = _BEFORE.search(text.shown, max(0, found.start() - _REACH), found.start())
        name, written = before.group() if before else "", found[1]
        reading = readings.get(turkish_lower(name))
        if name and written.islower() and (reading or is_certain(name)):
            right = _mended(name, written, reading)
            if right:
                yield Ending(found.span(1), name, written, right, reading or BRANDS.get(bare(name), ""))


def fixed_endings(text: Text) -> Iterator[Ending]:
    """Yield the endings that a template fixes behind the placeholder of a name: `{{ person.first_name }}'nin`."""
    for span, stands in text.blanks:
        ending = _FIXED.match(text.folded, span[1]) if stands is Stands.NAME else None
        if ending and any(ending[1] in map(match_fold, forms) for forms in _FORMS.values()):
            yield Ending((span[0], ending.end()), text.said(span), ending[1], "")


def joined_endings(text: Text, names: Iterable[str]) -> Iterator[Ending]:
    """Yield the endings that stand behind one of *names* without their apostrophe: `Ayşenin`, `Instagramda`."""
    for name in chain(names, () if text.stems.isdisjoint(_STEMS) else _PLATFORMS):
        if len(name) >= _SHORT and match_fold(name[:STEM]) in text.stems:
            for found in _WORD.finditer(text.shown):
                end = found.start() + len(name)
                written = found.group()[len(name) :]
                if _begins(found.group(), name) and written in _joined(name) and _is_name(text, found, name):
                    yield Ending((end, found.end()), found.group()[: len(name)], written, written)


@lru_cache(maxsize=4096)
def _mended(name: str, written: str, reading: str | None) -> str:
    """Give the right ending in the place of *written*; nothing where it is right, no case, or not known."""
    ki = _KI.fullmatch(written)
    bare_ending = ki[1] if ki else written
    cases = [case for case, forms in _FORMS.items() if bare_ending in forms]
    right = [ending for case in cases if (ending := _right(name, case, reading))]
    if not right or any(_alike(name, bare_ending, ending) for ending in right):
        return ""
    return right[0] + ("ki" if ki else "")


@lru_cache(maxsize=4096)
def _right(name: str, case: Case, reading: str | None) -> str:
    try:
        return inflect(name, case, reading=reading, kind=Kind.NAME)[len(name) + 1 :]
    except InputError:
        return ""


def _alike(name: str, written: str, right: str) -> bool:
    """Say whether *written* may stand for *right*, where more than one is in use."""
    if written == right:
        return True
    if name[-1] in "ıiuü" and right[0] in "ynd" and written[0] in "ynd":
        return written.lstrip("ny") == right.lstrip("ny")  # Kapalıçarşı'ya, Beyoğlu'na: is it a possessive
    if bare(name) in BRANDS and written[:1] in "dt" and right[:1] in "dt":
        return written[1:] == right[1:]  # YouTube'ta: many hear a p
    if _EITHER.search(turkish_lower(name)) and not name[0].isdigit():
        return written.translate(_BACK) == right.translate(_BACK)
    return False


_BACK = str.maketrans("eiü", "aıu")


@lru_cache(maxsize=512)
def _joined(name: str) -> frozenset[str]:
    """List the endings that are looked for behind *name*: not those of one letter, nor those that make another name of it."""
    if not (is_certain(name) or name in _PLATFORMS):
        return frozenset()
    endings = {ending for case in Case if len(ending := _right(name, case, None)) > 1}
    local = _right(name, Case.LOCATIVE, None)
    another = {"ye", "ya", "yi", "yı"} if name[-1] in "iıuü" else set()  # Hayriye, of Hayri
    return frozenset(endings - another | {f"{local}ki"} - {"ki"})


def _begins(word: str, name: str) -> bool:
    return (
        word[0].isupper() and not word.isupper() and turkish_lower(word[: len(name)]) == turkish_lower(name)
    )


def _is_name(text: Text, found: re.Match[str], name: str) -> bool:
    """Say whether a capital tells a name: not at the beginning of a sentence, unless it is a platform's."""
    before = text.shown[max(0, found.start() - 4) : found.start()].rstrip(" \t\"'“‘«(*•-")
    return name in _PLATFORMS or before[-1:] not in {"", "\n", "\r", ".", ":", "!", "?", "…"}
