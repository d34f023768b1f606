"""`outreach show`: a draft as it will arrive, a person with all that stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from spring import arrives, letter, outbox

Typed = Callable[..., Result]


def test_a_draft_stands_as_it_will_arrive_with_the_reasons_below(drafted: Path, run: Typed) -> None:
    shown = run("show", "4").stdout

    assert shown.startswith(
        "draft 4  Tom Hill @tomhill  spring first\n\n  From     Selin <selin@kilnhaus.example>\n"
    )
    assert '  Subject  An idea after "A kiln in a shed"\n' in shown
    assert "\n  Hi Tom,\n" in shown
    assert '\n  If you would rather not hear from me, answer "no" and I will not write again.\n' in shown
    assert 'post      "A kiln in a shed", 19 November 2026\n' in shown
    assert "          chosen: about kiln, 5 days old\n" in shown
    assert shown.endswith("findings  none\n")


def test_what_is_shown_is_what_arrives(sent: Path, run: Typed) -> None:
    shown = run("show", "@tomhill").stdout

    body = "".join(line.removeprefix("  ") for line in shown.splitlines(keepends=True))
    arrived = next(parts for parts in outbox(sent) if parts.to == ("tom@example.com",))
    assert arrived.text.replace("\r\n", "\n").strip() in body


def test_approval_and_fate_are_shown_with_their_times(sent: Path, run: Typed) -> None:
    shown = run("show", "1").stdout

    assert "approved  24 Nov 10:00 by " in shown
    assert "mail      sent 24 Nov 10:00  250 2.0.0 kept in the outbox" in shown


def test_a_persons_answers_follow_their_drafts_and_a_machine_is_no_answer(sent: Path, run: Typed) -> None:
    arrives(
        sent, "1.eml", letter("tom@example.com", "Away\x1b[2J until Monday", Auto_Submitted="auto-replied")
    )
    arrives(sent, "2.eml", letter("tom@example.com", "Yes please", Subject="Re: About"))
    run("sync")

    shown = run("show", "@tomhill").stdout

    assert (
        "answer  24 Nov 10:00  Re: About\nfrom      tom@example.com: it comes from tom@example.com\n" in shown
    )
    assert "\n\n  Yes please\n" in shown
    assert "away  24 Nov 10:00" in shown
    assert "\x1b" not in shown, "nobody moves our cursor"


def test_somebody_without_anything_is_told(drafted: Path, run: Typed) -> None:
    result = run("show", "Deniz")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "Deniz Çağlar: no draft and no answer yet\n",
    )


@pytest.mark.parametrize(
    ("word", "said"),
    [("99", "there is no draft 99"), ("nix", "is no campaign, no draft and nobody who is known")],
)
def test_what_means_nothing_is_a_wrong_call(drafted: Path, run: Typed, word: str, said: str) -> None:
    result = run("show", word)

    assert result.exit_code == 2
    assert said in result.stderr
