"""What comes into the inbox: kept once, of people we wrote to alone, and what it ends."""

import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from outreach.actions.desk import Choice
from outreach.actions.drafting import draft
from outreach.actions.following import follow_up
from outreach.actions.standings import queue, story
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock, answers, put, received
from outreach.followups.standing import Place
from outreach.models import Address
from spring import another_campaign, arrives, letter, outbox
from tables import everything, rows


def ours(workspace: Path, who: str) -> str:
    """Give the Message-ID of the mail that somebody got."""
    return next(one.message_id or "" for one in outbox(workspace) if one.to[0].startswith(who))


def place(app: App, who: str) -> Place:
    return next(one.place for one in queue(app).standings if one.progress.person.handle == who)


def count(app: App, table: str) -> int:
    return len(rows(app, f"SELECT id FROM {table}"))


def test_an_answer_in_the_thread_is_shown_without_the_quote_and_ends_the_sequence(
    app: App, sent: Path
) -> None:
    words = (
        "Merhaba, olur.\n\n2026-11-24 tarihinde Selin <selin@kilnhaus.example> yazdı:\n> Set sizde kalır\n"
    )
    arrives(sent, "1.eml", letter("ayse@example.com", words, In_Reply_To=ours(sent, "ayse")))

    done = sync(app)

    assert [(one.person.name, one.kind, one.text) for one in done.arrivals] == [
        ("Ayşe Yılmaz", "reply", "Merhaba, olur.")
    ]
    assert (done.ended, done.held, done.unmatched) == (1, 0, 0)
    assert place(app, "ayse.seramik") is Place.ANSWER
    assert [hold.code for hold in story(app, "@ayse.seramik").holds] == ["answered"]


@pytest.mark.parametrize(
    ("sender", "headers"),
    [
        ("ayse@example.com", {"In_Reply_To": "OURS"}),
        ("ayse@example.com", {"References": "<x@y.example> OURS"}),
        ("menajer@agency.example", {"In_Reply_To": "OURS"}),
        ("ayse@example.com", {}),
        ("Ayşe <AYSE@Example.com>", {}),
        ("ayse.ikinci@example.com", {}),
    ],
    ids=["In-Reply-To", "References", "her manager", "no thread", "other letters", "another known address"],
)
def test_an_answer_is_matched_by_its_thread_or_by_any_known_address(
    app: App, sent: Path, sender: str, headers: dict[str, str]
) -> None:
    second = "ayse.ikinci@example.com"
    with app.writing() as db:
        db.add(
            Address(influencer_id=1, address=second, canonical=second, is_primary=False, added_at=app.now())
        )
    named = {name: value.replace("OURS", ours(sent, "ayse")) for name, value in headers.items()}
    arrives(sent, "1.eml", letter(sender, "Merhaba", **named))

    assert [one.person.name for one in sync(app).arrivals] == ["Ayşe Yılmaz"]


def test_of_a_stranger_nothing_is_kept(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("x@stranger.example", "gizli sözler", Subject="gizli konu"))
    before = count(app, "event")

    done = sync(app)

    assert (done.arrivals, done.unmatched) == ([], 1)
    assert count(app, "message WHERE direction = 'in'") == 0
    assert count(app, "event") == before
    assert "gizli" not in everything(app)


def test_somebody_we_never_wrote_to_is_a_stranger(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("deniz@example.com", "Merhaba"))

    assert sync(app).unmatched == 1


def test_mail_from_before_ours_is_no_answer_to_it(app: App, sent: Path) -> None:
    old = format_datetime(datetime(2026, 11, 1, tzinfo=UTC))
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba", Date=old))

    assert sync(app).unmatched == 1


def test_what_is_queued_and_not_sent_cannot_be_answered(app: App, sent: Path) -> None:
    """Lena's mail waits for her morning."""
    arrives(sent, "1.eml", letter("lena@example.com", "Hi"))

    assert sync(app).unmatched == 1


