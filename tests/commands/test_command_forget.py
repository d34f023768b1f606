"""`outreach forget`: asked for in words, told in words."""

from pathlib import Path

import pytest

from conftest import NOW, Run
from outreach.actions import forgetting
from outreach.app import App
from outreach.errors import OutreachError
from outreach.store import erasing
from terminal import terminal


def test_a_script_must_mean_it(sent: Path, run: Run) -> None:
    done = run("forget", "@ayse.seramik")

    assert done.exit_code == 2
    assert done.stderr == (
        "Ayşe Yılmaz: 1 address, 1 handle, 1 mail to them, 1 draft, 2 posts\n"
        "nothing was erased: it cannot be undone\ntry: --yes, if it is meant\n"
    )
    assert run("people", "show", "@ayse.seramik").exit_code == 0


def test_it_says_what_was_erased_and_what_was_not(sent: Path, run: Run) -> None:
    done = run("forget", "ayse@example.com", "--yes")

    assert done.exit_code == 0
    assert done.stderr.splitlines()[1:] == [
        "Erased, and 1 mail file. They are never written to again.",
        "not ours to erase: files that still name them: people.csv, posts.csv",
        "not ours to erase: backups of this folder; one that is put back brings them back: forget them again then",
    ]
    assert run("people", "show", "@ayse.seramik").exit_code == 2
    assert run("why", "ayse@example.com").exit_code == 2
    assert "forgotten before" in run("forget", "ayse@example.com", "--yes").stderr
    assert "somebody was erased" in run("log").stdout
    assert "blocked" in run("import", "--yes", str(sent / "people.csv")).stderr
    assert run("send", "-n").exit_code == 0


@pytest.mark.parametrize(("typed", "erased"), [("forget", True), ("yes", False)])
def test_a_person_types_the_word(sent: Path, run: Run, typed: str, erased: bool) -> None:  # noqa: FBT001 - a column of the table
    with terminal(sent, "forget", "@ayse.seramik", now=NOW) as screen:
        screen.until('Type "forget"')
        screen.type(f"{typed}\n")
        screen.until("They are never written to again" if erased else "nothing was erased")
        screen.end()

    assert (run("people", "show", "@ayse.seramik").exit_code == 2) is erased


def interrupted(app: App, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Erase somebody whose traces in the file another program keeps from being taken out."""
    whom = forgetting.look(app, words)
    assert whom is not None
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "scrub", lambda _engine: "other programs read it")
        with pytest.raises(OutreachError, match="traces of them"):
            forgetting.forget(app, whom)


def test_the_same_command_again_completes_it_by_name_too(
    app: App, sent: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(app, "Ayşe Yılmaz", monkeypatch)

    again = run("forget", "Ayşe Yılmaz", "--yes")

    assert (again.exit_code, "complete now" in again.stderr) == (0, True)
    assert "nobody is known" in run("forget", "Ayşe Yılmaz", "--yes").stderr


def test_the_same_command_again_erases_no_namesake(
    app: App, sent: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("people", "edit", "@tomhill", "--name", "Ayşe Yılmaz Hill")
    interrupted(app, "Ayşe Yılmaz", monkeypatch)

    again = run("forget", "Ayşe Yılmaz", "--yes")

    assert again.exit_code == 2
    assert "Ayşe Yılmaz Hill was not erased" in again.stderr
    assert run("people", "show", "@tomhill").exit_code == 0
    assert "Erased" in run("forget", "Ayşe Yılmaz", "--yes").stderr
