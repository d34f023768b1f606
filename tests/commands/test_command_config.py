"""`outreach config`, and where a workspace is found."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import Run
from outreach.app import App
from outreach.cli import cli
from spring import configure


def test_show_names_every_setting_with_its_source(run: Run, app: App) -> None:
    app.environ = {"OUTREACH_SENDING__PER_DAY": "7"}

    shown = json.loads(run("config", "show", "--json").stdout)

    assert [list(one) for one in shown] == [["setting", "value", "source"]] * len(shown)
    by_name = {one["setting"]: (one["value"], one["source"]) for one in shown}
    assert by_name["sending.per_day"] == ("7", "OUTREACH_SENDING__PER_DAY")
    assert by_name["accounts.me.brand"] == ("Kilnhaus", "config.toml:18")
    assert by_name["account"] == ("me", "default")


def test_show_is_one_line_a_setting_in_a_pipe(run: Run) -> None:
    lines = run("config", "show").stdout.splitlines()
    assert "language\ttr\tconfig.toml:8" in lines
    assert all(line.count("\t") == 2 for line in lines)


LINT = """
[lint]
ignore = ["LEN"]
allow_phrases = ["hi there", "mavi sır"]
[lint.options]
LEN101 = { max = 120 }
"""


def test_show_ends_with_what_campaigns_say_of_the_rules(run: Run, spring: Path) -> None:
    path = spring / "campaigns" / "spring.toml"
    before = path.read_text("utf-8")
    path.write_text(before + LINT, "utf-8")
    line = before.count("\n") + 2

    assert run("config", "show").stdout.splitlines()[-3:] == [
        f"campaigns.spring.lint.ignore\tLEN\tcampaigns/spring.toml:{line + 1}",
        f"campaigns.spring.lint.allow_phrases\thi there, mavi sır\tcampaigns/spring.toml:{line + 2}",
        f"campaigns.spring.lint.options.LEN101.max\t120\tcampaigns/spring.toml:{line + 4}",
    ]
    assert run("config", "check").exit_code == 0


def test_check_names_a_rule_that_is_none_wherever_it_stands(run: Run, spring: Path, app: App) -> None:
    wrong = '\n[lint]\nignore = ["LEN1011"]\n'
    configure(app, lambda text: text + wrong)
    campaign = spring / "campaigns" / "spring.toml"
    campaign.write_text(campaign.read_text("utf-8") + wrong, "utf-8")
    done = run("config", "check")

    last = [path.read_text("utf-8").count("\n") for path in (spring / "config.toml", campaign)]
    assert done.exit_code == 3
    assert done.stdout.splitlines() == [
        f"config.toml:{last[0]}: lint.ignore: len1011: no such rule; did you mean LEN101?",
        f"campaigns/spring.toml:{last[1]}: lint.ignore: len1011: no such rule; did you mean LEN101?",
    ]


def test_path_is_the_path_and_nothing_else(run: Run, workspace: Path) -> None:
    assert run("config", "path").stdout == f"{workspace}/config.toml\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "per_day = 20",
            "per_dya = 20",
            "config.toml:36: sending.per_dya: no such setting; did you mean per_day?",
        ),
        ('language = "tr"', 'language = "fr"', "config.toml:8: language: must be 'en' or 'tr' (found 'fr')"),
        ("per_day = 20", "per_day = 20\nx = [", "config.toml:39: "),
    ],
)
@pytest.mark.parametrize("words", [("config", "check"), ("config", "show"), ("people", "list")])
def test_a_mistake_is_told_by_every_command_with_its_line(
    run: Run, workspace: Path, words: tuple[str, ...], old: str, new: str, said: str
) -> None:
    config = workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")

    done = run(*words)

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(said)


def test_path_is_told_even_where_the_file_is_wrong(run: Run, workspace: Path) -> None:
    (workspace / "config.toml").write_text("x = [", "utf-8")
    assert run("config", "path").exit_code == 0


def test_check_reads_every_campaign_too(run: Run, workspace: Path) -> None:
    run("campaign", "new", "spring")
    assert run("config", "check").stderr == "config.toml and 1 campaign in order\n"
    text = (workspace / "campaigns" / "spring.toml").read_text("utf-8")
    (workspace / "campaigns" / "copy.toml").write_text(text, "utf-8")
    (workspace / "campaigns" / "wrong.toml").write_text(text.replace("purpose", "porpoise"), "utf-8")

    done = run("config", "check")

    assert done.exit_code == 3
    assert done.stdout.splitlines() == [
        "campaigns/spring.toml: the id 'spring' is that of campaigns/copy.toml too",
        "campaigns/wrong.toml: purpose: missing",
        "campaigns/wrong.toml:4: porpoise: no such setting; did you mean purpose?",
    ]


def test_a_workspace_is_found_from_a_folder_inside_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "campaigns")
    done = CliRunner().invoke(cli, ["config", "path"], obj=App(environ={}))
    assert done.stdout == f"{workspace}/config.toml\n"


def test_a_named_folder_is_the_workspace_or_none_is(workspace: Path) -> None:
    named = CliRunner().invoke(cli, ["--workspace", str(workspace), "config", "path"])
    inside = CliRunner().invoke(cli, ["--workspace", str(workspace / "campaigns"), "config", "path"])

    assert named.stdout == f"{workspace}/config.toml\n"
    assert inside.exit_code == 3
    assert inside.stderr == (
        f"{workspace}/campaigns has no config.toml\ntry: outreach init, or outreach demo to look around first\n"
    )


@pytest.mark.parametrize(
    "words", [("people", "list"), ("import", "list.csv"), ("posts", "import", "p.csv"), ("log",)]
)
def test_without_a_workspace_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(cli, list(words), obj=App(environ={}))

    assert done.exit_code == 3
    assert done.stderr.startswith("no workspace here: no folder upward has a config.toml\ntry: outreach init")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_key_is_told_and_none_is_made(run: Run, workspace: Path) -> None:
    (workspace / "secret.key").unlink()
    done = run("people", "list")
    assert done.exit_code == 3
    assert done.stderr.startswith(
        f"{workspace}/secret.key: the workspace's key is missing or damaged\ntry: restore"
    )
    assert not (workspace / "outreach.db").exists()
    assert not (workspace / "secret.key").exists()


def test_another_key_opens_nothing(workspace: Path) -> None:
    def listing() -> tuple[int, str]:
        app = App(folder=workspace, environ={})
        done = CliRunner().invoke(cli, ["people", "list"], obj=app)
        app.close()
        return done.exit_code, done.stderr

    assert listing()[0] == 0
    (workspace / "secret.key").write_text("cd" * 32)

    code, said = listing()

    assert code == 3
    assert said.startswith("secret.key is not the key of this database\ntry: use the secret.key")


def test_a_file_that_is_no_database_is_told_and_left_alone(run: Run, workspace: Path) -> None:
    (workspace / "outreach.db").write_bytes(b"not a database, though it is long enough to look like one" * 20)
    before = (workspace / "outreach.db").read_bytes()

    done = run("people", "list")

    assert done.exit_code == 3
    assert done.stderr.startswith(
        f"{workspace}/outreach.db: it is no database, or a damaged one\ntry: restore it"
    )
    assert (workspace / "outreach.db").read_bytes() == before
