"""The name of a file of phrases in; its phrases, and patterns that find them in folded lines, out.

In a phrase `*` stands for some words of the line and `~` for the rest of a word; `^` in front begins the line, `|` behind
ends the word and `$` the line. `{name}` stands for one of the words under that name, `{name?} ` for one or none of them
and `{name+} ` for up to five.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from outreach.text import search_key

#: What `*` and `~` stand for.
_SOME, _REST = r".{0,40}?", r"\w{0,12}+"
_ENDS = {"|": r"(?!\w)", "$": "$"}
#: The place of a word; the blank behind one that may be left out is left out with it.
_PLACE = re.compile(r"(\{\w+\}|\{\w+[?+]\} ?)")
_TIMES = {"?": "?", "+": "{0,5}"}
#: Characters of a line, and lines, that are looked at.
_LONG, _LINES = 500, 2000

#: Letters by which phrases are sorted, and where words begin.
_HEAD = 3
_BEGINS = re.compile(rf"(?<!\w)(?=(\w.{{0,{_HEAD - 1}}}))")
#: What stands before a further word of a phrase; behind `*` any part of a word may follow.
_NEXT = re.compile(r"(?<!\*) (?=[^ *])")

_Words = Mapping[str, Sequence[str]]


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
    return pattern([one for key in keys for one in found[key]], found.get("words"))


@cache
def forms(name: str, *keys: str) -> Forms:
    """Give the phrases that stand under *keys* of a file for whoever looks for many, most of which are never met."""
    found = phrases(name)
    return Forms([one for key in keys for one in found[key]], found.get("words", {}))


class Forms:
    """Phrases of which each is compiled when a text has words that begin as all of its words do: most answers have none."""

    def __init__(self, phrases: Iterable[str], words: _Words) -> None:
        """Sort the phrases by how they begin; *words* are those that their places stand for."""
        self._words = words
        self._by_head: dict[str, list[str]] = {}
        #: Phrase -> for each further word of it the letters with which that may begin.
        self._needs: dict[str, list[frozenset[str]]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for phrase in phrases:
            core = phrase.removeprefix("^")
            for head in set(_heads(core, words)):
                self._by_head.setdefault(head, []).append(phrase)
            further = (frozenset(_heads(core[found.end() :], words)) for found in _NEXT.finditer(core))
            self._needs[phrase] = [heads for heads in further if "" not in heads]

    def near(self, text: str) -> list[str]:
        """Give those phrases that may stand in a folded text; all that stand there are among them."""
        begins = set(_BEGINS.findall(text))
        heads = begins.union(*({begin[:size] for begin in begins} for size in range(1, _HEAD)))
        tried = {phrase for head in heads & self._by_head.keys() for phrase in self._by_head[head]}
        return [phrase for phrase in tried if not any(need.isdisjoint(heads) for need in self._needs[phrase])]

    def found_in(self, lines: str, near: Iterable[str]) -> bool:
        """Say whether one of some folded lines has one of the phrases that are *near*."""
        return any(self._pattern(phrase).search(lines) for phrase in near)

    def _pattern(self, phrase: str) -> re.Pattern[str]:
        if phrase not in self._compiled:
            self._compiled[phrase] = pattern([phrase], self._words)
        return self._compiled[phrase]


def _heads(phrase: str, words: _Words) -> Iterator[str]:
    """Give the letters with which a phrase may begin, up to three; empty where it may be empty."""
    place = _PLACE.match(phrase)
    if place is None:
        yield _letters(phrase)[:_HEAD].partition("*")[0].rstrip(" |$~")
        return
    rest = phrase[place.end() :]
    for word in words[_name(place[0])]:
        bare = word.removeprefix("^").removesuffix("|")
        yield from (_heads(bare, words) if bare else _heads(rest, words))
    if _times(place[0]):
        yield from _heads(rest, words)


def pattern(given: Iterable[str], words: _Words | None = None) -> re.Pattern[str]:
    """Compile phrases, each of which begins a word; *words* are those that their places stand for."""
    longest = sorted(dict.fromkeys(given), key=len, reverse=True)
    begins: dict[str, list[str]] = {}
    for phrase in longest:
        form = _written(phrase, words or {})
        begins.setdefault(form[0] if form[0].isalnum() else "", []).append(form)
    # by their first letter, so that few are tried where a word begins
    groups = ["|".join(begins.pop("", ())), *(_behind(letter, forms) for letter, forms in begins.items())]
    return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, groups))})", re.MULTILINE)


def _behind(letter: str, forms: Sequence[str]) -> str:
    return f"{letter}(?:{'|'.join(form[1:] for form in forms)})"


def _written(phrase: str, words: _Words) -> str:
    begins, ends = "^" if phrase.startswith("^") else "", _ENDS.get(phrase[-1:], "")
    core = phrase.removeprefix("^")
    pieces = _PLACE.split(core[:-1] if ends else core)
    return begins + "".join(_place(one, words) if _PLACE.match(one) else _plain(one) for one in pieces) + ends


def _plain(piece: str) -> str:
    """Write what stands between two places; blanks beside `*` may be there or not."""
    said = re.sub(r" ?\* ?", "*", _letters(piece))
    return re.escape(said).replace(r"\*", f" ?{_SOME}").replace(r"\~", _REST)


def _place(place: str, words: _Words) -> str:
    times = _times(place)
    longest = sorted(words[_name(place)], key=len, reverse=True)
    one = f"(?:{'|'.join(_written(word, words) for word in longest)})"
    return f"(?:{one} ){times}" if times else one


def _name(place: str) -> str:
    return place.strip("{}?+ ")


def _times(place: str) -> str:
    return _TIMES.get(place.rstrip()[-2], "")


def first_line(found: re.Pattern[str], shown: Sequence[str]) -> str | None:
    """Give the first of some lines that has one of the phrases."""
    keys = _letters("\n".join(line[:_LONG] for line in shown)).split("\n")
    return next(
        (line for line, key in zip(shown, keys, strict=False) if found.search(" ".join(key.split()))), None
    )