def test_a_second_sync_keeps_nothing_twice(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba", Message_ID="<a@example.com>"))
    sync(app)

    again = sync(app)

    assert (again.arrivals, again.ended) == ([], 0)
    assert count(app, "message WHERE direction = 'in'") == 1


def test_the_same_mail_saved_by_two_programs_is_kept_once(app: App, sent: Path) -> None:
    raw = letter("ayse@example.com", "Merhaba", Message_ID="<a@example.com>")
    arrives(sent, "1.eml", raw)
    arrives(sent, "2.eml", raw.replace(b"\r\n", b"\n"))
    arrives(sent, "cur/3.host:2,S", b"Status: RO\r\n" + raw)

    assert len(sync(app).arrivals) == 1


def test_a_second_answer_is_kept_and_ends_nothing_more(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba", Message_ID="<a@example.com>"))
    arrives(sent, "2.eml", letter("ayse@example.com", "Bir de şu", Message_ID="<b@example.com>"))

    done = sync(app)

    assert (len(done.arrivals), done.ended) == (2, 1)


def test_a_maildir_is_read_and_what_is_being_written_is_not(app: App, sent: Path) -> None:
    arrives(sent, "new/1.host", letter("ayse@example.com", "new"))
    arrives(sent, "cur/2.host:2,S", letter("ilker@example.com", "cur"))
    arrives(sent, "tmp/3.host", letter("sule@example.com", "half"))
    arrives(sent, ".hidden", letter("tom@example.com", "hidden"))

    assert sorted(one.text for one in sync(app).arrivals) == ["cur", "new"]


MACHINES = {
    "away": letter("sule@example.com", "İzindeyim", Auto_Submitted="auto-replied"),
    "bounce": b"From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
    b"\r\n--b\r\nContent-Type: text/plain\r\n\r\n550 no such user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
    b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; sule@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    b"--b--\r\n",
}


@pytest.mark.parametrize("kind", list(MACHINES))
def test_a_machines_mail_holds_the_sequence_and_is_no_answer(app: App, sent: Path, kind: str) -> None:
    arrives(sent, "1.eml", MACHINES[kind])
    arrives(sent, "2.eml", MACHINES[kind] + b"\r\n")

    done = sync(app)

    assert {one.kind for one in done.arrivals} == {"auto_reply" if kind == "away" else "bounce_hard"}
    assert (done.ended, done.held) == (0, 1)
    assert place(app, "sulegunes") is Place.WAITING
    code = "away" if kind == "away" else "no-mailbox"
    assert [hold.code for hold in story(app, "@sulegunes").holds] == [code]


def test_naming_somebody_goes_on_after_a_note_and_never_to_an_address_that_does_not_exist(
    app: App, sent: Path, clock: Clock
) -> None:
    arrives(sent, "1.eml", MACHINES["bounce"])
    arrives(sent, "2.eml", letter("tom@example.com", "Away", Auto_Submitted="auto-replied"))
    sync(app)
    clock.now += timedelta(days=8)

    done = follow_up(app, "spring", Choice(names=("@tomhill", "@sulegunes")))

    assert [one.person.handle for one in done.without] == ["sulegunes"]
    assert [one.because for one in done.without] == [
        "the address does not exist, a bounce of 24 November 2026 says"
    ]


def test_a_no_lasts_whoever_is_named(app: App, sent: Path, clock: Clock) -> None:
    arrives(sent, "1.eml", letter("sule@example.com", "Hayır, teşekkürler."))
    assert [(str(one.kind), one.reason) for one in sync(app).arrivals] == [
        ("opt_out", "it says no and nothing else")
    ]
    another_campaign(sent)
    clock.now += timedelta(days=8)

    done = draft(app, "winter", Choice(names=("@sulegunes",)))

    assert done.made == []
    assert [one.because for one in done.without] == ["asked for no more mail on 24 November 2026"]


def test_our_own_mail_come_back_is_no_answer(app: App, sent: Path) -> None:
    arrives(sent, "1.eml", letter("selin@kilnhaus.example", "hi", In_Reply_To=ours(sent, "ayse")))

    to_her = letter("selin@kilnhaus.example", "hi").replace(b"To: selin@kilnhaus", b"To: ayse")
    arrives(sent, "2.eml", to_her.replace(b"ayse.example", b"ayse@example.com"))

    done = sync(app)

    assert (done.arrivals, done.ended, done.unmatched) == ([], 0, 0)
    assert story(app, "@ayse.seramik").holds == (), "what is played in practice ends nothing real"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no headers at all",
        bytes(range(256)) * 40,
        b"From: \xff\xfe\r\n\r\n\x00",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Subject: =?utf-8?b?broken\nFrom: a@b\n\n",
    ],
)
def test_broken_bytes_stop_nothing(app: App, sent: Path, raw: bytes) -> None:
    arrives(sent, "1.eml", raw)
    arrives(sent, "2.eml", letter("ayse@example.com", "Merhaba"))

    done = sync(app)

    assert (len(done.arrivals), done.unmatched + len(done.unread)) == (1, 1)


