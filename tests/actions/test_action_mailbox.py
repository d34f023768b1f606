"""A mailbox on a real server: answers are kept once wherever they lie, and of all other mail nothing."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from authority import Authority
from click.testing import Result
from cutting import cutting
from dovecot import Dovecot

from outreach.actions.standings import queue
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import LoginError
from outreach.followups.standing import Place
from outreach.mail.delivery import DeliveryState, Direction, Transport
from outreach.mail.letter import Parts
from outreach.mail.reading import read
from outreach.models import Account, Message, Unmatched
from outreach.store import mailboxes
from posted import answer, count, every_byte, lose, our_id, our_subject, real
from spring import configure, letter, states

Typed = Callable[..., Result]


@pytest.fixture
def user(domain: str) -> str:
    return f"selin@{domain}"


@pytest.fixture
def world(sent: Path, app: App, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str) -> Path:
    """Five mails left a day ago; the mailbox is empty."""
    real(app, clock, dovecot, user)
    return sent


def read_at(app: App, account: str = "me") -> datetime | None:
    with app.reading() as db:
        return mailboxes.read_at(db, account=account, transport=Transport.SMTP)


def incoming(app: App) -> int:
    return count(app, Message, Message.__table__.c.direction == Direction.IN)


def who_answered(app: App) -> list[str]:
    places = queue(app).standings
    return sorted(one.progress.person.handle or "" for one in places if one.place is Place.ANSWER)


def test_an_answer_is_read_ends_the_sequence_and_stays_unread_for_its_owner(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com", In_Reply_To=our_id(app, "ayse")))
    before = dovecot.kept(user)

    done = sync(app)

    assert not done.failed
    assert [(one.person.name, one.text) for one in done.arrivals] == [("Ayşe Yılmaz", "Merhaba, olur.")]
    assert [(one.folder, one.new, one.theirs) for one in done.looked] == [("INBOX", 1, 1)]
    assert done.ended == 1
    assert who_answered(app) == ["ayse.seramik"]
    assert dovecot.kept(user) == before


@pytest.mark.parametrize("folder", ["Junk", "Archive", "Trash", "Müşteriler/Ajanslar"])
def test_an_answer_is_found_wherever_a_filter_put_it(
    app: App, world: Path, dovecot: Dovecot, user: str, folder: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com"), folder)

    done = sync(app)

    assert [one.person.name for one in done.arrivals] == ["Ayşe Yılmaz"]
    assert [one.folder for one in done.looked] == [folder]


@pytest.mark.parametrize("folder", ["Sent", "Drafts", "Özel"])
def test_sent_drafts_and_what_the_person_skips_are_not_read(
    app: App, world: Path, dovecot: Dovecot, user: str, folder: str
) -> None:
    configure(app, lambda text: text.replace("skip = []", 'skip = ["özel"]'))
    dovecot.deliver(user, answer(1, "ayse@example.com"), folder)

    done = sync(app)

    assert (done.arrivals, done.looked) == ([], [])


def test_a_second_time_there_is_nothing_new(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com"))
    sync(app)

    again = sync(app)

    assert (again.arrivals, again.looked, again.failed) == ([], [], {})
    assert incoming(app) == 1


def test_where_nothing_was_sent_yet_nothing_is_read(
    app: App, spring: Path, clock: Clock, dovecot: Dovecot, trusted: Authority, user: str
) -> None:
    real(app, clock, dovecot, user)
    dovecot.deliver(user, answer(1, "ayse@example.com"))

    done = sync(app)

    assert (done.looked, done.failed) == ([], {})
    assert read_at(app) == clock()
    with app.reading() as db:
        cursors = mailboxes.cursors(db, account="me", transport=Transport.SMTP)
    assert cursors["INBOX"][1] == 1


def test_what_came_before_our_first_mail_is_not_read(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    with dovecot.mailbox(user) as box:
        box.append("INBOX", answer(1, "ayse@example.com"), msg_time=datetime.now(UTC) - timedelta(days=9))

    done = sync(app)

    assert (done.looked, done.arrivals) == ([], [])


PRIVATE = [
    letter(
        "anne@aile.example", "çok gizli sözler", Subject="aile meselesi", Message_ID="<gizli1@aile.example>"
    ),
    letter(
        "banka@bank.example", "hesap dökümü 4711", Subject="ekstreniz", Message_ID="<gizli2@bank.example>"
    ),
    letter(
        "x@stranger.example",
        "başka bir konu",
        Subject="Re: yemek tarifi",
        In_Reply_To="<gizli3@else.example>",
    ),
    letter(
        "MAILER-DAEMON@bank.example",
        "somebody else's bounce",
        Subject="Undelivered",
        Auto_Submitted="auto-replied",
    ),
]


def test_of_other_mail_nothing_at_all_is_kept_on_sqlite(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    for raw in PRIVATE:
        dovecot.deliver(user, raw)
    dovecot.deliver(user, answer(1, "ayse@example.com", "bunlar saklanır"))

    done = sync(app)

    assert ([(one.new, one.theirs) for one in done.looked], done.doubtful) == ([(5, 1)], 0)
    app.close()
    kept = every_byte(world)
    words = ("aile", "gizli", "banka", "bank.example", "4711", "ekstre", "stranger", "yemek", "somebody else")
    assert [word for word in words if word.encode() in kept] == []
    assert "bunlar saklanır".encode() in kept


def test_what_only_looks_like_an_answer_is_listed_without_its_words(
    app: App, world: Path, dovecot: Dovecot, user: str, run: Typed
) -> None:
    subject = our_subject(app, "ayse")
    raw = answer("r", "menajer@ajans.example", "ben menajeriyim", Subject=f"Ynt: RE: {subject}")
    dovecot.deliver(user, raw)
    dovecot.deliver(user, raw, "Archive")
    dovecot.deliver(user, letter("y@other.example", "tesadüf", Subject=subject))

    done = sync(app)
    shown = run("queue", "--unmatched")

    assert (done.arrivals, done.doubtful) == ([], 1)
    assert "menajer@ajans.example" in shown.stdout
    assert subject in shown.stdout
    assert "our mail to ayse@example.com" in shown.stdout
    assert "menajeriyim" not in shown.stdout
    assert count(app, Unmatched) == 1
    assert sync(app).doubtful == 0


def test_machines_are_told_from_people(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    bounce = (
        b"From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
        b"\r\n--b\r\nContent-Type: text/plain\r\n\r\n550 no such user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; sule@example.com\r\nAction: failed\r\n"
        b"Status: 5.1.1\r\n--b--\r\n"
    )
    dovecot.deliver(user, bounce, sender="")
    dovecot.deliver(user, answer(2, "tom@example.com", "Away", Auto_Submitted="auto-replied"))
    dovecot.deliver(user, answer(3, "ilker@example.com", Subject="bambaşka bir konu"))

    done = sync(app)

    assert sorted((one.person.handle, str(one.kind)) for one in done.arrivals) == [
        ("ilkergezer", "reply"),
        ("sulegunes", "bounce_hard"),
        ("tomhill", "other"),
    ]
    assert (done.ended, done.held) == (1, 2)


def test_our_own_mail_is_no_answer(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, answer(1, "selin@kilnhaus.example", In_Reply_To=our_id(app, "ayse")))

    assert sync(app).arrivals == []


def test_a_clock_that_is_years_behind_hides_no_answer(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com", Date="Thu, 01 Jan 1970 00:00:00 +0000"))

    assert [one.person.handle for one in sync(app).arrivals] == ["ayse.seramik"]


def test_a_mail_that_was_moved_is_not_kept_again(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com"))
    sync(app)
    with dovecot.mailbox(user) as box:
        box.select_folder("INBOX")
        box.move([1], "Archive")

    done = sync(app)

    assert (done.arrivals, incoming(app)) == ([], 1)
    assert [one.folder for one in done.looked] == ["Archive"]


def test_a_rebuilt_folder_is_read_again_and_nothing_doubled_or_lost(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(0, "x@stranger.example"))
    dovecot.deliver(user, answer(1, "ayse@example.com"))
    sync(app)
    with dovecot.mailbox(user) as box:
        box.select_folder("INBOX")
        box.delete_messages([1], silent=True)
        box.expunge()
    dovecot.deliver(user, answer(2, "ilker@example.com"))
    dovecot.renumber(user)

    done = sync(app)

    assert [one.person.handle for one in done.arrivals] == ["ilkergezer"]
    assert incoming(app) == 2
    assert sync(app).looked == []


def test_folders_that_come_and_go_block_nothing(
    app: App, world: Path, clock: Clock, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com"), "Eski")
    sync(app)
    clock.now += timedelta(minutes=5)
    with dovecot.mailbox(user) as box:
        box.rename_folder("Eski", "Yeni")

    done = sync(app)

    assert (done.failed, incoming(app)) == ({}, 1)
    assert read_at(app) == clock()
    with app.reading() as db:
        assert "Eski" not in mailboxes.cursors(db, account="me", transport=Transport.SMTP)


def test_more_than_one_batch_is_read_to_its_end(
    app: App, world: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outreach.net.imap.HEADS", 7)
    monkeypatch.setattr("outreach.net.imap.WHOLES", 2)
    fill(dovecot, user, 30)

    done = sync(app)

    assert len(done.arrivals) == 15
    assert sync(app).looked == []


def fill(dovecot: Dovecot, user: str, number: int) -> None:
    """Every second mail is of a stranger."""
    with dovecot.mailbox(user) as box:
        for one in range(number):
            box.append("INBOX", answer(one, "x@stranger.example" if one % 2 else "ayse@example.com"))


@pytest.mark.parametrize("after", [None, 0, 30], ids=["unheard", "unanswered", "half an answer"])
def test_a_line_that_breaks_at_any_command_loses_and_doubles_nothing(
    app: App,
    sent: Path,
    clock: Clock,
    dovecot: Dovecot,
    trusted: Authority,
    user: str,
    monkeypatch: pytest.MonkeyPatch,
    after: int | None,
) -> None:
    monkeypatch.setattr("outreach.net.imap.HEADS", 4)
    monkeypatch.setattr("outreach.net.imap.WHOLES", 2)
    with cutting(dovecot.imaps, trusted) as line:
        real(app, clock, dovecot, user, port=line.port)
        fill(dovecot, user, 10)
        kept: list[str] = []
        for line.at in range(1, 99):
            line.after, last = after, incoming(app)
            done = sync(app)
            kept += [str(one.person.handle) for one in done.arrivals]
            assert incoming(app) == len(kept) >= last
            if not done.failed:
                break
            assert list(done.failed) == ["me"]
            assert read_at(app) is None
        else:
            pytest.fail("it never came to its end")
        assert line.at > 10
    assert kept == ["ayse.seramik"] * 5
    assert read_at(app) == clock()


SYNC = """
import sys
from pathlib import Path
from outreach.actions.syncing import sync
from outreach.app import App
done = sync(App(folder=Path(sys.argv[1])))
assert not done.failed, done.failed
print(len(done.arrivals))
"""


def test_two_at_once_keep_nothing_twice(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    fill(dovecot, user, 60)
    environment = {**os.environ, **app.environ}

    def run_one(_: int) -> int:
        command = [sys.executable, "-c", SYNC, str(world)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return int(done.stdout)

    with ThreadPoolExecutor(3) as pool:
        kept = list(pool.map(run_one, range(3)))

    assert sum(kept) == incoming(app) == 30
    assert sync(app).looked == []


def test_the_cursor_never_goes_back(app: App, world: Path) -> None:
    where = {"account": "me", "transport": Transport.SMTP}
    for validity, last, then in ((7, 5, 5), (7, 3, 5), (7, 9, 9), (8, 1, 1)):
        with app.writing() as db:
            mailboxes.advance(db, **where, folder="F", uid_validity=validity, last_uid=last)  # type: ignore[arg-type]  # two kinds of values
        with app.reading() as db:
            assert mailboxes.cursors(db, **where)["F"] == (validity, then)  # type: ignore[arg-type]  # as above


def test_an_account_that_fails_stops_no_other(
    app: App, world: Path, dovecot: Dovecot, user: str, domain: str, run: Typed
) -> None:
    other = f"""
