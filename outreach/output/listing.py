"""Records of one kind in; a table for a terminal, tabs for a pipe, JSON or CSV for other programs out."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, Literal

from outreach.text import Language, clean

_GAP = 2
_HEADING = 6
_LEAST = 12
_NARROWEST = 20
_MORE = "…"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How a listing is written."""

    #: Columns for reading, cut to the width of the terminal; where that is short, those that say nothing are left out.
    TABLE = "table"
    #: One record a line, tabs between, nothing cut, no heading: for a pipe.
    TABS = "tabs"
    #: A list of objects.
    JSON = "json"
    #: For a spreadsheet: UTF-8 with BOM, `;` where Excel wants it, no cell that could be a formula.
    CSV = "csv"


def listing(records: Sequence[Any], kind: type[Any], form: Format, *, width: int, language: Language) -> str:
    """Write *records*, dataclasses of *kind*; their field names are the columns and the JSON keys."""
    names = [field.name for field in dataclasses.fields(kind)]
    rows = [[getattr(record, name) for name in names] for record in records]
    if form is Format.JSON:
        return json.dumps(
            [dict(zip(names, map(_plain, row), strict=True)) for row in rows], ensure_ascii=False, indent=2
        )
    if form is Format.CSV:
        return _csv(names, rows, ";" if language is Language.TR else ",")
    if form is Format.TABS:
        return "\n".join("\t".join(_cell(value) for value in row) for row in rows)
    return _table(names, rows, width)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one) for one in value]
    return value


def _cell(value: Any) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, list):
        return ", ".join(map(_cell, plain))
    if isinstance(plain, float):
        return str(int(plain)) if plain.is_integer() else f"{plain:.15g}"
    return clean(str(plain))


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_spreadsheet(value, delimiter) for value in row] for row in rows)
    return "\ufeff" + out.getvalue().removesuffix("\r\n")


def _spreadsheet(value: Any, delimiter: str) -> str:
    """Keep a spreadsheet from running text that begins like a formula, and from taking 3.5 for the 3rd of May."""
    cell = _cell(value)
    if isinstance(value, int | float):
        return cell.replace(".", ",") if delimiter == ";" else cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - slow, and only tables need it
    from rich.console import Console  # noqa: PLC0415 - the same
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    cells = [[_cell(value) for value in row] for row in rows]
    longest = [max((cell_len(row[n]) for row in cells), default=0) for n in range(len(names))]
    columns = _columns([len(name) for name in names], longest, max(width, _NARROWEST))
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, _GAP, 0, 0))
    for n, wide in columns.items():
        heading = names[n].replace("_", " ") if n < len(names) else _MORE
        right = any(n < len(row) and isinstance(row[n], int | float) for row in rows)
        justify: Literal["left", "right"] = "right" if right else "left"
        table.add_column(heading, justify=justify, overflow="ellipsis", no_wrap=True, width=wide)
    for row in cells:
        table.add_row(*(Text(row[n] if n < len(row) else "") for n in columns))
    out = io.StringIO()
    Console(file=out, width=max(width, _NARROWEST), color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))


def _columns(headings: Sequence[int], cells: Sequence[int], width: int) -> dict[int, int]:
    """Choose which columns to show and how wide, from the lengths of heading and longest cell of each.

    Where there is not room for all, columns that say nothing go first; then headings are cut, then the longest cells; and
    where that would leave too little of these, the last columns go, for which a column past the end stands.
    """
    wanted = {n: max(both) for n, both in enumerate(zip(headings, cells, strict=True))}
    if _total(wanted) <= width:
        return wanted
    wanted = {n: wide for n, wide in wanted.items() if cells[n]} or wanted
    if _total(wanted) > width:
        wanted = {n: max(cells[n], min(headings[n], _HEADING)) for n in wanted}
    while len(wanted) > 2 and _widest(wanted, width) < min(_LEAST, max(wanted.values())):
        wanted.pop(len(headings), None)
        wanted.popitem()
        wanted[len(headings)] = len(_MORE)
    widest = _widest(wanted, width)
    return {n: min(wide, widest) for n, wide in wanted.items()}


def _total(wanted: Mapping[int, int]) -> int:
    return sum(wanted.values()) + _GAP * (len(wanted) - 1)


def _widest(wanted: Mapping[int, int], width: int) -> int:
    """Say how wide a column may be so that all fit: the long ones are cut before any short one is."""
    left, room = sorted(wanted.values()), width - _GAP * (len(wanted) - 1)
    while left:
        share = max(room // len(left), 1)
        if left[0] > share:
            return share
        room -= left.pop(0)
    return max(wanted.values(), default=0)
