"""What tests share: a fixed clock, a workspace of its own, and the program as a person types it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import memory
import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from postgres import Postgres, postgres

from outreach.actions.workspace import Answers, make
from outreach.app import App
from outreach.demo import Clock
from outreach.text import Language
from stages import Stages

#: A Tuesday, 10:00 in Istanbul.
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)

Run = Callable[..., Result]

pytest_plugins = ["real_servers", "lint_files"]

# A slow machine is no fault of the program; where nobody watches, every run tries the same examples.
settings.register_profile("outreach", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("outreach")


#: Where every test runs on both databases, unless its name says that it is about one of them.
BOTH = ("store", "actions")
DATABASES = ("sqlite", "postgresql")
#: The setting that names the database.
URL = "OUTREACH_DATABASE__URL"


def pytest_configure() -> None:
    memory.use()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames and metafunc.definition.path.parent.name in BOTH:
        name = metafunc.function.__name__
        named = [one for one in DATABASES if one in name.split("_")]
        metafunc.parametrize("database", named or DATABASES, indirect=True, scope="function")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgres]:
    """A PostgreSQL server."""
    with postgres() as one:
        yield one


@pytest.fixture(scope="session")
def template(postgresql: Postgres) -> Iterator[str]:
    """A PostgreSQL database at this program's schema, to copy."""
    from outreach.store.migrating import migrate

    with postgresql.database() as url:
        migrate(url)
        yield postgresql.name(url)


@pytest.fixture
def database(
    request: pytest.FixtureRequest, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The URL of an empty database at this program's schema: the workspace's own file, or one of PostgreSQL."""
    if getattr(request, "param", "sqlite") == "sqlite":
        monkeypatch.delenv(URL, raising=False)
        yield f"sqlite:///{workspace / 'outreach.db'}"
        return
    server = request.getfixturevalue("postgresql")
    with server.database(template=request.getfixturevalue("template")) as url:
        monkeypatch.setenv(URL, url)
        yield url


@pytest.fixture
def environ(database: str) -> Mapping[str, str]:
    """What an App of this test finds in its environment; processes of tests/driver.py find it too."""
    return {URL: os.environ[URL]} if URL in os.environ else {}


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    answers = Answers(
        name="Selin",
        address="selin@kilnhaus.example",
        brand="Kilnhaus",
        language=Language.TR,
        time_zone="Europe/Istanbul",
    )
    make(folder, answers)
    return folder


@pytest.fixture
def app(workspace: Path, clock: Clock, environ: Mapping[str, str]) -> Iterator[App]:
    one = App(folder=workspace, clock=clock, environ=environ)
    yield one
    one.close()


@pytest.fixture
def run(app: App) -> Run:
    """Type a command; a crash of the program is a crash of the test."""
    from outreach.cli import cli

    def typed(*words: str, input: str | bytes | None = None) -> Result:  # noqa: A002 - as click calls it
        return CliRunner(catch_exceptions=False).invoke(cli, list(words), obj=app, input=input)

    return typed


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    for name in ("OUTREACH_WORKSPACE", "EDITOR", "VISUAL", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def reached(
    request: pytest.FixtureRequest, stages: Stages, app: App, run: Run, database: str
) -> Callable[[str], Path]:
    """Bring the workspace to a stage."""
    server = request.getfixturevalue("postgresql") if database.startswith("postgresql") else None

    def reach(stage: str) -> Path:
        stages.reach(stage, app, run, server)
        return app.workspace

    return reach


@pytest.fixture
def spring(reached: Callable[[str], Path]) -> Path:
    """A workspace with people, their posts and the campaign `spring`; nothing is drafted yet."""
    return reached("spring")


@pytest.fixture
def drafted(reached: Callable[[str], Path]) -> Path:
    """The same with six drafts, one for each of `spring.READY`, numbered from 1."""
    return reached("drafted")


@pytest.fixture
def approved(reached: Callable[[str], Path]) -> Path:
    """The same with the six approved."""
    return reached("approved")


@pytest.fixture
def sent(reached: Callable[[str], Path]) -> Path:
    """The same with five sent and the one to Berlin queued for later."""
    return reached("sent")
