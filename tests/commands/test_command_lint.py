"""`outreach lint`: drafts of a workspace, and files without one."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.actions.approving import resolve
from outreach.actions.editing import edit
from outreach.app import App
from outreach.cli import cli
from outreach.drafts.templates import shipped

Typed = Callable[..., Result]
GOOD = "Subject: Your kiln\n\nHi Zoë,\n\nYour video about a kiln in a shed is why I write. We pay 400 EUR. Shall I send the brief?\n"
BAD = "Subject: Hi\n\nHi Zoë,\n\nI hope this email finds you well. {{ name }} We pay 400 EUR. Shall I?\n"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command in a folder that is no workspace."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, stdin: str | bytes = b"") -> Result:
        return CliRunner(catch_exceptions=False).invoke(
            cli, ["lint", *words], obj=App(environ={}), input=stdin
        )

    return typed


def write(name: str, content: str | bytes) -> str:
    path = Path.cwd() / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def test_a_clean_file(alone: Typed) -> None:
    result = alone(write("a.txt", GOOD))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file clean.\n", "")


def test_an_error_says_where_what_and_what_to_do(alone: Typed) -> None:
    result = alone(write("a.txt", BAD))

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "a.txt"
    assert (
        "  body     5:35  error    TPL501 unfilled-placeholder  {{ name }} was not filled in" in result.stdout
    )
    assert result.stdout.endswith("1 file with errors.  explain: outreach explain TPL501\n")


def test_a_warning_alone_is_no_failure(alone: Typed) -> None:
    assert (
        alone(
            write("a.txt", GOOD.replace("Your video about", "I hope you are well. Your video about"))
        ).exit_code
        == 0
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a.txt: No such file or directory"),
        (b"", "a.txt: nothing to judge: it is empty"),
        (b"\n \n", "a.txt: nothing to judge: it is empty"),
        (b"\0\1\2\3", "a.txt: this is not a text file"),
        (b"Sujbect: x\n\nHi", "did you mean Subject?"),
        (b"Subject: x\nHi", "a.txt:2: not a header"),
    ],
)
def test_what_cannot_be_judged_exits_2_and_says_nothing_is_clean(
    alone: Typed, content: bytes | None, said: str
) -> None:
    if content is not None:
        write("a.txt", content)

    result = alone("a.txt")

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_what_cannot_be_judged_stops_none_of_the_others(alone: Typed) -> None:
    result = alone("none.txt", write("a.txt", BAD), write("b.txt", GOOD))

    assert result.exit_code == 2
    assert "1 file with errors, 1 clean." in result.stdout
    assert "none.txt: No such file or directory" in result.stderr


def test_a_folder_is_no_file(alone: Typed) -> None:
    (Path.cwd() / "a.txt").mkdir()

    assert alone("a.txt").exit_code == 2


def test_standard_input(alone: Typed) -> None:
    result = alone("-", stdin=BAD.encode())

    assert result.exit_code == 1
    assert result.stdout.startswith("stdin\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_file_may_come_in_any_usual_encoding(alone: Typed, encoding: str) -> None:
    text = "Subject: Güneşli\n\nMerhaba Ayşe,\n\nMavi sır hakkındaki videonuz için yazıyorum. 400 TL öderiz, ister misiniz?\n"

    assert alone(write("a.txt", text.encode(encoding))).exit_code == 0


def test_the_language_may_be_said(alone: Typed) -> None:
    stock = "Hi Zoë,\n\nI hope this email finds you well. Your video about kilns is why.\n"

    assert "OPN301" in alone(write("a.txt", stock), "--language", "en").stdout
    assert "OPN301" not in alone("a.txt", "--language", "tr").stdout


def test_a_follow_up_is_judged_as_one(alone: Typed) -> None:
    plain = "Hi Zoë,\n\nOne thing that my last mail left out: you pick the day.\n"

    assert "warning  PER401" in alone(write("a.txt", plain)).stdout
    assert "info     PER401" in alone("a.txt", "--as", "follow-up").stdout


def test_the_shipped_templates_are_clean_as_what_they_are(alone: Typed) -> None:
    for path in sorted(shipped().glob("*/*.txt")):
        profile = "first" if path.stem.endswith("first") else "follow-up"
        result = alone(str(path), "--template", "--as", profile)
        assert (result.exit_code, "error" in result.stdout, "warning" in result.stdout) == (
            0,
            False,
            False,
        ), path


def test_json_is_one_object_of_the_documented_form(alone: Typed) -> None:
    found = json.loads(alone(write("a.txt", BAD), write("b.txt", GOOD), "--output-format", "json").stdout)

    assert found["version"] == 1
    assert found["summary"] == {"documents": 2, "errors": 1, "warnings": 2, "infos": 0}
    assert [document["name"] for document in found["documents"]] == ["a.txt", "b.txt"]
    for finding in found["documents"][0]["findings"]:
        assert set(finding) == {
            "code",
            "name",
            "severity",
            "message",
            "field",
            "start",
            "end",
            "text",
            "suggestion",
        }
        line, column = finding["start"]["line"], finding["start"]["column"]
        assert BAD.splitlines()[line - 1][column - 1 :].startswith(finding["text"][:5])


def test_json_stands_by_itself_also_where_something_cannot_be_judged(alone: Typed) -> None:
    result = alone("none.txt", "--output-format", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["documents"] == []


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


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_told(alone: Typed) -> None:
    (Path.cwd() / write("a.txt", GOOD)).chmod(0)

    assert "a.txt: Permission denied" in alone("a.txt").stderr
