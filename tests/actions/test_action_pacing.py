"""At the wire as in the plan: an account rests between two mails, and keeps its limits; all of it from rows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, pairwise
from typing import Any

import pytest
from sends import DAY, real, send_queued
from smtp_server import SmtpServer
from sqlalchemy import select, update
from sqlmodel import Session

from outreach.actions import pacing, resting
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.run import Step
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery, Message
from outreach.plan.departures import key
from spring import configure, deliveries, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")
PAUSES = "40-160"


@dataclass
class Ticking(Clock):
    """A clock that goes on by two seconds with every look at it."""

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=2)
        return self.now


@pytest.fixture
def paced(app: App, real: SmtpServer, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> SmtpServer:
    """Five mails are queued for ten in the morning, and the account rests between them."""
    configure(app, lambda text: text.replace("pause_seconds = 0", f'pause_seconds = "{PAUSES}"'))
    monkeypatch.setattr(resting, "_LOOK", 0.001)
    queue(app, confirmed=6)
    app.clock = Ticking(clock.now)
    return real


def account(app: App, **values: Any) -> None:
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    configure(app, lambda text: text.replace("[accounts.me]\n", f"[accounts.me]\n{lines}", 1))


def test_the_plan_says_when_each_leaves(app: App, real: SmtpServer) -> None:
    configure(app, lambda text: text.replace("pause_seconds = 0", f'pause_seconds = "{PAUSES}"'))

    plan = prospect(app).plan

    assert [len(plan.now), len(plan.later)] == [1, 5]
    assert [slot.because for slot in plan.later] == ["one after the other"] * 4 + [
        "outside their working hours now"
    ]
    assert all(
        timedelta(seconds=40) <= after.at - before.at <= timedelta(seconds=160)
        for before, after in pairwise(plan.slots[:5])
    )


def test_send_waits_out_each_pause(app: App, paced: SmtpServer) -> None:
    run = send_queued(app)

    assert run.count(DeliveryState.SENT) == 5
    rows = sorted((row for row in deliveries(app) if row.state == "sent"), key=lambda row: row.sending_at)
    pause = pacing.limits(app, "me").pause
    assert [one.address for one, _ in run.waiting] == ["lena@example.com"]
    for before, after in pairwise(rows):
        drawn = pause.after(key("spring", _person(app, before.message_id), "first"))
        assert drawn <= after.sending_at - before.sending_at <= drawn + timedelta(seconds=90)


def test_a_pause_that_ended_since_a_claim_met_it_is_no_end_of_the_run(app: App, paced: SmtpServer) -> None:
    send(app, tell=lambda _step: None, stop=lambda: bool(took(paced)))
    with app.reading() as db:
        until = pacing.rests(app, db, "me", app.now())
    assert until
    app.clock = Clock(until)

    met, over = (
        asyncio.run(resting.rest(app, "me", lambda: False, since=at))
        for at in (until - timedelta(seconds=1), until)
    )

    assert (met, over) == (True, False)


def _person(app: App, message: int) -> int:
    with app.reading() as db:
        return _person_of(db, message)


def _person_of(db: Session, message: int) -> int:
    found = db.get(Message, message)
    assert found
    return found.influencer_id or 0


def test_who_stops_it_in_a_pause_finds_the_rest_queued_and_the_same_pause(
    app: App, paced: SmtpServer
) -> None:
    app.clock = Clock(app.now())  # it stands still, so only the person ends the wait
    looks = count()
    run = send(app, tell=lambda _step: None, stop=lambda: next(looks) > 5)

    assert (run.stopped, len(took(paced))) == (True, 1)
    assert sorted(states(app).values()) == ["queued"] * 5 + ["sent"]
    again = App(folder=app.workspace, clock=app.clock, environ=app.environ)
    with app.reading() as db, again.reading() as other:
        until = pacing.rests(app, db, "me", app.now())
        assert until
        assert pacing.rests(again, other, "me", again.now()) == until
    again.close()


def test_an_account_does_not_wait_for_the_pauses_of_another(app: App, paced: SmtpServer) -> None:
    configure(app, lambda text: f"{text}\n{_another(text)}")
    with app.writing() as db:
        mails = [one.message_id for one in deliveries(app)][:3]
        for table in (Message, Delivery):
            number = table.__table__.c.id if table is Message else table.__table__.c.message_id
            db.execute(update(table).where(number.in_(mails)).values(account="you"))
        soon = [one.message_id for one in deliveries(app)][:5]
        d = Delivery.__table__
        db.execute(update(d).where(d.c.message_id.in_(soon)).values(not_before=app.now()))

    send_queued(app)

    left = sorted((row.sending_at, row.account) for row in deliveries(app) if row.sending_at)
    assert {account for _, account in left[:2]} == {"me", "you"}
    assert len(left) == 5


def test_a_mail_that_a_sender_had_in_hand_when_it_died_keeps_no_account_at_rest(
    app: App, paced: SmtpServer
) -> None:
    d = Delivery.__table__
    soon = [one.id for one in deliveries(app)][:5]

    steps: list[Step] = []

    def tell(step: Step) -> None:  # elsewhere a sender takes the next one, and dies
        steps.append(step)
        if len(steps) > 1:
            return
        with app.writing() as db:
            one = db.scalar(select(d.c.id).where(d.c.state == DeliveryState.QUEUED).limit(1))
            db.execute(update(d).where(d.c.id == one).values(state=DeliveryState.CLAIMED, owner="dead"))

    with app.writing() as db:
        db.execute(update(d).where(d.c.id.in_(soon)).values(not_before=app.now()))
    looks = count()
    run = send(app, tell=tell, stop=lambda: next(looks) > 5000)

    assert (run.stopped, len(took(paced))) == (False, 5)


def _another(text: str) -> str:
    """Write the account of config.toml down once more, as `you`."""
    start = text.index("[accounts.me]")
    end = text.find("\n[", start + 1)
    mine = text[start : end if end > 0 else None]
    return mine.replace("[accounts.me]", "[accounts.you]").replace('address = "', 'address = "other.', 1)


def test_practice_has_no_pauses(app: App) -> None:
    account(app, pause_seconds='"600"')
    assert pacing.limits(app, "me").pause.longest == 0


@pytest.mark.parametrize(
    ("host", "per_day", "kept", "per_minute"),
    [
        ("smtp.gmail.com", 2000, 2000, None),  # a domain of one's own: Workspace
        ("smtp-mail.outlook.com", 2000, 300, None),
        ("smtp-mail.outlook.com", 25, 25, None),
        ("smtp.office365.com", 2000, 2000, 30),
        ("email-smtp.eu-west-1.amazonaws.com", 2000, 2000, None),
        ("mail.kilnhaus.example", 2000, 2000, None),
    ],
)
def test_no_setting_allows_more_than_the_provider_does(
    app: App, real: SmtpServer, host: str, per_day: int, kept: int, per_minute: int | None
) -> None:
    configure(app, lambda text: text.replace("127.0.0.1", host))
    account(app, per_day=per_day)

    limits = pacing.limits(app, "me")

    assert (limits.per_day, limits.per_minute) == (kept, per_minute)


def test_a_new_mailbox_sends_more_on_each_day_on_which_it_sent(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    account(app, warm_up="{ start = 1, growth = 2.0, ceiling = 9 }")
    queue(app, confirmed=6)

    sent = []
    for _ in range(3):
        sent.append(send_queued(app).count(DeliveryState.SENT))
        clock.now += DAY

    assert sent == [1, 2, 2]  # the third day might have four, and in Berlin it is too early
