"""A sheet in which no column was taken for addresses or handles in; the column that may hold them out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from outreach.errors import InputError
from outreach.people.addresses import bare
from outreach.people.handles import read_handle
from outreach.people.headings import Columns
from outreach.people.meanings import Meaning
from outreach.sheets import Sheet

_SAMPLE, _FEWEST = 200, 5


def offered(sheet: Sheet, columns: Columns) -> str | None:
    """Give a choice such as `Adres=email`, as `--columns` takes it, for the likeliest column; None where there is none.

    Of addresses most cells must be one; of handles nearly all, each another one, and some such as no plain word is.
    """
    for meaning, share, fits in ((Meaning.EMAIL, 0.5, _is_address), (Meaning.HANDLE, 0.9, _is_handle)):
        for column in columns.columns:
            cells = list(islice(filter(None, map(str.strip, sheet.cells(column.index))), _SAMPLE))
            likely = meaning is Meaning.EMAIL or _are_no_words(cells)
            if cells and likely and sum(map(fits, cells)) >= share * len(cells):
                return f"{column.heading}={meaning}"
    return None


def _are_no_words(cells: Sequence[str]) -> bool:
    differ = len({cell.lower() for cell in cells}) > 0.8 * len(cells)
    signs = sum(any(not letter.isalpha() for letter in cell) for cell in cells)
    return differ and len(cells) >= _FEWEST and signs >= 0.1 * len(cells)


def _is_address(cell: str) -> bool:
    try:
        return bool(bare(cell))
    except InputError:
        return False


def _is_handle(cell: str) -> bool:
    if not any(map(str.isalpha, cell)) or cell[0].isdecimal():
        return False
    try:
        return read_handle(cell) is not None
    except InputError:
        return False
