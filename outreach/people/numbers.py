"""A column of cells in; how its numbers are written, and each of them as a float, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from outreach.people.cleaning import words

#: Digits with separators, perhaps an exponent, perhaps a word such as K, bin, Mn; each piece can match one way only.
_NUMBER = re.compile(r"([0-9.,'’ ]{1,30})(?:e[+]?(0?[0-9]|1[0-2]))?[ ]?([a-zçğıöşü]{0,11})")
_LONE_SIGN = re.compile("([0-9]{1,3})([.,])([0-9]{1,3})")
_GROUPS = re.compile("[.,'’ ]")
_AROUND = "%~≈+±<> "
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})
_TIMES = {
    **dict.fromkeys(("", "takipçi", "abone", "followers", "subscribers"), 1.0),
    **dict.fromkeys(("k", "bin", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "mio", "mln", "milyon", "million"), 1e6),
    **dict.fromkeys(("bn", "mr", "mlr", "milyar", "billion"), 1e9),
}
_TURKISH_WORDS = frozenset(("bin", "mn", "mr", "milyon", "milyar"))
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Style:
    """How one column writes its numbers."""

    #: What stands before three last digits as a decimal sign; empty where a lone sign there groups thousands.
    decimal: str = ""
    #: Whether `12,5B` is 12,500 (bin) and not 12,500,000,000 (billion).
    bin: bool = False


def number_style(cells: Iterable[str], delimiter: str, *, rate: bool = False) -> Style:
    """Judge a column by its cells (of many, the first 2,000 with a sign or a word): `12.500` is 12500 beside `1.250.000`, and 12.5 beside `3.45`.

    Only three digits after one sign are ever in doubt (`12.500`); where no other cell decides they are thousands in a
    column of counts and decimals in one of rates. `B` is a thousand where the column is written as Turks do:
    decimal commas before a suffix, `Mn`, or a file with semicolons.
    """
    votes: Counter[str] = Counter()
    turkish = english = 0
    for digits, suffix in _numbers(cells):
        signs = [sign for sign in ".," if sign in digits]
        sure = _decimal(digits, signs)
        if _TIMES.get(suffix) != 1:
            turkish += suffix in _TURKISH_WORDS or (suffix == "b" and sure == ",")
            english += suffix == "b" and sure == "."
        elif signs:
            votes[sure or "?" + signs[0]] += 1
    return Style(
        _ambiguous(votes, delimiter, rate=rate), bool(turkish > english or (delimiter == ";" and not english))
    )


def parse_number(cell: str, style: Style) -> float | None:
    """Read one cell of a column of that style; None where it holds no number (`N/A`, `10-20K`, words).

    `%3,45` and `3.45%` are 3.45; `12.5K`, `1,2 Mn` and `3e+06` are multiplied out.
    """
    if cell.isdecimal() and cell.isascii() and len(cell) < 16:
        return float(cell)
    match = _LONE_SIGN.fullmatch(cell)
    if match:  # what nearly all cells are: 12.500, 3,45
        head, sign, tail = match.groups()
        thousands = len(tail) == 3 and sign != style.decimal and head != "0"
        return float(head + tail if thousands else f"{head}.{tail}")
    match = _match(cell)
    times = _times(match[3], style) if match else None
    if match is None or times is None:
        return None
    value = _plain(match[1], style.decimal if times == 1 else _last_sign(match[1]))
    return value if value is None else _scaled(value, int(match[2] or 0), times)


def step(cell: str, style: Style) -> float:
    """Say how far a number may lie from the one that was meant, because the cell shortens it: `149.2M` by 100,000."""
    match = _match(cell)
    times = _times(match[3], style) if match else None
    if match is None or times is None or times == 1:
        return 0
    _, sign, tail = match[1].strip().rpartition(_last_sign(match[1]))
    return times / 10 ** len(tail) if sign else times


def example(cells: Iterable[str], style: Style) -> tuple[str, float] | None:
    """Return a cell and its number: the first that could be read in two ways or is written short, else the first of all.

    `12.500` is 12500.
    """
    plain = None
    for cell in cells:
        if cell.isdecimal():
            plain = plain or cell
        elif cell and (value := parse_number(cell, style)) is not None:
            return cell, value
    number = parse_number(plain, style) if plain else None
    return None if plain is None or number is None else (plain, number)


def _scaled(value: float, exponent: int, times: float) -> float:
    """Multiply out, and round away the dust of binary fractions: 8.7 million is a whole number."""
    return round(value * 10.0**exponent * times, 6)


def _match(cell: str) -> re.Match[str] | None:
    text = words(cell.translate(_SPACES))
    return _NUMBER.fullmatch(text.strip(_AROUND).lower().replace("i̇", "i")) if text else None


def _numbers(cells: Iterable[str]) -> Iterator[tuple[str, str]]:
    for cell in islice((cell for cell in cells if cell and not cell.isdecimal()), _SAMPLE):
        match = _match(cell)
        if match:
            yield match[1].strip(), match[3]


def _times(suffix: str, style: Style) -> float | None:
    if suffix == "b":
        return 1e3 if style.bin else 1e9
    return _TIMES.get(suffix)


def _decimal(digits: str, signs: list[str]) -> str:
    """Return the sign that is surely the decimal one in this cell, or "" for doubt."""
    if len(signs) == 2:
        return _last_sign(digits)
    if not signs:
        return ""
    sign = signs[0]
    if digits.count(sign) > 1:
        return "," if sign == "." else "."
    head, _, tail = digits.partition(sign)
    return "" if len(tail) == 3 and 0 < len(head) < 4 and head != "0" else sign


def _last_sign(digits: str) -> str:
    return max(".,", key=digits.rfind)


def _ambiguous(votes: Counter[str], delimiter: str, *, rate: bool) -> str:
    comma, point = votes[","], votes["."]
    if comma != point:
        return "," if comma > point else "."
    if comma:
        return "," if delimiter == ";" else "."
    if not rate:
        return ""
    return "," if votes["?,"] > votes["?."] else "."


def _plain(digits: str, decimal: str) -> float | None:
    """Read digits, of which a lone sign before three last digits is *decimal* or groups thousands."""
    digits = digits.strip()
    signs = [sign for sign in ".," if sign in digits]
    sign = _decimal(digits, signs) or decimal
    whole, _, part = digits.partition(sign) if sign in signs else (digits, "", "")
    if not _grouped(whole):
        return None
    number = _GROUPS.sub("", whole) + "." + part
    return float(number) if number != "." and _GROUPS.search(part) is None else None


def _grouped(whole: str) -> bool:
    """Say whether thousands stand in threes."""
    pieces = _GROUPS.split(whole)
    return len(pieces) == 1 or (0 < len(pieces[0]) < 4 and all(len(piece) == 3 for piece in pieces[1:]))
