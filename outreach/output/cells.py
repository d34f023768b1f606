"""A line of text in; how many columns of a terminal each of its code points takes, out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"
_SKINS = ("\U0001f3fb", "\U0001f3ff")
#: Vowels and finals of Hangul, which stand within the square of the consonant before them.
_WITHIN = ("\u1160", "\u11ff")


def visible(line: str) -> str:
    """Put a blank in the place of all that a terminal obeys or hides, so that each code point stays one."""
    if line.isprintable():
        return line
    return "".join(
        " " if letter != _JOINER and unicodedata.category(letter)[0] in "CZ" else letter for letter in line
    )


def cells(line: str) -> Sequence[int]:
    """Count the columns of each code point; marks, and the parts of an emoji behind its first, take none.

    A sign that a selector turns into an emoji takes two, of which the selector is given the second.
    """
    if line.isascii():
        return [1] * len(line)
    widths: list[int] = []
    before, shown = "", 0  # the last code point, and the width of the last one with a width
    for letter in line:
        width = _width(letter)
        if before == _JOINER and shown == 2:  # joined to the emoji before it
            width = 0
        elif letter == _AS_EMOJI and shown == 1 and before and widths[-1]:
            width, shown = 1, 2
        elif shown == 2 and _SKINS[0] <= letter <= _SKINS[1]:
            width = 0
        elif width:
            shown = width
        widths.append(width)
        before = letter
    return widths


def _width(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"} or _WITHIN[0] <= letter <= _WITHIN[1]:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
