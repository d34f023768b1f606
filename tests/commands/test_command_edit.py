"""`outreach edit`: an editor, and what becomes of what was saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Typed = Callable[..., Result]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make $EDITOR a script; a file counts as saved once its time has moved."""

    def use(script: str) -> None:
        path = tmp_path / "editor.sh"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(path))

    return use


def saving(script: str) -> str:
    return f'{script}; touch -d "+5 seconds" "$1"'


def test_what_is_saved_becomes_the_successor(
    drafted: Path, run: Typed, editor: Callable[[str], None]
) -> None:
    editor(saving('sed -i s/Merhaba/Selam/ "$1"'))

    result = run("edit", "@ayse.seramik")

    assert result.exit_code == 0
    assert "  Selam Ayşe,\n" in result.stdout
    assert result.stderr == "draft 7 replaces draft 1.  next: outreach review spring\n"


def test_a_finding_is_shown_on_the_way_back(drafted: Path, run: Typed, editor: Callable[[str], None]) -> None:
    editor(saving('echo "{{ person.first_name }}" >> "$1"'))

    assert "TPL501 unfilled-placeholder" in run("edit", "1").stdout


@pytest.mark.parametrize("script", ["true", saving("true")], ids=["not saved", "saved as it was"])
def test_nothing_changed_changes_nothing(
    drafted: Path, run: Typed, editor: Callable[[str], None], script: str
) -> None:
    editor(script)

    result = run("edit", "1")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing was changed.\n")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('sed -i "1s/Subject/Sujbect/" "$1"', "draft 1:1: Sujbect: no such header; did you mean Subject?"),
        (': > "$1"', "draft 1: no subject is left of it"),
        (r'printf "Subject: x\n\n\001" > "$1"', "draft 1: this is not a text file"),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    drafted: Path, run: Typed, editor: Callable[[str], None], script: str, said: str
) -> None:
    editor(saving(script))

    result = run("edit", "1")

    assert said in result.stderr
    assert result.stderr.endswith("Nothing was changed.\n")
    assert run("show", "1").exit_code == 0


def test_an_editor_that_fails_is_told(drafted: Path, run: Typed, editor: Callable[[str], None]) -> None:
    editor("exit 3")

    result = run("edit", "1")

    assert result.exit_code == 2
    assert "Editing failed" in result.stderr
    assert "try: set EDITOR" in result.stderr


def test_without_a_terminal_an_editor_must_be_named(drafted: Path, run: Typed) -> None:
    result = run("edit", "1")

    assert result.exit_code == 2
    assert "no terminal for an editor" in result.stderr


def test_what_is_queued_or_sent_is_not_opened(sent: Path, run: Typed, editor: Callable[[str], None]) -> None:
    editor("exit 3")

    assert run("edit", "1").stderr == "draft 1 is queued or sent\n"


def test_a_word_that_means_several_asks_for_a_number(drafted: Path, run: Typed) -> None:
    result = run("edit", "spring")

    assert result.exit_code == 2
    assert "'spring' has drafts 1, 2, 3, 4, 5, 6" in result.stderr
