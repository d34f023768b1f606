"""`outreach sync`: what it shows of the inbox."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from spring import arrives, letter

Typed = Callable[..., Result]


def test_answers_show_their_new_words_and_machines_their_subject_alone(sent: Path, run: Typed) -> None:
    words = "Merhaba, olur.\nNe zaman?\n\n2026-11-24 tarihinde Selin <selin@kilnhaus.example> yazdı:\n> Set sizde\n"
    away = letter(
        "tom@example.com", "Away until Monday", Subject="Automatic reply", Auto_Submitted="auto-replied"
    )
    arrives(sent, "1.eml", letter("ayse@example.com", words, Subject="Re: Mavi"))
    arrives(sent, "2.eml", away)
    arrives(sent, "3.eml", letter("x@stranger.example", "secret"))

    result = run("sync")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "answer        Ayşe Yılmaz  Re: Mavi",
        "              Merhaba, olur.",
        "              Ne zaman?",
        "machine mail  Tom Hill  Automatic reply",
    ]
    assert result.stderr.splitlines() == [
        "1 sequence ended; 1 sequence held until you have looked",
        "1 other mail in inbox/, from nobody you wrote to: not kept",
        "next: outreach queue",
    ]


def test_a_second_time_there_is_nothing_new(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")

    result = run("sync")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing new.\nnext: outreach queue\n")


def test_a_strangers_letters_move_no_cursor(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "a\x1b[2Jb\x07", Subject="=?utf-8?q?x=1B[2Jy?="))

    assert "\x1b" not in run("sync").stdout


def test_an_empty_workspace_has_nothing_new(run: Typed) -> None:
    assert run("sync").exit_code == 0
