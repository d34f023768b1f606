"""The claims, as rows: what is measured, against what, and which ratio must hold."""

from __future__ import annotations

import shutil
from functools import cache, partial
from pathlib import Path

from benchmarks.frame import Row, Side
from benchmarks.linting import lint, proselint
from benchmarks.lists import draft_texts, write_people
from benchmarks.program import ROOT, scratch, start
from benchmarks.workspaces import fresh, real

_PEOPLE = 100_000
_DRAFTS = 10_000


def _python(script: str) -> Side:
    return partial(start, "python", "-c", script)


@cache
def _draft_file() -> Path:
    name, title, body = draft_texts(1)[0]
    path = scratch() / "draft.txt"
    path.write_text(f"Subject: {title}, {name}\nLanguage: en\n\n{body}", "utf-8")
    return path


def _lint_file() -> float:
    return start("outreach", "lint", _draft_file(), code=(0, 1))


def _on_real(command: str) -> float:
    return start("outreach", "--workspace", real(), command)


@cache
def _list() -> Path:
    return write_people(scratch() / "list.csv", _PEOPLE)


def _import() -> float:
    folder = fresh()
    took = start("outreach", "--workspace", folder, "import", _list(), "--yes")
    shutil.rmtree(folder)
    return took


def _insert() -> float:
    folder = fresh()
    took = start("python", ROOT / "benchmarks/inserting.py", _list(), folder / "outreach.db")
    shutil.rmtree(folder)
    return took


ROWS = (
    Row(name="outreach --help", ours=partial(start, "outreach", "--help"), against="python -c pass",
        peer=_python("pass"), floor=6, aim=4, rounds=15),
    Row(name="outreach --version", ours=partial(start, "outreach", "--version"), against="python -c pass",
        peer=_python("pass"), floor=6, aim=4, rounds=15),
    Row(name="outreach lint FILE", ours=_lint_file, against='python -c "import jinja2"',
        peer=_python("import jinja2"), floor=3, aim=2, rounds=10),
    Row(name="outreach queue, 150 people", ours=partial(_on_real, "queue"), against='python -c "import sqlmodel"',
        peer=_python("import sqlmodel"), floor=1.6, aim=1.1, rounds=7),
    Row(name="outreach status, 150 people", ours=partial(_on_real, "status"), against='python -c "import sqlmodel"',
        peer=_python("import sqlmodel"), floor=1.6, aim=1.1, rounds=7),
    Row(name=f"outreach import, {_PEOPLE:,} rows", ours=_import, against="csv.reader and as many prepared inserts",
        peer=_insert, floor=3, aim=1.6, rounds=3),
    Row(name=f"lint {_DRAFTS:,} drafts, start excluded", ours=partial(lint, _DRAFTS), against="proselint", peer=partial(proselint, _DRAFTS),
        floor=0.10, aim=0.02, rounds=3),
)  # fmt: skip
