"""What was understood of a spreadsheet in; words for a person out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from outreach.output.moments import counted

if TYPE_CHECKING:
    from outreach.sheets import Sheet

#: How people call what their programs write.
_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1254": "Windows Turkish (cp1254)"}
_WIDE = 100


def file_line(name: str, sheet: Sheet) -> str:
    """Say in what form the file is, and how long."""
    encoding, _, delimiter = str(sheet.dialect).partition(", ")
    return f"{name}: {_ENCODINGS.get(encoding, encoding.upper())}, {delimiter}, {counted(len(sheet.rows), 'row')}"


def taken_for(heading: str, meaning: str, example: tuple[str, float | date] | None = None) -> str:
    """Say what one column was taken for: `Takipçi -> followers (12.500 = 12500)`."""
    said = heading if heading.lower() == meaning else f"{heading} -> {meaning}"
    if example is None:
        return said
    cell, value = example
    read = f"{value.day} {value:%B %Y}" if isinstance(value, date) else f"{value:.15g}"
    return f"{said} ({cell})" if cell == read else f"{said} ({cell} = {read})"


def wrapped(pieces: list[str]) -> list[str]:
    """Join pieces into lines of a readable length."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + len(piece) > _WIDE:
            lines.append("")
        lines[-1] += f"   {piece}" if lines[-1] else piece
    return lines


def platform_in(name: str) -> str | None:
    """Find the platform that the name of a file tells: `tiktok_posts.csv`."""
    from outreach.people.aliases import letters  # noqa: PLC0415 - a listing of posts starts without the headings
    from outreach.people.platforms import platform_named  # noqa: PLC0415 - as above

    return next(filter(None, map(platform_named, letters(Path(name).stem).split())), None)
