"""`outreach lint --fix` and `--diff`: what is mended, and what is left as it was."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint_files import GOOD, LOUD, Typed, write
from outreach.lint import Fix, Severity, check
from outreach.lint.rule import Hit, rule
from outreach.lint.view import View


@pytest.mark.usefixtures("bangs")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_file_is_mended_and_keeps_encoding_line_ends_and_mode(alone: Typed, encoding: str) -> None:
    path = Path(write("a.txt", LOUD.encode(encoding)))
    path.chmod(0o640)
    result = alone("a.txt", "--fix")

    assert path.read_bytes() == LOUD.replace("!!", "!").encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert (result.exit_code, result.stderr) == (0, "mended 1 in 1 file: TST001 1\n")
    assert "1 file with warnings." in result.stdout
    assert list(Path.cwd().iterdir()) == [Path.cwd() / "a.txt"]


@pytest.mark.usefixtures("bangs")
def test_what_may_change_the_meaning_is_mended_where_it_is_asked_for(alone: Typed) -> None:
    write("a.txt", LOUD)
    assert alone("a.txt", "--fix", "--unsafe-fixes").stderr == "mended 2 in 1 file: TST001 2\n"
    assert Path("a.txt").read_text("utf-8") == "Subject: Kiln\n\nİyi günler! iyi.\n"


@pytest.mark.usefixtures("bangs")
def test_a_diff_shows_what_would_change_and_changes_nothing(alone: Typed) -> None:
    write("a.txt", LOUD)
    write("b.txt", GOOD)
    result = alone("a.txt", "b.txt", "--diff")

    assert result.exit_code == 1
    assert "-İyi günler!! very iyi." in result.stdout
    assert "+İyi günler! very iyi." in result.stdout
    assert "b.txt" not in result.stdout
    assert result.stderr == "--fix would mend 1 in 1 file: TST001 1\n"
    assert Path("a.txt").read_bytes() == LOUD.encode()
    assert alone("a.txt", "--diff", "--fix", "--exit-zero").exit_code == 0
    assert Path("a.txt").read_bytes() == LOUD.encode()
    assert (alone("b.txt", "--diff").exit_code, alone("b.txt", "--diff").stderr) == (0, "nothing to mend\n")


@pytest.mark.usefixtures("bangs")
def test_a_pipe_gets_the_mended_text_and_nothing_else(alone: Typed) -> None:
    result = alone("-", "--fix", stdin=LOUD.encode("cp1254"))
    assert result.stdout_bytes == LOUD.replace("!!", "!").encode("cp1254")
    assert "1 file with warnings." in result.stderr
    assert alone("-", "--fix", stdin=GOOD).stdout == GOOD


@pytest.mark.usefixtures("bangs")
def test_a_link_stays_a_link(alone: Typed) -> None:
    write("a.txt", LOUD)
    Path("b.txt").symlink_to("a.txt")
    alone("b.txt", "--fix")

    assert Path("b.txt").is_symlink()
    assert "!!" not in Path("a.txt").read_text("utf-8")


@pytest.mark.usefixtures("bangs")
def test_a_file_that_changes_meanwhile_is_left_alone(alone: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", LOUD)
    monkeypatch.setattr("outreach.lint.fixing.ROUNDS", 1)
    monkeypatch.setattr(
        "outreach.lint.fixing.check",
        lambda *given: (Path("a.txt").write_text("mine", "utf-8"), check(*given))[1],
    )
    result = alone("a.txt", "--fix")

    assert (result.exit_code, Path("a.txt").read_text("utf-8")) == (2, "mine")
    assert "a.txt: changed meanwhile, so it was left alone" in result.stderr


def test_a_letter_that_the_encoding_lacks_is_told(alone: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(view: View) -> Iterator[Hit]:
        if "日" not in view.body.shown:
            yield view.body.hit((0, 1), "x", fix=Fix(0, 1, "日"))

    monkeypatch.setattr("outreach.lint.settings.RULES", (rule("TST001", "a-b", Severity.INFO)(check),))
    data = "Merhaba Ayşe".encode("cp1254")
    result = alone(write("a.txt", data), "--fix")

    assert (result.exit_code, Path("a.txt").read_bytes()) == (2, data)
    assert "a.txt: cp1254 has no '日'" in result.stderr
