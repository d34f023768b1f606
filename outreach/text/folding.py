"""Text in; one clean line of it, and keys by which two writings of one word are the same, out."""

from __future__ import annotations

import re
import unicodedata

#: The combining marks, as a range for patterns.
MARKS = "\u0300-\u036f"
_PLAIN = tuple(zip("ığşçöüâîû’‘ʼ“”„\u00a0", "igscouaiu'''\"\"\" ", strict=True))
_MARK = re.compile(f"[{MARKS}]")
_CLUSTER = re.compile(f".[{MARKS}]{{0,4}}", re.DOTALL)


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
