"""What tests of sending do and look at: mail that leaves, who is held, and a server that takes mail for people."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from smtp_server import SmtpServer

from outreach.actions.approving import approve, resolve
from outreach.actions.desk import Choice
from outreach.actions.following import follow_up
from outreach.actions.planning import prospect
from outreach.actions.queueing import queue
from outreach.actions.run import Run
from outreach.actions.sending import send
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.holds import Hold
from submitted import submits

DAY = timedelta(days=1)
#: Who gets their first mail at ten in Istanbul.
AT_TEN = ("ayse", "ilker", "sule", "tom", "gulsen")


@pytest.fixture
def real(app: App, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """The six drafts, approved for people, and a server that takes them; the account has no mailbox."""
    submits(app, submission)
    yes(app)
    return submission


@pytest.fixture
def read(app: App, drafted: Path, submission: SmtpServer) -> SmtpServer:
    """The same with a mailbox that cannot be reached just now."""
    submits(app, submission, imap=True)
    yes(app)
    return submission


def yes(app: App) -> None:
    """Approve all drafts."""
    approve(app, resolve(app, ["spring"]))


def send_queued(app: App) -> Run:
    """Send what is queued."""
    return send(app, tell=lambda _step: None, stop=lambda: False)


def send_all(app: App) -> Run:
    """Queue what the plan holds and send it."""
    count = len(prospect(app).plan.slots)
    if count:
        queue(app, confirmed=count)
    return send_queued(app)


def second_mails(app: App, clock: Clock) -> None:
    """Let the first mails have left days ago, and the second ones be approved."""
    clock.now += timedelta(days=7)
    follow_up(app, "spring", Choice())
    yes(app)


def held(app: App) -> dict[str, Hold]:
    """Read who is held in the plan: handle -> why."""
    return {left.candidate.progress.person.handle or "": left.hold for left in prospect(app).plan.held}


def codes(app: App) -> set[str]:
    """Name the holds in the plan."""
    return {hold.code for hold in held(app).values()}
