"""The hooks for pre-commit run what the program offers, on the files that are meant."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.app import App
from outreach.cli import cli

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
HOOKS = {
    hook["id"]: hook
    for hook in (dict(re.findall(r"^[- ] (\w+): (.+)$", part, re.MULTILINE)) for part in re.split(r"^(?=- )", TEXT, flags=re.MULTILINE))
    if hook
}  # fmt: skip
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.txt"))


def ran(hook: str, *files: str) -> int:
    program, *words = shlex.split(HOOKS[hook]["entry"])
    assert program == "outreach"
    return CliRunner(catch_exceptions=False).invoke(cli, [*words, *files], obj=App(environ={})).exit_code


def test_every_hook_has_what_pre_commit_asks_for() -> None:
    assert set(HOOKS) == {"outreach-lint-templates", "outreach-lint"}
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert hook["language"] == "python"


def test_the_page_names_the_hooks() -> None:
    page = (ROOT / "docs" / "lint.md").read_text("utf-8")
    assert all(f"id: {name}" in page for name in HOOKS)


@pytest.mark.parametrize(
    ("hook", "path", "meant"),
    [
        *(("outreach-lint-templates", str(path.relative_to(ROOT)), True) for path in TEMPLATES),
        ("outreach-lint-templates", "work/templates/tr/a.txt", True),
        ("outreach-lint-templates", "templates/README.md", False),
        ("outreach-lint-templates", "drafts/a.txt", False),
        ("outreach-lint", "drafts/a.txt", True),
        ("outreach-lint", "drafts/2027/a.eml", True),
        ("outreach-lint", "notes.txt", False),
    ],
)
def test_the_files_that_are_meant_are_matched(hook: str, path: str, meant: bool) -> None:  # noqa: FBT001 - a table
    assert bool(re.search(HOOKS[hook]["files"], path)) is meant


def test_it_stops_a_commit_for_an_error_alone(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("Subject: x\n\nHi {{ person.first_name }},\n\nI hope this finds you well.\n", "utf-8")

    assert ran("outreach-lint-templates", *map(str, TEMPLATES)) == 0
    assert ran("outreach-lint-templates", str(bad)) == 1
    assert ran("outreach-lint", *map(str, TEMPLATES)) == 1
