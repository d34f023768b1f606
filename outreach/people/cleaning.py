"""Cells as they stand in the file in; their words, or None for a cell that says nothing, out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
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
    *(
        "#value!",
        "#name?",
        "#ref!",
        "#div/0!",
        "#num!",
        "#null!",
        "#error!",
        "#spill!",
        "#calc!",
        "#n/d",
        "#nv",
    ),
    *(
        "#valor!",
        "#¡valor!",
        "#valeur!",
        "#valore!",
        "#wert!",
        "#nome?",
        "#¿nombre?",
        "#nom?",
        "#rif!",
        "#bezug!",
    ),
)
_NOTHING = frozenset(
    form
    for words in _WAYS_OF_SAYING_NOTHING
    for form in (words, words.upper(), turkish_upper(words), words.capitalize())
)
_CELLS = 256
_FORMULA = ("'=", "'+", "'-", "'@")


def said(rows: Sequence[Sequence[str]], lined: Collection[int] = ()) -> list[list[str | None]]:
    """Return the columns of *rows*: one line for each cell; None where it is empty, a dash, `N/A` or `#YOK`.

    Cells of the columns *lined* keep their line breaks, each as one line feed. The apostrophe that our own exports put
    before `=`, `+`, `-` and `@` is taken off again.
    """
    columns = zip(*rows, strict=True)
    return [_said(column, paragraphs if index in lined else words) for index, column in enumerate(columns)]


def _said(column: Sequence[str], tidy: Callable[[str], str | None]) -> list[str | None]:
    """Clean a column, many cells at once: nearly all are clean as they stand."""
    cells: list[str | None] = []
    for start in range(0, len(column), _CELLS):
        some = column[start : start + _CELLS]
        if not _is_tidy("|".join(some)):
            cells += map(tidy, some)
        elif _NOTHING.isdisjoint(some):
            cells += some
        else:
            cells += [None if cell in _NOTHING else cell for cell in some]
    return cells


def words(cell: str) -> str | None:
    """Make one line of one cell; None where it says nothing."""
    return _without_apostrophe(clean(cell))


def paragraphs(cell: str) -> str | None:
    """Do the same and keep line breaks."""
    return _without_apostrophe("\n".join(map(clean, cell.strip().splitlines())).strip())


def _is_tidy(cells: str) -> bool:
    """Say whether nothing in cells that are joined by bars needs cleaning."""
    if not cells.isprintable() or "  " in cells or " |" in cells or "| " in cells or "'" in cells:
        return False
    return cells[:1] != " " != cells[-1:] and is_normalized("NFC", cells)


def _without_apostrophe(line: str) -> str | None:
    if line in _NOTHING:
        return None
    return line[1:] if line.startswith(_FORMULA) else line
