"""Sending through a real server: what was approved for people reaches them once, within the limit, timed by the wire."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sends import AT_TEN, DAY, real, send_all, send_queued, yes
from smtp_server import SmtpServer

from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line, Outcome
from spring import configure, delivery, states
from submitted import submits, took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_what_was_approved_reaches_people_over_a_private_line(
    app: App, drafted: Path, submission: SmtpServer, tls: str
) -> None:
    submits(app, submission, tls=tls)
    yes(app)

    run = send_all(app)

    assert run.count(DeliveryState.SENT) == 5
    assert sorted(took(submission)) == sorted(AT_TEN)
    assert {one.user for one in submission.taken} == {"selin@kilnhaus.example"}
    assert all(b"secret" not in one.raw for one in submission.taken)


def test_what_was_approved_in_practice_is_not_approved_for_people(
    app: App, approved: Path, submission: SmtpServer
) -> None:
    submits(app, submission)

    assert prospect(app).plan.slots == ()
    assert prospect(app).unapproved == {"spring": 6}


def test_an_account_has_a_limit_of_its_own(app: App, real: SmtpServer, clock: Clock) -> None:
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 2\n", 1))

    assert send_all(app).count(DeliveryState.SENT) == 2
    clock.now += timedelta(hours=1)
    assert send_queued(app).count(DeliveryState.SENT) == 0
    clock.now += DAY
    assert send_queued(app).count(DeliveryState.SENT) == 2


def test_two_senders_at_once_keep_one_limit_on_postgresql(app: App, real: SmtpServer, clock: Clock) -> None:
    queue(app, confirmed=6)
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 2\n", 1))
    real.pauses["RCPT"] = 0.5
    others = [App(folder=app.workspace, clock=clock, environ=app.environ) for _ in range(3)]
    threads = [Thread(target=send_queued, args=(one,)) for one in others]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for one in others:
        one.close()

    assert len(took(real)) == len(set(took(real))) == 2


@pytest.mark.parametrize(
    ("asleep", "sent"), [(timedelta(minutes=2), 1), (timedelta(minutes=3), 0), (timedelta(minutes=-3), 0)]
)
def test_a_program_that_slept_between_plan_and_wire_sends_nothing_of_then(
    app: App, real: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch, asleep: timedelta, sent: int
) -> None:
    """The lid is shut after the first mail was taken and opened later: it waits, and is planned anew."""
    slept: list[timedelta] = []
    deliver = Line.deliver

    async def sleeps(self: Line, *given: Any, **named: Any) -> Outcome:
        if not slept:
            slept.append(asleep)
            clock.now += asleep
        return await deliver(self, *given, **named)

    queue(app, confirmed=6)

    with monkeypatch.context() as patched:
        patched.setattr(Line, "deliver", sleeps)
        run = send_queued(app)

    assert (took(real).count("ayse"), states(app)["ayse"]) == (sent, "sent" if sent else "queued")
    assert sent or run.steps[0].said == "too much time went by between the plan and the wire"
    clock.now += timedelta(minutes=10)
    send_queued(app)
    assert sorted(took(real)) == sorted(AT_TEN), "each once"


def test_a_mail_says_when_it_left_not_when_it_was_taken(
    app: App, real: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = Line.deliver

    async def slow(self: Line, *given: Any, **named: Any) -> Outcome:
        clock.now += timedelta(seconds=90)
        return await deliver(self, *given, **named)

    monkeypatch.setattr(Line, "deliver", slow)
    queue(app, confirmed=6)
    begun = clock.now

    send_queued(app)

    assert delivery(app, "ayse").sending_at == begun + timedelta(seconds=90)
    assert f"Date: {format_datetime(begun + timedelta(seconds=90))}".encode() in real.taken[0].raw


def test_practice_is_no_contact_and_no_limit(app: App, sent: Path, submission: SmtpServer) -> None:
    submits(app, submission)
    configure(app, lambda text: text.replace("[accounts.me]\n", "[accounts.me]\nper_day = 6\n", 1))
    assert prospect(app).first
    yes(app)

    assert send_all(app).count(DeliveryState.SENT) == 5
    assert not prospect(app).first


def test_an_unknown_fate_is_no_reason_to_send_again(app: App, real: SmtpServer) -> None:
    real.answers["BODY tom@"] = "keep and cut"
    queue(app, confirmed=6)

    run = send_queued(app)
    real.answers.clear()
    send_queued(app)

    assert [one.called for one in run.unknown] == ["Tom Hill"]
    assert took(real).count("tom") == 1
    assert states(app)["tom"] == "unknown"
