"""`outreach review` on a terminal, key by key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.approving import resolve, undecided
from outreach.actions.editing import edit
from outreach.actions.linting import lint
from outreach.app import App
from outreach.demo import Clock
from terminal import terminal

Typed = Callable[..., Result]
ASK = "approve, edit, skip, reject, quit [a,e,s,r,q,?] "


def editor(folder: Path, script: str) -> str:
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o700)
    return str(path)


def waiting(app: App) -> list[int | None]:
    return [one.draft.id for one in undecided(app, lint(app)).waiting]


def test_each_draft_is_shown_as_it_will_arrive_and_decided(app: App, drafted: Path, clock: Clock) -> None:
    with terminal(drafted, "review", "spring", now=clock()) as screen:
        shown = screen.until(ASK)
        assert "[1 of 6]" in shown
        assert 'Subject  "Mavi sır denemeleri" ve bir öneri' in shown
        assert "Size yazmamı istemezseniz" in shown, "the footer is part of it"
        assert 'post      "Mavi sır denemeleri", 18 November 2026' in shown
        assert "findings  none" in shown
        assert max(map(len, shown.splitlines())) <= 100, "broken between words"
        screen.type("?\n")
        assert "a  approve it as it stands" in screen.until(ASK)
        screen.type("x\n")
        assert "a  approve it as it stands" in screen.until(ASK)
        screen.type("a\n")
        assert "draft 1 approved" in screen.until(ASK)
        screen.type("s\n")
        assert "[3 of 6]" in screen.until(ASK)
        screen.type("r\n")
        screen.until("Why (may be empty): ")
        screen.type("not ours\n")
        assert "draft 3 rejected" in screen.until(ASK)
        screen.type("q\n")
        code, told = screen.end()

    assert (code, told.strip().splitlines()[-2:]) == (
        0,
        ["1 approved, 1 rejected, 4 left for later", "next: outreach send"],
    )
    assert waiting(app) == [2, 4, 5, 6]


def test_an_error_blocks_approval_until_a_reason_is_typed(app: App, drafted: Path, clock: Clock) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"400 TL? " + b"kelime " * 110)

    with terminal(drafted, "review", "7", now=clock()) as screen:
        assert "error    LEN101 body-too-long" in screen.until(ASK)
        screen.type("a\n")
        assert "An error stands in it: PER401, LEN101." in screen.until("because: ")
        screen.type("\n")
        assert "Not approved." in screen.until(ASK)
        screen.type("a\n")
        screen.until("because: ")
        screen.type("her own words\n")
        code, told = screen.end()

    assert code == 0
    assert "draft 7 approved" in told
    assert 7 not in waiting(app)


def test_an_edit_is_judged_and_shown_before_it_is_approved(app: App, drafted: Path, clock: Clock) -> None:
    replace = editor(drafted, 'sed -i s/Merhaba/Selam/ "$1"; sleep 1.1; touch "$1"')

    with terminal(drafted, "review", "@ayse.seramik", now=clock(), EDITOR=replace) as screen:
        screen.until(ASK)
        screen.type("e\n")
        assert "Selam Ayşe," in screen.until(ASK)
        screen.type("a\n")
        code, told = screen.end()

    assert (code, "draft 7 approved" in told) == (0, True)


def test_a_file_that_cannot_be_read_may_be_edited_again_or_left(
    app: App, drafted: Path, clock: Clock
) -> None:
    damage = editor(drafted, 'printf "Sujbect: x\\n\\nMerhaba" > "$1"; touch -d "+5 seconds" "$1"')

    with terminal(drafted, "review", "1", now=clock(), EDITOR=damage) as screen:
        screen.until(ASK)
        screen.type("e\n")
        assert "no such header; did you mean Subject?" in screen.until("Edit it again? [Y/n]: ")
        screen.type("n\n")
        assert "Nothing was changed." in screen.until(ASK)
        screen.type("q\n")
        assert screen.end()[0] == 0

    assert waiting(app) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("command", ["/no/such/editor", "false"])
def test_an_editor_that_fails_ends_no_review(app: App, drafted: Path, clock: Clock, command: str) -> None:
    with terminal(drafted, "review", "1", now=clock(), EDITOR=command) as screen:
        screen.until(ASK)
        screen.type("e\n")
        assert "set EDITOR, such as" in screen.until(ASK)
        screen.type("a\n")
        assert screen.end()[0] == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_keeps_what_was_decided(app: App, drafted: Path, clock: Clock, key: str) -> None:
    with terminal(drafted, "review", "spring", now=clock()) as screen:
        screen.until(ASK)
        screen.type("a\n")
        screen.until(ASK)
        screen.type(key)
        code, told = screen.end()

    assert code == 130
    assert "1 approved, 0 rejected, 5 left for later" in told
    assert waiting(app) == [2, 3, 4, 5, 6]


def test_without_a_terminal_the_way_for_scripts_is_named(drafted: Path, run: Typed) -> None:
    result = run("review", "spring")

    assert result.exit_code == 2
    assert "outreach approve spring --confirm-count N" in result.stderr


def test_where_nothing_waits_it_says_so(sent: Path, run: Typed) -> None:
    assert run("review", "spring").stderr == "No draft of spring waits for you.\n"
    assert run("review", "1").stderr == "draft 1 is queued or sent\n"
