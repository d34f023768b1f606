"""Rejected rows in; the bytes of a file that can be mended and read again out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from outreach.sheets.sheet import Dialect

#: The heading of the last column; understood and left out when the file is imported again.
REASON = "reject reason"


def write(headings: Sequence[str], rows: Iterable[tuple[Sequence[str], str]], dialect: Dialect) -> bytes:
    """Write *rows*, each with the reason why it was rejected, in the encoding and with the delimiter of the file read.

    The reason stands in a last column; one of an earlier round is replaced. Cells beyond the headings stand after
    it. Where the encoding has no such letter (a name mended into Greek) the whole file is UTF-8 with a mark.
    """
    kept = [index for index, heading in enumerate(headings) if heading != REASON]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow([*(headings[index] for index in kept), REASON])
    for cells, reason in rows:
        inside = [cells[index] if index < len(cells) else "" for index in kept]
        writer.writerow([*inside, reason, *cells[len(headings) :]])
    return _encode(text.getvalue(), dialect.encoding)


def _encode(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return text.encode("utf-8-sig", errors="replace")