[accounts.other]
name = "Deniz"
address = "deniz@kilnhaus.example"
user = "deniz@{domain}"
password_env = "MAIL_PASSWORD"
smtp = {{ host = "127.0.0.1", port = 1 }}
imap = {{ host = "127.0.0.1", port = 1 }}

[accounts.third]
name = "Third"
address = "third@kilnhaus.example"
user = "third@{domain}"
password_env = "WRONG"
smtp = {{ host = "127.0.0.1", port = 1 }}
imap = {{ host = "127.0.0.1", port = {dovecot.imaps} }}
"""
    configure(app, lambda text: text + other)
    app.environ = {**app.environ, "WRONG": "not-the-password"}
    dovecot.deliver(user, answer(1, "ayse@example.com"))

    result = run("sync")

    assert result.exit_code == 4
    assert "Ayşe Yılmaz" in result.stdout
    assert "me: INBOX 1 looked at, 1 for you" in result.stderr
    assert "not read: account other: 127.0.0.1:1 cannot be reached" in result.stderr
    assert "not-the-password" not in result.output
    assert count(app, Account, Account.__table__.c.paused_at.is_not(None)) == 1
    assert (read_at(app, "me") is None, read_at(app, "other"), read_at(app, "third")) == (False, None, None)
    assert "paused" in run("sync").stderr


def test_a_failure_counts_as_not_read_until_the_next_good_reading(
    app: App, world: Path, dovecot: Dovecot
) -> None:
    sync(app)
    assert read_at(app)
    configure(app, lambda text: text.replace(f"port = {dovecot.imaps}", "port = 1"))
    assert list(sync(app).failed) == ["me"]
    assert read_at(app) is None
    configure(
        app,
        lambda text: text.replace(
            'host = "127.0.0.1", port = 1, tls = "tls", skip',
            f'host = "127.0.0.1", port = {dovecot.imaps}, tls = "tls", skip',
        ),
    )
    assert not sync(app).failed
    assert read_at(app)


def test_a_token_that_expired_is_asked_for_anew_once(
    app: App, world: Path, dovecot: Dovecot, user: str, tmp_path: Path
) -> None:
    script, tokens = tmp_path / "token", tmp_path / "tokens"
    tokens.write_text(f"{dovecot.token(user, lives=-60)}\n{dovecot.token(user)}\n")
    script.write_text(f"#!/bin/sh\nhead -1 {tokens}; sed -i 1d {tokens}\n")
    script.chmod(0o755)
    configure(
        app, lambda text: text.replace('password_env = "MAIL_PASSWORD"', f'token_command = ["{script}"]')
    )

    assert not sync(app).failed
    app._credentials.clear()
    [error] = sync(app).failed.values()
    assert isinstance(error, LoginError)


UNKNOWN: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "in Sent": ("Sent", lambda ours: letter("selin@kilnhaus.example", "copy", Message_ID=ours)),
    "in Sent under another id": (
        "Sent",
        lambda ours: letter(
            "selin@kilnhaus.example", "copy", Message_ID="<new@x.example>", X_Google_Original_Message_ID=ours
        ),
    ),
    "answered": ("INBOX", lambda ours: answer(1, "tom@example.com", In_Reply_To=ours)),
    "bounced": (
        "INBOX",
        lambda ours: (
            b"From: MAILER-DAEMON@mx.example\r\nAuto-Submitted: auto-replied\r\nReferences: "
            + ours.encode()
            + b"\r\n\r\nno\r\n"
        ),
    ),
}


@pytest.mark.parametrize("evidence", list(UNKNOWN))
def test_evidence_settles_what_nobody_knew(
    app: App, world: Path, dovecot: Dovecot, user: str, evidence: str
) -> None:
    lose(app, "tom")
    lose(app, "sule")
    folder, raw = UNKNOWN[evidence]
    dovecot.deliver(user, raw(our_id(app, "tom")), folder)

    done = sync(app)

    assert not done.failed
    assert done.settled == 1
    assert states(app)["tom"] == DeliveryState.SENT
    assert states(app)["sule"] == DeliveryState.UNKNOWN


def test_what_the_server_does_not_give_is_kept_as_unclear_or_told(
    app: App, world: Path, dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail that cannot be taken apart is no answer and no reason to stop."""

    def fails(raw: bytes) -> Parts:
        if b"POISON" in raw:
            raise ValueError
        return read(raw)

    monkeypatch.setattr("outreach.actions.opening.read", fails)
    dovecot.deliver(user, answer(1, "ayse@example.com", "POISON"))
    dovecot.deliver(user, answer(2, "ilker@example.com"))

    done = sync(app)

    assert sorted((one.person.handle, str(one.kind)) for one in done.arrivals) == [
        ("ayse.seramik", "other"),
        ("ilkergezer", "reply"),
    ]
    assert sync(app).looked == []


def test_letters_that_no_database_takes_stop_nothing(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    """Half a letter, as UTF-7 can write it."""
    head = b"From: ayse@example.com\r\nSubject: =?utf-7?q?+2AA-x?=\r\nContent-Type: text/plain; charset=utf-7\r\n"
    dovecot.deliver(user, head + b"Message-ID: <odd@example.com>\r\n\r\n+2AA- Olur +AAA-\r\n")
    stray = b"From: =?utf-7?q?+2AA-x?= <y@ajans.example>\r\nSubject: Re: =?utf-7?q?+2AA-x?=\r\n\r\nhi\r\n"
    dovecot.deliver(user, stray)

    done = sync(app)

    assert not done.failed
    assert [one.text.strip("? ") for one in done.arrivals] == ["Olur"]
    assert sync(app).looked == []


def test_a_large_mail_is_kept_by_its_beginning(app: App, world: Path, dovecot: Dovecot, user: str) -> None:
    with dovecot.mailbox(user) as box:
        box.append("INBOX", answer(1, "ayse@example.com", "Olur.\n" + ("x" * 70 + "\n") * 40_000))

    done = sync(app)

    assert done.arrivals[0].text.startswith("Olur.")
    assert sync(app).looked == []
