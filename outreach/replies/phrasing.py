"""The name of a file of phrases in; its phrases, and patterns that find them in folded lines, out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

from outreach.text import search_key

#: What `*` stands for in a phrase: some words of the same line.
_SOME = r".{0,40}?"
#: Characters of a line, and lines, that are looked at.
_LONG, _LINES = 500, 2000


@cache
def phrases(name: str) -> dict[str, Any]:
    """Read the phrases of one subject."""
    text = resources.files("outreach.replies.phrases").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def folded(line: str, most: int = _LONG) -> str:
    """Fold a line for finding phrases: case, Turkish letters, curly quotes, blanks."""
    return " ".join(_letters(line[:most]).split())


def _letters(text: str) -> str:
    return search_key(text).replace("’", "'").replace("`", "'")


def lines(text: str) -> list[str]:
    """Give the lines that are looked at."""
    return text.split("\n", _LINES)[:_LINES]


@cache
def finder(name: str, *keys: str) -> re.Pattern[str]:
    """Compile the phrases that stand under *keys* of a file, to be found anywhere in a folded line."""
    found = phrases(name)
    return pattern([one for key in keys for one in found[key]])


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases; each begins a word, or the line where it begins with `^`, and ends a word where it ends in `|`."""
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)
    begins: dict[str, list[str]] = {}
    for phrase in longest:
        form = _written(phrase)
        begins.setdefault(form[0] if form[0].isalnum() else "", []).append(form)
    # by their first letter, so that few are tried where a word begins
    groups = ["|".join(begins.pop("", ())), *(_behind(letter, forms) for letter, forms in begins.items())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, groups))})")


def _behind(letter: str, forms: Sequence[str]) -> str:
    return f"{letter}(?:{'|'.join(form[1:] for form in forms)})"


def _written(phrase: str) -> str:
    core = phrase.removesuffix("|").removeprefix("^")
    pieces = (re.escape(folded(piece)) for piece in core.split("*"))
    begins, ends = "^" if phrase.startswith("^") else "", r"(?!\w)" if phrase.endswith("|") else ""
    return begins + rf" ?{_SOME}".join(pieces) + ends


def first_line(found: re.Pattern[str], shown: Sequence[str]) -> str | None:
    """Give the first of some lines that has one of the phrases."""
    keys = _letters("\n".join(line[:_LONG] for line in shown)).split("\n")
    return next(
        (line for line, key in zip(shown, keys, strict=False) if found.search(" ".join(key.split()))), None
    )
