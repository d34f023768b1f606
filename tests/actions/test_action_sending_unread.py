"""No mail goes to somebody whose answer could lie unread: first mails want a search, follow-ups a reading of just now."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sends import AT_TEN, codes, held, read, real, second_mails, send_all, send_queued
from smtp_server import SmtpServer

from outreach.actions import refreshing
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.net.smtp import Line, Outcome
from spring import states
from submitted import by_hand, inbox_was_read, looked_for, took

__all__ = ["read", "real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


def read_again(workspace: Path) -> None:
    """Take back that a person watches for the answers."""
    path = workspace / "campaigns" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace('replies = "by hand"\n', ""), "utf-8")


def test_without_a_mailbox_first_mails_leave_and_follow_ups_do_not(
    app: App, real: SmtpServer, drafted: Path, clock: Clock
) -> None:
    assert send_all(app).count(DeliveryState.SENT) == 5
    by_hand(drafted)
    second_mails(app, clock)
    read_again(drafted)

    assert codes(app) == {"no-mailbox"}
    assert 'replies = "by hand"' in next(iter(held(app).values())).because
    by_hand(drafted)
    assert codes(app) == set()
    assert send_all(app).count(DeliveryState.SENT) == 5


def test_a_queued_follow_up_stays_queued_where_nobody_sees_answers_any_more(
    app: App, real: SmtpServer, drafted: Path, clock: Clock
) -> None:
    by_hand(drafted)
    send_all(app)
    second_mails(app, clock)
    queue(app, confirmed=len(prospect(app).plan.slots))
    read_again(drafted)

    run = send_queued(app)

    assert (run.steps, run.kept["me"][0]) == ([], 5)
    assert "no imap" in run.kept["me"][1]
    assert sorted(took(real)) == sorted(AT_TEN)
    assert set(states(app).values()) == {"queued"}, "a person would have to free them"


def test_a_first_mail_waits_until_the_mailbox_was_searched_for_them(app: App, read: SmtpServer) -> None:
    inbox_was_read(app)
    assert codes(app) == {"not-looked"}

    looked_for(app, ("ayse", "tom"))
    assert set(held(app)) == {"ilkergezer", "sulegunes", "gulsen.orer"}, "Lena is looked for at her hour"
    assert send_all(app).count(DeliveryState.SENT) == 2


def test_a_search_that_is_older_than_a_reading_may_be_is_none(
    app: App, read: SmtpServer, clock: Clock
) -> None:
    looked_for(app)
    queue(app, confirmed=6)
    clock.now += timedelta(minutes=11)

    run = send_queued(app)

    assert took(read) == []
    assert set(states(app).values()) == {"queued"}
    assert run.kept["me"][0] == 5
    assert "not searched" in run.kept["me"][1]


def test_follow_ups_leave_only_when_the_inbox_was_just_read(app: App, read: SmtpServer, clock: Clock) -> None:
    inbox_was_read(app)
    looked_for(app)
    send_all(app)
    second_mails(app, clock)

    looked_for(app)
    assert codes(app) == {"inbox"}
    inbox_was_read(app)
    assert codes(app) == set()
    queue(app, confirmed=len(prospect(app).plan.slots))
    clock.now += timedelta(minutes=11)

    run = send_queued(app)
    assert (run.steps, run.kept["me"][0]) == ([], 6), "and Lena's first one"
    assert "outreach sync" in run.kept["me"][1]

    inbox_was_read(app)
    assert send_queued(app).count(DeliveryState.SENT) == 5


def test_a_first_mail_may_leave_though_the_inbox_cannot_be_read(app: App, read: SmtpServer) -> None:
    looked_for(app)

    assert send_all(app).count(DeliveryState.SENT) == 5


def test_the_inbox_is_read_again_when_a_run_takes_long(
    app: App, read: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_at = []

    def sync(one: App) -> None:
        read_at.append(one.now())
        inbox_was_read(one)

    monkeypatch.setattr(refreshing, "sync", sync)
    monkeypatch.setattr(refreshing, "look_again", looked_for)
    looked_for(app)
    inbox_was_read(app)
    queue(app, confirmed=6)
    begun = clock.now

    def tell(_step: object) -> None:
        clock.now += timedelta(minutes=6)

    send(app, tell=tell, stop=lambda: False)

    assert [at - begun for at in read_at] == [timedelta(minutes=12), timedelta(minutes=24)]


def test_an_inbox_that_went_stale_on_the_way_to_the_wire_keeps_a_follow_up(
    app: App, read: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox_was_read(app)
    looked_for(app)
    send_all(app)
    second_mails(app, clock)
    inbox_was_read(app)
    queue(app, confirmed=len(prospect(app).plan.slots))
    clock.now += timedelta(minutes=9)
    before, deliver = len(read.taken), Line.deliver

    async def slow(self: Line, *given: Any, **named: Any) -> Outcome:
        clock.now += timedelta(seconds=90)
        return await deliver(self, *given, **named)

    monkeypatch.setattr(Line, "deliver", slow)
    run = send_queued(app)

    assert len(read.taken) == before
    assert [step.state for step in run.steps] == [DeliveryState.QUEUED]
    assert "is not read up to now" in run.steps[0].said
