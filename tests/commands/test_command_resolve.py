"""`outreach resolve`: what is known, the question, and what follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from outreach.demo import Clock
from outreach.net.sink import Fault
from spring import configure, states
from terminal import terminal

Typed = Callable[..., Result]


@pytest.fixture
def lost(app: App, approved: Path, run: Typed) -> Path:
    app.faults = {"tom@example.com": Fault.CUT_UNACCEPTED}
    assert run("send", "--confirm-count", "6").exit_code == 6
    app.faults = {}
    return approved


def test_it_lists_what_is_known_and_what_to_type(lost: Path, run: Typed) -> None:
    result = run("resolve")

    assert result.exit_code == 6
    first, then, looked = result.stdout.splitlines()
    assert first.startswith('Tom Hill <tom@example.com>  spring, first: An idea after "A')
    assert then.endswith("the text went out from account me; then: the line was lost")
    assert looked == "  the Sent folder was not looked at since: outreach sync"
    assert "next: outreach resolve @tomhill --sent, or --not-sent" in result.stderr


def test_with_nothing_unknown_it_says_so(approved: Path, run: Typed) -> None:
    result = run("resolve")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "It is known what became of every mail.\n",
    )


def test_other_programs_get_the_same(lost: Path, run: Typed) -> None:
    (row,) = json.loads(run("resolve", "--json").stdout)

    assert (row["person"], row["handle"], row["said"]) == ("Tom Hill", "@tomhill", "the line was lost")


@pytest.mark.parametrize(
    ("said", "state", "told"),
    [
        ("--sent", "sent", "Tom Hill: first of spring counts as sent.\nnext: outreach queue\n"),
        ("--not-sent", "queued", "Tom Hill: first of spring is queued again.\nnext: outreach send\n"),
    ],
)
def test_a_word_settles_it(app: App, lost: Path, run: Typed, said: str, state: str, told: str) -> None:
    result = run("resolve", "@tomhill", said)

    assert (result.exit_code, result.stderr) == (0, told)
    assert states(app)["tom"] == state


def test_without_a_name_nothing_is_settled(app: App, lost: Path, run: Typed) -> None:
    result = run("resolve", "--not-sent")

    assert result.exit_code == 2
    assert "whose mail?" in result.stderr
    assert states(app)["tom"] == "unknown"


def test_two_words_that_deny_each_other_settle_nothing(app: App, lost: Path, run: Typed) -> None:
    result = run("resolve", "@tomhill", "--sent", "--not-sent")

    assert result.exit_code == 2
    assert "--sent or --not-sent, not both" in result.stderr
    assert states(app)["tom"] == "unknown"


FILES = 'smtp = { host = "smtp.gmail.com" }'


@pytest.mark.parametrize(
    ("server", "told"),
    [
        (
            "",
            [
                "  no copy in Sent on 24 Nov 11:00, which says nothing: this server may keep none",
                "  wait for a bounce or an answer, or ask them",
            ],
        ),
        (FILES, ["  no copy in Sent on 24 Nov 11:00"]),
    ],
)
def test_an_empty_sent_folder_says_as_much_as_the_server_keeps(
    app: App, lost: Path, run: Typed, clock: Clock, server: str, told: list[str]
) -> None:
    if server:
        configure(app, lambda text: text.replace("[accounts.me]\n", f"[accounts.me]\n{server}\n"))
    clock.now += timedelta(hours=1)
    run("sync")

    assert run("resolve").stdout.splitlines()[2:] == told


def test_its_moments_are_those_of_the_workspace(lost: Path, run: Typed) -> None:
    (row,) = json.loads(run("resolve", "--json").stdout)

    assert row["at"].endswith("+03:00")
    assert run("resolve").stdout.splitlines()[1].startswith("  24 Nov 10:00  ")


def test_a_name_of_which_all_is_known_is_told(lost: Path, run: Typed) -> None:
    result = run("resolve", "@ayse.seramik", "--sent")

    assert result.exit_code == 2
    assert "Ayşe Yılmaz: it is known what became of every mail to them" in result.stderr


@pytest.mark.parametrize(
    ("answer", "state", "code"),
    [("sent", "sent", 0), ("not-sent", "queued", 0), ("", "unknown", 6), ("yes", "unknown", 6)],
)
def test_on_a_terminal_it_asks(
    app: App, lost: Path, clock: Clock, answer: str, state: str, code: int
) -> None:
    with terminal(lost, "resolve", "@tomhill", now=clock()) as screen:
        screen.until("Did it arrive?")
        screen.type(f"{answer}\n")
        ended, _ = screen.end()

    assert (ended, states(app)["tom"]) == (code, state)


@pytest.mark.parametrize("command", [("queue",), ("why", "@tomhill")])
def test_where_it_is_seen_the_command_is_named(lost: Path, run: Typed, command: tuple[str, ...]) -> None:
    result = run(*command)

    assert "outreach resolve @tomhill" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unmatched", "1", "--sent"), "it goes without --sent"),
        (("--unmatched", "1", "--json"), "it goes without --json or --csv"),
        (("@tomhill", "--as", "nothing", "--campaign", "spring"), "it goes without --campaign"),
        (("--unmatched", "1", "--mail", "5"), "--mail goes with --as alone"),
        (("@tomhill", "--sent", "--mail", "5"), "--mail goes with --as alone"),
    ],
)
def test_what_is_about_our_mail_is_refused_beside_what_is_about_theirs(
    sent: Path, run: Callable[..., Result], words: tuple[str, ...], said: str
) -> None:
    refused = run("resolve", *words)
    assert (refused.exit_code, said in refused.stderr) == (2, True)
