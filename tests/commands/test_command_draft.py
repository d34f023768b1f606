"""`outreach draft`: what it says."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.demo import Clock
from spring import prepare

Typed = Callable[..., Result]


def test_numbers_first_then_each_reason_once_with_what_mends_it(spring: Path, run: Typed) -> None:
    result = run("draft", "spring")

    assert result.exit_code == 5
    assert result.stderr.splitlines() == [
        "6 drafts: 6 clean, 0 with warnings, 0 with errors",
        "2 people without one:",
        "    1  no post is known  (Deniz Çağlar)",
        "       try: outreach posts add @denizcaglar URL --title ... --date ...",
        "    1  no address  (Kaan Er)",
        "       try: outreach people edit @kaaner --email ADDRESS",
        "next: outreach review spring",
    ]


def test_a_reason_that_many_share_stands_once(spring: Path, run: Typed) -> None:
    campaign = spring / "campaigns" / "spring.toml"
    campaign.write_text(campaign.read_text("utf-8").replace('compensation = "12.000', 'goal2 = "12'), "utf-8")
    assert run("draft", "spring").exit_code == 3, "a mistake in the file is told before anything is written"

    campaign.write_text(campaign.read_text("utf-8").replace('goal2 = "12', 'compensation = "-" #'), "utf-8")
    told = run("draft", "spring").stderr

    reason = "how they are paid (campaign.compensation) is not known for the campaign spring in Turkish"
    assert f"    4  {reason}  (Ayşe Yılmaz, Gülşen Ağaoğlu, İlker Işık, Şule Güneş)" in told


def test_a_run_without_anything_new_says_so(drafted: Path, run: Typed) -> None:
    result = run("draft", "spring", "@tomhill")

    assert result.exit_code == 0
    assert result.stderr == "no new draft, 1 had one already\nnext: outreach review spring\n"


def test_what_is_written_anew_is_counted(drafted: Path, run: Typed) -> None:
    run("people", "edit", "@tomhill", "--email", "new@example.com")

    told = run("draft", "spring", "@tomhill").stderr

    assert told.startswith(
        "1 draft: 1 clean, 0 with warnings, 0 with errors, 1 in the place of one that no longer held"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nix",), "no campaign 'nix'"),
        (("spring", "@nobody"), "nobody is known as '@nobody'"),
        (("spring", "--tag", "nix"), "nobody has the tag 'nix'"),
        (("spring", "--post", "https://example.com/x"), "--post belongs to one person"),
    ],
)
def test_a_wrong_call_is_told_with_what_to_do(
    spring: Path, run: Typed, words: tuple[str, ...], said: str
) -> None:
    result = run("draft", *words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert "try: outreach" in result.stderr


def test_with_nobody_known_the_list_is_next(workspace: Path, run: Typed) -> None:
    prepare(workspace)

    result = run("draft", "spring")

    assert (result.exit_code, result.stderr) == (
        2,
        "nobody is known yet\ntry: outreach import YOUR-LIST.csv\n",
    )


def test_follow_ups_say_who_is_due_who_rests_and_until_when(sent: Path, run: Typed, clock: Clock) -> None:
    clock.now += timedelta(days=6)
    assert run("queue", "spring").stderr.endswith("next: outreach draft spring --follow-ups\n")

    result = run("draft", "spring", "--follow-ups")

    assert result.exit_code == 0
    first, rest, after = result.stderr.splitlines()
    assert first.startswith("5 drafts: 5 clean")
    assert rest == "not written for 1 without a first mail, 1 queued, 1 held"
    assert after == "next: outreach review spring"


def test_when_nobody_is_due_the_next_one_is_named(sent: Path, run: Typed) -> None:
    result = run("draft", "spring", "--follow-ups")

    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "no new draft",
        (
            "not written for 5 not due yet, 1 without a first mail, 1 queued, 1 held; "
            "the next is due on Mon 30 Nov: Ayşe Yılmaz"
        ),
        "next: outreach queue spring",
    ]


def test_a_follow_up_is_shown_with_what_went_before(sent: Path, run: Typed, clock: Clock) -> None:
    clock.now += timedelta(days=6)
    run("draft", "spring", "--follow-ups")
    shown = run("show", "7").stdout
    assert "  Subject  Re: " in shown
    assert "\nbefore    first, 24 Nov 10:00: Merhaba Ayşe, " in shown
    assert shown.count("outreach show 1") == 1
