"""Mails of `spring` that were sent and whose next step is due, and ways to write, send and see follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from outreach.actions.approving import approve
from outreach.actions.desk import Choice, Drafted
from outreach.actions.following import follow_up
from outreach.actions.linting import lint
from outreach.actions.planning import prospect
from outreach.app import App
from outreach.demo import Clock
from outreach.followups.standing import Place
from outreach.mail.letter import Parts
from spring import outbox

Typed = Callable[..., Result]
#: Four business days after a Tuesday's mail, at the same hour.
DUE = timedelta(days=6)


@pytest.fixture
def all_sent(sent: Path, run: Typed, clock: Clock) -> Path:
    """The first mail went to all six, the one to Berlin two hours later."""
    clock.now += timedelta(hours=2)
    assert run("send").exit_code == 0
    clock.now -= timedelta(hours=2)
    return sent


@pytest.fixture
def due(all_sent: Path, clock: Clock) -> Path:
    """The same, and the second step of all but Berlin's is due."""
    clock.now += DUE
    return all_sent


def write(app: App, *names: str, post: str | None = None) -> Drafted:
    """Draft what is due, or what is next for these people."""
    return follow_up(app, "spring", Choice(names=names, post=post))


def send_all(app: App, run: Typed) -> None:
    """Draft what is due, approve it and send it."""
    judged = lint(app, ids=write(app).made)
    approve(app, judged, {one.draft.id or 0: "as it stands" for one in judged})
    assert run("send", "--confirm-count", str(len(prospect(app).plan.slots))).exit_code == 0


def reasons(done: Drafted) -> dict[str, str]:
    """Say why those got no draft who got none."""
    return {one.person.called: one.because for one in done.without}


def resting(done: Drafted) -> dict[str, Place]:
    """Say where those stand who got a mail and whose next step is not due."""
    return {one.progress.person.called: one.place for one in done.resting if one.progress.sent}


def thread(workspace: Path, name: str) -> list[Parts]:
    """Read the mails that somebody got, in the order in which they came."""
    return [parts for parts in outbox(workspace) if parts.to[0] == f"{name}@example.com"]


def change(path: Path, old: str, new: str) -> None:
    """Change a file as a person would."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
