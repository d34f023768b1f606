"""The name of a file of phrases in; its phrases, and patterns that find them in folded lines, out.

In a phrase `*` stands for some words of the line and `~` for the rest of a word; `^` in front begins the line, `|` behind
ends the word and `$` the line. `{name}` stands for one of the words under that name, `{name?} ` for one or none of them
and `{name+} ` for up to five.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
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

_WORD = re.compile(r"\w+")
#: Letters by which phrases are sorted.
_HEAD = 3

_Words = Mapping[str, Sequence[str]]
#: How a word of a phrase begins, with a blank where it ends too, and what of the phrase stands behind it.
_Step = tuple[str, str]
#: A phrase, and what of it is still to come.
_Rest = tuple[str, str]


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


class _Reached:
    """Where phrases stand after words that they share."""

    def __init__(self, known: Forms, rests: frozenset[_Rest]) -> None:
        self._known, self._rests = known, rests
        #: The phrases that are at their end.
        self.ended = frozenset(phrase for phrase, rest in rests if not rest)

    @cached_property
    def onward(self) -> Mapping[str, tuple[tuple[str, _Reached], ...]]:
        """Give for the letters with which the next word begins how it does, and where it leads; under none what is as short."""
        behind: dict[str, set[_Rest]] = {}
        for phrase, rest in self._rests:
            for begins, then in self._known.steps(rest) if rest else ():
                behind.setdefault(begins, set()).add((phrase, then))
        onward: dict[str, list[tuple[str, _Reached]]] = {"": []}
        for begins, rests in behind.items():
            known = len(begins) >= _HEAD or begins.endswith(" ")
            head = begins.rstrip()[:_HEAD] if known else ""
            onward.setdefault(head, []).append((begins, self._known.at(frozenset(rests))))
        return {head: (*ways, *(onward[""] if head else ())) for head, ways in onward.items()}


class Forms:
    """Phrases of which each is compiled once a text has its words one after the other: most answers have none."""

    def __init__(self, phrases: Iterable[str], words: _Words) -> None:
        """Take the phrases; *words* are those that their places stand for."""
        self._words = words
        self._reached: dict[frozenset[_Rest], _Reached] = {}
        self._steps: dict[str, list[_Step]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._begin = self.at(frozenset((phrase, phrase) for phrase in phrases))

    def near(self, text: str) -> set[str]:
        """Give those phrases that may stand in a folded text; all that stand there are among them."""
        found: set[str] = set()
        reached: list[_Reached] = []
        begin = self._begin.onward
        for word in [*_WORD.findall(text), ""]:  # behind the last one nothing more may be needed
            head = word[:_HEAD]
            steps = begin.get(head, begin[""])
            for one in reached:
                steps += one.onward.get(head, one.onward[""])
            reached = [then for begins, then in steps if f"{word} ".startswith(begins)] if steps else []
            for one in reached:
                found |= one.ended
        return found

    def at(self, rests: frozenset[_Rest]) -> _Reached:
        """Give where phrases stand of which the *rests* are still to come."""
        if rests not in self._reached:
            self._reached[rests] = _Reached(self, rests)
        return self._reached[rests]

    def steps(self, rest: str) -> list[_Step]:
        """Give the steps of the rest of a phrase."""
        if rest not in self._steps:
            self._steps[rest] = list(_steps(rest, self._words))
        return self._steps[rest]

    def found_in(self, lines: str, near: Iterable[str]) -> bool:
        """Say whether one of some folded lines has one of the phrases that are *near*."""
        return any(self._pattern(phrase).search(lines) for phrase in near)

    def _pattern(self, phrase: str) -> re.Pattern[str]:
        if phrase not in self._compiled:
            self._compiled[phrase] = pattern([phrase], self._words)
        return self._compiled[phrase]


def _steps(phrase: str, words: _Words, begun: str = "") -> Iterator[_Step]:
    """Give the words with which a phrase goes on; nothing stands behind one where it ends, or anything may follow."""
    phrase = phrase.removeprefix("^")
    if place := _PLACE.match(phrase):
        rest, times = phrase[place.end() :], _times(place[0])
        behind = {"": rest, "?": f" {rest}"}.get(times, f" {phrase}")
        for word in words[_name(place[0])]:
            yield from _steps(word + behind, words, begun)
        if times:
            yield from _steps(rest, words, begun)
        return
    letters = found[0] if (found := _WORD.match(phrase)) else ""
    begun, behind = begun + _letters(letters), phrase[len(letters) :]
    if behind.startswith("{"):
        yield from _steps(behind, words, begun)
    elif not behind or behind.lstrip().startswith("*"):
        yield begun, ""
    elif behind[0] == "~":
        yield begun, behind[1:] if behind[1:2] in " |$" else ""
    elif begun:
        yield f"{begun} ", behind[1:]
    else:
        yield from _steps(behind[1:], words)


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
    keys = _keys("\n".join(line[:_LONG] for line in shown))
    first = found.search(keys)
    return shown[keys.count("\n", 0, first.start())] if first else None


@lru_cache(maxsize=8)
def _keys(lines: str) -> str:
    """Fold lines; several phrases are looked for in the same ones."""
    return "\n".join(" ".join(key.split()) for key in _letters(lines).split("\n"))
