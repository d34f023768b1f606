"""However a mailbox changes or its line breaks, every answer in it is kept, and kept once."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from authority import Authority
from cutting import cutting
from dovecot import Dovecot

from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import Transport
from outreach.store import mailboxes
from posted import answer, incoming, read_at, real, world

__all__ = ["world"]  # fixtures


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
        assert "Eski" not in mailboxes.stands(db, account="me", transport=Transport.SMTP)


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


def test_a_line_that_always_breaks_soon_comes_to_its_end(
    app: App,
    sent: Path,
    clock: Clock,
    dovecot: Dovecot,
    trusted: Authority,
    user: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("outreach.net.imap.HEADS", 4)
    with cutting(dovecot.imaps, trusted) as line:
        real(app, clock, dovecot, user, port=line.port)
        fill(dovecot, user, 24)
        clock.now += timedelta(days=9)  # of the last days all would be looked at again
        kept, line.at = 0, 17
        for _ in range(12):
            done = sync(app)
            kept += len(done.arrivals)
            if not done.failed:
                break
        else:
            pytest.fail("it never came to its end")
    assert kept == incoming(app) == 12


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
            assert mailboxes.stands(db, **where)["F"][0] == (validity, then)  # type: ignore[arg-type]  # as above
