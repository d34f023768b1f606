"""`outreach sync`: what it shows of the inbox."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from outreach.app import App
from spring import arrives, letter, outbox
from terminal import terminal

Typed = Callable[..., Result]
BOUNCE = b"""From: MAILER-DAEMON@mx.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

It came back.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; tom@example.com
Action: failed
Status: 5.1.1
--b--
"""


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
        '              probably interested: "olur"',
        "away          Tom Hill  Automatic reply",
        "              names no day of return: waits a week",
    ]
    assert result.stderr.splitlines() == [
        "1 sequence ended; 1 sequence held",
        "1 other mail in inbox/, from nobody you wrote to: not kept",
        "next: outreach queue",
    ]


def test_of_a_first_reading_of_very_many_the_words_of_some_are_shown_and_the_rest_counted(
    sent: Path, run: Typed
) -> None:
    for number in range(33):
        arrives(sent, f"{number}.eml", letter("ayse@example.com", f"Merhaba {number}"))

    result = run("sync")

    assert result.stdout.count("Merhaba") == 30
    assert result.stderr.splitlines() == [
        "3 more, not shown (answer 3): outreach queue",
        "1 sequence ended",
        "next: outreach queue",
    ]


def test_a_second_time_there_is_nothing_new(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    run("sync")

    result = run("sync")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing new.\nnext: outreach queue\n")


def test_an_answer_without_a_word_is_told_as_one(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "", Subject="Re: Mavi"))

    assert "\n              (no words in it: open it in your mail program)\n" in run("sync").stdout


def test_our_own_mail_is_never_shown_as_their_words(sent: Path, run: Typed) -> None:
    ours = next(one for one in outbox(sent) if one.to[0].startswith("ayse"))
    quote = "".join(f"> {line}\n" for line in ours.text.splitlines())
    words = f"\n24 Kas 2026 Sal, 10:00 tarihinde Selin <selin@kilnhaus.example> şunu yazdı:\n{quote}"
    arrives(sent, "1.eml", letter("ayse@example.com", words, Subject=f"Re: {ours.subject}"))

    assert run("sync").stdout.splitlines() == [
        f"answer        Ayşe Yılmaz  Re: {ours.subject}",
        "              (no words in it: open it in your mail program)",
    ]
    said = "(no words in it: open it in your mail program)"
    assert f"wrote: {said}  a moment ago\n" in run("queue").stdout
    assert f"Ayşe Yılmaz  answer: {said}\n" in run("log").stdout
    assert f"\n  {said}\n" in run("show", "@ayse.seramik").stdout
    why = run("why", "@ayse.seramik").stdout
    assert f"message read by sync: answer: {said}\nnow  spring: answer, wrote: {said}\n" in why


def test_a_no_is_no_machine_and_names_what_lasts(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("sule@example.com", "Hayır.", Subject="Re: Tuz"))

    result = run("sync")

    assert result.stdout == "no more mail  Şule Güneş  Re: Tuz\n              Hayır.\n"
    assert result.stderr.splitlines() == [
        "1 sequence ended",
        'next: to keep them out of new lists as well: outreach block @sulegunes --because "asked"',
        "next: outreach queue",
    ]
    queue = run("queue", "spring")
    assert 'answer      1  Şule Güneş             asked for no more mail: "Hayır."' in queue.stdout
    assert 'next: outreach block @sulegunes --because "asked"' in queue.stderr
    assert "machine mail" not in run("show", "@sulegunes").stdout


@pytest.mark.parametrize("words", ["KVKK kapsamında verilerimin silinmesini istiyorum.", "Delete my data."])
def test_whoever_asks_to_be_erased_is_named_with_the_command_that_does_it(
    sent: Path, run: Typed, words: str
) -> None:
    arrives(sent, "1.eml", letter("tom@example.com", words))
    told = "next: to erase what is known of them: outreach forget @tomhill\n"
    assert told in run("sync").stderr


def test_what_several_ask_for_is_one_line(sent: Path, run: Typed) -> None:
    for name in ("ayse", "ilker", "sule", "tom"):
        arrives(sent, f"{name}.eml", letter(f"{name}@example.com", "Hayır."))

    others = "likewise for @ilkergezer, @sulegunes, @tomhill"
    assert run("sync").stderr.splitlines()[1:] == [
        f'next: to keep them out of new lists as well, {others}: outreach block @ayse.seramik --because "asked"',
        "next: outreach queue",
    ]


def test_a_mail_that_came_back_once_names_what_says_how_it_goes_on(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", BOUNCE.replace(b"5.1.1", b"4.2.2"))

    assert "next: how their sequence goes on: outreach why @tomhill\n" in run("sync").stderr
    for name in ("ayse", "ilker", "sule", "gulsen", "lena", "deniz"):
        run("stop", f"{name}@example.com", "--because", "telefonda")
    assert run("queue").stderr.endswith("next: outreach why @tomhill\n")
    going_on = "to go on all the same: outreach draft spring @tomhill --follow-ups\n"
    assert going_on in run("why", "@tomhill").stdout


def test_where_only_mails_of_nobody_came_they_are_next_and_fit_a_narrow_terminal(
    app: App, sent: Path, run: Typed, tmp_path: Path
) -> None:
    subject = next(one.subject for one in outbox(sent) if one.to[0].startswith("ayse"))
    folder = tmp_path / "exported"
    folder.mkdir()
    (folder / "1.eml").write_bytes(letter("menajer@agency.example", "Olur.", Subject=f"Re: {subject}"))

    told = run("sync", "--from-maildir", str(folder)).stderr

    assert told.endswith("\nnext: outreach queue --unmatched\n")
    with terminal(sent, "queue", "--unmatched", now=app.now(), COLUMNS="40") as screen:
        _, shown = screen.end()
    assert shown.splitlines()[1:7] == [
        '    menajer@agency.example  Re: "Mavi',
        '    sır denemeleri" ve bir öneri',
        "    the subject of our mail to",
        "    ayse@example.com",
        "    may be the answer of Ayşe Yılmaz",
        "Of mail from strangers no more is kept;",
    ]


def test_a_bounce_names_the_address_and_why(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", BOUNCE)

    result = run("sync")

    assert result.stdout == "bounce        tom@example.com: no such mailbox (5.1.1)\n"
    assert "next: if you know another address: outreach people edit @tomhill --email ADDRESS" in result.stderr
    held = run("why", "@tomhill").stdout
    assert "held until you decide: the address does not exist, a bounce of 24 November 2026 says" in held
    assert "--follow-ups" not in held


def test_another_address_after_a_bounce_says_that_the_thread_stays_with_the_old_one(
    sent: Path, run: Typed
) -> None:
    arrives(sent, "1.eml", BOUNCE)
    run("sync")

    told = run("people", "edit", "@tomhill", "--email", "tom.hill@example.com").stderr

    thread = "their thread is with tom@example.com, the address is now tom.hill@example.com"
    assert f"{thread}: stop them, and write in a new campaign" in told
    assert told.endswith('next: outreach stop @tomhill --because "new address"\n')
    assert thread in run("queue").stdout
    assert "does not exist" not in run("why", "@tomhill").stdout.partition("now  ")[2]
    assert thread not in run("people", "edit", "@tomhill", "--email", "tom@example.com").stderr


def test_an_answer_from_another_address_says_so(sent: Path, run: Typed) -> None:
    ours = next(one.message_id or "" for one in outbox(sent) if one.to[0].startswith("ayse"))
    arrives(sent, "1.eml", letter("menajer@agency.example", "Olur.", Subject="Re: Mavi", In_Reply_To=ours))

    assert run("sync").stdout.splitlines() == [
        "answer        Ayşe Yılmaz  Re: Mavi",
        "              from menajer@agency.example, you wrote to ayse@example.com",
        "              Olur.",
        '              probably interested: "Olur"',
    ]


def test_a_strangers_letters_move_no_cursor(sent: Path, run: Typed) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "a\x1b[2Jb\x07", Subject="=?utf-8?q?x=1B[2Jy?="))

    assert "\x1b" not in run("sync").stdout


def test_an_empty_workspace_has_nothing_new(run: Typed) -> None:
    assert run("sync").exit_code == 0
