"""A cell as it stands in the file in; its words, or None where it says nothing, out."""

from __future__ import annotations

from outreach.text import clean

#: Ways of saying nothing, case folded; the longest has eight letters.
_NOTHING = frozenset(
    (
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
        ),
        *("#yok", "yok", "#değer!", "#ad?", "#başv!", "#sayı/0!", "#sayi/0!", "#sayı!", "#sayi!", "#boş!"),
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
            "#taşma!",
        ),
    ),
)
_LONGEST = max(map(len, _NOTHING))
_FORMULA = ("'=", "'+", "'-", "'@")


def words(cell: str) -> str | None:
    """Make one line of the cell; None where it is empty, a dash, `N/A`, `#YOK` or another spreadsheet error.

    The apostrophe that our own exports put before `=`, `+`, `-` and `@` is taken off again.
    """
    return _said(clean(cell)) if cell else None


def paragraphs(cell: str) -> str | None:
    """Do the same and keep line breaks, each as one line feed."""
    if not cell or cell.isprintable():
        return words(cell)
    return _said("\n".join(map(clean, cell.strip().splitlines())))


def _said(line: str) -> str | None:
    if len(line) <= _LONGEST and (not line or line.casefold() in _NOTHING):
        return None
    return line[1:] if line[0] == "'" and line.startswith(_FORMULA) else line
