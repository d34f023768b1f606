"""An account of which too much comes back sends nothing more until a person has looked; its inbox is read all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from click.testing import Result
from sends import real, send_all, send_queued
from smtp_server import SmtpServer
from sqlalchemy import select

from outreach.actions import accounts, bouncing
from outreach.actions.planning import prospect
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState, Direction
from outreach.models import Classification, Message
from outreach.replies import Kind
from spring import states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
Typed = Callable[..., Result]
NOBODY = "550 5.1.1 no such user"
SAID = "3 of its last 3 mails came back, for there is no such address: look where the list is from"


@pytest.fixture
def spoilt(app: App, real: SmtpServer) -> SmtpServer:
    """Three of the five do not exist."""
    real.answers |= {f"RCPT {name}@": NOBODY for name in ("ayse", "ilker", "sule")}
    return real


def test_three_wrong_addresses_stop_the_account_before_the_fourth_mail(app: App, spoilt: SmtpServer) -> None:
    run = send_all(app)

    assert took(spoilt) == []
    assert run.count(DeliveryState.REFUSED) == 3
    assert str(run.halted["me"]) == f"account me is paused ({SAID}): outreach resume me"
    assert states(app)["tom"] == "queued"


def test_two_wrong_addresses_stop_nothing(app: App, spoilt: SmtpServer) -> None:
    del spoilt.answers["RCPT sule@"]
    assert send_all(app).halted == {}
    assert len(took(spoilt)) == 3


def test_resume_lets_it_go_on_and_counts_anew(app: App, spoilt: SmtpServer, run: Typed, clock: Clock) -> None:
    send_all(app)
    clock.now += timedelta(minutes=1)

    said = run("resume", "me").stderr
    done = send_queued(app)

    assert said == f"me may send again. It was paused: {SAID}\nnext: outreach queue\n"
    assert (done.halted, sorted(took(spoilt))) == ({}, ["gulsen", "tom"])
    assert run("resume", "me").stderr.startswith("me is not paused.")


def test_status_queue_and_plan_say_so(app: App, spoilt: SmtpServer, run: Typed) -> None:
    send_all(app)

    assert f"account me is paused, nothing leaves: {SAID}" in run("status").stderr
    assert SAID in run("queue").stderr
    with app.reading() as db:
        assert accounts.paused(app, db) == {}, "the mailbox is read, where the bounces arrive"
    assert prospect(app).plan.slots == ()


def test_a_report_that_comes_later_counts_by_its_newest_reading(app: App, real: SmtpServer) -> None:
    send_all(app)
    with app.writing() as db:
        c = Message.__table__.c
        ours = list(
            db.execute(select(c.id, c.influencer_id).where(c.direction == Direction.OUT).order_by(c.id))
        )[:4]
        for number, person in ours:
            report = Message(
                direction=Direction.IN,
                transport=app.transport,
                account="me",
                influencer_id=person,
                answers_id=number,
                sender="mailer-daemon@example.com",
                recipient="selin@kilnhaus.example",
                subject="Undelivered",
                text="",
                at=app.now(),
                kept_at=app.now(),
                digest=f"report {number}",
                size=1,
            )
            db.add(report)
            db.flush()
            _read_as(app, db, report.id or 0, Kind.BOUNCE_HARD)
    with app.reading() as db:
        assert "4 of its last 5 mails came back" in (bouncing.bouncing(app, db, "me") or "")
    with app.writing() as db:
        for report in db.scalars(select(c.id).where(c.direction == Direction.IN).limit(2)):
            _read_as(app, db, report, Kind.DELAYED)
    with app.reading() as db:
        assert bouncing.bouncing(app, db, "me") is None


def _read_as(app: App, db: object, message: int, kind: Kind) -> None:
    one = Classification(
        message_id=message, kind=kind, reason="", line="", confidence=1, by="test", at=app.now()
    )
    db.add(one)  # type: ignore[attr-defined]  # a session
    db.flush()  # type: ignore[attr-defined]  # the same
