"""Words, sentences, folding and Turkish casing: plain text in, plain text out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache


class Language(StrEnum):
    """A language that we draft and lint in."""

    #: English.
    EN = "en"
    #: Turkish.
    TR = "tr"


_TURKISH_LOWER = str.maketrans("Iİ", "ıi")
_TURKISH_UPPER = str.maketrans("ıi", "Iİ")
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"


class _Bare(dict[int, int | None]):
    """For str.translate: takes marks off, and makes ı an i; four times as fast as asking of each letter."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_BARE = _Bare({ord("ı"): ord("i")})


def clean(value: str) -> str:
    """Make one line of *value*: control characters and line breaks become blanks, runs of blanks become one."""
    if value.isprintable():  # then the blank is the only separator in it
        line = value if unicodedata.is_normalized("NFC", value) else unicodedata.normalize("NFC", value)
        return line if "  " not in line and line[:1] != " " != line[-1:] else " ".join(line.split())
    shown = (
        " " if unicodedata.category(letter)[0] in "CZ" and letter != "\u200d" else letter for letter in value
    )
    return " ".join(unicodedata.normalize("NFC", "".join(shown)).split())


def fold(value: str) -> str:
    """Fold case for a unique key: İNCİ = inci = INCI, ß = ss; ıncı stays apart."""
    if value.isascii():
        return value.lower()
    folded = unicodedata.normalize("NFKC", value).casefold().replace("i\u0307", "i")
    return unicodedata.normalize("NFKC", folded)


def search_key(value: str) -> str:
    """Fold for finding, never for uniqueness: also ı = i, ş = s, ö = o."""
    folded = fold(value)
    return folded if folded.isascii() else unicodedata.normalize("NFKD", folded).translate(_BARE)


def turkish_lower(value: str) -> str:
    """Lower-case as Turks do: I becomes ı, İ becomes i."""
    return value.translate(_TURKISH_LOWER).lower()


def turkish_upper(value: str) -> str:
    """Upper-case as Turks do: i becomes İ, ı becomes I."""
    return value.translate(_TURKISH_UPPER).upper()


def sort_key(value: str) -> tuple[tuple[int, ...], str]:
    """Order names as Turks do (c ç, g ğ, ı i, o ö, s ş, u ü); other letters stand at their base letter."""
    return tuple(map(_rank, turkish_lower(value))), value


@lru_cache(maxsize=4096)
def _rank(letter: str) -> int:
    rank = _ALPHABET.find(letter)
    return rank if rank >= 0 else _ALPHABET.find(search_key(letter)[:1] or " ")


# Every pattern below is linear by construction: it matches wherever it starts (so no position is read twice),
# or its repeated classes share no letter with what follows them. Lookups backwards are cut to a fixed length.

