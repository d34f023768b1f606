"""The bytes of a CSV or TSV file in; a Sheet out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from outreach.errors import InputError, UsageError
from outreach.sheets.cells import plain_rows, rows
from outreach.sheets.decoding import decode
from outreach.sheets.guessing import DELIMITERS, find_headings, guess_delimiter, named_delimiter
from outreach.sheets.sheet import Broken, Dialect, Row, Sheet
from outreach.text import clean

_NO_WORDS = ' \t\r\n";,|'
_DELIMITER_WORDS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


def read(data: bytes, *, name: str, encoding: str | None = None, delimiter: str | None = None) -> Sheet:
    """Read what Excel, Google Sheets or a platform exported, whatever encoding and delimiter it chose.

    Title lines above the headings and empty rows are left out, short rows are filled up. A row that does not fit
    becomes one of `broken`. *name* is the file's, for messages; *encoding* and *delimiter* overrule the guess.
    Raises InputError for a file that is no text, is empty or holds headings alone; UsageError for an encoding or
    delimiter that does not exist. Any other bytes give a Sheet.
    """
    text, codec = decode(data, name=name, encoding=encoding)
    if not text.strip(_NO_WORDS):
        raise InputError(f"{name}: the file is empty", hint="export the sheet again")
    lines = list(io.StringIO(text, newline=""))
    named = named_delimiter(lines[0])
    chosen = _known(delimiter) if delimiter else named or guess_delimiter(lines)
    begin = find_headings(lines, chosen, name=name, first=1 if named else 0)
    found = _rows(lines, chosen, name, begin)
    line, headings, fault = next(found, (0, [], ""))
    if fault:
        raise InputError(f"{name}:{line}: {fault}, and this is the line of the headings")
    good, broken = _sort(found, len(headings))
    if not good and not broken:
        raise InputError(f"{name}: headings, and no row below them", hint="export the sheet with its rows")
    return Sheet(Dialect(codec, chosen), tuple(map(clean, headings)), tuple(good), tuple(broken))


def _known(delimiter: str) -> str:
    sign = _DELIMITER_WORDS.get(delimiter.lower(), delimiter)
    if sign not in DELIMITERS:
        raise UsageError(f"{delimiter!a}: no such delimiter", hint="--delimiter with one of ; , | or tab")
    return sign


def _rows(lines: list[str], delimiter: str, name: str, first: int) -> Iterator[tuple[int, list[str], str]]:
    plain = plain_rows(lines, delimiter, first=first)
    if plain is None:
        return rows(lines, delimiter, name=name, first=first)
    return ((line, cells, "") for line, cells in enumerate(plain, first + 1) if cells)


def _sort(found: Iterable[tuple[int, list[str], str]], width: int) -> tuple[list[Row], list[Broken]]:
    good: list[Row] = []
    broken: list[Broken] = []
    for line, cells, fault in found:
        if fault:
            broken.append(Broken(line, tuple(cells), fault))
        elif len(cells) == width:
            if cells[0].strip() or any(map(str.strip, cells)):
                good.append(Row(line, tuple(cells)))
        elif any(map(str.strip, cells[width:])):
            broken.append(Broken(line, tuple(cells), _too_long(cells, width)))
        elif any(map(str.strip, cells)):
            good.append(Row(line, tuple(cells[:width]) + ("",) * (width - len(cells))))
    return good, broken


def _too_long(cells: list[str], width: int) -> str:
    more = len(cells) - width
    return f"{more} {'cell' if more == 1 else 'cells'} more than headings"