def test_broken_mail_of_somebody_is_theirs_all_the_same(app: App, sent: Path) -> None:
    raw = b"From: ayse@example.com\nContent-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain; charset=nope\n\nOlur\n"
    arrives(sent, "1.eml", raw)

    assert [one.text for one in sync(app).arrivals] == ["Olur"]


def test_an_answer_that_claims_to_come_from_the_future_is_of_now(app: App, sent: Path, clock: Clock) -> None:
    date = format_datetime(clock() + timedelta(days=900))
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba", Date=date))
    sync(app)

    standing = next(one for one in queue(app).standings if one.place is Place.ANSWER)
    assert standing.at == clock()


def test_the_inbox_is_read_when_all_of_it_was(app: App, sent: Path, clock: Clock) -> None:
    assert queue(app).inbox.read_at == clock(), "sending reads it first"
    clock.now += timedelta(hours=1)

    sync(app)

    assert queue(app).inbox.read_at == clock()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads every file")
def test_a_file_that_may_not_be_read_is_told_and_stops_nothing(app: App, sent: Path, clock: Clock) -> None:
    before = clock()
    clock.now += timedelta(hours=1)
    arrives(sent, "1.eml", letter("ayse@example.com", "Merhaba"))
    arrives(sent, "2.eml", letter("ilker@example.com", "Merhaba"))
    (sent / "inbox" / "1.eml").chmod(0)

    done = sync(app)

    assert [one.person.name for one in done.arrivals] == ["İlker Işık"]
    assert done.unread == ["inbox/1.eml: Permission denied"]
    assert queue(app).inbox.read_at == before


def test_a_folder_that_is_gone_is_an_empty_one(app: App, sent: Path) -> None:
    (sent / "inbox").rmdir()

    assert sync(app).arrivals == []


def test_more_than_one_batch_is_read_to_its_end(app: App, sent: Path) -> None:
    for number in range(120):
        arrives(sent, f"{number:03}.eml", letter("ayse@example.com", f"Merhaba {number}"))

    done = sync(app)

    assert (len(done.arrivals), done.ended) == (120, 1)


def test_the_answers_of_the_demonstration_are_told_apart(app: App, sent: Path, clock: Clock) -> None:
    put(sent / "inbox", answers(received(sent / "outbox"), clock() + timedelta(hours=3)))
    clock.now += timedelta(hours=3)

    done = sync(app)

    assert [(one.person.name, str(one.kind)) for one in done.arrivals] == [
        ("Ayşe Yılmaz", "reply"),
        ("İlker Işık", "reply"),
        ("Şule Güneş", "auto_reply"),
        ("Tom Hill", "bounce_hard"),
    ]