_MARKS = "\u0300-\u036f"
_PLAIN = tuple(zip("ığşçöüâîû’‘ʼ“”„\u00a0", "igscouaiu'''\"\"\" ", strict=True))
_MARK = re.compile(f"[{_MARKS}]")
_CLUSTER = re.compile(f".[{_MARKS}]{{0,4}}", re.DOTALL)
_WEB_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_WORD = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['’.,:@&-][^\W_][\w{_MARKS}]*)*")


def match_fold(text: str) -> str:
    """Fold case, Turkish letters and curly quotes for finding phrases: İSTANBUL = istanbul, ŞIK = sik.

    As long as *text* in code points, whatever it holds, so offsets stay true. Letters that stand as base and mark
    are to be joined by `composed` first.
    """
    if text.isascii():
        return text.lower()
    folded = text.replace("İ", "i").lower()  # İ alone grows when it is lowered
    for letter, plain in _PLAIN:  # seven times as fast as str.translate
        folded = folded.replace(letter, plain)
    return folded


def composed(text: str) -> tuple[str, list[int] | None]:
    """Join letters with their marks, and give for each offset of the result (and its end) the one in *text*.

    None instead of offsets where there is nothing to join.
    """
    if text.isascii() or not _MARK.search(text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", cluster.group())
        pieces.append(piece)
        offsets += [min(cluster.start() + place, cluster.end() - 1) for place in range(len(piece))]
    return "".join(pieces), [*offsets, len(text)]


def words(text: str) -> list[str]:
    """List the words of *text*: letters and digits, joined by an inner sign (`don't`, `20-minute`, `1.500`).

    Web addresses are none.
    """
    return _WORD.findall(without_web_addresses(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """List where the words of *text* begin and end."""
    return [word.span() for word in _WORD.finditer(without_web_addresses(text))]


def without_web_addresses(text: str) -> str:
    """Put a blank in the place of each letter of a web address; the length stays."""
    if "://" not in text and "www." not in text.lower():
        return text
    return _WEB_ADDRESS.sub(lambda found: " " * len(found.group()), text)


def _bag(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_STOP = re.compile(r"([.!?…]+)[\"'”’»)\]]*\s*")
_BULLET = re.compile(r"[-*•>–—]|\d{1,2}[.)]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
#: Hard-wrapped lines are this long; shorter ones end where their writer ended them.
_WRAPPED = range(50, 101)
_TITLES = _bag(
    "dr prof doc yrd av sn uzm op mr mrs ms st hz approx dept tel cad sok mah apt bkz orn jr sr inc ltd sti fig vol"
)
#: These end a sentence as well, unless a number follows.
_BEFORE_NUMBERS = _bag(
    "no nr p pp s sf art madde jan feb mar apr jun jul aug sep sept oct nov dec oca sub nis haz tem agu eyl eki kas ara"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """List the sentences of *text* as (start, end) offsets, blanks left out.

    A line ends a sentence, unless it is as long as hard-wrapped lines are and the next one goes on; within lines
    `.`, `!`, `?` and `…` end it before anything but a small letter, not after `Dr.`, `e.g.`, `p.m.`, `A.Ş.` nor
    after the number of a list.
    """
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[tuple[int, int]]:
    """Yield what `sentences` lists, reading no further than asked."""
    for start, end in _blocks(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            if _ends_sentence(text, stop, begin, end):
                yield from _trimmed(text, begin, stop.end())
                begin = stop.end()
        yield from _trimmed(text, begin, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines, those that were wrapped by hand as one."""
    start = None
    for line in _LINE.finditer(text):
        start = line.start() if start is None else start
        if len(line.group().strip()) not in _WRAPPED or not _goes_on(text, line.end()):
            yield start, line.end()
            start = None


def _goes_on(text: str, start: int) -> bool:
    """Say whether the line at *start* reads on from the one before."""
    return text[start : start + 1].isalnum() and not _BULLET.match(text, start)


def _ends_sentence(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """Say whether *stop* ends the sentence that began at *begin*, within a block that ends at *end*."""
    following = text[stop.end() : min(stop.end() + 2, end)].lstrip("\"'“‘«([")[:1]
    if not following:
        return stop.end() >= end
    if following.islower() or not text[stop.end() - 1].isspace():
        return False
    return stop.group(1) != "." or not _abbreviates(
        text[max(begin, stop.start() - 14) : stop.start()], following
    )


def _abbreviates(before: str, following: str) -> bool:
    """Say whether the full stop after *before* belongs to its last word, or to the number of a list."""
    *others, token = before.split() or [""]
    token = token.lstrip("(\"'“‘[")
    lowered = match_fold(token)
    if token.isdigit():
        return not others
    if lowered in _BEFORE_NUMBERS:
        return following.isdigit()
    return lowered in _TITLES or (
        _DOTTED.fullmatch(token) is not None and (len(token) > 1 or token.isupper())
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    shown = text[start:end]
    inner = shown.strip()
    if inner:
        begin = start + len(shown) - len(shown.lstrip())
        yield begin, begin + len(inner)


_TURKISH_LETTERS = re.compile("[ğĞşŞıİ]")
_TURKISH_ENDING = re.compile(
    r"\w{2,20}(?:l[ae]r|l[ae]ri|[iu]niz|[iu]nuz|iyor\w{0,8}|[ae]c[ae][kg]\w{0,6}|m[ae]k|dan|den|misiniz|[iu]m[iu]z)"
)
_TURKISH_WORDS = _bag(
    "ve bir bu icin ile de da mi mu ne cok olarak merhaba selam biz siz sizi size sizin bizim ama gibi daha var yok olan kadar sonra "
    "en her hem ya ise ki su sen seni sana senin ben bize hakkinda son yeni iyi evet hayir lutfen nasil tesekkurler"
)
_ENGLISH_WORDS = _bag(
    "the and you your to of a is in we our for with i it that on are this hi hello be have has would was an at from as if but not "
    "can will my me us so or about what how just like they their dear thanks here get"
)


def guess_language(text: str) -> Language:
    """Say whether *text* is Turkish or English, by its letters, small words and endings; English where it is neither.

    Only for files that do not name their language, never for a person. Reads the first 5,000 characters.
    """
    start = text[:5_000]
    spoken = [match_fold(word) for word in words(composed(start)[0])]
    turkish = sum(word in _TURKISH_WORDS for word in spoken) + sum(
        1 for _ in _TURKISH_LETTERS.finditer(start)
    )
    turkish += sum(_TURKISH_ENDING.fullmatch(word) is not None for word in spoken)
    english = sum(2 if word in _ENGLISH_WORDS else 0 for word in spoken)
    return Language.TR if turkish > english else Language.EN
