"""Several senders of one PostgreSQL database: they share work and limits, and one that dies or is cut off harms nobody."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from postgres import Postgres
from test_action_crashes import INTENT, OUTCOME, number_of

from driver import SOON, go_on, started, until_paused
from outreach.actions.queueing import queue
from outreach.app import App
from outreach.demo import Clock
from spring import outbox, prepare, reached, states
from warm import Process

TODAY = ["ayse", "gulsen", "ilker", "sule", "tom"]
#: Every session that holds the right of a sender.
CUT = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
#: Every session of the program.
EVERY = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outreach'"


@pytest.fixture
def three(workspace: Path, tmp_path: Path) -> list[Path]:
    """The workspaces of three colleagues: the same settings, key, campaign and list."""
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        (folder / "campaigns").mkdir(parents=True)
        for name in ("config.toml", "secret.key"):
            shutil.copy(workspace / name, folder / name)
        prepare(folder)
    return folders


@contextmanager
def staying(folders: list[Path], clock: Clock) -> Iterator[list[Process]]:
    """Let a sender stay in each folder; each must end well when it is told to."""
    with ExitStack() as stack:
        processes = [stack.enter_context(started(one, "send", "--watch", now=clock())) for one in folders]
        yield processes
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            _, told = process.communicate(timeout=SOON)
            assert process.returncode in {0, 6}, told


def until_sent(app: App, *, many: int) -> None:
    end = time.monotonic() + SOON
    while list(states(app).values()).count("sent") < many:
        assert time.monotonic() < end, states(app)
        time.sleep(0.1)


def took(folders: list[Path]) -> list[str]:
    return sorted(name for folder in folders for name in reached(folder))


def test_three_that_stay_on_postgresql_share_a_campaign_and_nobody_gets_two(
    app: App, approved: Path, three: list[Path], clock: Clock
) -> None:
    queue(app, confirmed=6)
    with staying(three, clock):
        until_sent(app, many=5)

    assert took(three) == TODAY
    ids = [parts.message_id for folder in three for parts in outbox(folder)]
    assert len(ids) == len(set(ids)) == 5
    assert states(app)["lena"] == "queued"


def test_three_that_stay_on_postgresql_keep_to_one_limit_of_the_day(
    app: App, approved: Path, three: list[Path], clock: Clock
) -> None:
    queue(app, confirmed=6)
    for folder in three:
        path = folder / "config.toml"
        path.write_text(path.read_text("utf-8").replace("per_day = 20", "per_day = 3"), "utf-8")
    with staying(three, clock):
        until_sent(app, many=3)
        time.sleep(1)

    assert len(took(three)) == 3
    assert list(states(app).values()).count("queued") == 3


@pytest.mark.parametrize(("step", "fate"), [(INTENT, "sent"), (OUTCOME, "unknown")])
def test_of_one_that_was_killed_on_postgresql_the_others_take_only_what_it_had_not_begun(
    app: App, approved: Path, three: list[Path], clock: Clock, step: int, fate: str
) -> None:
    queue(app, confirmed=6)
    with started(three[0], "send", now=clock(), do="kill", number=number_of(2, step)) as process:
        assert process.wait() == -signal.SIGKILL
    with staying(three[1:], clock):
        until_sent(app, many=5 if fate == "sent" else 4)

    assert states(app)["ilker"] == fate
    assert took(three) == TODAY
    assert took(three[1:]).count("ilker") == (fate == "sent")


def test_one_that_was_cut_off_on_postgresql_cannot_commit_an_intent(
    app: App, approved: Path, three: list[Path], clock: Clock, postgresql: Postgres
) -> None:
    """The server took it for dead and gave its mail to another; then its network came back."""
    queue(app, confirmed=6)
    first, second, _ = three
    with started(first, "send", now=clock(), do="pause", number=number_of(2, INTENT)) as one:
        until_paused(first)
        assert states(app)["ilker"] == "claimed"
        postgresql.admin.execute(CUT)
        with started(second, "send", now=clock()) as other:
            _, told = other.communicate(timeout=SOON)
            assert other.returncode == 0, told
        go_on(first)
        _, told = one.communicate(timeout=SOON)

    assert "another sender took it over" in told
    assert (reached(first), sorted(reached(second))) == (["ayse"], ["gulsen", "ilker", "sule", "tom"])
    assert list(states(app).values()).count("sent") == 5


def test_an_answer_is_kept_though_postgresql_was_gone_when_it_came(
    app: App, approved: Path, clock: Clock, postgresql: Postgres
) -> None:
    queue(app, confirmed=6)
    with started(approved, "send", now=clock(), do="pause", number=number_of(2, OUTCOME)) as process:
        until_paused(approved)
        assert states(app)["ilker"] == "sending"
        app.engine.dispose()
        postgresql.admin.execute(EVERY)
        go_on(approved)
        _, told = process.communicate(timeout=SOON)

    assert process.returncode == 0, told
    assert states(app)["ilker"] == "sent"
    assert sorted(reached(approved)) == TODAY


def test_one_that_stays_goes_on_when_postgresql_was_gone_for_a_moment(
    app: App, approved: Path, three: list[Path], clock: Clock, postgresql: Postgres
) -> None:
    with staying(three[:1], clock):
        end = time.monotonic() + SOON
        while not postgresql.admin.execute(
            "SELECT 1 FROM pg_stat_activity WHERE application_name = 'outreach'"
        ).fetchall():
            assert time.monotonic() < end
            time.sleep(0.1)
        time.sleep(3)
        app.engine.dispose()
        postgresql.admin.execute(EVERY)
        queue(app, confirmed=6)
        until_sent(app, many=5)

    assert took(three) == TODAY
