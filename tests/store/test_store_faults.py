"""What a database complains of becomes words and an exit code."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import socket

import pytest
from postgres import Postgres
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from outreach.app import App
from outreach.errors import BusyError, ConfigError, LoginError, Outcome, OutreachError, UnreachableError
from outreach.models import Setting
from outreach.store.engine import open_engine
from outreach.store.faults import told
from outreach.store.migrating import migrate


def test_a_sqlite_file_that_another_process_writes_to_is_told_as_busy(tmp_path: Path) -> None:
    path = tmp_path / "outreach.db"
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER UNIQUE)")
        connection.commit()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with told("outreach.db"), engine.connect() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))

    with engine.connect() as connection:
        other.rollback()
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(BusyError, match=r"^outreach\.db: another process writes to it$") as busy:
        write()
    other.close()
    assert busy.value.hint == "wait until that is done, then the same command again"
    assert busy.value.outcome == Outcome.FAILED


def test_a_file_that_is_no_sqlite_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "outreach.db"
    path.write_bytes(b"something else entirely" * 100)

    def read() -> None:
        with told("outreach.db"), open_engine(f"sqlite:///{path}").connect():
            pass

    with pytest.raises(ConfigError, match=r"^outreach\.db: it is no database, or a damaged one$"):
        read()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("INSERT INTO setting VALUES ('full', 'locked'), ('full', 'locked')", IntegrityError),
        ("INSERT INTO setting VALUES ('full', NULL)", IntegrityError),
        ("SELECT nothing FROM setting", (ProgrammingError, OutreachError)),
    ],
)
def test_a_fault_of_the_program_stays_what_it_is(app: App, statement: str, kind: type[Exception]) -> None:
    def write() -> None:
        with app.writing() as db:
            db.execute(text(statement))

    with pytest.raises(kind):
        write()


ABSENT = "the shared database: its server cannot be reached: "


def cannot_open(url: str) -> OutreachError:
    """Say how an App tells of a database that it cannot open."""

    def open_it() -> None:
        engine = open_engine(url)
        try:
            with told("the shared database"), engine.connect():
                pass
        finally:
            engine.dispose()

    with pytest.raises(OutreachError) as refused:
        open_it()
    error = refused.value
    assert "hunter2" not in str(error) + error.hint
    assert error.hint
    return error


def test_a_postgresql_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        for where in (f"127.0.0.1:{port}/d", "nowhere.invalid/d", f"/d?host={tmp_path}"):
            error = cannot_open(f"postgresql+psycopg://u:hunter2@{where}")
            assert type(error) is UnreachableError
            assert str(error).startswith(ABSENT)


def test_a_postgresql_database_that_is_not_there_is_told(postgresql: Postgres) -> None:
    error = cannot_open(postgresql.url("none"))
    assert (type(error), error.outcome) == (ConfigError, Outcome.CONFIG)
    assert str(error).startswith("the shared database: it does not exist on its server: ")
    assert error.hint.startswith("createdb ")


@pytest.fixture
def locked_out(postgresql: Postgres) -> Iterator[Callable[[str], None]]:
    """Let the server ask for what nobody has, then trust again."""
    rules = postgresql.home / "data" / "pg_hba.conf"
    before = rules.read_text()

    def demand(rule: str) -> None:
        rules.write_text(rule + before)
        postgresql.admin.execute("SELECT pg_reload_conf()")
        time.sleep(0.2)

    yield demand
    rules.write_text(before)
    postgresql.admin.execute("SELECT pg_reload_conf()")
    time.sleep(0.2)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("local all test scram-sha-256\n", "password authentication failed"),
        ("local all test reject\n", "pg_hba.conf rejects"),
        ("", 'role "nobody" does not exist'),
    ],
)
def test_a_login_that_postgresql_refuses_is_told_without_the_password(
    postgresql: Postgres, locked_out: Callable[[str], None], rule: str, said: str
) -> None:
    locked_out(rule)
    user = "test" if rule else "nobody"
    error = cannot_open(f"postgresql+psycopg://{user}:hunter2@/template1?host={postgresql.home}")
    assert (type(error), error.outcome) == (LoginError, Outcome.LOGIN)
    assert said in str(error)
    assert "PGPASSFILE" in error.hint


def test_a_line_that_postgresql_cuts_midway_is_told_and_the_next_command_goes_on(
    app: App, postgresql: Postgres, database: str
) -> None:
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{postgresql.name(database)}'"

    def write() -> None:
        with app.writing() as db:
            db.add(Setting(name="a", value="1"))
            db.flush()
            postgresql.admin.execute(cut.encode())
            db.execute(text("SELECT 1"))

    with pytest.raises(UnreachableError, match="the line to its server broke") as told_of:
        write()
    assert "no mail is sent twice" in told_of.value.hint
    with app.writing() as db:
        assert db.get(Setting, "a") is None


def test_a_line_that_postgresql_cuts_between_two_steps_is_told(
    app: App, postgresql: Postgres, database: str
) -> None:
    _ = app.engine
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{postgresql.name(database)}'"
    postgresql.admin.execute(cut.encode())

    def look() -> None:
        with app.reading() as db:
            db.execute(text("SELECT 1"))

    with pytest.raises(UnreachableError, match="the line to its server broke"):
        look()
    look()


def test_what_a_role_of_postgresql_may_not_do_is_told(app: App, postgresql: Postgres, database: str) -> None:
    _ = app.engine
    postgresql.admin.execute("DROP ROLE IF EXISTS guest")
    postgresql.admin.execute("CREATE ROLE guest LOGIN")

    def migrate_as_guest() -> None:
        with postgresql.database() as url, told("the shared database"):
            migrate(url.replace("//test@", "//guest@"))

    with pytest.raises(ConfigError, match="your role may not do this in it: permission denied") as refused:
        migrate_as_guest()
    assert "GRANT" in refused.value.hint


@pytest.mark.parametrize(
    ("state", "kind", "said"),
    [
        ("53100", OutreachError, "the disk is full"),
        ("53300", BusyError, "takes no more connections"),
        ("57P03", BusyError, "is starting or stopping"),
        ("57P01", UnreachableError, "the line to its server broke"),
        ("40001", BusyError, "another process writes"),
        ("40P01", BusyError, "another process writes"),
        ("55P03", BusyError, "another process writes"),
    ],
)
def test_what_postgresql_says_is_known_by_its_code_in_whatever_language(
    app: App, state: str, kind: type[OutreachError], said: str
) -> None:
    def fail() -> None:
        with app.writing() as db:
            db.execute(text(f"DO $$ BEGIN RAISE 'olmadı' USING ERRCODE = '{state}'; END $$"))

    with pytest.raises(kind, match=said) as refused:
        fail()
    assert type(refused.value) is kind
