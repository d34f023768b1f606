"""What an action may touch: found when first used, and refused where it is not the workspace's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from outreach.app import App, find_workspace
from outreach.demo import Clock
from outreach.errors import ConfigError, NoWorkspaceError
from outreach.mail.delivery import Transport
from outreach.models import Event
from outreach.store import events


def test_the_workspace_is_the_nearest_folder_upward(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = workspace / "campaigns" / "deep"
    inside.mkdir()
    monkeypatch.chdir(inside)

    assert App().workspace == workspace.resolve()


def test_of_two_workspaces_upward_the_nearer_one_is_meant(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_workspace(inner) is None or not find_workspace(inner).is_relative_to(tmp_path)  # type: ignore[union-attr]  # None is the other case
    (tmp_path / "config.toml").touch()
    assert find_workspace(inner) == tmp_path
    (tmp_path / "a" / "config.toml").touch()
    assert find_workspace(inner) == tmp_path / "a"


def test_a_named_folder_is_not_searched_upward(workspace: Path) -> None:
    with pytest.raises(NoWorkspaceError, match=r"has no config\.toml"):
        _ = App(folder=workspace / "campaigns").workspace


def test_without_a_workspace_the_next_step_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NoWorkspaceError) as told:
        _ = App().workspace

    assert "outreach init" in told.value.hint


def test_nothing_is_made_before_it_is_used(workspace: Path, clock: Clock) -> None:
    App(folder=workspace, clock=clock)

    assert not (workspace / "outreach.db").exists()


def test_a_lost_key_is_told_and_no_new_one_is_made(app: App, workspace: Path) -> None:
    (workspace / "secret.key").unlink()

    with pytest.raises(ConfigError, match="missing or damaged"):
        _ = app.engine

    assert not (workspace / "secret.key").exists()


def test_another_key_is_refused(app: App, workspace: Path, clock: Clock) -> None:
    _ = app.engine
    app.close()
    (workspace / "secret.key").write_text("ab" * 32)

    with pytest.raises(ConfigError, match="not the key of this database"):
        _ = App(folder=workspace, clock=clock).engine


def test_a_transaction_is_kept_whole_or_not_at_all(app: App) -> None:
    def broken_off() -> None:
        with app.writing() as db:
            events.log(db, "test.one", "one", at=app.now(), by="test")
            db.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()

    with app.reading() as db:
        assert db.exec(select(Event)).all() == []


def test_looking_shuts_nobody_out(app: App) -> None:
    with app.reading() as looking:
        looking.exec(select(Event)).all()
        with app.writing() as db:
            events.log(db, "test.one", "one", at=app.now(), by="test")

    with app.reading() as db:
        assert len(db.exec(select(Event)).all()) == 1


def test_mail_stays_here_unless_somebody_says_otherwise(app: App) -> None:
    assert app.transport is Transport.LOCAL
