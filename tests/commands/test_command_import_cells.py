"""Whatever stands in the cells of a list: `outreach import` keeps it as data, or gives it back."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lists import here

from conftest import NOW
from outreach.actions.workspace import Answers, make
from outreach.app import App
from outreach.cli import cli
from outreach.text import Language

__all__ = ["here"]  # fixtures


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One workspace for all examples of a property: lists pile up in it as they do in life."""
    folder = tmp_path_factory.mktemp("property")
    answers = Answers(
        name="Selin", address="selin@kilnhaus.example", brand="", language=Language.TR, time_zone="UTC"
    )
    make(folder, answers)
    app = App(folder=folder, clock=lambda: NOW, environ={})
    yield app
    app.close()


ODD = st.sampled_from(
    [
        "{{ 7*7 }}", "{% for x in y %}", "{{ ''.__class__ }}", "=1+1", "+A1", "-2+3", "@SUM(1)", "\t=1", "'=1",
        '=HYPERLINK("http://x.example")', "Bcc: x@example.com", "a\nBcc: x@example.com", "a\r\nX: y", "\u202eeşyA",
        "\u200bx", "\x1b[2J", "\x00", "\x07", "\u2028", "a\u0301", "İ", "ı", "𝐀𝐲ş𝐞", "x" * 300, "'); DROP TABLE person;--",
        "%", "#YOK", "N/A", "<script>", "Ayşe",
    ]
)  # fmt: skip
CELL = st.one_of(ODD, st.text(st.characters(codec="utf-8"), max_size=12))
ADDRESS = st.one_of(CELL, st.from_regex(r"[a-z]{1,8}@example\.com", fullmatch=True))


def harmless(text: str) -> bool:
    """Nothing moves a cursor, begins a line of its own or turns the direction of what follows."""
    return all(letter in "\n\t\u200d" or unicodedata.category(letter)[0] != "C" for letter in text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELL, CELL, ADDRESS, CELL, CELL, CELL), min_size=1, max_size=4))
def test_whatever_stands_in_cells_stays_data_or_is_given_back(
    shared: App, here: Path, rows: list[tuple[str, ...]]
) -> None:
    with (here / "odd.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "handle", "email", "note", "tags", "Şehir"])
        writer.writerows(rows)

    def typed(*words: str) -> tuple[int, str, str]:
        done = CliRunner(catch_exceptions=False).invoke(cli, list(words), obj=shared)
        return done.exit_code, done.stdout, done.stderr

    code, _, said = typed("import", "odd.csv", "--yes")
    assert code in (0, 1, 5), said
    assert harmless(said)
    _, listed, _ = typed("people", "list")
    _, as_json, _ = typed("people", "list", "--json")
    _, as_csv, _ = typed("people", "list", "--csv")
    found = json.loads(as_json)
    assert harmless(listed)
    assert [line.count("\t") for line in listed.split("\n")[:-1]] == [8] * len(found)
    table = list(csv.reader(io.StringIO(as_csv.removeprefix("\ufeff")), delimiter=";"))
    assert [len(row) for row in table] == [9] * (len(found) + 1)
    assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for one in found:
        assert "49" not in (one["name"] or "") or any("49" in cell for row in rows for cell in row)
        assert re.fullmatch(r"[!-~]+@[!-~]+", one["email"] or "a@b")
        assert re.fullmatch(r"@[^\s:]+", one["handle"] or "@x")
