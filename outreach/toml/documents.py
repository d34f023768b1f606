"""TOML bytes or text in; a Document, or a ConfigError that names the file and the line, out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from outreach.errors import ConfigError
from outreach.text import clean
from outreach.toml.lines import Path, lines_of

__all__ = ["Document", "Path", "Problem", "decode", "failure", "parse"]

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_BACKSLASH = r"a backslash in double quotes is written \\; in 'single quotes' it stands alone"
# tomllib's words (their beginning) -> ours, for what people do most often.
_SYNTAX = {
    "Invalid value": 'not a value; text stands in quotes: "text"',
    "Illegal character '\\n'": "a quote opens here and is not closed on the same line",
    "Unescaped '\\\\' in a string": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
    "Escaped character is not": _BACKSLASH,
    "Expected '=' after a key": 'a name, then = and a value, is expected here: name = "text"',
    "Expected newline or end of document": "more than one value on the line",
    "Cannot overwrite a value": "set a second time",
    "Cannot declare": "this table stands here a second time",
    "Cannot mutate immutable": "this table is closed already; its settings stand together in one place",
    "Unterminated string": "a quote is opened and never closed",
    "Invalid date or datetime": "no such day; dates are written 2026-12-31",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a line such as `config.toml:12: mail.smtp.prot: no such setting; did you mean port?`."""

    #: The file, or the environment variable, or the flag.
    file: str
    line: int | None
    #: The setting with dots; empty where the file as a whole is meant.
    path: str
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.path, self.message) if part)


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML file's data and where each part of it stands."""

    name: str
    data: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int | None:
        """Find the line of *path*, or of the nearest table around it; None for the file as a whole."""
        near = (path[:length] for length in range(len(path), 0, -1))
        return next((self.lines[one] for one in near if one in self.lines), None)

    def place(self, path: Path) -> tuple[str, int | None]:
        """Say in which file and line *path* stands."""
        return self.name, self.line(path)


def decode(data: bytes, *, name: str) -> str:
    """Read a file's bytes as UTF-8, with or without a mark; raises ConfigError naming the line that is something else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise failure(
            [Problem(name, line, "", "a letter that is not UTF-8; save the file as UTF-8")]
        ) from None


def parse(text: str, *, name: str) -> Document:
    """Read TOML; raises ConfigError with the line of a syntax error. *name* is what messages call the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        return Document(name, tomllib.loads(text), lines_of(text))
    except RecursionError:
        raise failure([Problem(name, None, "", "lists or tables are nested too deeply")]) from None
    except ValueError as error:
        raise failure([_syntax(str(error), text, name)]) from None


def failure(found: Iterable[Problem]) -> ConfigError:
    """Make the error whose message is one line for each problem, in the order of the lines.

    Raise it `from None`: what pydantic found wrong holds the values, and a value may be a secret.
    """
    ordered = sorted(found, key=lambda one: (one.file, one.line or 0))
    return ConfigError("\n".join(dict.fromkeys(str(one) for one in ordered)))


def _syntax(words: str, text: str, name: str) -> Problem:
    place = _PLACE.search(words)
    line = None
    if place:
        line = int(place[1]) if place[1] else len(text.splitlines()) or 1
        words = words[: place.start()]
    ours = next((ours for theirs, ours in _SYNTAX.items() if words.startswith(theirs)), None)
    return Problem(name, line, "", ours or clean(words))
