"""`outreach resume`: a person says that an account may go on."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.accounts import pause
from outreach.app import App
from outreach.demo import Clock

Typed = Callable[..., Result]


def test_it_says_why_it_was_paused_and_what_is_next(app: App, run: Typed) -> None:
    pause(app, "me", "the login was refused: 535")

    result = run("resume", "me")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "me may send again. It was paused: the login was refused: 535\nnext: outreach sync\n"
    )


@pytest.mark.parametrize("words", [(), ("selin@kilnhaus.example",)], ids=["no word", "its address"])
def test_the_only_account_needs_no_name_and_an_address_is_one(
    app: App, run: Typed, words: tuple[str, ...]
) -> None:
    pause(app, "me", "the login was refused: 535")
    assert run("resume", *words).stderr.startswith("me may send again.")


def test_an_account_that_is_not_paused_is_left_as_it_is(run: Typed) -> None:
    result = run("resume", "me")
    assert (result.exit_code, result.stderr) == (0, "me is not paused.\nnext: outreach doctor me\n")


def test_what_there_is_not_is_told(run: Typed) -> None:
    result = run("resume", "mert")
    assert (result.exit_code, result.stderr) == (
        2,
        "no account and no campaign is named 'mert'\ntry: accounts: me; campaigns: none; people: @handle\n",
    )


def test_what_a_pause_held_is_not_overdue_for_the_time_of_it(sent: Path, run: Typed, clock: Clock) -> None:
    run("pause", "@ayse.seramik", "--because", "tatilde")
    clock.now += timedelta(days=20)
    run("resume", "@ayse.seramik")

    shown = run("queue").stdout

    assert (
        "due         1  Ayşe Yılmaz            step 2 of 2, 4 business days after 24 November, since Mon 14 Dec"
        in shown
    )
    assert "overdue     4  İlker Işık" in shown
