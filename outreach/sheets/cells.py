"""Lines of delimited text in; cells, with the line on which each row begins, out."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator, Sequence
from itertools import chain, islice

from outreach.errors import InputError

OPEN_QUOTE = "a quotation mark is opened and not closed"
TOO_LONG = f"a cell of more than {csv.field_size_limit()} characters, or an open quotation mark"
#: A line that no sheet holds: where it does not come back alone, the row before it has an open quotation mark.
_END = "\0end of the sheet\0"
#: Each open quotation mark may cost a walk to the end of the file.
_MOST_WALKS = 50

_Row = tuple[int, list[str], str]


def rows(lines: Sequence[str], delimiter: str, *, name: str, first: int = 0) -> Iterator[_Row]:
    """Yield line (from 1), cells and fault ("" for none) of each row from index *first* on, blank lines left out.

    A quotation mark that is never closed spoils the row in which it stands, not the rows below: these are read as if it
    were not there. Raises InputError where there is no end of such marks.
    """
    walks = 0
    while first < len(lines):
        first = yield from _until_open(lines, delimiter, first)
        walks += 1
        if walks > _MOST_WALKS and first < len(lines):
            raise InputError(f"{name}:{first}: too many quotation marks that are opened and not closed")


def plain_rows(lines: Sequence[str], delimiter: str, *, first: int = 0) -> list[list[str]] | None:
    """Read all cells from index *first* on at once, where each line is one row; None where some cell has a line break.

    Three times as fast as `rows`. A blank line is a row without cells.
    """
    source = chain(islice(lines, first, None), (_END,))
    try:
        found = list(csv.reader(source, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return None
    return found[:-1] if len(found) == len(lines) - first + 1 else None


def _until_open(lines: Sequence[str], delimiter: str, first: int) -> Generator[_Row, None, int]:
    """Yield rows up to and with the first one whose quotation mark stays open; return the index to go on from."""
    reader = csv.reader(
        chain(islice(lines, first, None), (_END,)), delimiter=delimiter, skipinitialspace=True
    )
    begin, width, fault = first, 0, OPEN_QUOTE
    try:
        for cells in reader:
            end = first + reader.line_num
            if end > len(lines) or (end - begin > 1 and _swallows(lines[begin:end], delimiter, width)):
                break
            width = width or len(cells)
            if cells:
                yield begin + 1, cells, ""
            begin = end
    except csv.Error:
        fault = TOO_LONG
    if begin < len(lines):
        yield begin + 1, _alone(lines[begin], delimiter), fault
    return begin + 1


def _swallows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Say whether a cell with line breaks holds whole rows: two stray quotation marks, the second closing the first.

    In a sheet of one to three columns a line of prose looks like a row too, so there nothing is said.
    """
    prose = delimiter + " "
    like_rows = all(line.count(delimiter) == width - 1 for line in lines)
    return width > 3 and like_rows and not any(prose in line for line in lines[1:])


def _alone(line: str, delimiter: str) -> list[str]:
    return [cell.strip('"') for cell in line.rstrip("\r\n").split(delimiter)]
