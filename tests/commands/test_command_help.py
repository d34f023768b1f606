"""`outreach help`, `--help`, and words that are no command."""

import pytest

from conftest import Run
from outreach.commands.help import TOPICS
from outreach.drafts.filters import FILTERS
from outreach.drafts.sources import FIELDS
from outreach.errors import Outcome


def test_without_a_topic_it_names_them(run: Run) -> None:
    assert run("help").stdout == (
        "Topics: accounts, exit-codes, environment, formats, law, templates, workspace.  Commands: outreach --help\n"
    )


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_explained(run: Run, topic: str) -> None:
    assert run("help", topic).stdout.startswith(TOPICS[topic])


def test_every_field_and_filter_of_templates_is_named(run: Run) -> None:
    told = run("help", "templates").stdout.splitlines()
    named = {line.split()[0] for line in told if line.startswith("  ")}
    assert named == {f"{space}.{name}" for space in FIELDS for name in FIELDS[space]} | set(FILTERS)


def test_every_exit_code_is_explained() -> None:
    told = {int(line.split()[0]) for line in TOPICS["exit-codes"].splitlines() if line.startswith(" ")}
    assert told == set(Outcome)


@pytest.mark.parametrize("words", [("people",), ("people", "edit"), ("import",)])
def test_the_help_of_a_command_is_the_same_by_either_way(run: Run, words: tuple[str, ...]) -> None:
    by_help = run("help", *words).stdout.splitlines()
    by_flag = run(*words, "--help").stdout.splitlines()
    assert by_help[1:] == by_flag[1:]
    assert by_help[0].endswith(by_flag[0].removeprefix("Usage: cli"))


@pytest.mark.parametrize(
    ("words", "hint"),
    [(("exit-code",), "exit-codes"), (("peple",), "people"), (("people", "edti"), "edit")],
)
def test_a_near_name_is_offered(run: Run, words: tuple[str, ...], hint: str) -> None:
    done = run("help", *words)
    assert done.exit_code == 2
    assert done.stderr == f"no topic and no command {words[-1]!r}\ntry: outreach help {hint}\n"


def test_an_unknown_command_offers_the_near_one(run: Run) -> None:
    done = run("improt")
    assert done.exit_code == 2
    assert "No such command 'improt'. Did you mean 'import'?" in done.stderr
