"""What the machine gives is looked at: folder, room, rules of time zones, keyring."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from outreach.actions import machine
from outreach.actions.checks import Check, State
from outreach.app import App


def line(app: App, about: str) -> Check | None:
    return next((one for one in machine.machine(app) if one.about == about), None)


def test_a_folder_that_is_copied_is_warned_of_sqlite(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "spring"
    shutil.copytree(app.workspace, folder)
    moved = App(folder=folder, environ={})

    found = line(moved, "folder")

    assert found
    assert found.state is State.WARN
    assert "is copied by Dropbox" in found.said
    assert (line(app, "folder") or found).state is State.OK


def test_where_a_shared_database_lies_is_its_server_s_business_postgresql(app: App) -> None:
    assert line(app, "folder") is None
    assert line(app, "disk") is not None


@pytest.mark.parametrize(
    ("free", "state"), [(5_000_000_000, State.OK), (900_000_000, State.WARN), (40_000_000, State.FAIL)]
)
def test_a_disk_that_is_nearly_full_is_told(
    app: App, monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))
    found = line(app, "disk")
    assert found
    assert found.state is state
    assert f"{free // 1_000_000:,} MB free" in found.said


@pytest.mark.parametrize(
    ("file", "text", "said", "state"),
    [
        ("tzdata.zi", "# version 2026a\n# more", "rules of 2026a, from ", State.OK),
        ("+VERSION", "2025c\n", "rules of 2025c, from ", State.OK),
        ("tzdata.zi", "# version 2023c\n", "countries have changed their clocks since", State.WARN),
        ("Europe/Istanbul", "x", "of unknown age", State.WARN),
    ],
)
def test_rules_of_time_zones_grow_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, said: str, state: State
) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text)
    monkeypatch.setattr(machine, "TZPATH", (str(tmp_path / "none"), str(tmp_path)))

    found = machine._zones(date(2026, 11, 24))

    assert found.state is state
    assert said in found.said


def test_without_rules_of_the_system_those_of_the_package_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "TZPATH", ())
    found = machine._zones(date(2026, 11, 24))
    assert found.state is State.OK
    assert found.said.endswith("from tzdata")


class Holding(KeyringBackend):
    """A keyring that holds nothing."""

    def get_password(self, service: str, username: str) -> None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


class PlaintextKeyring(Holding):
    """One that would keep what it holds as it is."""


@pytest.mark.parametrize(
    ("backend", "state"),
    [
        (Holding, State.OK),
        (PlaintextKeyring, State.WARN),
        (fail.Keyring, State.FAIL),
        (null.Keyring, State.FAIL),
    ],
)
def test_the_keyring_is_named_where_an_account_needs_it(
    app: App, monkeypatch: pytest.MonkeyPatch, backend: type[KeyringBackend], state: State
) -> None:
    assert line(app, "keyring") is None
    config = app.workspace / "config.toml"
    config.write_text(config.read_text("utf-8").replace("keyring = false", "keyring = true"), "utf-8")
    monkeypatch.setattr(keyring, "get_keyring", backend)

    found = line(App(folder=app.workspace, environ=app.environ), "keyring")

    assert found
    assert found.state is state
