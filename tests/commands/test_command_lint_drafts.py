"""`outreach lint` of stored drafts: by campaign, number or person, or all that stand."""

from pathlib import Path

import pytest

from lint_files import Typed
from outreach.actions.approving import resolve
from outreach.actions.editing import edit
from outreach.app import App


@pytest.mark.parametrize("word", ["spring", "3", "@tomhill"])
def test_a_word_that_is_no_file_needs_a_workspace(alone: Typed, word: str) -> None:
    result = alone(word)

    assert result.exit_code == 2
    assert f"{word}: no such file, and no workspace here" in result.stderr


def test_a_campaign_a_number_a_person_or_all_that_stand(app: App, drafted: Path, run: Typed) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"kelime " * 110)

    for words in ((), ("spring",)):
        result = run("lint", *words)
        assert result.exit_code == 1
        assert result.stdout.startswith("draft 7  Ayşe Yılmaz @ayse.seramik\n")
        assert "1 draft with errors, 5 clean." in result.stdout
    assert run("lint", "7").exit_code == 1
    assert run("lint", "Ayşe").exit_code == 1
    assert run("lint", "@tomhill").stdout == "1 draft clean.\n"


@pytest.mark.parametrize("word", ["99", "nix", "@nobody", "Deniz"])
def test_a_word_that_means_nothing_exits_2(drafted: Path, run: Typed, word: str) -> None:
    result = run("lint", word)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "try: outreach" in result.stderr


def test_a_campaign_goes_before_a_folder_of_its_name_and_a_folder_is_told(
    drafted: Path, run: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drafted)
    (drafted / "spring").mkdir()
    (drafted / "mails").mkdir()

    assert "6 drafts" in run("lint", "spring").stdout
    assert run("lint", "mails").stderr.startswith("mails: this is a folder\n")


def test_a_broken_campaign_file_keeps_it_from_judging(drafted: Path, run: Typed) -> None:
    (drafted / "campaigns" / "spring.toml").write_text("id = 3", "utf-8")

    assert run("lint", "spring").exit_code == 2


def test_without_a_draft_it_says_so(spring: Path, run: Typed) -> None:
    result = run("lint")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "No draft stands here.\nnext: outreach draft CAMPAIGN\n",
    )


def test_a_stored_draft_is_mended_by_edit_alone(drafted: Path, run: Typed) -> None:
    for words, hint in (
        (["1"], "outreach edit 1"),
        (["@tomhill"], "outreach edit @tomhill"),
        (["spring"], "outreach edit DRAFT"),
        ([], "outreach edit DRAFT"),
    ):
        for option in ("--fix", "--diff"):
            result = run("lint", option, *words)
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr.endswith(f"a changed draft needs a new approval\ntry: {hint}\n")
