"""`sync` shows what machines say, `sync --reclassify` repairs it, and `resolve --as` lets a person say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import text

from outreach.app import App
from outreach.commands.resolve_as import KINDS
from outreach.demo import Clock
from outreach.replies import Kind
from spring import arrives, letter

Typed = Callable[..., Result]
#: What says more than the kind is called: why it came back, and that it is nothing to the sequence.
_OTHERWISE = {"no-mailbox", "nothing"}
NOTE = "20 Aralık 2026 tarihine kadar yıllık izindeyim. Acil konular için menajer@example.com adresine yazın."


@pytest.fixture
def note(sent: Path) -> Path:
    arrives(
        sent, "1.eml", letter("sule@example.com", NOTE, Subject="Otomatik", Auto_Submitted="auto-replied")
    )
    return sent


def test_sync_says_when_they_return_and_who_answers_meanwhile(note: Path, run: Typed) -> None:
    result = run("sync")

    assert result.stdout.splitlines() == [
        "away          Şule Güneş  Otomatik",
        "              probably back on 20 December 2026",
        "              probably stands in for them: menajer@example.com",
    ]
    assert "1 sequence held\n" in result.stderr


def test_why_shows_the_line_and_how_to_say_otherwise(note: Path, run: Typed) -> None:
    run("sync")

    shown = run("why", "@sulegunes").stdout

    assert ' message read by sync: away: a machine answered: "Auto-Submitted: auto-replied"' in shown
    assert "held until Tue 22 Dec 00:00" in shown
    assert "if it is something else: outreach resolve @sulegunes --as answer" in shown


def test_a_person_says_what_it_is(note: Path, run: Typed) -> None:
    run("sync")

    result = run("resolve", "@sulegunes", "--as", "nothing")

    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "Şule Güneş: the mail of 24 November counts as nothing now: Otomatik",
        'before as away, a machine answered: "Auto-Submitted: auto-replied"',
        "their sequence goes on, next is step 2 of 2, 4 business days after 24 November, on Mon 30 Nov",
        "next: outreach why @sulegunes",
    ]
    assert "held" not in run("why", "@sulegunes").stdout


def test_why_and_log_say_in_plain_words_what_a_mail_was_taken_for_before(note: Path, run: Typed) -> None:
    run("sync")
    run("resolve", "@sulegunes", "--as", "nothing")

    for told in (run("why", "@sulegunes").stdout, run("log").stdout):
        assert "nothing, was away: " in told
        assert not re.search(r"[a-z]_[a-z]|\breply\b", told.partition("\nnow ")[0])


def test_a_sequence_that_goes_on_after_all_says_so_and_when(sent: Path, run: Typed, clock: Clock) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Olur."))
    run("sync")

    taken_back = run("resolve", "@ayse.seramik", "--as", "nothing").stderr.splitlines()

    assert taken_back[2:] == [
        "their sequence goes on, next is step 2 of 2, 4 business days after 24 November, on Mon 30 Nov",
        "next: outreach why @ayse.seramik",
    ]
    over = 'their sequence is at its end: wrote: "Olur.", since Tue 24 Nov'
    assert over in run("resolve", "@ayse.seramik", "--as", "answer").stderr
    assert run("resolve", "@ayse.seramik", "--as", "away").stderr.splitlines()[2:] == [
        'their sequence is open again, and waits: a machine answered on 24 November 2026: "Olur.", until Tue 1 Dec',
        "next: outreach why @ayse.seramik",
    ]
    run("resolve", "@ayse.seramik", "--as", "answer")
    clock.now += timedelta(days=7)
    assert run("resolve", "@ayse.seramik", "--as", "nothing").stderr.splitlines()[2:] == [
        "their sequence goes on, next is step 2 of 2, 4 business days after 24 November, since Mon 30 Nov",
        "next: outreach draft spring @ayse.seramik --follow-ups",
    ]


def test_saying_the_same_again_is_refused_and_names_how_another_mail_is_meant(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("sule@example.com", "Sipariş numaranız: 99", Subject="Sipariş"))
    run("sync")
    arrives(sent, "2.eml", letter("sule@example.com", NOTE, Subject="İzin", Auto_Submitted="auto-replied"))
    run("sync")
    assert run("resolve", "@sulegunes", "--as", "nothing").exit_code == 0

    again = run("resolve", "@sulegunes", "--as", "nothing")

    assert again.exit_code == 2
    assert "Şule Güneş: the mail of 24 November counts as nothing already" in again.stderr
    shown = run("show", "@sulegunes").stdout
    number = shown.partition("Sipariş\n")[2].partition("number    ")[2].split()[0]
    said = run("resolve", "@sulegunes", "--as", "nothing", "--mail", number).stderr
    assert "counts as nothing now: Sipariş" in said
    assert "their sequence goes on" in said
    assert run("resolve", "@sulegunes", "--as", "answer", "--mail", "99").exit_code == 2


def test_a_sequence_that_ended_otherwise_too_says_that_it_stays_so(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Olur."))
    run("sync")
    run("stop", "@ayse.seramik", "--because", "telefon")

    said = run("resolve", "@ayse.seramik", "--as", "nothing").stderr

    assert "\ntheir sequence is at its end: stopped: telefon\n" in said


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_short_words_of_its_own(kind: Kind) -> None:
    assert "_" not in kind.called
    assert len(kind.called) <= 13, "a column of listings"
    assert [one for one in Kind if one.called == kind.called] == [kind]


@pytest.mark.parametrize(("word", "kind"), [item for item in KINDS.items() if item[0] not in _OTHERWISE])
def test_a_person_says_the_words_that_are_shown(word: str, kind: Kind) -> None:
    assert word.replace("-", " ") == kind.called


def test_whose_it_is_has_to_be_said(note: Path, run: Typed) -> None:
    result = run("resolve", "--as", "answer")
    assert (result.exit_code, "whose mail?" in result.stderr) == (2, True)


def test_history_is_repaired(app: App, note: Path, run: Typed) -> None:
    run("sync")
    with app.writing() as db:
        db.execute(text("UPDATE classification SET kind = 'other', reason = 'old', version = 1"))

    first, again = run("sync", "--reclassify"), run("sync", "--reclassify")

    assert first.stdout.splitlines() == [
        "away          Şule Güneş  was machine mail: a machine answered",
        '              "Auto-Submitted: auto-replied"',
    ]
    assert "1 mail judged again, 1 taken for something else" in first.stderr
    assert again.stderr == "Every mail was judged by the rules of today already.\n"
