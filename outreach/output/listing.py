"""Records of one kind in; a table for a terminal, tabs for a pipe, JSON or CSV for other programs out."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from outreach.text import Language, clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How a listing is written."""

    #: Columns for reading, cut to the width of the terminal.
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
    from rich.console import Console  # noqa: PLC0415 - slow, and only tables need it
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for number, name in enumerate(names):
        right = any(isinstance(row[number], int | float) for row in rows)
        table.add_column(
            name.replace("_", " "), justify="right" if right else "left", overflow="ellipsis", no_wrap=True
        )
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n"))
