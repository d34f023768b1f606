"""A mailbox on a real server: an answer is found wherever it lies, and what is no answer's place is not read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from authority import Authority
from dovecot import Dovecot

from outreach.actions.standings import queue
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from outreach.mail.delivery import Transport
from outreach.store import mailboxes
from posted import answer, incoming, our_id, read_at, real, world
from spring import configure

__all__ = ["world"]  # fixtures


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
        (_, last), _ = mailboxes.stands(db, account="me", transport=Transport.SMTP)["INBOX"]
    assert last == 1


def test_what_came_before_our_first_mail_is_not_read(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    with dovecot.mailbox(user) as box:
        box.append("INBOX", answer(1, "ayse@example.com"), msg_time=datetime.now(UTC) - timedelta(days=9))

    done = sync(app)

    assert (done.looked, done.arrivals) == ([], [])


def test_a_clock_that_is_years_behind_hides_no_answer(
    app: App, world: Path, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, answer(1, "ayse@example.com", Date="Thu, 01 Jan 1970 00:00:00 +0000"))

    assert [one.person.handle for one in sync(app).arrivals] == ["ayse.seramik"]
