"""A clock that was set back sends nothing unasked, opens no limit, and brings nobody a second mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sends import AT_TEN, DAY, real, send_queued
from smtp_server import SmtpServer
from sqlalchemy import text

from outreach.actions.clock import set_back, trust
from outreach.actions.overdue import free
from outreach.actions.pacing import left_today
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import OutreachError
from spring import configure, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
TWO_A_DAY = "per_day = 2"


@pytest.fixture
def ahead(app: App, real: SmtpServer, clock: Clock) -> SmtpServer:
    """Two of six mails, the limit of a day, left while the clock was three weeks ahead; then it was set right."""
    configure(app, lambda text: text.replace("per_day = 20", TWO_A_DAY))
    queue(app, confirmed=6)
    clock.now += 21 * DAY
    free(app)
    send_queued(app)
    assert len(took(real)) == 2
    clock.now -= 21 * DAY - timedelta(hours=1)
    return real


def left(app: App) -> int:
    with app.reading() as db:
        since = app.now() - DAY
        return sum(since < at <= app.now() for at in left_today(app, db, "me", app.now()))


def test_a_mail_that_left_later_than_now_stops_sending(app: App, ahead: SmtpServer) -> None:
    with pytest.raises(
        OutreachError, match="clock says 24 Nov 2026 11:00 Istanbul, but by it a mail left at"
    ) as told:
        send_queued(app)

    assert told.value.hint == "set the clock; if it is right now: outreach send --clock-is-right"
    assert len(took(ahead)) == 2


def test_a_few_minutes_are_no_matter(app: App, real: SmtpServer, clock: Clock) -> None:
    queue(app, confirmed=6)
    send_queued(app)
    clock.now -= timedelta(minutes=4)

    assert set_back(app) is None
    assert left(app) == 5
    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN)


def test_what_left_later_than_now_counts_for_the_limit_for_a_day_and_no_longer(
    app: App, ahead: SmtpServer, clock: Clock
) -> None:
    trust(app)
    clock.now += timedelta(minutes=1)
    with app.writing() as db:
        db.execute(text("UPDATE delivery SET not_before = :now WHERE state = 'queued'"), {"now": clock()})

    send_queued(app)
    assert (len(took(ahead)), left(app)) == (2, 2)

    clock.now += DAY
    send_queued(app)
    assert set_back(app) is None
    assert (len(took(ahead)), left(app)) == (4, 2)
    assert len(set(took(ahead))) == 4


def test_a_clock_set_back_again_is_asked_about_again(app: App, ahead: SmtpServer, clock: Clock) -> None:
    trust(app)
    assert set_back(app) is None
    clock.now += 30 * DAY
    free(app)
    send_queued(app)

    clock.now -= 5 * DAY

    assert set_back(app) is not None
    assert list(states(app).values()).count("sent") == 4
