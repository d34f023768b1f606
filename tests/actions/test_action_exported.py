"""Mail that a person exported is read as the mailbox is, and counts for no reading of it."""

import mailbox
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from outreach.actions.exported import read_maildir, read_mbox
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import InputError
from outreach.models import Enrolment, Unmatched
from posted import answer, count, incoming, our_subject, practised, read_at
from spring import configure, letter
from tables import rows


@pytest.fixture
def real(app: App, sent: Path, clock: Clock) -> Path:
    """Five mails left by SMTP a day ago; there is no mailbox that could be read."""
    practised(app, clock)
    smtp = '[accounts.me]\nsmtp = { host = "127.0.0.1", port = 1, tls = "tls" }\n'
    configure(
        app,
        lambda text: text.replace('transport = "local"', 'transport = "smtp"').replace(
            "[accounts.me]\n", smtp
        ),
    )
    return sent


def mbox(path: Path, mails: Sequence[bytes]) -> Path:
    box = mailbox.mbox(path)
    for one in mails:
        box.add(one)
    box.close()
    return path


def mails(app: App, now: str) -> list[bytes]:
    """Two answers, one of them with a line that an mbox quotes, one that looks like one, a stranger's, one of ours."""
    hand = letter("selin@kilnhaus.example", "Selam", Date=now, Message_ID="<hand@kilnhaus.example>")
    return [
        answer(1, "ayse@example.com", "Merhaba.\n\nFrom here on it is easy.", Date=now),
        answer(2, "ilker@example.com", Date=now),
        answer(3, "x@stranger.example", Date=now, Subject=f"Re: {our_subject(app, 'tom')}"),
        answer(4, "x@stranger.example", Date=now),
        hand.replace(b"To: selin@kilnhaus.example", b"To: sule@example.com"),
    ]


@pytest.mark.parametrize("kind", ["mbox", "mbox of Apple Mail", "maildir", "folder"])
def test_answers_are_kept_each_once_whatever_form_they_come_in(
    app: App, real: Path, clock: Clock, tmp_path: Path, kind: str
) -> None:
    now = clock().strftime("%a, %d %b %Y %H:%M:%S +0000")
    contents = mails(app, now)
    read: Callable[[App, Path], Synced] = read_mbox
    path = tmp_path / "Export.mbox"
    if kind == "mbox of Apple Mail":
        path.mkdir()
        mbox(path / "mbox", contents)
    elif kind == "mbox":
        mbox(path, contents)
    else:
        read = read_maildir
        target = path / "cur" if kind == "maildir" else path
        target.mkdir(parents=True)
        for number, raw in enumerate(contents):
            (target / f"{number}:2,S").write_bytes(raw)

    done = read(app, path)

    assert sorted(one.person.handle or "" for one in done.arrivals) == ["ayse.seramik", "ilkergezer"]
    assert "From here on it is easy." in done.arrivals[0].text
    assert [(one.folder, one.new, one.theirs) for one in done.looked] == [("Export.mbox", 5, 2)]
    assert [person.handle for person, _ in done.by_hand] == ["sulegunes"]
    assert count(app, Enrolment, Enrolment.__table__.c.stopped_at.is_not(None)) == 1
    assert (done.doubtful, count(app, Unmatched)) == (1, 1)
    assert read_at(app) is None
    again = read(app, path)
    assert (again.arrivals, again.by_hand, incoming(app)) == ([], [], 2)


def test_a_file_that_is_no_mbox_says_so(app: App, real: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(answer(1, "ayse@example.com"))

    with pytest.raises(InputError, match="no mail in it"):
        read_mbox(app, path)


@pytest.mark.parametrize("inside", ["nothing", "a folder"])
def test_a_folder_that_is_no_export_says_what_to_do(
    app: App, real: Path, tmp_path: Path, inside: str
) -> None:
    path = tmp_path / "mails"
    (path / ("mbox" if inside == "a folder" else "")).mkdir(parents=True)

    with pytest.raises(InputError) as raised:
        read_mbox(app, path)

    assert "--from-maildir" in raised.value.hint


def test_a_file_is_no_folder_and_a_folder_without_mail_says_so(app: App, real: Path, tmp_path: Path) -> None:
    path = mbox(tmp_path / "Export.mbox", [answer(1, "ayse@example.com")])
    (tmp_path / "mails" / "cur").mkdir(parents=True)

    with pytest.raises(InputError, match="a file, and no folder") as raised:
        read_maildir(app, path)
    with pytest.raises(InputError, match="no mail in it"):
        read_maildir(app, tmp_path / "mails")

    assert raised.value.hint == "an mbox file: outreach sync --from-mbox FILE"


def test_of_mailbox_files_in_a_folder_each_mail_is_read(
    app: App, real: Path, clock: Clock, tmp_path: Path
) -> None:
    now = clock().strftime("%a, %d %b %Y %H:%M:%S +0000")
    folder = tmp_path / "Mail"
    folder.mkdir()
    mbox(
        folder / "Inbox", [answer(1, "x@stranger.example", Date=now), answer(2, "ayse@example.com", Date=now)]
    )
    (folder / "3.eml").write_bytes(answer(3, "ilker@example.com", Date=now))

    done = read_maildir(app, folder)

    assert sorted(one.person.handle or "" for one in done.arrivals) == ["ayse.seramik", "ilkergezer"]
    assert [one.new for one in done.looked] == [3]


def test_broken_mails_in_it_stop_no_other(app: App, real: Path, clock: Clock, tmp_path: Path) -> None:
    now = clock().strftime("%a, %d %b %Y %H:%M:%S +0000")
    path = mbox(
        tmp_path / "a.mbox", [b"\0\xff", b"", b"no header at all\n", answer(1, "ayse@example.com", Date=now)]
    )

    done = read_mbox(app, path)

    assert [one.person.handle for one in done.arrivals] == ["ayse.seramik"]
    assert (done.doubtful, count(app, Unmatched)) == (3, 3)


_REPORT = b"""From: alerts@relay.example
To: selin@kilnhaus.example
Subject: Mail log
Message-ID: <log@relay.example>
Date: %b
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; tom@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
--b--
"""


def test_a_report_that_only_its_body_shows_is_found(
    app: App, real: Path, clock: Clock, tmp_path: Path
) -> None:
    now = clock().strftime("%a, %d %b %Y %H:%M:%S +0000").encode()

    read_mbox(app, mbox(tmp_path / "Export.mbox", [_REPORT % now]))

    assert [one[0] for one in rows(app, "SELECT kind FROM classification")] == ["bounce_hard"]


def test_a_paragraph_that_begins_as_a_mail_does_in_a_mailbox_file_cuts_no_answer(
    app: App, real: Path, clock: Clock, tmp_path: Path
) -> None:
    now = clock().strftime("%a, %d %b %Y %H:%M:%S +0000")
    words = "Olur.\n\nFrom Monday on I am in Rome.\n\nSelamlar"
    above = b"From ayse@example.com Mon Nov 23 10:00:00 2026\n"
    one, other = answer(1, "ayse@example.com", words, Date=now), answer(2, "ilker@example.com", Date=now)
    (tmp_path / "box").write_bytes(b"\n".join((above + one, above + other)))

    done = read_mbox(app, tmp_path / "box")

    assert [one.person.handle for one in done.arrivals] == ["ayse.seramik", "ilkergezer"]
    assert "From Monday on I am in Rome." in done.arrivals[0].text
