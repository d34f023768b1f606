"""What was due more than a day ago is not sent because somebody opened a laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import Result
from sends import AT_TEN, DAY, real, send_queued
from smtp_server import SmtpServer

from outreach.actions.overdue import free, overdue
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import Outcome
from spring import configure, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture
def week(app: App, real: SmtpServer, clock: Clock) -> SmtpServer:
    """Six mails were queued, and the laptop slept for a week."""
    queue(app, confirmed=6)
    clock.now += 7 * DAY
    return real


def test_after_a_week_asleep_nothing_leaves_by_itself(app: App, week: SmtpServer) -> None:
    run = send_queued(app)

    assert took(week) == []
    assert next(person.handle for person, _ in run.overdue) == "ayse.seramik"
    assert (len(run.overdue), run.waiting) == (6, ())
    assert set(states(app).values()) == {"queued"}


def test_a_person_s_yes_lets_them_leave_in_their_hours(app: App, week: SmtpServer, clock: Clock) -> None:
    assert free(app) == 6
    send_queued(app)

    assert sorted(took(week)) == sorted(AT_TEN)
    assert overdue(app) == ()
    clock.now += timedelta(hours=3)
    send_queued(app)
    assert took(week).count("lena") == 1


def test_a_person_s_yes_keeps_the_limit_of_the_day(app: App, week: SmtpServer, clock: Clock) -> None:
    configure(app, lambda text: text.replace("per_day = 20", "per_day = 2"))
    free(app)
    send_queued(app)
    assert len(took(week)) == 2

    clock.now += DAY
    run = send_queued(app)

    assert (len(took(week)), run.overdue) == (4, ())


def test_what_was_due_within_a_day_leaves_without_a_question(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    clock.now += timedelta(hours=6)

    send_queued(app)

    assert len(took(real)) == 6
    assert overdue(app) == ()


def test_the_weekend_on_which_it_wakes_changes_nothing(app: App, real: SmtpServer, clock: Clock) -> None:
    """The hours of Saturday would put the mails off to Monday, and nobody would be asked then."""
    queue(app, confirmed=6)
    clock.now += 4 * DAY
    send_queued(app)
    clock.now += 2 * DAY

    run = send_queued(app)

    assert took(real) == []
    assert len(run.overdue) == 6


def test_the_command_leaves_them_with_the_reason_and_sends_them_when_told(
    app: App, week: SmtpServer, run: Callable[..., Result]
) -> None:
    left = run("send")
    done = run("send", "--overdue")

    words = (
        "6 mails to Ayşe Yılmaz, İlker Işık, Şule Güneş, Tom Hill and 2 more were due since Tue 24 Nov 10:00"
    )
    assert left.exit_code == Outcome.PARTLY
    assert f"{words} Istanbul, and wait for your yes: outreach send --overdue" in left.stderr
    assert "are queued" not in left.stderr
    assert "sent 5" in done.stderr
