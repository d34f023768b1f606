"""A sender that stays: it works when there may be something to do, and asks what is overdue."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sends import real
from smtp_server import SmtpServer
from sqlalchemy import insert

from outreach.actions.overdue import free
from outreach.actions.queueing import queue
from outreach.actions.run import Run
from outreach.actions.sending import check_free
from outreach.actions.synced import Synced
from outreach.actions.watching import AGAIN, POLL, Watch
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import BusyError
from outreach.models import Setting
from outreach.store.sender import alone_here
from spring import arrives, configure, letter, reached, states
from submitted import took

__all__ = ["real"]  # fixtures

SECOND = timedelta(seconds=1)


@pytest.fixture
def watch(app: App, approved: Path) -> Watch:
    queue(app, confirmed=6)
    return Watch(app, lambda _done: None)


def settled(watch: Watch) -> Run:
    """Let it work until it finds nothing more."""
    run = Run()
    while watch.due():
        run = watch.round(tell=lambda _step: None, stop=lambda: False)
    return run


def test_it_sends_what_is_due_and_then_rests_until_the_next_hour(
    app: App, watch: Watch, approved: Path, clock: Clock
) -> None:
    run = settled(watch)
    assert len(reached(approved)) == 5
    ((lena, at),) = run.waiting

    assert (lena.called, watch.due(), watch.rest()) == ("Lena Fischer", False, POLL)
    clock.now = at - SECOND
    watch.began = clock.now - SECOND
    assert (watch.due(), watch.rest()) == (False, SECOND)
    clock.now = at
    assert watch.due()
    settled(watch)
    assert reached(approved)[-1] == "lena"


def test_it_looks_again_where_something_happened(app: App, watch: Watch, approved: Path) -> None:
    settled(watch)
    assert not watch.due()

    with app.writing() as db:
        from outreach.store import events

        events.log(db, "account.resumed", "account me resumed", at=app.now(), by="mert")

    assert watch.due()


@pytest.mark.parametrize("by", [AGAIN, -SECOND], ids=["after a while", "the clock was set back"])
def test_it_looks_again(watch: Watch, clock: Clock, by: timedelta) -> None:
    settled(watch)
    clock.now += by
    assert watch.due()


def test_after_a_week_of_sleep_what_is_overdue_waits_for_a_person(
    app: App, watch: Watch, approved: Path, clock: Clock
) -> None:
    settled(watch)
    clock.now += timedelta(days=7, hours=3)

    run = settled(watch)

    assert [person.called for person, _ in run.overdue] == ["Lena Fischer"]
    assert "lena" not in reached(approved)
    free(app)
    settled(watch)
    assert "lena" in reached(approved)


def test_what_came_in_is_read_before_anything_leaves(app: App, approved: Path, clock: Clock) -> None:
    queue(app, confirmed=6)
    heard: list[Synced] = []
    watch = Watch(app, heard.append)
    settled(watch)
    arrives(approved, "1.eml", letter("ayse@example.com", "Merhaba, ilgileniyorum."))

    clock.now += AGAIN
    settled(watch)

    assert [one.person.called for done in heard for one in done.arrivals] == ["Ayşe Yılmaz"]
    assert states(app)["ayse"] == "sent"


def test_two_that_write_the_same_row_are_busy_and_no_crash(app: App, approved: Path) -> None:
    def write_twice(_: Synced) -> None:
        with app.writing() as db:
            row = insert(Setting.__table__).values(name="once", value="x")
            db.execute(row)
            db.execute(row)

    with pytest.raises(BusyError, match="another process wrote the same in the same instant"):
        settled(Watch(app, write_twice))


def test_on_sqlite_one_sender_stays(app: App) -> None:
    with (
        alone_here(app.engine),
        pytest.raises(BusyError, match="another `outreach send --watch` is running"),
        alone_here(app.engine),
    ):
        pass
    with alone_here(app.engine):
        pass


def test_on_postgresql_any_number_stays(app: App) -> None:
    with alone_here(app.engine), alone_here(app.engine):
        pass


@pytest.mark.usefixtures("trusted")
def test_between_two_mails_of_an_account_others_may_queue_and_it_goes_on_when_the_pause_ends(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    configure(app, lambda text: text.replace("pause_seconds = 0", 'pause_seconds = "40-160"'))
    queue(app, confirmed=6)
    watch = Watch(app, lambda _done: None)
    for left in range(1, 6):
        settled(watch)
        check_free(app)
        assert len(took(real)) == left
        clock.now = max(watch.rested or clock.now, clock.now + SECOND)
        watch.began = clock.now - SECOND
        assert watch.due() is (left < 5)
