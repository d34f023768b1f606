"""`outreach block`: never to be written to again, whatever is imported later."""

from pathlib import Path

import pytest

from conftest import Run
from spring import arrives, letter


@pytest.fixture
def known(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)  # rejected rows of standard input are written where the person is
    rows = "name,handle,platform,email\nAyşe Yılmaz,ayse,instagram,ayse@example.com\nİlker Işık,ilker,,\n"
    assert run("import", "-", input=rows).exit_code == 0
    return run


def test_it_says_what_was_blocked(known: Run) -> None:
    done = known("block", "ayşe", "--because", "asked by phone")
    assert done.exit_code == 0
    assert (
        done.stderr == "Ayşe Yılmaz will not be written to again: 1 address and 1 handle blocked for good\n"
    )
    assert "  blocked    never to be written to: asked by phone\n" in known("people", "show", "ayşe").stdout


def test_a_second_time_says_so(known: Run) -> None:
    known("block", "ayşe", "--because", "asked")
    done = known("block", "ayşe", "--because", "asked again")
    assert done.stderr == "Ayşe Yılmaz will not be written to again: all known of them was blocked before\n"


@pytest.mark.parametrize("because", [(), ("--because", ""), ("--because", "  ")])
def test_a_reason_is_needed(known: Run, because: tuple[str, ...]) -> None:
    done = known("block", "ayşe", *because)
    assert done.exit_code == 2
    assert "blocked" not in known("people", "show", "ayşe").stdout


@pytest.mark.parametrize(
    "row",
    [
        "Ayşe Yılmaz,,,ayse@example.com",
        "Ayşe Yılmaz,@AYSE,instagram,new@example.com",
        "Somebody Else,ayse,instagram,",
        ",https://www.instagram.com/ayse/,,",
        "Ayşe,ayse,,",  # on which platform is not said
    ],
)
def test_an_import_refuses_whoever_is_blocked_by_any_of_their_names(known: Run, row: str) -> None:
    known("block", "@ayse", "--because", "asked")
    before = known("people", "list").stdout

    done = known("import", "-", input=f"name,handle,platform,email\n{row}\n")

    assert done.exit_code == 5
    assert "1 rejected -> stdin.rejected.csv (1 blocked)" in done.stderr
    assert known("people", "list").stdout == before


def test_a_handle_stays_blocked_when_its_platform_is_learnt(known: Run) -> None:
    known("block", "@ilker", "--because", "asked")
    done = known("import", "-", input="name,handle,platform\nİlker Işık,ilker,tiktok\n")
    assert "1 rejected" in done.stderr
    known("people", "edit", "@ilker", "--handle", "tiktok:ilker")
    assert "never to be written to: asked" in known("people", "show", "@ilker").stdout


def test_rows_of_one_person_are_refused_together(known: Run) -> None:
    known("block", "@ayse", "--because", "asked")
    rows = (
        "name,handle,platform,email\nAyşe,ayse,instagram,x@example.com\nAyşe,ayse.yt,youtube,x@example.com\n"
    )
    assert "2 rejected" in known("import", "-", input=rows).stderr


def test_it_stands_in_the_log(known: Run) -> None:
    known("block", "@ayse", "--because", "asked\nby phone")
    assert known("log").stdout.splitlines()[-1].endswith("person blocked    Ayşe Yılmaz  asked by phone")


def test_a_domain_is_blocked_with_all_its_addresses(known: Run) -> None:
    done = known("block", "--domain", "@Example.com", "--because", "the agency asked")
    assert (done.exit_code, done.stderr) == (
        0,
        "Nobody at example.com is written to again: 1 person known there, 0 queued mails cancelled\n",
    )
    assert "never to be written to: the agency asked" in known("people", "show", "@ayse").stdout
    again = known("import", "-", input="name,email\nNew,new@example.com\nElse,new@sub.example.com\n")
    assert "1 new" in again.stderr
    assert "1 rejected -> stdin.rejected.csv (1 blocked)" in again.stderr


@pytest.mark.parametrize("typed", ["bücher.example", "xn--bcher-kva.example", "@BÜCHER.example."])
def test_a_domain_is_named_as_people_write_it(known: Run, typed: str) -> None:
    known("import", "-", input="name,email\nNew,new@bücher.example\n")

    done = known("block", "--domain", typed, "--because", "the agency asked")

    assert "Nobody at bücher.example is written to again: 1 person known there" in done.stderr
    assert "bücher.example" in known("log").stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("example", "--domain example.com"),
        ("a b.example", "--domain example.com"),
        ("ayse@example.com", "outreach block ayse@example.com"),
    ],
)
def test_what_is_no_domain_is_told_in_its_own_words(known: Run, typed: str, mend: str) -> None:
    done = known("block", "--domain", typed, "--because", "asked")

    assert (done.exit_code, done.stderr) == (1, f"{typed!r} is no domain\ntry: {mend}\n")


@pytest.mark.parametrize("words", [(), ("@ayse", "--domain", "example.com")])
def test_it_is_somebody_or_a_domain(known: Run, words: tuple[str, ...]) -> None:
    assert known("block", *words, "--because", "asked").exit_code == 2


def test_only_a_sequence_that_ran_is_ended_by_it(sent: Path, run: Run) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Olur."))
    run("sync")

    assert "ended" not in run("block", "@ayse.seramik", "--because", "asked").stderr
    assert run("block", "@tomhill", "--because", "asked").stderr.endswith(", 1 sequence ended\n")
