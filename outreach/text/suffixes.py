"""A name, number, title in quotation marks or noun in; the same with a Turkish case ending out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from outreach.errors import InputError
from outreach.text.casing import turkish_lower
from outreach.text.nouns import is_foreign, links, stem
from outreach.text.placing import Place, place
from outreach.text.readings import SOFT
from outreach.text.sounds import HARD, LINK, NARROW, PLAIN, VOWELS, WIDE, last_vowel
from outreach.text.spoken import is_reading, letters, listed, spoken

_FRONTED = {"a": "e", "o": "ö", "u": "ü"}
#: Ends with a soft l: Kemâl, Resûl, Gökalp.
_SOFT_ENDS = ("âl", "ûl", "alp")
_SIGNS_OF_NUMBERS = "%₺$€£~ "

_AROUND = "word the sentence so that it needs none, such as: {{ post.title | quoted }} başlıklı paylaşımınız"
_LINKED = (
    f'give its last word as it is said, with {LINK} where n follows: dative("takımı{LINK}"), dative("dergi")'
)


class Case(StrEnum):
    """A Turkish case; the names are those of the filters."""

    #: Ayşe'nin
    GENITIVE = "genitive"
    #: Ayşe'ye
    DATIVE = "dative"
    #: Ayşe'yi
    ACCUSATIVE = "accusative"
    #: Ayşe'de
    LOCATIVE = "locative"
    #: Ayşe'den
    ABLATIVE = "ablative"
    #: Ayşe'yle
    INSTRUMENTAL = "instrumental"


#: Cases in which a possessive takes the same ending as any other word.
_ALIKE = (Case.GENITIVE, Case.INSTRUMENTAL)


class Kind(StrEnum):
    """What a value is, for the apostrophe."""

    #: A proper name, whatever its first letter: apostrophe, and its spelling stays.
    NAME = "name"
    #: A common noun or a phrase that ends in one: no apostrophe, k becomes ğ.
    NOUN = "noun"


class UnsureError(InputError):
    """The right ending cannot be known; nothing is written rather than something wrong."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """How a word ends to the ear."""

    #: The vowel that endings follow.
    vowel: str
    last: str
    #: Whether it ends in the possessive, so that endings begin with n.
    linked: bool


def inflect(value: str, case: Case, *, reading: str | None = None, kind: Kind | None = None) -> str:
    """Put the ending of *case* to *value*: `Ayşe'nin`, `2026'da`, `"Kış Çayı"nı`, `oyma takımını`.

    The ending follows how the last word is said: *reading* (`nayk`) before the tables of `readings`, those before its
    spelling. Without *kind* a last word in small letters is refused, for it may be a common noun; behind a number it is
    one (`14 günde`). An apostrophe stands behind names and numbers, none behind nouns and quotation marks (guide of
    the Turkish Language Association, "Kesme İşareti", "Tırnak İşareti"). Endings are in small letters, behind capitals
    too.

    Raises:
        UnsureError: it is in another script, a noun or title whose words would need a dictionary, or no Turkish title.
    """
    where = place(unicodedata.normalize("NFC", value))
    kind = kind or _kind(where, value)
    sound = _read(reading) if reading else _heard(where, case, kind)
    if reading and kind is Kind.NOUN and (where.before[-1:] in VOWELS) != (sound.last in VOWELS):
        raise UnsureError(f'"{reading}" is no reading of "{value}"', hint=_LINKED)
    before = _softened(where, case, sound) if kind is Kind.NOUN and not where.joined else where.before
    joint = "" if where.joined or kind is Kind.NOUN else "'"
    return f"{before}{joint}{_ending(case, sound)}{where.after}"


def _kind(where: Place, value: str) -> Kind:
    """Judge by the letters: small ones are a common noun behind a number, and not known elsewhere."""
    word = where.said.rpartition(" ")[2]
    if where.joined or not word.isalpha() or not word.islower() or value.lstrip().startswith("@"):
        return Kind.NAME
    if value.lstrip(_SIGNS_OF_NUMBERS)[:1].isdigit():
        return Kind.NOUN
    raise UnsureError(
        f'"{value}" ends in small letters: is it a name or a common noun?',
        hint="for a common noun say noun=true, for a title put | quoted before",
    )


def _read(reading: str) -> _Sound:
    """Take a reading at its word."""
    if not is_reading(reading):
        raise UnsureError(
            f'"{reading}" is no reading', hint='write how it is said in Turkish letters, such as "nayk"'
        )
    word = letters(reading.partition(LINK)[0].strip().rpartition(" ")[2])
    return _ends(word or "", linked=LINK in reading)


def _heard(where: Place, case: Case, kind: Kind) -> _Sound:
    """Find out how the last word is said, and whether it is in the possessive."""
    word = spoken(where.said)
    if word is None:
        raise UnsureError(f'how "{where.said}" is said is not known, and so is its ending', hint=_AROUND)
    kept = ("".join(filter(str.isalnum, one)) for one in where.said.split())
    words = [turkish_lower(one) for one in kept if one]
    if where.quoted and not listed(where.said) and is_foreign(words):
        raise UnsureError(f'"{where.said}" is no Turkish title, so its ending is not known', hint=_AROUND)
    linked = links(words) if word[-1] in VOWELS else False
    if linked is None and case not in _ALIKE and (where.quoted or kind is Kind.NOUN):
        raise UnsureError(f'whether endings of "{where.said}" begin with n or y is not known', hint=_LINKED)
    return _ends(word, linked=bool(linked))


def _ends(word: str, *, linked: bool) -> _Sound:
    """Find what endings follow: the last vowel, a front one where a soft consonant comes behind it."""
    plain = word.translate(PLAIN)
    vowel = last_vowel(plain)
    if plain in SOFT or word.endswith(_SOFT_ENDS):
        vowel = _FRONTED.get(vowel, vowel)
    return _Sound(vowel, plain[-1], linked and plain[-1] in VOWELS)


def _softened(where: Place, case: Case, sound: _Sound) -> str:
    """Write a noun as it stands before its ending."""
    if sound.last in VOWELS or case not in (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE):
        return where.before
    word = where.before.rpartition(" ")[2]
    small = turkish_lower(word)
    changed = stem(small)
    if changed is None:
        raise UnsureError(f'"{word}" has two stems, and so its ending is not known', hint=_AROUND)
    return where.before if changed == small else where.before.removesuffix(word) + word[:1] + changed[1:]


def _ending(case: Case, sound: _Sound) -> str:
    narrow, is_open = NARROW[sound.vowel], sound.last in VOWELS
    wide, link = WIDE[narrow], "n" if sound.linked else ""
    glide = (link or "y") if is_open else ""
    tooth = "t" if sound.last in HARD else "d"
    return {
        Case.GENITIVE: f"{'n' if is_open else ''}{narrow}n",
        Case.DATIVE: f"{glide}{wide}",
        Case.ACCUSATIVE: f"{glide}{narrow}",
        Case.LOCATIVE: f"{link}{tooth}{wide}",
        Case.ABLATIVE: f"{link}{tooth}{wide}n",
        Case.INSTRUMENTAL: f"{'y' if is_open else ''}l{wide}",
    }[case]
