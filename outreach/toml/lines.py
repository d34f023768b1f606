"""Valid TOML text in; the line of every table, key and list item out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]

# Strings and comments are one token each, so that no bracket or newline inside them counts.
_TOKEN = re.compile(
    r'(?P<long>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5})'
    r'|(?P<text>"(?:\\.|[^"\\])*"|\'[^\']*\')'
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<mark>[\[\]{}=,.\n])"
    r"|(?P<bare>[^\s\[\]{}=,.#\"']+)",
    re.DOTALL,
)


def lines_of(text: str) -> Mapping[Path, int]:
    """Find the 1-based line of each path of *text*, which tomllib has read without an error.

    A path holds keys and, for lists, 0-based places: `("steps", 1, "wait")`.
    """
    return _Scan(text).run()


class _Scan:
    """A walk over the tokens that keeps the place and what was found so far."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0
        self.lines: dict[Path, int] = {}
        self.items: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while self.at < len(self.tokens):
            word = self.word()
            if word == "\n":
                self.at += 1
            elif word == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.lines

    def word(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "\n"

    def header(self) -> Path:
        line = self.tokens[self.at][1]
        brackets = 2 if self.tokens[self.at + 1][0] == "[" else 1
        self.at += brackets
        *parents, last = self.keys("]")
        self.at += brackets
        path: Path = ()
        for key in parents:
            path = self.latest((*path, key))
            self.lines.setdefault(path, line)
        path = (*path, last)
        if brackets == 2:
            self.lines.setdefault(path, line)
            self.items[path] = self.items.get(path, 0) + 1
            path = self.latest(path)
        self.lines[path] = line
        return path

    def latest(self, path: Path) -> Path:
        """Below `[[steps]]` a header `[steps.x]` means the newest item."""
        return (*path, self.items[path] - 1) if path in self.items else path

    def pair(self, table: Path) -> None:
        line = self.tokens[self.at][1]
        path = table
        for key in self.keys("="):
            path = (*path, key)
            self.lines.setdefault(path, line)
        self.at += 1
        self.value(path)

    def keys(self, stop: str) -> list[str]:
        words = []
        while self.word() != stop:
            words.append(self.word())
            self.at += 1
        return _split("".join(words))

    def value(self, path: Path) -> None:
        opening = self.word()
        if opening not in {"[", "{"}:
            self.scalar()
            return
        self.at += 1
        place = 0
        while (word := self.word()) not in {"]", "}"}:
            if word in {",", "\n"}:
                self.at += 1
            elif opening == "{":
                self.pair(path)
            else:
                self.lines[*path, place] = self.tokens[self.at][1]
                self.value((*path, place))
                place += 1
        self.at += 1

    def scalar(self) -> None:
        while self.word() not in {",", "]", "}", "\n"}:
            self.at += 1


def _tokens(text: str) -> list[tuple[str, int]]:
    found = []
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match.lastgroup != "comment":
            found.append((match.group(), line))
    return found


def _split(written: str) -> list[str]:
    """Read `a."b.c".d` as tomllib does."""
    keys: list[str] = []
    level = tomllib.loads(f"{written} = 0")
    while isinstance(level, dict):
        ((key, level),) = level.items()
        keys.append(key)
    return keys
