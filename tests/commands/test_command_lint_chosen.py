"""`outreach lint`: which rules judge, what is counted, and which options go together."""

import re
from pathlib import Path

import pytest

from lint_files import BAD, Typed, write
from outreach.actions.approving import resolve
from outreach.actions.editing import edit
from outreach.app import App
from spring import another_campaign, configure


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--select", "TPL501"], {"TPL501"}),
        (["--select", "OPN,tpl5"], {"OPN301", "TPL501"}),
        (["--select", "OPN", "--select", "unfilled-placeholder", "--ignore", "OPN301"], {"TPL501"}),
        (["--select", "SUP"], set()),
    ],
)
def test_rules_are_chosen_for_one_call(alone: Typed, words: list[str], codes: set[str]) -> None:
    result = alone(write("a.txt", BAD), "--output-format", "concise", *words)
    assert set(re.findall(r": ([A-Z]{3}\d{3}) ", result.stdout)) - {"OPN302"} == codes


def test_a_rule_that_is_none_is_told_once(alone: Typed) -> None:
    result = alone(write("a.txt", BAD), write("b.txt", BAD), "--ignore", "OPN330")

    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "OPN330: no such rule; did you mean OPN303?\ntry: outreach explain, which lists them\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--ignore", "TPL501"], 0),
        (["--ignore", "TPL501", "--fail-on", "warning"], 1),
        (["--select", "SUP", "--fail-on", "info"], 0),
        (["none.txt", "--exit-zero"], 2),
        (["--output-format", "sarif"], 1),
        (["--statistics"], 1),
    ],
)
def test_the_exit_code_is_0_1_or_2_never_a_count(alone: Typed, words: list[str], code: int) -> None:
    assert alone(write("a.txt", BAD), "a.txt", *words).exit_code == code


def test_the_settings_of_the_workspace_judge_files_too(workspace: Path, run: Typed, app: App) -> None:
    file = workspace / "a.txt"
    file.write_text("Hi Zoë,\n\nI hope this email finds you well. Shall I?\n", "utf-8")
    assert "OPN301" in run("lint", str(file)).stdout

    configure(app, lambda text: f'{text}\n[lint]\nallow_phrases = ["Hope this email finds you well"]\n')
    assert "OPN301" not in run("lint", str(file)).stdout

    configure(app, lambda text: f'{text}ignore = ["LEN999"]\n')
    result = run("lint", str(file))
    assert result.exit_code == 2
    assert re.match(r"config\.toml:\d+: lint\.ignore: LEN999: no such rule", result.stderr)


def test_a_campaign_has_rules_of_its_own_and_the_call_goes_before_them(
    app: App, drafted: Path, run: Typed
) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"kelime " * 110)
    another_campaign(drafted)
    with (drafted / "campaigns" / "spring.toml").open("a", encoding="utf-8") as file:
        file.write('\n[lint]\nignore = ["LEN"]\n')

    assert "LEN101" not in run("lint", "7").stdout
    assert "LEN101" in run("lint", "7", "--select", "LEN101").stdout
    assert run("lint", "7", "--select", "LEN101", "--output-format", "concise").stdout.startswith(
        "draft 7 Ayşe Yılmaz @ayse.seramik body:1:"
    )


def test_a_rule_that_a_campaign_misspells_is_told_with_its_line(drafted: Path, run: Typed) -> None:
    path = drafted / "campaigns" / "spring.toml"
    path.write_text(f"{path.read_text('utf-8')}\n[lint.options]\nLEN101 = {{ maks = 3 }}\n", "utf-8")
    line = path.read_text("utf-8").split("\n").index("[lint.options]") + 1
    result = run("lint", "spring")

    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"campaigns/spring.toml:{line}: lint.options: LEN101.maks: no such option; did you mean max?"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["--unsafe-fixes"],
        ["--diff", "--statistics"],
        ["--diff", "--output-format", "json"],
        ["--statistics", "--output-format", "sarif"],
        ["-", "-"],
        ["-", "--fix"],
    ],
)
def test_options_that_do_not_go_together_are_refused(alone: Typed, words: list[str]) -> None:
    result = alone(write("a.txt", BAD), *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "try: " in result.stderr
