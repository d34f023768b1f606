"""Finding a template: the workspace first, then the shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.drafts.templates import find, names, shipped
from outreach.errors import TemplateError
from outreach.text import Language


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    for file in (
        "mine/tr/paid-first.txt",
        "theirs/tr/paid-first.txt",
        "theirs/tr/gift-first.txt",
        "theirs/en/barter-first.txt",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    return [tmp_path / "mine", tmp_path / "theirs"]


def test_the_first_folder_that_has_it_wins(folders: list[Path]) -> None:
    assert find("paid-first", Language.TR, folders) == folders[0] / "tr" / "paid-first.txt"
    assert find("gift-first", Language.TR, folders) == folders[1] / "tr" / "gift-first.txt"
    assert names(Language.TR, folders) == ["gift-first", "paid-first"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("paid-frist", "did you mean paid-first?"),
        ("barter-first", "there is en/barter-first.txt to translate"),
        ("x", "there are gift-first, paid-first"),
    ],
)
def test_what_is_not_there_is_told_with_the_near_name_and_the_folders(
    folders: list[Path], name: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        find(name, Language.TR, folders)
    assert str(caught.value) == f"tr/{name}.txt: no such template in {folders[0] / 'tr'}, {folders[1] / 'tr'}"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "name", ["../tr/paid-first", "a/b", "", ".", "paid first", "/etc/passwd", "a\x00b", "paid-first.txt"]
)
def test_a_name_leads_nowhere_else(folders: list[Path], name: str) -> None:
    with pytest.raises(TemplateError, match="a template's name is"):
        find(name, Language.TR, folders)


def test_the_shipped_templates_are_found_beside_the_package() -> None:
    assert find("paid-first", Language.EN, [shipped()]).read_text(encoding="utf-8").startswith("Subject: ")


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert names(Language.EN, [tmp_path / "none"]) == []
