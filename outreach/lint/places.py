"""An offset of a part of a document in; the line and column that an editor shows for it, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from outreach.lint.document import Document, Field

NEW_LINE = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """List the offsets at which lines begin; CRLF, CR and LF end one."""
    if "\r" in text:
        return [0, *(end.end() for end in NEW_LINE.finditer(text))]
    return list(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))


def place(document: Document, field: Field, starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Give line and column of an offset, counted from 1 and from where *document* says that its parts stand.

    *starts* are the lines of the part.
    """
    line = bisect_right(starts, offset) - 1
    column = offset - starts[line] + 1
    if field is Field.BODY:
        return line + document.body_line, column
    if field is Field.SUBJECT:
        return line + document.subject_line, column + (0 if line else document.subject_column - 1)
    if not document.ignored_places:
        return line + 1, column
    above, left = document.ignored_places[line]
    return above, column + left - 1
