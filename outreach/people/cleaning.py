"""Cells as they stand in the file in; their words, or None for a cell that says nothing, out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from unicodedata import is_normalized

from outreach.text import clean, turkish_upper

_WAYS_OF_SAYING_NOTHING = (
    *(
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "?",
        "n/a",
        "n.a.",
        "#n/a",
        "none",
        "null",
        "(blank)",
        "(boş)",
        "yok",
    ),
    *("#yok", "#değer!", "#ad?", "#başv!", "#sayı/0!", "#sayı!", "#boş!", "#taşma!"),
    *("#value!", "#name?", "#ref!", "#div/0!", "#num!", "#null!", "#error!", "#spill!", "#calc!"),
)
_NOTHING = frozenset(
    form
    for words in _WAYS_OF_SAYING_NOTHING
    for form in (words, words.upper(), turkish_upper(words), words.capitalize())
)
_FORMULA = ("'=", "'+", "'-", "'@")


def said(rows: Sequence[Sequence[str]], lined: Collection[int] = ()) -> list[list[str | None]]:
    """Return the columns of *rows*: one line for each cell; None where it is empty, a dash, `N/A` or `#YOK`.

    Cells of the columns *lined* keep their line breaks, each as one line feed. The apostrophe that our own exports put
    before `=`, `+`, `-` and `@` is taken off again.
    """
    columns = [[None if cell in _NOTHING else cell for cell in column] for column in zip(*rows, strict=True)]
    for row, cells in enumerate(rows):
        if not _is_tidy("|".join(cells)):
            for index, cell in enumerate(cells):
                columns[index][row] = paragraphs(cell) if index in lined else words(cell)
    return columns


def words(cell: str) -> str | None:
    """Make one line of one cell; None where it says nothing."""
    return _without_apostrophe(clean(cell))


def paragraphs(cell: str) -> str | None:
    """Do the same and keep line breaks."""
    return _without_apostrophe("\n".join(map(clean, cell.strip().splitlines())).strip())


def _is_tidy(row: str) -> bool:
    """Say whether nothing in a row needs cleaning: the quick way for nearly all rows."""
    if not row.isprintable() or "  " in row or " |" in row or "| " in row or "'" in row:
        return False
    return row[:1] != " " != row[-1:] and is_normalized("NFC", row)


def _without_apostrophe(line: str) -> str | None:
    if line in _NOTHING:
        return None
    return line[1:] if line.startswith(_FORMULA) else line
