"""A mailbox whose numbers or clock are wrong: what is new is read, and what was not read does not count as read."""

from datetime import timedelta

import pytest
from odd_imap import OddImap
from oddly import ME, come, cursor, inbox, server, who

from outreach.actions.readiness import is_stale
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.store import mailboxes
from posted import answer, read_at
from tables import rows

__all__ = ["server"]  # fixtures


@pytest.mark.parametrize("mails", [{}, {4: answer(0, "x@stranger.example")}], ids=["empty", "not empty"])
def test_numbers_that_go_back_are_those_of_another_mailbox(
    app: App, server: OddImap, mails: dict[int, bytes]
) -> None:
    come(server, 5000, sender="y@stranger.example")
    sync(app)
    assert cursor(app) == (7, 5000)
    inbox(server).mails, inbox(server).uid_next = dict(mails), 5
    sync(app)

    come(server, 120)

    assert who(sync(app)) == ["ayse.seramik"]
    assert cursor(app) == (7, 120)
    said = "INBOX of account me is another folder than before: it is read from its beginning"
    assert rows(app, "SELECT said FROM event WHERE kind = 'mailbox.renewed'") == [(said,)]


@pytest.mark.parametrize("examined", [0, 9])
def test_a_number_that_is_a_lie_once_hides_nothing(app: App, server: OddImap, examined: int) -> None:
    inbox(server).uid_next, inbox(server).examined = 2**32 - 1, examined
    sync(app)
    inbox(server).examined = 0

    come(server, 5)

    assert who(sync(app)) == ["ayse.seramik"]
    assert cursor(app) == (7, 5)


def test_a_number_on_which_two_answers_differ_is_no_end(app: App, server: OddImap) -> None:
    inbox(server).uid_next, inbox(server).examined = 2**32 - 1, 9
    sync(app)
    assert cursor(app) == (7, 4)


@pytest.mark.parametrize("number", ["uid_next", "uid_validity"])
def test_numbers_that_no_mailbox_has_are_refused(app: App, server: OddImap, number: str) -> None:
    setattr(inbox(server), number, 10**30)

    done = sync(app)

    assert "numbers that no mailbox has" in str(done.failed["me"])
    assert (read_at(app), cursor(app)) == (None, (7, 4))


def test_what_is_above_the_cursor_is_new_whatever_the_clock_said(
    app: App, server: OddImap, clock: Clock
) -> None:
    come(server, 5)
    sync(app)
    server.commands = []
    come(server, 6)

    sync(app)

    assert [one for one in server.commands if b"UID 6:*" in one] == [b"UID SEARCH UID 6:*"]


def test_a_first_reading_never_begins_in_the_future(app: App, server: OddImap, clock: Clock) -> None:
    clock.now -= timedelta(days=40)
    inbox(server).uid_validity = 8
    server.commands = []

    sync(app)

    [asked] = [one for one in server.commands if b"SINCE" in one]
    assert asked.endswith((clock.now - timedelta(days=2)).strftime("%d-%b-%Y").encode())


def test_a_moment_of_a_wrong_clock_is_not_fresh_and_does_not_stay(
    app: App, server: OddImap, clock: Clock
) -> None:
    right = clock.now
    clock.now += timedelta(days=3)
    sync(app)
    clock.now = right
    with app.reading() as db:
        assert is_stale(app, db, "me")

    sync(app)

    assert read_at(app) == right
    with app.reading() as db:
        assert not is_stale(app, db, "me")


def test_a_reading_again_from_the_beginning_outlives_a_crash(app: App, server: OddImap) -> None:
    with app.writing() as db:
        mailboxes.renew(db, **ME, folder="INBOX")
    assert (cursor(app), read_at(app)) == ((None, 0), None)
