"""`outreach stop`: a sequence ends, with the reason."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from spring import arrives, letter, one_mail_only

Typed = Callable[..., Result]


def test_it_says_what_ended_and_what_is_cancelled(sent: Path, run: Typed) -> None:
    result = run("stop", "@lenabakes", "--because", "by phone")

    assert (result.exit_code, result.stderr) == (
        0,
        "Lena Fischer: 1 sequence ended, 1 queued mail cancelled\n",
    )
    assert "now  spring: ended, stopped: by phone" in run("why", "@lenabakes").stdout


def test_a_reason_is_asked_for(sent: Path, run: Typed) -> None:
    assert run("stop", "@lenabakes").exit_code == 2
    assert run("stop", "@lenabakes", "--because", " ").exit_code == 2


def test_where_nothing_runs_it_says_so(spring: Path, run: Typed) -> None:
    result = run("stop", "@lenabakes", "--because", "by phone")

    assert result.exit_code == 0
    assert result.stderr.startswith("Lena Fischer: no sequence runs")


def test_somebody_unknown_is_a_wrong_call(sent: Path, run: Typed) -> None:
    assert run("stop", "@nobody", "--because", "x").exit_code == 2


def test_a_sequence_that_their_answer_ended_is_not_ended_again(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Olur."))
    run("sync")

    first, again = (run("stop", "@ayse.seramik", "--because", "telefonda").stderr for _ in range(2))

    assert first == "Ayşe Yılmaz: their answer no longer waits in the queue\n"
    assert again.startswith("Ayşe Yılmaz: no sequence runs")
    assert "Ayşe" not in run("queue").stdout


def test_a_sequence_at_its_end_is_not_ended_again(sent: Path, run: Typed) -> None:
    one_mail_only(sent)
    assert "no sequence runs" in run("stop", "@ayse.seramik", "--because", "telefonda").stderr
