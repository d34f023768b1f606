"""Draws docs/terminal.svg from what the demonstration really prints: `python docs/picture.py`."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

from click.testing import CliRunner

from outreach.cli import cli

HERE = Path(__file__).parent
#: The commands whose words are shown, in this order.
SHOWN = ("import", "posts", "draft", "lint", "send", "sync", "queue")
_COLUMNS, _CHARACTER, _LINE = 116, 8.43, 20


def sections(text: str) -> dict[str, str]:
    """Divide what the demonstration printed at its commands: verb -> command line and output."""
    found: dict[str, str] = {}
    for section in text.split("\n$ outreach ")[1:]:
        found.setdefault(section.split(maxsplit=1)[0], "$ outreach " + section.split("\n\n")[0].rstrip())
    return found


def picture() -> str:
    """Draw the chosen commands in the reader's own fixed-width font; the picture needs no network."""
    with tempfile.TemporaryDirectory() as folder:
        result = CliRunner().invoke(cli, ["demo", "--folder", f"{folder}/spring"], catch_exceptions=False)
        shown = sections(result.output.replace(f"{folder}/spring/", "").replace(f"{folder}/spring", "spring"))
    lines = "\n\n".join(shown[verb] for verb in SHOWN).split("\n")
    drawn = [_line(number, line) for number, line in enumerate(lines)]
    width, height = round(_COLUMNS * _CHARACTER + 40), len(lines) * _LINE + 32
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-size="14" fill="#262622"'
        ' font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace">'
    )
    frame = f'<rect width="{width}" height="{height}" rx="8" fill="#fbfbf8" stroke="#d9d9d2"/>'
    return "\n".join([head, "<title>outreach demo</title>", frame, *drawn, "</svg>\n"])


def _line(number: int, line: str) -> str:
    cut = line if len(line) <= _COLUMNS else line[: _COLUMNS - 1] + "…"
    weight = ' font-weight="bold"' if line.startswith("$") else ""
    return f'<text x="20" y="{30 + number * _LINE}" xml:space="preserve"{weight}>{escape(cut)}</text>'


if __name__ == "__main__":
    (HERE / "terminal.svg").write_text(picture(), encoding="utf-8")
