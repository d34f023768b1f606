"""At the wire as in the plan: nobody gets two mails in a day, nor two campaigns too near each other; all of it from rows."""

from __future__ import annotations

from typing import Any

import pytest
from sends import DAY, real, send_queued
from smtp_server import SmtpServer
from sqlalchemy import select, update

from outreach.actions import pacing
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery, Enrolment, Influencer, Message, Representative
from outreach.store import outbox
from spring import another_campaign, delivery, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


def speaks_for(app: App, *names: str) -> None:
    with app.writing() as db:
        one = Representative(name="Ece", created_at=app.now())
        db.add(one)
        db.flush()
        c = Influencer.__table__.c
        db.execute(update(Influencer.__table__).where(c.name.in_(names)).values(representative_id=one.id))


def test_one_who_speaks_for_two_gets_one_mail_a_day_also_where_both_were_queued(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    queue(app, confirmed=6)
    speaks_for(app, "Ayşe Yılmaz", "Tom Hill")

    send_queued(app)
    assert {name: state for name, state in states(app).items() if name in {"ayse", "tom"}} == {
        "ayse": "sent",
        "tom": "queued",
    }
    assert delivery(app, "tom").not_before == clock.now + DAY

    clock.now += DAY
    send_queued(app)
    assert took(real).count("tom") == 1


def test_the_plan_holds_the_second_whom_the_same_person_speaks_for(app: App, real: SmtpServer) -> None:
    speaks_for(app, "Ayşe Yılmaz", "Tom Hill")
    (left,) = prospect(app).plan.held
    assert (left.candidate.progress.person.handle, left.hold.code) == ("tomhill", "representative")


def test_a_mail_that_left_between_claim_and_wire_keeps_the_second_back(
    app: App, real: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another machine's sender wrote to whom the same person speaks for, in the same instant."""
    queue(app, confirmed=6)
    speaks_for(app, "Ayşe Yılmaz", "Tom Hill")
    tom = delivery(app, "tom").id
    intend = outbox.intend

    def later(db: Any, wishes: Any, **how: Any) -> set[int]:
        c = Delivery.__table__.c
        values = {"state": DeliveryState.SENT, "sending_at": app.now(), "owner": "other"}
        db.execute(update(Delivery.__table__).where(c.id == tom).values(**values))
        return intend(db, wishes, **how)

    monkeypatch.setattr(outbox, "intend", later)
    run = send_queued(app)

    step = next(one for one in run.steps if one.person.handle == "ayse.seramik")
    assert (step.state, "ayse" in took(real)) == (DeliveryState.QUEUED, False)


def test_the_days_between_campaigns_are_counted_again_at_the_wire(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    """The first mail of winter was queued, and a colleague's of spring left meanwhile."""
    another_campaign(app.workspace)
    winter = app.workspace / "campaigns" / "winter.toml"
    winter.write_text(
        winter.read_text("utf-8").replace("\n[dates]", '\nreplies = "by hand"\n\n[dates]'), "utf-8"
    )
    queue(app, confirmed=6)
    with app.writing() as db:
        m, d = Message.__table__, Delivery.__table__
        e = Enrolment.__table__
        ayse, tom = (delivery(app, name).message_id for name in ("ayse", "tom"))
        person = db.scalars(select(m.c.influencer_id).where(m.c.id == ayse)).one()
        db.add(Enrolment(campaign="winter", influencer_id=person, enrolled_at=clock.now))
        db.execute(update(m).where(m.c.id == ayse).values(campaign="winter"))
        db.execute(update(m).where(m.c.id == tom).values(influencer_id=person, step="first"))
        gone = {"state": DeliveryState.SENT, "sending_at": clock.now - 3 * DAY}
        db.execute(update(d).where(d.c.message_id == tom).values(**gone))
        db.execute(update(e).where(e.c.influencer_id == person).values(named=False))

    run = send_queued(app)

    step = next(one for one in run.steps if one.person.id == person)
    assert (step.state, step.said) == (
        DeliveryState.QUEUED,
        "waits: spring wrote to them on 21 November 2026",
    )
    assert delivery(app, "ayse").not_before == clock.now + 27 * DAY


def test_moments_of_a_clock_that_was_set_back_count_as_now(app: App, real: SmtpServer) -> None:
    queue(app, confirmed=6)
    send_queued(app)
    with app.writing() as db:
        db.execute(update(Delivery.__table__).values(sending_at=app.now() + DAY))
    with app.reading() as db:
        known = pacing.history(app, db, "me").departures
    assert {one.at for one in known if not one.queued} == {app.now()}
