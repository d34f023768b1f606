"""Two people of a team at the same moment, each in a process and a folder of their own, with one PostgreSQL database."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from test_action_crashes import INTENT, OUTCOME, number_of

from driver import go_on, started, until_paused
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import READY, outbox, prepare, reached, states
from tables import rows

TODAY = ["ayse", "gulsen", "ilker", "sule", "tom"]


@pytest.fixture
def second(workspace: Path, tmp_path: Path) -> Path:
    """A colleague's workspace: the same settings, key and campaign, and the same list."""
    folder = tmp_path / "second"
    (folder / "campaigns").mkdir(parents=True)
    for name in ("config.toml", "secret.key"):
        shutil.copy(workspace / name, folder / name)
    prepare(folder)
    return folder


def limit(folder: Path, per_day: int) -> None:
    path = folder / "config.toml"
    path.write_text(path.read_text("utf-8").replace("per_day = 20", f"per_day = {per_day}"), "utf-8")


def test_two_send_at_once_on_postgresql_and_share_the_work(
    app: App, approved: Path, second: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)
    number = number_of(2, INTENT)
    with started(approved, "send", now=clock(), do="pause", number=number) as one:
        until_paused(approved)
        with started(second, "send", now=clock()) as other:
            _, told = other.communicate()
            assert other.returncode == 0, told
        assert states(app)["ilker"] == "claimed", "the mail of a sender who lives was taken"
        go_on(approved)
        _, told = one.communicate()
        assert one.returncode == 0, told

    assert reached(approved) == ["ayse", "ilker"]
    assert sorted(reached(second)) == ["gulsen", "sule", "tom"]
    assert {name for name, state in states(app).items() if state == "sent"} == set(TODAY)


def test_two_send_at_once_on_postgresql_and_nobody_gets_two(
    app: App, approved: Path, second: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)
    with started(approved, "send", now=clock()) as one, started(second, "send", now=clock()) as other:
        ends = [process.communicate()[1] for process in (one, other)]
        assert (one.returncode, other.returncode) == (0, 0), ends

    assert sorted(reached(approved) + reached(second)) == TODAY
    ids = [parts.message_id for folder in (approved, second) for parts in outbox(folder)]
    assert len(ids) == len(set(ids)) == 5


def test_two_that_send_on_postgresql_keep_to_the_limit_of_the_day_together(
    app: App, approved: Path, second: Path, clock: Clock
) -> None:
    queue(app, confirmed=6)
    for folder in (approved, second):
        limit(folder, 3)
    number = number_of(2, INTENT)
    with started(approved, "send", now=clock(), do="pause", number=number) as one:
        until_paused(approved)
        with started(second, "send", now=clock()) as other:
            _, told = other.communicate()
            assert other.returncode == 0, told
        go_on(approved)
        one.communicate()

    assert (len(reached(approved)), len(reached(second))) == (2, 1)


@pytest.mark.parametrize(("step", "fate"), [(INTENT, "sent"), (OUTCOME, "unknown")])
def test_what_a_killed_sender_left_on_postgresql_is_settled_by_the_next_one(
    app: App, approved: Path, second: Path, clock: Clock, step: int, fate: str
) -> None:
    queue(app, confirmed=6)
    with started(approved, "send", now=clock(), do="kill", number=number_of(2, step)) as one:
        assert one.wait() == -signal.SIGKILL
    assert states(app)["ilker"] == {INTENT: "claimed", OUTCOME: "sending"}[step]

    with started(second, "send", now=clock()) as other:
        _, told = other.communicate()
        assert other.returncode == {"sent": 0, "unknown": 6}[fate], told

    assert states(app)["ilker"] == fate
    assert reached(second).count("ilker") == (fate == "sent")
    assert sorted(reached(approved) + reached(second)) == TODAY


def both(first: Path, second: Path, clock: Clock, *words: str) -> None:
    """Run a command in both folders, both held just before they first write."""
    instant = {"now": clock(), "do": "pause"}
    with started(first, *words, **instant) as one, started(second, *words, **instant) as other:  # type: ignore[arg-type]  # by name
        for folder in (first, second):
            until_paused(folder)
        for folder in (first, second):
            go_on(folder)
        told = [" ".join(process.communicate()) for process in (one, other)]
        assert "Traceback" not in "".join(told)
        assert "IntegrityError" not in "".join(told)
        assert {one.returncode, other.returncode} <= {0, 2, 5}, told


TABLES = ("influencer", "address", "channel", "measurement", "tag", "note", "enrolment", "draft", "approval")


def kept(app: App) -> dict[str, int]:
    return {table: len(rows(app, f"SELECT id FROM {table}")) for table in TABLES}


def test_two_import_a_list_into_postgresql_at_once(
    app: App, workspace: Path, second: Path, clock: Clock
) -> None:
    prepare(workspace)
    _ = app.engine
    list_ = str(workspace / "people.csv")
    both(workspace, second, clock, "import", "--yes", list_)

    assert kept(app) | {"note": 0} == dict.fromkeys(TABLES, 0) | {"influencer": 8, "address": 7, "channel": 8}


def test_two_draft_a_campaign_on_postgresql_at_once(
    app: App, spring: Path, second: Path, clock: Clock
) -> None:
    both(spring, second, clock, "draft", "spring")

    assert (kept(app)["draft"], kept(app)["enrolment"]) == (len(READY), 8)


def test_two_approve_on_postgresql_at_once(app: App, drafted: Path, second: Path, clock: Clock) -> None:
    both(drafted, second, clock, "approve", "spring", "--confirm-count", "6")

    assert kept(app)["approval"] == len(READY)
