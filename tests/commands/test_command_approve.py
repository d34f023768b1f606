"""`outreach approve`: a yes without a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.approving import resolve, undecided
from outreach.actions.editing import edit
from outreach.actions.linting import lint
from outreach.app import App
from spring import grieve

Typed = Callable[..., Result]


def waiting(app: App) -> int:
    return len(undecided(app, lint(app)).waiting)


def spoil(app: App) -> None:
    edit(app, resolve(app, ["1"])[0].draft, b"Subject: Mavi\n\n" + b"400 TL? " + b"kelime " * 110)


def test_one_needs_no_count(app: App, drafted: Path, run: Typed) -> None:
    result = run("approve", "@tomhill")

    assert (result.exit_code, result.stderr) == (
        0,
        "1 approved, 0 held back by errors\nnext: outreach send\n",
    )
    assert waiting(app) == 5


@pytest.mark.parametrize("words", [("spring",), ("1", "@tomhill"), ("spring", "1")])
def test_more_than_one_needs_the_count(app: App, drafted: Path, run: Typed, words: tuple[str, ...]) -> None:
    result = run("approve", *words)

    assert result.exit_code == 2
    assert "say the number to confirm" in result.stderr
    assert waiting(app) == 6


@pytest.mark.parametrize("count", ["5", "7", "0", "-1"])
def test_a_wrong_count_approves_nothing(app: App, drafted: Path, run: Typed, count: str) -> None:
    result = run("approve", "spring", "--confirm-count", count)

    assert result.exit_code == 2
    assert f"6 drafts would be approved, not {count}; nothing was approved" in result.stderr
    assert waiting(app) == 6


def test_what_has_an_error_is_left_out_and_named(app: App, drafted: Path, run: Typed) -> None:
    spoil(app)

    result = run("approve", "spring", "--confirm-count", "5")

    assert result.exit_code == 5
    assert result.stderr.splitlines() == [
        "5 approved, 1 held back by errors",
        "  draft 7  Ayşe Yılmaz @ayse.seramik: PER401, LEN101",
        "try: outreach review spring",
        "next: outreach send",
    ]
    assert waiting(app) == 1


def test_a_draft_with_an_error_alone_is_not_approved(app: App, drafted: Path, run: Typed) -> None:
    spoil(app)

    result = run("approve", "7")

    assert result.exit_code == 5
    assert "0 approved, 1 held back by errors" in result.stderr


def test_what_needs_no_word_says_why(app: App, sent: Path, run: Typed) -> None:
    assert run("approve", "1").stderr == "draft 1 is queued or sent\n"


def test_approved_already_is_told(app: App, approved: Path, run: Typed) -> None:
    result = run("approve", "1")

    assert (result.exit_code, result.stderr) == (0, "draft 1 is approved already\n")


GRIEF = 'their post of 24 November, "Babamı kaybettik", tells of a loss (PST407)'


def test_an_approved_draft_that_the_days_have_made_wrong_says_why_it_waits_and_what_to_do(
    app: App, approved: Path, run: Typed
) -> None:
    grieve(app)

    said = f"draft 1 is approved, but {GRIEF}: outreach edit @ayse.seramik"
    assert run("approve", "1").stderr == run("review", "1").stderr == f"{said}\n"
    assert run("review", "spring").stderr == f"No draft of spring waits for you.\n{said}\n"


def test_a_queued_one_is_taken_out_of_the_queue(app: App, sent: Path, run: Typed) -> None:
    grieve(app, person=6)

    said = f"draft 6 is queued, but {GRIEF}: outreach stop @lenabakes --because WHY, then name them in a new campaign"
    assert run("approve", "6").stderr == run("review", "@lenabakes").stderr == f"{said}\n"
    assert said in run("edit", "6").stderr


def test_a_person_without_a_draft_is_a_wrong_call(drafted: Path, run: Typed) -> None:
    result = run("approve", "Deniz")

    assert result.exit_code == 2
    assert "Deniz Çağlar has no draft\ntry: outreach draft CAMPAIGN @denizcaglar" in result.stderr
