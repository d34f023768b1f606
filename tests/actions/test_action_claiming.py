"""The next mail is taken in its turn; what is wrong with one person's keeps no other from leaving."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from sends import DAY, real, send_queued
from smtp_server import SmtpServer
from sqlalchemy import update

from outreach.actions.overdue import free
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from outreach.errors import BusyError
from outreach.models import Influencer
from outreach.store import outbox
from spring import configure, states
from submitted import took

__all__ = ["real"]  # fixtures

pytestmark = pytest.mark.usefixtures("trusted")


def test_a_calendar_without_a_day_in_the_window_keeps_no_other_mail_back(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    """The window was narrowed to Fridays after the mails were queued, and where one of them lives nobody works then."""
    queue(app, confirmed=6)
    with app.writing() as db:
        c = Influencer.__table__.c
        db.execute(update(Influencer.__table__).where(c.name == "Ayşe Yılmaz").values(country="IR"))
    configure(app, lambda text: re.sub(r"days = \[.*\]", 'days = ["fri"]', text))
    clock.now += timedelta(days=3)
    free(app)

    run = send_queued(app)

    assert run.halted == {}
    assert sorted(took(real)) == ["gulsen", "ilker", "sule", "tom"]
    assert states(app)["ayse"] == "queued"

    configure(app, lambda text: re.sub(r"days = \[.*\]", 'days = ["fri", "sat"]', text))
    clock.now += DAY
    send_queued(app)
    assert took(real).count("ayse") == 1


def test_what_is_queued_does_not_leave_after_the_end_of_its_campaign(
    app: App, real: SmtpServer, clock: Clock
) -> None:
    """The laptop slept for two days; the day that the mail names as the last one is past."""
    queue(app, confirmed=6)
    campaign = app.workspace / "campaigns" / "spring.toml"
    said = campaign.read_text("utf-8")
    campaign.write_text(said.replace("2027-02-20", "2026-11-25").replace("2027-01-20", "2026-11-20"), "utf-8")
    clock.now += 2 * DAY
    free(app)

    run = send_queued(app)

    assert took(real) == []
    assert set(states(app).values()) == {"queued"}
    count, because = run.kept["me"]
    assert (count, "the campaign ended on 25 November 2026" in because) == (6, True)

    campaign.write_text(said, "utf-8")
    send_queued(app)
    assert len(took(real)) == 5


def test_an_outcome_is_kept_also_where_others_keep_the_database_busy_for_long(
    app: App, real: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The waits of a real lock take half a minute each, so the refusals are ours."""
    queue(app, confirmed=6)
    busy = [True] * 5

    def refused(*args: Any, **kwargs: Any) -> set[int]:
        if busy:
            raise BusyError(f"busy, {len(busy)} times more", hint=str(busy.pop()))
        return settle(*args, **kwargs)

    settle = outbox.settle
    monkeypatch.setattr(outbox, "settle", refused)
    send_queued(app)

    assert busy == []
    assert states(app)["ayse"] == "sent"
    assert took(real).count("ayse") == 1
