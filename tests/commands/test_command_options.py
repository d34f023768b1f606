"""What goes to a terminal: everything that a person reads, and nothing that a terminal obeys."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from outreach.app import App
from outreach.commands.options import emit, talk

#: The title changed, the bell rung, the screen wiped by a C0 and by a C1 sequence, the line overwritten.
OBEYED = "Ayşe\x1b]0;pwn\x07 \x1b[2J \x9b2J\x9d0;x\x9c\rno"
SHOWN = "Ayşe]0;pwn [2J 2J0;xno"


@dataclass(frozen=True)
class Row:
    said: str


def test_what_is_said_keeps_its_lines_and_loses_what_a_terminal_obeys(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys.stderr, "isatty", lambda: True
    )  # off a terminal click takes some of it out itself
    talk(f"{OBEYED}\n\tnext")
    assert capsys.readouterr().err == f"{SHOWN}\n\tnext\n"


@pytest.mark.parametrize("form", ["json", "csv", None])
def test_a_listing_in_any_form_holds_nothing_that_a_terminal_obeys(
    app: App, spring: Path, capsys: pytest.CaptureFixture[str], form: str | None
) -> None:
    assert spring.exists()
    emit(app, [Row(OBEYED)], Row, form)
    out = capsys.readouterr().out
    assert "pwn" in out
    assert not [one for one in out if (ord(one) < 0x20 and one not in "\r\n\t") or 0x7F <= ord(one) < 0xA0]


def test_a_spreadsheet_keeps_its_line_breaks(
    app: App, spring: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert spring.exists()
    emit(app, [Row("a"), Row("b")], Row, "csv")
    assert capsysbinary.readouterr().out == b"\xef\xbb\xbfsaid\r\na\r\nb\n"
