"""A sender killed on either side of the journal's line leaves no false alarm, and nobody gets two mails."""

from __future__ import annotations

import signal
from datetime import timedelta
from pathlib import Path

import pytest
from restored import lines
from sends import send_queued

from driver import started
from outreach.actions.journal import check
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import READY, reached, states


@pytest.mark.parametrize("at", ["note", "noted"])
@pytest.mark.parametrize("number", [1, 4])
def test_a_kill_between_intent_and_first_byte_leaves_one_mail_unknown_and_no_alarm(
    app: App, approved: Path, clock: Clock, at: str, number: int
) -> None:
    queue(app, confirmed=6)

    with started(approved, "send", now=clock(), do="kill", at=at, number=number) as process:
        assert process.wait() == -signal.SIGKILL
    run = send_queued(app)
    clock.now += timedelta(hours=3)
    send_queued(app)

    unknown = [name for name, state in states(app).items() if state == "unknown"]
    assert (len(unknown), run.lost) == (1, 1)
    assert sorted(reached(approved)) == sorted(set(READY) - set(unknown))
    check(app)
    assert len(lines(app)) == 2 * len(READY) - 1
